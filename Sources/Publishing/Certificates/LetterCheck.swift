internal import Cases
package import Fonts

/// Whether the fonts of this machine have every letter of the facts: a certificate with a box in a name is none.
package struct LetterCheck {
  private let shaper: TextShaper

  /// - Parameter faces: that certificates are printed with.
  package init(_ faces: FontFaces) {
    shaper = TextShaper(faces)
  }

  /// What is wrong with the letters of some rows, each with its place and without the name.
  ///
  /// - Parameters:
  ///   - rows: of a session.
  ///   - file: its name.
  /// - Returns: one for each row that has such a letter.
  package func mistakes(
    _ rows: [TrainingSession.Row], file: String
  ) -> [PublishingErrors.Mistake] {
    // All at once: nearly always there is nothing to be found.
    let texts = Set(rows.flatMap { Self.texts(of: $0) })
    guard !missing(texts.sorted().joined(separator: " ")).isEmpty else { return [] }
    return rows.compactMap { row in
      let codes = missing(Self.texts(of: row).joined(separator: " "))
      guard !codes.isEmpty else { return nil }
      return PublishingErrors.Mistake(
        "No font on this machine has \(codes.count == 1 ? "the letter" : "the letters") \(codes.joined(separator: ", ")).",
        at: "\(file), \(row.place)",
        hint:
          "Install a font for the script: Debian's fonts-noto-core has those of nearly all."
      )
    }
  }

  /// What is written in more than ASCII, which every font has.
  private static func texts(of row: TrainingSession.Row) -> [String] {
    [row.facts.name, row.facts.course, row.facts.trainer].filter { text in
      text.utf8.contains { $0 >= 0x80 }
    }
  }

  /// The codes of letters that no font has, such as `U+06C1`, sorted.
  private func missing(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    let bytes = Array(text.utf8)
    // Any family: where it lacks a letter, every other one is asked for it.
    let looks = TextLooks(family: "Carlito", size: 12)
    let shaped = shaper.shape(
      TextToShape(text, spans: [TextToShape.Span(range: 0..<bytes.count, looks: looks)]))
    var codes: Set<String> = []
    for (index, cluster) in shaped.clusters.enumerated() where cluster.isMissing {
      let letter = String(
        decoding: bytes[Int(cluster.offset)..<shaped.end(of: index)], as: UTF8.self)
      for scalar in letter.unicodeScalars {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        codes.insert("U+" + String(repeating: "0", count: max(4 - digits.utf8.count, 0)) + digits)
      }
    }
    return codes.sorted()
  }
}
