internal import YAML

/// A line to sign on: words, and leaders where somebody writes.
///
/// Its words are labels, roles and names; whatever else it says makes it a sentence, which stays text.
struct SignatureLine {
  /// Words, and nil where somebody writes.
  private(set) var parts: [String?] = []

  /// Nil where the line is none.
  init?(_ text: String, _ words: SignatureWording) {
    guard Self.mayBe(text), text.count <= 300 else { return nil }
    for piece in Self.pieces(text) {
      if let label = piece {
        guard words.isLabel(label) else { return nil }
        parts.append(label)
      } else if parts.last != .some(nil) {
        parts.append(nil)
      }
    }
    guard parts.contains(where: { $0 == nil }),
      parts.contains(where: { $0.map(words.isOfSigning) == true })
    else { return nil }
  }

  /// A line on which tabs stand for leaders: `Headteacher → Date:`.
  ///
  /// - Parameters:
  ///   - text: the line.
  ///   - words: of those who sign.
  ///   - isBelow: it stands below `Signed by:`, so that it need not name a role and a day.
  init?(tabbed text: String, _ words: SignatureWording, isBelow: Bool) {
    guard text.count <= 120, text.contains("\t") || isBelow && text.trimmed.hasSuffix(":") else {
      return nil
    }
    for piece in text.split(separator: "\t") {
      let label = String(piece).trimmed
      guard !label.isEmpty else { continue }
      guard words.isLabel(label) else { return nil }
      parts += [label, nil]
    }
    let labels = parts.compactMap(\.self)
    let isWhole = labels.count > 1 && words.isRole(labels[0]) && labels.contains(where: words.isDay)
    guard isBelow ? labels.contains(where: words.isOfSigning) : isWhole else { return nil }
  }

  /// Nothing but a leader.
  static func isLeader(_ text: String) -> Bool {
    text.trimmed.wholeMatch(of: /[_.…\-\t ]{6,}/) != nil
  }

  /// Whether it has a leader, and a word that stands beside such where people sign.
  static func mayBe(_ text: String) -> Bool {
    guard text.firstMatch(of: /_{3,}|\.{4,}|…{2,}|-{5,}/) != nil else { return false }
    return SignatureWording.words(text).contains(where: SignatureWording.isSigning)
  }

  /// Words, and nil for a leader of underscores, dots or tabs beside such.
  private static func pieces(_ text: String) -> [String?] {
    var pieces: [String?] = []
    var rest = text[...]
    while let found = rest.firstMatch(of: /[_.…\-]{3,}[_.…\-\t ]*|…{2,}|\t+|\ {2,}/) {
      pieces += labels(rest[..<found.range.lowerBound])
      // A gap between words parts them, and is nothing to write on.
      if found.0.contains(where: { $0 != "\t" && $0 != " " }) { pieces.append(nil) }
      rest = rest[found.range.upperBound...]
    }
    return pieces + labels(rest)
  }

  /// The labels of words in a row: `Headteacher Date:` are two.
  private static func labels(_ text: Substring) -> [String?] {
    var labels: [[Substring]] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      let before = labels.last?.last
      if let before, !SignatureWording.begins(word, behind: before) {
        labels[labels.count - 1].append(word)
      } else {
        labels.append([word])
      }
    }
    return labels.map { $0.joined(separator: " ") }
  }
}
