internal import Word
internal import YAML

/// A line of a text that Word exported, without the marks that Word leaves in it.
struct TextLine {
  /// Its index among the lines of the file, from 0.
  let index: Int
  /// Without marks, and without spaces at its ends.
  let text: String
  /// It holds nothing but marks: the line is none of the writer's.
  let isMark: Bool
  var label: Label?

  /// What stands before a point of a list.
  struct Label {
    enum Kind: Hashable { case bullet(Character), number(Int) }
    var kind: Kind
    /// How many bytes of the text it takes, with the space behind it.
    var bytes: Int
  }

  init(_ raw: String, index: Int) {
    self.index = index
    let clean = Self.withoutMarks(raw).replacing("\u{0C}", with: "")
    text = clean.trimmed
    isMark = text.isEmpty && !raw.allSatisfy { $0.isWhitespace && $0 != "\u{0C}" }
    label = Self.label(of: text)
  }

  var isBlank: Bool { text.isEmpty }

  /// The text behind the label.
  var words: String {
    guard let label else { return text }
    return String(decoding: text.utf8.dropFirst(label.bytes), as: UTF8.self).trimmed
  }

  /// A line without the marks that Word puts where a bookmark stands: `[bookmark: _Toc123]`.
  static func withoutMarks(_ line: String) -> String {
    line.contains("[bookmark:") ? line.replacing(/\[bookmark:[^\[\]\n]*\]/, with: "") : line
  }

  private static let bullets: Set<Character> = [
    "·", "•", "▪", "◦", "‣", "●", "○", "■", "§", "Ø", "ü", "–", "-", "*", "o", "\u{F0B7}",
  ]

  /// A bullet is a sign with a tab behind it, as Word exports it; some signs mean nothing else before a space.
  private static func label(of text: String) -> Label? {
    guard let first = text.first else { return nil }
    let rest = text.dropFirst()
    if bullets.contains(first), let next = rest.first,
      next == "\t" || next == " " && (!"§Øüo".contains(first) || rest.hasPrefix("  "))
    {
      let space = rest.prefix { $0.isWhitespace }
      guard space.endIndex < rest.endIndex else { return nil }
      return Label(
        kind: .bullet(first), bytes: String(first).utf8.count + space.utf8.count)
    }
    guard let found = text.prefixMatch(of: /(\d{1,3})[.)][ \t]+(?=\S)/), let number = Int(found.1)
    else { return nil }
    return Label(kind: .number(number), bytes: text[found.range].utf8.count)
  }
}
