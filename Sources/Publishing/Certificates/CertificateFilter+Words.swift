package import Cases
internal import Folding

extension Sequence<RegisteredCertificate> {
  /// Those whose name and course hold some words, whatever the capitals.
  ///
  /// - Parameters:
  ///   - name: nil for all.
  ///   - course: nil for all.
  /// - Returns: in their order.
  package func holding(name: String?, course: String?) -> [RegisteredCertificate] {
    let (name, course) = (name.map(Self.words), course.map(Self.words))
    return filter { registered in
      let facts = registered.certificate.facts
      return (name.map { Self.words(facts.name).contains($0) } ?? true)
        && (course.map { Self.words(facts.course).contains($0) } ?? true)
    }
  }

  private static func words(_ text: String) -> String {
    String(decoding: folded(text.utf8), as: UTF8.self)
  }
}
