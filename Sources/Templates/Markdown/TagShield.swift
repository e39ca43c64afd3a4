/// Takes the tags of a text out of the way while it is read as Markdown, in which `|`, `_` and `\` mean something
/// else, and puts them back.
struct TagShield {
  private(set) var tags: [String] = []
  /// The text with a sign in the place of each tag.
  private(set) var text = ""

  /// Signs that are no characters of any writing. (The Unicode Standard, "Private-Use Characters")
  private static let begin: Character = "\u{F8D0}"
  private static let end: Character = "\u{F8D1}"

  init(_ source: String) {
    var rest = source[...]
    while let open = rest.firstRange(of: "{{") {
      let isMeant = rest[..<open.lowerBound].last == "\\"
      text += rest[..<open.lowerBound]
      if isMeant {
        // The engine behind takes the backslash off.
        text.removeLast()
        hide("\\{{")
        rest = rest[open.upperBound...]
        continue
      }
      let line = rest[open.upperBound...].prefix { $0 != "\n" }
      let close = line.firstRange(of: "}}")?.upperBound ?? open.upperBound
      hide(String(rest[open.lowerBound..<close]))
      rest = rest[close...]
    }
    text += rest
  }

  private mutating func hide(_ tag: String) {
    text.append("\(Self.begin)\(tags.count)\(Self.end)")
    tags.append(tag)
  }

  /// A text of the result, with its tags back in it.
  func restored(_ text: String) -> String {
    guard text.contains(Self.begin) else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: Self.begin) {
      result += rest[..<open]
      let digits = rest[rest.index(after: open)...].prefix { $0.isNumber }
      if let index = Int(digits), tags.indices.contains(index) { result += tags[index] }
      rest = rest[digits.endIndex...]
      if rest.first == Self.end { rest = rest.dropFirst() }
    }
    return result + rest
  }

  func holdsTag(_ text: String) -> Bool { text.contains(Self.begin) }

  /// What stands in the one tag that is all of a text; nil where there is more or none.
  func soleTag(_ text: String) -> String? {
    let whole = restored(text)
    let count = text.count { $0 == Self.begin }
    guard whole.hasPrefix("{{"), whole.hasSuffix("}}"), count == 1, text.first == Self.begin,
      text.last == Self.end
    else { return nil }
    return whole.dropFirst(2).dropLast(2).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
