/// A heading that the contents list names.
struct ContentsEntry {
  /// 1 to 6.
  var level: Int
  /// With the tags that stand in it.
  var words: String
  var bookmark: String
  var line: SourceLine
  /// The blocks that the heading stands in, the outermost first.
  var blocks: [Block]

  /// A block of the template engine.
  struct Block {
    /// Tells it from others with the same tags.
    var number: Int
    /// The tag that opens it and each `else` up to here, without their braces.
    var tags: [(words: String, line: SourceLine)]

    var isCondition: Bool { !(tags.first?.words.hasPrefix("#each") ?? false) }

    /// The tag that closes it.
    var end: String { "/\(tags.first?.words.dropFirst().prefix { $0.isLetter } ?? "")" }
  }
}

/// A TOC field whose entries are there already; Word puts the page numbers in when it opens the file.
/// (ECMA-376 Part 1, §17.16.5.68)
struct ContentsList {
  /// Its paragraphs; none where there is no heading.
  private(set) var bytes: [UInt8] = []
  private(set) var trace = SourceTrace()

  /// An entry stands in the blocks that its heading stands in, so that it comes as often as that.
  ///
  /// - Parameters:
  ///   - headings: all of them.
  ///   - levels: how many levels of them are named.
  ///   - house: whose looks it gets.
  init(_ headings: [ContentsEntry], levels: Int, _ house: borrowing HouseStyle) {
    let entries = headings.filter { $0.level <= levels }
    guard let first = entries.first, let last = entries.last else { return }
    paragraph(house.style(.paragraph, "toc heading"), "<w:r><w:t>Contents</w:t></w:r>")
    let begin =
      "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-\(levels)\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    // What may go away holds neither end of the field.
    if !first.blocks.isEmpty { paragraph(nil, begin) }
    var open: [ContentsEntry.Block] = []
    for (index, entry) in entries.enumerated() {
      change(from: &open, to: entry.blocks, for: entry)
      var level = entry.level
      while level > 1, house.style(.paragraph, "toc \(level)") == nil { level -= 1 }
      trace.add(entry.words, of: entry.line, at: bytes.count)
      paragraph(
        house.style(.paragraph, "toc \(level)"),
        (index == 0 && first.blocks.isEmpty ? begin : "") + link(entry)
          + (index == entries.count - 1 && last.blocks.isEmpty ? end : ""))
    }
    change(from: &open, to: [], for: last)
    if !last.blocks.isEmpty { paragraph(nil, end) }
  }

  private func link(_ entry: ContentsEntry) -> String {
    let words = MarkdownWriter.escaped(entry.words)
    return "<w:hyperlink w:anchor=\"\(entry.bookmark)\" w:history=\"1\">"
      + "<w:r><w:t xml:space=\"preserve\">\(words)</w:t></w:r><w:r><w:tab/></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGEREF \(entry.bookmark) \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t> </w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink>"
  }

  /// The tags between two entries, each in a paragraph of its own.
  private mutating func change(
    from open: inout [ContentsEntry.Block], to blocks: [ContentsEntry.Block],
    for entry: ContentsEntry
  ) {
    var tags: [(words: String, line: SourceLine)] = []
    var same = 0
    while same < min(open.count, blocks.count), open[same].number == blocks[same].number {
      tags = Array(blocks[same].tags.dropFirst(open[same].tags.count))
      same += 1
      if !tags.isEmpty { break }
    }
    let closed = open.dropFirst(same).reversed().map { ($0.end, entry.line) }
    let opened = blocks.dropFirst(same).flatMap(\.tags)
    open = blocks
    for (words, line) in closed + tags + opened {
      let tag = "{{\(words)}}"
      trace.add(tag, of: line, at: bytes.count)
      paragraph(nil, "<w:r><w:t>\(MarkdownWriter.escaped(tag))</w:t></w:r>")
    }
  }

  private mutating func paragraph(_ style: String?, _ content: String) {
    let properties = style.map { "<w:pStyle w:val=\"\(MarkdownWriter.escaped($0))\"/>" } ?? ""
    bytes += Array("<w:p><w:pPr>\(properties)</w:pPr>\(content)</w:p>".utf8)
  }
}
