/// A heading that the contents list names.
struct ContentsEntry {
  /// 1 to 6.
  var level: Int
  /// With the tags that stand in it.
  var words: String
  var bookmark: String
  /// The blocks that the heading stands in, the outermost first.
  var blocks: [Block]

  /// A block of the template engine.
  struct Block: Hashable {
    /// Tells it from others with the same tags.
    var number: Int
    /// The tag that opens it and each `else` up to here, without their braces.
    var tags: [String]

    var isCondition: Bool { !(tags.first?.hasPrefix("#each") ?? false) }

    /// The tag that closes it.
    var end: String { "/\(tags.first?.dropFirst().prefix { $0.isLetter } ?? "")" }
  }
}

/// A TOC field whose entries are there already; Word puts the page numbers in when it opens the file.
/// (ECMA-376 Part 1, §17.16.5.68)
struct ContentsList {
  private let entries: [ContentsEntry]
  private let levels: Int

  init(_ headings: [ContentsEntry], levels: Int) {
    entries = headings.filter { $0.level <= levels }
    self.levels = levels
  }

  /// The paragraphs; none where there is no heading.
  ///
  /// An entry stands in the blocks that its heading stands in, so that it comes as often as that.
  func xml(_ house: borrowing HouseStyle) -> [UInt8] {
    guard let first = entries.first, let last = entries.last else { return [] }
    var xml = paragraph(
      house.style(.paragraph, "toc heading"), "<w:r><w:t>Contents</w:t></w:r>")
    let begin =
      "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-\(levels)\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    // What may go away holds neither end of the field.
    if !first.blocks.isEmpty { xml += paragraph(nil, begin) }
    var open: [ContentsEntry.Block] = []
    for (index, entry) in entries.enumerated() {
      xml += change(from: &open, to: entry.blocks)
      var level = entry.level
      while level > 1, house.style(.paragraph, "toc \(level)") == nil { level -= 1 }
      let style = house.style(.paragraph, "toc \(level)")
      xml += paragraph(
        style,
        (index == 0 && first.blocks.isEmpty ? begin : "") + link(entry)
          + (index == entries.count - 1 && last.blocks.isEmpty ? end : ""))
    }
    xml += change(from: &open, to: [])
    if !last.blocks.isEmpty { xml += paragraph(nil, end) }
    return Array(xml.utf8)
  }

  private func link(_ entry: ContentsEntry) -> String {
    let words = MarkdownWriter.escaped(entry.words)
    return "<w:hyperlink w:anchor=\"\(entry.bookmark)\" w:history=\"1\">"
      + "<w:r><w:t xml:space=\"preserve\">\(words)</w:t></w:r><w:r><w:tab/></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGEREF \(entry.bookmark) \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t> </w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink>"
  }

  /// The tags between two entries, each in a paragraph of its own.
  private func change(
    from open: inout [ContentsEntry.Block], to blocks: [ContentsEntry.Block]
  ) -> String {
    var tags: [String] = []
    var same = 0
    while same < min(open.count, blocks.count), open[same].number == blocks[same].number {
      tags = Array(blocks[same].tags.dropFirst(open[same].tags.count))
      same += 1
      if !tags.isEmpty { break }
    }
    let closed = open.dropFirst(same).reversed().map(\.end)
    let opened = blocks.dropFirst(same).flatMap(\.tags)
    open = blocks
    return (closed + tags + opened)
      .map { paragraph(nil, "<w:r><w:t>{{\(MarkdownWriter.escaped($0))}}</w:t></w:r>") }
      .joined()
  }

  private func paragraph(_ style: String?, _ content: String) -> String {
    let properties = style.map { "<w:pStyle w:val=\"\(MarkdownWriter.escaped($0))\"/>" } ?? ""
    return "<w:p><w:pPr>\(properties)</w:pPr>\(content)</w:p>"
  }
}
