internal import YAML

/// Which paragraphs are headings by their looks and words alone.
enum HeadingLooks {
  /// A heading is short, ends in no stop and begins with a capital or a number.
  static func isTitleLike(_ text: String, upTo length: Int = 80) -> Bool {
    let text = text.trimmed
    guard !text.isEmpty, text.count <= length, !text.contains("\t"), !text.contains("\n"),
      let first = text.first, let last = text.last, text.contains(where: \.isLetter)
    else { return false }
    guard first.isUppercase || first.isNumber || "‘“\"'(".contains(first) else { return false }
    return !".:;,!…_-".contains(last) && !text.contains(". ")
      || Self.number(of: text) != nil
        && !text.dropFirst(4).contains(". ") && !".:;,!…_-".contains(last)
  }

  /// All of its letters are capitals, and there are more than two.
  static func isCapitals(_ text: String) -> Bool {
    text.count(where: \.isLetter) > 2 && !text.contains(where: \.isLowercase)
  }

  /// The number at its beginning, such as `2.1`, with how many bytes it and what is behind it take.
  static func number(of text: String) -> (parts: [Int], bytes: Int)? {
    guard let found = text.prefixMatch(of: /(\d{1,3}(?:\.\d{1,3})*)[.)]?[ \t]+/) else { return nil }
    let parts = found.1.split(separator: ".").compactMap { Int($0) }
    return (parts, text[found.range].utf8.count)
  }

  /// The level of a paragraph that is a heading by being bold; nil for any other.
  static func level(of words: PolicyWords) -> Int? {
    let text = words.plain
    guard words.isBold, isTitleLike(text, upTo: 100) else { return nil }
    return number(of: text.trimmed).map { min($0.parts.count, 6) } ?? (isCapitals(text) ? 1 : 2)
  }
}
