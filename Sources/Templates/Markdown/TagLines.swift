/// Gives each tag that is alone on its line a paragraph of its own: Markdown joins lines, and a block would begin
/// in the middle of a text.
struct TagLines {
  private(set) var text = ""
  /// The line of the source that each line came from, counted from 1.
  private(set) var origins: [Int] = []

  init(_ source: String) {
    var lines: [Substring] = []
    var fence: Character?
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if let opened = Self.fence(line) {
        if fence == nil { fence = opened } else if fence == opened { fence = nil }
      }
      let isAlone = fence == nil && Self.isTag(line)
      if isAlone { add("", index, &lines) }
      add(line, index, &lines)
      if isAlone { add("", index, &lines) }
    }
    text = lines.joined(separator: "\n")
  }

  private mutating func add(_ line: Substring, _ index: Int, _ lines: inout [Substring]) {
    lines.append(line)
    origins.append(index + 1)
  }

  /// The line of the source that a line of the text came from.
  func origin(_ line: Int) -> Int {
    origins.indices.contains(line - 1) ? origins[line - 1] : line
  }

  private static func fence(_ line: Substring) -> Character? {
    let rest = line.drop { $0 == " " }
    guard line.count - rest.count < 4 else { return nil }
    return rest.hasPrefix("```") ? "`" : rest.hasPrefix("~~~") ? "~" : nil
  }

  /// `{{#…}}`, `{{/…}}`, `{{else…}}` and what docket does itself, at the beginning of a line.
  private static func isTag(_ line: Substring) -> Bool {
    var rest = line
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    guard rest.hasPrefix("{{"), rest.hasSuffix("}}") else { return false }
    let inner = rest.dropFirst(2).dropLast(2)
    guard !inner.contains("{{"), !inner.contains("}}") else { return false }
    let word = inner.drop { $0.isWhitespace }
    return ["#", "/", "else", "page break", "section", "contents", "include "].contains {
      word.hasPrefix($0)
    }
  }
}
