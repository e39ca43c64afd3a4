/// Writes a policy as a text in Markdown, with the values at its top.
struct PolicyMarkdown {
  /// Names become tags.
  let putsTags: Bool
  /// Printed forms are written; they are left out where only the policy's own words are wanted.
  var includesForms = true

  /// What was written.
  struct Written {
    var text = ""
    /// The names in it, with the line that each stands on, counted from 1.
    var names: [(tag: String, line: Int)] = []
    fileprivate var line = 1
  }

  func write(_ front: FrontValues, _ blocks: [PolicyBlock], notes: [[PolicyWords]]) -> Written {
    var written = Written()
    put(front.lines.map { $0 + "\n" }.joined(), [], &written)
    var words = MarkdownWords(putsTags: putsTags)
    var list = ListIndents()
    var before: PolicyBlock.Content?
    for block in blocks {
      let known = words.names.count
      guard let text = self.text(of: block.content, &words, &list) else { continue }
      put(Self.isOneList(before, block.content) ? "" : "\n", [], &written)
      put(text + "\n", Array(words.names[known...]), &written)
      before = block.content
    }
    for number in words.notes where notes.indices.contains(number) {
      let known = words.names.count
      // A note of several paragraphs has the others below it, four spaces in.
      let paragraphs = notes[number].map {
        words.write($0, .inText).replacing("\n", with: "\n    ")
      }
      let text = "[^\(number + 1)]: " + paragraphs.joined(separator: "\n\n    ")
      put("\n" + text + "\n", Array(words.names[known...]), &written)
    }
    return written
  }

  private func put(_ text: String, _ names: [String], _ written: inout Written) {
    var start = written.line
    if text.first == "\n" { start += 1 }
    for name in names { written.names.append((name, start)) }
    written.text += text
    written.line += text.utf8.count { $0 == UInt8(ascii: "\n") }
  }

  private static func isOneList(_ one: PolicyBlock.Content?, _ other: PolicyBlock.Content) -> Bool {
    guard case .item? = one, case .item = other else { return false }
    return true
  }

  private func text(
    of content: PolicyBlock.Content, _ words: inout MarkdownWords, _ list: inout ListIndents
  ) -> String? {
    if case .item(let item) = content {
      let text = words.write(item.words, .inText)
      return text.isEmpty ? nil : list.line(item, text)
    }
    list.end()
    switch content {
    case .heading(let level, let heading):
      var text = words.write(heading, .inHeading)
      // Number signs at the end would close the heading and not be shown.
      if text.hasSuffix("#") { text = text.replacing("#", with: "\\#") }
      return text.isEmpty ? nil : String(repeating: "#", count: level) + " " + text
    case .paragraph(let paragraph):
      let text = words.write(paragraph, .inText)
      return text.isEmpty ? nil : text
    case .table(let rows): return table(rows, &words)
    case .contents: return "{{contents}}"
    case .form(let id): return includesForms ? "{{include form \(id)}}" : nil
    case .remark(let text): return "{{! \(Self.remark(text)) }}"
    case .item: return nil
    }
  }

  private func table(_ rows: [[PolicyWords]], _ words: inout MarkdownWords) -> String? {
    guard let first = rows.first, !first.isEmpty else { return nil }
    var lines = rows.map { row in
      "| " + row.map { words.write($0, .inCell) }.joined(separator: " | ") + " |"
    }
    lines.insert("|" + String(repeating: " :-- |", count: first.count), at: 1)
    return lines.joined(separator: "\n")
  }

  private static func remark(_ text: String) -> String {
    text.spaced.replacing("}}", with: ") )").replacing("{{", with: "( (")
  }
}

extension PolicyBlock.Item.Mark {
  fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}

/// How far the points of a list are indented, and which sign each gets.
private struct ListIndents {
  private var levels: [Level] = []

  private struct Level {
    var isNumbered: Bool
    var number: Int
    /// What stands behind a number: another sign begins another list.
    var sign: Character
    /// How far what is below a point begins.
    var indent: Int
  }

  mutating func end() { levels = [] }

  mutating func line(_ item: PolicyBlock.Item, _ text: String) -> String {
    let depth = min(item.level, levels.count)
    let before = depth < levels.count ? levels[depth] : nil
    levels.removeSubrange(depth...)
    let outer = levels.last?.indent ?? 0
    var mark: String
    switch item.mark {
    case .bullet, .box:
      mark = before.map { !$0.isNumbered && $0.sign == "*" } ?? false ? "* " : "- "
      levels.append(
        Level(isNumbered: false, number: 0, sign: mark.first ?? "-", indent: outer + 2))
      if item.mark == .box { mark += "[ ] " }
    case .number(let number):
      let number = min(number, 999_999_999)
      var sign = before?.isNumbered == true ? before?.sign ?? "." : "."
      if let before, before.isNumbered, before.number + 1 != number {
        sign = sign == "." ? ")" : "."
      }
      mark = "\(number)\(sign) "
      levels.append(
        Level(isNumbered: true, number: number, sign: sign, indent: outer + mark.count))
    }
    // Within a point, a list that does not begin with 1 must stand behind a blank line.
    let gap = depth > 0 && before == nil && item.mark != .number(1) && item.mark.isNumber
    let indent = (gap ? "\n" : "") + String(repeating: " ", count: outer)
    let inner = String(repeating: " ", count: levels.last?.indent ?? 0)
    return indent + mark + text.replacing("\n", with: "\n" + inner)
  }
}
