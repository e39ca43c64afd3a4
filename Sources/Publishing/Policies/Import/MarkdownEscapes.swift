/// Words as Markdown that shows exactly these words. (CommonMark 0.31, "Backslash escapes")
enum MarkdownEscapes {
  /// Escapes what would mean something within a line.
  ///
  /// - Parameters:
  ///   - text: without line ends.
  ///   - before: the sign that stands before it in the paragraph.
  ///   - linksAddresses: web addresses become links; within a link they cannot.
  /// - Returns: one line.
  static func inline(
    _ text: String, after before: Unicode.Scalar? = nil, linksAddresses: Bool = true
  ) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    func at(_ index: Int) -> Unicode.Scalar? {
      index < 0 ? before : index < scalars.count ? scalars[index] : nil
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if linksAddresses, let end = addressEnd(scalars, from: index) {
        result.append("<")
        result.append(contentsOf: scalars[index..<end])
        result.append(">")
        index = end
        continue
      }
      switch scalar {
      case "_":
        // A run between spaces is a line to write on, and no emphasis.
        var end = index
        while at(end) == "_" { end += 1 }
        let isFree = isSpace(at(index - 1)) && end < scalars.count && isSpace(scalars[end])
        for _ in index..<end {
          if !isFree { result.append("\\") }
          result.append("_")
        }
        index = end
        continue
      case "\\", "`", "*", "[", "]", "<", "~", "|": result.append("\\")
      // A footnote that is none.
      case "^" where at(index - 1) == "[": result.append("\\")
      case "{" where at(index + 1) == "{":
        // docket's own: two braces that are no tag.
        result.append(contentsOf: "\\{{".unicodeScalars)
        index += 2
        continue
      case "&" where at(index + 1).map { $0 == "#" || isLetter($0) } ?? false: result.append("\\")
      // A link is made of http: and mailto: wherever they stand.
      case ":" where at(index - 1).map(isLetter) ?? false && !isSpace(at(index + 1)):
        result.append("\\")
      case "." where isWeb(scalars, before: index): result.append("\\")
      default: break
      }
      result.append(scalar)
      index += 1
    }
    return String(result)
  }

  /// Escapes what would mean something at the beginning of a line, of words that are escaped already.
  static func lineStart(_ line: String) -> String {
    guard let first = line.unicodeScalars.first else { return line }
    switch first {
    case "#", ">", "+", "-", "=", "_", ":": return "\\" + line
    case "0"..."9":
      let digits = line.unicodeScalars.prefix { ("0"..."9").contains($0) }
      let rest = line.unicodeScalars.dropFirst(digits.count)
      guard let sign = rest.first, sign == "." || sign == ")" else { return line }
      return String(String.UnicodeScalarView(digits)) + "\\"
        + String(String.UnicodeScalarView(rest))
    default: return line
    }
  }

  /// The end of a web address that Markdown takes as it is between `<` and `>`; nil where none begins.
  private static func addressEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard scalars[start] == "h",
      start == 0 || !isLetter(scalars[start - 1]) && scalars[start - 1] != "<"
    else { return nil }
    let rest = scalars[start...]
    guard
      rest.starts(with: "http://".unicodeScalars) || rest.starts(with: "https://".unicodeScalars)
    else { return nil }
    var end = start
    while end < scalars.count, scalars[end].isASCII, scalars[end].value > 0x20,
      !"<>\"|\\`{}&[]*".unicodeScalars.contains(scalars[end]), scalars[end].value != 0x7F
    {
      end += 1
    }
    // What ends the sentence is none of it; what could not stand in it makes it no address.
    guard end == scalars.count || isSpace(scalars[end]) || scalars[end] == "\"" else { return nil }
    while end > start, ".,;:!?)'_".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
    return end > start + 9 ? end : nil
  }

  private static func isWeb(_ scalars: [Unicode.Scalar], before index: Int) -> Bool {
    index >= 3 && scalars[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  static func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return true }
    return scalar == " " || scalar == "\t" || scalar == "\n"
  }
}
