/// Gives each tag that is alone on its line a paragraph of its own: Markdown joins lines, and a block would begin
/// in the middle of a text.
struct TagLines {
  private(set) var text = ""
  /// The line of the source that each line came from, counted from 1.
  private(set) var origins: [Int] = []

  init(_ source: String) {
    var lines: [Substring] = []
    var fence: Fence?
    let source = source.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in source.enumerated() {
      if let open = fence {
        if open.isClosed(by: line) { fence = nil }
      } else {
        fence = Fence(line)
      }
      let isAlone = fence == nil && Self.isTag(line)
      if isAlone, Self.isInTable(index, source) {
        // A row of its own, which goes with the tag in it.
        add("| \(line.drop { $0.isWhitespace }) |", index, &lines)
        continue
      }
      if isAlone { add("", index, &lines) }
      add(line, index, &lines)
      if isAlone { add("", index, &lines) }
    }
    text = lines.joined(separator: "\n")
  }

  private mutating func add(
    _ line: some StringProtocol, _ index: Int, _ lines: inout [Substring]
  ) {
    lines.append(Substring(line))
    origins.append(index + 1)
  }

  /// The line of the source that a line of the text came from.
  func origin(_ line: Int) -> Int {
    origins.indices.contains(line - 1) ? origins[line - 1] : line
  }

  /// Whether a line of a tag has rows of a table above and below it.
  private static func isInTable(_ index: Int, _ lines: [Substring]) -> Bool {
    func isRow(_ line: Substring) -> Bool { line.drop { $0 == " " }.hasPrefix("|") }
    guard let above = lines[..<index].last(where: { !isTag($0) }), isRow(above),
      lines[index].first == "{"
    else { return false }
    return lines[..<index].reversed().prefix { isRow($0) || isTag($0) }
      .contains { $0.allSatisfy { "|-: ".contains($0) } && $0.contains("-") }
      && (lines[(index + 1)...].first { !isTag($0) }.map(isRow) ?? false
        || closesRows(index, lines))
  }

  /// Whether the tag closes what a tag between the rows above it has opened.
  private static func closesRows(_ index: Int, _ lines: [Substring]) -> Bool {
    var depth = 0
    for line in lines[...index].reversed() {
      guard isTag(line) else {
        guard line.drop(while: { $0 == " " }).hasPrefix("|") else { return false }
        continue
      }
      let word = line.dropFirst(2).drop { $0.isWhitespace }
      if word.hasPrefix("/") { depth += 1 }
      if word.hasPrefix("#") { depth -= 1 }
      if depth == 0 { return word.hasPrefix("#") }
    }
    return false
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

/// The line that opens code. (CommonMark 0.31, "Fenced code blocks")
private struct Fence {
  private let sign: Character
  private let count: Int

  init?(_ line: Substring) {
    let rest = line.drop { $0 == " " }
    guard line.count - rest.count < 4, let sign = rest.first, sign == "`" || sign == "~" else {
      return nil
    }
    count = rest.prefix { $0 == sign }.count
    self.sign = sign
    guard count >= 3, sign == "~" || !rest.dropFirst(count).contains("`") else { return nil }
  }

  func isClosed(by line: Substring) -> Bool {
    let rest = line.drop { $0 == " " }
    let signs = rest.prefix { $0 == sign }
    return line.count - rest.count < 4 && signs.count >= count
      && rest.dropFirst(signs.count).allSatisfy(\.isWhitespace)
  }
}
