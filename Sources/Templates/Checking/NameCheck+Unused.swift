extension NameCheck {
  /// The names of the data that the template never uses; of a list that it goes through, those of its elements.
  ///
  /// None where a mistake may hide a part of the template.
  func unused(of shape: DataShape) -> [String] {
    let hidesText = template.findings.contains { $0.severity == .error && $0.mayHideText }
    guard !hidesText, case .record(let shapes) = shape else { return [] }
    return shapes.keys.sorted().flatMap { name -> [String] in
      guard used.contains(name) else { return isMentioned(name) ? [] : [name] }
      guard !isOpen, case .list(let element)? = shapes[name], goneThrough.contains(name) else {
        return []
      }
      return element.names.map { "\(name).\($0)" }.filter { !used.contains($0) && !isMentioned($0) }
    }
  }

  /// Whether a tag that is wrong may mean a name: all its words stand in it.
  private func isMentioned(_ name: String) -> Bool {
    let words = Self.words(of: name.split(separator: ".").last.map(String.init) ?? name)
    return mistakenTags.contains { words.isSubset(of: $0) }
  }

  static func words(of text: String) -> Set<Substring> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber })
  }
}
