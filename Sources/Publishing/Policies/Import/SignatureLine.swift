internal import Word
internal import YAML

/// A line to sign on: words, and leaders where somebody writes.
struct SignatureLine {
  /// Words, and nil where somebody writes.
  private(set) var parts: [String?] = []

  /// Nil where the line is none: it has no leader beside words of signing, or too many words.
  init?(_ text: String) {
    guard Self.mayBe(text), text.count <= 300 else { return nil }
    for piece in Self.pieces(text) {
      if let words = piece {
        // A name, a role, a label: not a sentence.
        guard words.split(whereSeparator: \.isWhitespace).count <= 10 else { return nil }
        parts.append(words)
      } else if parts.last != .some(nil) {
        parts.append(nil)
      }
    }
    guard parts.contains(where: { $0 == nil }), parts.contains(where: { $0 != nil }) else {
      return nil
    }
  }

  /// A line below `Signed by:`, where tabs stand for lines: `Headteacher → Date:`.
  init?(below text: String) {
    guard text.count <= 120, text.contains("\t") || text.trimmed.hasSuffix(":"),
      text.firstMatch(of: Self.signing) != nil
    else { return nil }
    for piece in text.split(whereSeparator: { $0 == "\t" }) {
      let words = String(piece).trimmed
      guard !words.isEmpty else { continue }
      guard words.split(whereSeparator: \.isWhitespace).count <= 6 else { return nil }
      parts += [words, nil]
    }
    guard !parts.isEmpty else { return nil }
  }

  /// Nothing but a leader.
  static func isLeader(_ text: String) -> Bool {
    text.trimmed.wholeMatch(of: /[_.…\-\t ]{6,}/) != nil
  }

  private static var signing: Regex<(Substring, Substring)> {
    /(?i)\b(sign|signed|signature|date|name|headteacher|head teacher|chair|governor|role|position)/
  }

  /// Whether it says that somebody signs, with a leader in it.
  static func mayBe(_ text: String) -> Bool {
    guard text.firstMatch(of: /_{3,}|\.{4,}|…{2,}|-{5,}/) != nil else { return false }
    return text.firstMatch(of: Self.signing) != nil
  }

  /// Words, and nil for a leader of underscores, dots or tabs beside such.
  private static func pieces(_ text: String) -> [String?] {
    var pieces: [String?] = []
    var rest = text[...]
    while let found = rest.firstMatch(of: /[_.…\-]{3,}[_.…\-\t ]*|…{2,}|\t+/) {
      pieces += words(rest[..<found.range.lowerBound])
      // A tab between words parts them, and is nothing to write on.
      if found.0.contains(where: { $0 != "\t" && $0 != " " }) { pieces.append(nil) }
      rest = rest[found.range.upperBound...]
    }
    return pieces + words(rest)
  }

  private static func words(_ text: Substring) -> [String?] {
    // The label of the next line to write on is a part of its own: `Headteacher Date:`.
    var parts: [String?] = []
    var rest = text
    while let found = rest.firstMatch(of: /\s((?i:date|name|print name|position|signature)\s*:)/) {
      parts.append(String(rest[..<found.range.lowerBound]).trimmed)
      rest = rest[found.1.startIndex...]
    }
    parts.append(String(rest).trimmed)
    return parts.filter { $0?.isEmpty == false }
  }
}
