/// Takes the tags of a text out of the way while it is read as Markdown, in which `|`, `_` and `\` mean something
/// else, and puts them back.
struct TagShield {
  private(set) var tags: [String] = []
  /// The text with a sign in the place of each tag.
  private(set) var text = ""

  /// Signs that are no characters of any writing. (The Unicode Standard, "Private-Use Characters")
  private static let begin: Character = "\u{F8D0}"
  private static let end: Character = "\u{F8D1}"

  /// Whether a tag was taken out of a text.
  static func holdsTag(_ text: String) -> Bool { text.contains(begin) }

  init(_ source: String) {
    var rest = source[...]
    // No tag is closed on the line that ends here.
    var unclosed = source.startIndex
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
      var close = open.upperBound
      if open.lowerBound >= unclosed {
        let line = rest[open.upperBound...].prefix { $0 != "\n" }
        if let end = line.firstRange(of: "}}") {
          close = end.upperBound
        } else {
          unclosed = line.endIndex
        }
      }
      // In a table a bar is written \|, in tags too.
      hide(rest[open.lowerBound..<close].replacing("\\|", with: "|"))
      rest = rest[close...]
    }
    text += rest
  }

  private mutating func hide(_ tag: some StringProtocol) {
    text.append("\(Self.begin)\(tags.count)\(Self.end)")
    tags.append(String(tag))
  }

  /// A text of the result, with its tags back in it; other braces are literal.
  func restored(_ text: String) -> String {
    guard text.contains(Self.begin) else { return Self.literal(text[...]) }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: Self.begin) {
      result += Self.literal(rest[..<open])
      let digits = rest[rest.index(after: open)...].prefix { $0.isNumber }
      if let index = Int(digits), tags.indices.contains(index) { result += tags[index] }
      rest = rest[digits.endIndex...]
      if rest.first == Self.end { rest = rest.dropFirst() }
    }
    return result + Self.literal(rest)
  }

  /// Braces that Markdown was told to take as they are: `\{\{`.
  private static func literal(_ text: Substring) -> String {
    String(text.contains("{{") ? text.replacing("{{", with: "\\{{") : text)
  }

  /// Whether a text begins with a tag of a block, which the engine may take away with its paragraph.
  func beginsBlock(_ text: String) -> Bool {
    guard text.first == Self.begin else { return false }
    let tag = restored(text).dropFirst(2).drop { $0.isWhitespace }
    return tag.hasPrefix("#") || tag.hasPrefix("/") || tag.hasPrefix("else")
  }

  /// What stands in the tags of blocks in a text, in their order.
  func blocks(in text: String) -> [String] {
    guard text.contains(Self.begin) else { return [] }
    return text.split(separator: Self.begin).compactMap { part in
      guard let index = Int(part.prefix { $0.isNumber }), tags.indices.contains(index) else {
        return nil
      }
      let words = tags[index].dropFirst(2).dropLast(2).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      return ["#", "/", "else"].contains(where: words.hasPrefix) ? words : nil
    }
  }

  /// What docket does itself and stands in the middle of a text, where it cannot.
  func directive(in text: String) -> String? {
    guard text.contains(Self.begin) else { return nil }
    return text.split(separator: Self.begin).lazy.compactMap { part -> String? in
      guard let index = Int(part.prefix { $0.isNumber }), tags.indices.contains(index) else {
        return nil
      }
      let words = tags[index].dropFirst(2).dropLast(2).split(whereSeparator: \.isWhitespace)
      guard words.count > 1 else { return nil }
      let isDirective =
        words[0] == "include" || words == ["page", "break"]
        || words[0] == "section" && ["landscape", "portrait"].contains(words[1])
        || words[0] == "contents" && words[1] == "levels:"
      return isDirective ? tags[index] : nil
    }.first
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
