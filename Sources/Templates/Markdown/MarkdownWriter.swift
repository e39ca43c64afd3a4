internal import Archive
internal import Forms
internal import Markdown
internal import Pictures
internal import Word
internal import XML

/// Writes Markdown as the body of a Word document in the looks of a house style.
struct MarkdownWriter: ~Copyable {
  var house: HouseStyle
  let sources: MarkdownSources
  private(set) var body: [UInt8] = []
  private(set) var findings: [TemplateFinding] = []
  private var known: Set<TemplateFinding> = []
  /// The text that is written, and the line of it.
  private(set) var source: MarkdownSource
  var line = 0
  private var trace = SourceTrace()
  var lists = ListNumbering()
  var notes: [Note] = []
  /// Where each footnote of the text was referred to first, by its number there.
  var firstReferences: [Int: NoteReference] = [:]
  var relationships: RelationshipList
  /// Those of the footnotes, which are a part of their own.
  var noteRelationships = RelationshipList(nil)
  var isInNote = false
  /// Between `<ins>` and `</ins>`, up to the end of the paragraph.
  var isUnderlined = false
  var pictures: [(picture: Picture, name: PartName)] = []
  var pictureIDs: [String: String] = [:]
  private var headings: [ContentsEntry] = []
  var contents: (place: Int, levels: Int)?
  private var bookmarks = HeadingBookmarks()
  /// Links to headings, which may come later.
  var headingLinks: [(bookmark: String, line: SourceLine)] = []
  /// The blocks of the template engine that stand open, by their numbers and tags.
  var openBlocks: [ContentsEntry.Block] = []
  var blockCount = 0
  /// How many texts were included so far.
  var includedCount = 0
  /// The numbers of the texts, by their names: a mistake of one that comes twice is told once.
  var textNumbers: [String: Int] = [:]
  var isLandscape = false
  var breaksPage = false
  /// Where the last section end was written, and what follows it began.
  var lastSection: (place: Int, end: Int, isLandscape: Bool)?
  var nextID = 1

  /// - Parameters:
  ///   - house: whose looks the document gets.
  ///   - source: the text.
  ///   - sources: where it gets what it includes.
  /// - Throws: ``PackageError`` where the relationships of the house style cannot be read.
  init(
    _ house: consuming HouseStyle, _ source: MarkdownSource, _ sources: MarkdownSources
  ) throws(PackageError) {
    var house = house
    self.source = source
    relationships = RelationshipList(try house.file.tree(of: house.file.main.relationships))
    self.house = house
    self.sources = sources
  }

  /// Notes what is wrong on the line that is written, once: `<b>x</b>` is two of it.
  mutating func fail(_ message: String, _ hint: String) {
    fail(TemplateFinding(markdown: message, hint: hint, at: here))
  }

  mutating func fail(_ finding: TemplateFinding) {
    if known.insert(finding).inserted { findings.append(finding) }
  }

  // MARK: Blocks

  /// Where blocks stand: what every paragraph of theirs gets.
  struct Context {
    var style: String?
    /// In twentieths of a point.
    var indent = 0
    /// A list and a level in it, for the first paragraph of an item.
    var numbering: (list: Int, level: Int)?
    /// How many lists these stand in.
    var level = 0
    /// How many of them are numbered.
    var numberedLevel = 0
    var isTight = false
  }

  /// What a paragraph has besides its style. (ECMA-376 Part 1, §17.3.1.26)
  struct ParagraphProperties {
    var keepsNext = false
    var numbering: (list: Int, level: Int)?
    /// In twentieths of a point.
    var indent = 0
    var isTight = false
    var alignment: String?
    var outlineLevel: Int?

    /// In the order of the schema, behind `w:pageBreakBefore`.
    fileprivate var xml: String {
      var xml = ""
      if let numbering {
        xml += "<w:numPr><w:ilvl w:val=\"\(numbering.level)\"/>"
        xml += "<w:numId w:val=\"\(numbering.list)\"/></w:numPr>"
      }
      if indent > 0 { xml += "<w:ind w:left=\"\(indent)\"/>" }
      if isTight { xml += "<w:contextualSpacing/>" }
      if let alignment { xml += "<w:jc w:val=\"\(alignment)\"/>" }
      if let outlineLevel { xml += "<w:outlineLvl w:val=\"\(outlineLevel)\"/>" }
      return xml
    }
  }

  /// The title and subtitle of the front matter, at the top of the first page.
  mutating func writeTitle() {
    let front = source.front
    for (name, style) in [("title", "title"), ("subtitle", "subtitle")] {
      guard let text = front.text(name) else { continue }
      line = (front.line(of: name) ?? 1) - front.lines
      paragraphStart(house.style(.paragraph, style))
      append("<w:r>")
      appendText(text)
      append("</w:r></w:p>")
    }
  }

  /// Writes a text where the writing stands, and goes on with the one that it stands in.
  mutating func write(_ text: MarkdownSource) {
    let (outer, outerLine, outerReferences) = (source, line, firstReferences)
    source = text
    firstReferences = [:]
    for finding in text.findings { fail(finding) }
    write(text.document.blocks, Context(style: house.style(.paragraph, "body text")))
    (source, line, firstReferences) = (outer, outerLine, outerReferences)
  }

  private mutating func write(_ blocks: [MarkdownBlock], _ context: Context) {
    var context = context
    for block in blocks {
      write(block, context)
      context.numbering = nil
    }
  }

  private mutating func write(_ block: MarkdownBlock, _ context: Context) {
    line = block.line
    switch block.content {
    case .heading(let level, let inlines): heading(level, inlines)
    case .paragraph(let inlines):
      if case .text(let text)? = inlines.first {
        if inlines.count == 1, let tag = source.shield.soleTag(text), direct(tag) { return }
        // The engine takes paragraphs of tags away, and a break with them.
        if source.shield.beginsBlock(text) { writePageBreak() }
      }
      paragraph(inlines, context)
    case .list(let start, let isTight, let items): list(start, isTight, items, context)
    case .quote(let blocks):
      var inner = context
      inner.style = house.style(.paragraph, "quote", "block text", "intense quote") ?? context.style
      if context.style == inner.style { inner.indent += 360 }
      write(blocks, inner)
    case .code(let text): code(text, context)
    case .table(let table): self.table(table)
    case .rule:
      writePageBreak()
      append(
        "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr></w:pPr></w:p>"
      )
    case .html(let html) where html.isComment: break
    case .html:
      fail("HTML stands in the text, which Word documents cannot hold.", "Write it as Markdown.")
    }
  }

  private mutating func heading(_ level: Int, _ inlines: [MarkdownInline]) {
    let words = inlines.plainText
    let title = source.shield.directive(in: words) == nil ? source.shield.restored(words) : ""
    let bookmark = bookmarks.add(title)
    headings.append(
      ContentsEntry(
        level: level, words: title, bookmark: bookmark,
        line: here, blocks: openBlocks))
    let id = newID()
    paragraphStart(
      house.style(.paragraph, "heading \(level)"), ParagraphProperties(outlineLevel: level - 1))
    append("<w:bookmarkStart w:id=\"\(id)\" w:name=\"\(bookmark)\"/>")
    write(inlines, Looks())
    append("<w:bookmarkEnd w:id=\"\(id)\"/></w:p>")
  }

  private mutating func paragraph(_ inlines: [MarkdownInline], _ context: Context) {
    var properties = ParagraphProperties(numbering: context.numbering, isTight: context.isTight)
    if context.numbering == nil {
      properties.indent = context.indent
      // Word's own list styles number every paragraph; the second one of an item has no number.
      if context.level > 0 { properties.numbering = (0, 0) }
    }
    paragraphStart(context.style, properties)
    write(inlines, Looks())
    append("</w:p>")
  }

  /// Begins a paragraph with its style; a page break that was asked for goes before it.
  mutating func paragraphStart(
    _ style: String?, _ properties: ParagraphProperties = ParagraphProperties()
  ) {
    isUnderlined = false
    append("<w:p><w:pPr>")
    if let style { append("<w:pStyle w:val=\"\(Self.escaped(style))\"/>") }
    if properties.keepsNext { append("<w:keepNext/>") }
    if breaksPage { append("<w:pageBreakBefore/>") }
    breaksPage = false
    append("\(properties.xml)</w:pPr>")
  }

  /// Writes a page break that was asked for in a paragraph of its own, so low that nobody sees it.
  mutating func writePageBreak() {
    guard breaksPage else { return }
    breaksPage = false
    append(
      "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr><w:r><w:br w:type=\"page\"/></w:r></w:p>"
    )
  }

  private mutating func list(
    _ start: Int?, _ isTight: Bool, _ items: [MarkdownBlock.Item], _ context: Context
  ) {
    let level = min(context.level, 8)
    let number = lists.list(start: start, level: level, numberedLevel: context.numberedLevel)
    let style =
      start == nil
      ? house.style(.paragraph, "list bullet", "list paragraph")
      : house.style(.paragraph, "list number", "list paragraph")
    var inner = Context(style: style ?? context.style)
    inner.level = context.level + 1
    inner.numberedLevel = context.numberedLevel + (start == nil ? 0 : 1)
    inner.indent = ListNumbering.indent * (context.level + 1)
    inner.isTight = isTight
    for item in items {
      inner.numbering = (number, level)
      var blocks = item.blocks
      if let isTicked = item.isTicked {
        inner.numbering = (lists.boxes(isTicked: isTicked), level)
      }
      if case .paragraph? = blocks.first?.content {
      } else {
        // The mark of the item needs a paragraph to stand before.
        blocks.insert(MarkdownBlock(line: line, content: .paragraph([])), at: 0)
      }
      write(blocks, inner)
    }
  }

  private mutating func code(_ text: String, _ context: Context) {
    paragraphStart(
      house.style(.paragraph, "source code", "html preformatted", "plain text"),
      ParagraphProperties(indent: context.indent))
    append("<w:r>")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, words) in lines.enumerated() where index < lines.count - 1 || !words.isEmpty {
      // The first line is that of the fence.
      line += 1
      if index > 0 { appendBreak() }
      appendText(source.shield.restored(String(words)))
    }
    append("</w:r></w:p>")
  }

  // MARK: The end

  /// The whole body, with the contents list in its place.
  consuming func finish() -> Finished {
    var body = self.body
    var trace = self.trace
    var findings = self.findings
    for link in headingLinks where !bookmarks.contains(link.bookmark) {
      findings.append(
        TemplateFinding(
          markdown: "A link leads to a heading that there is not.",
          hint: "Write the heading in small letters, with - for spaces: [text](#who-decides).",
          at: link.line))
    }
    var isFirst = lastSection == nil
    var isLast = isLandscape
    if let lastSection, body.count == lastSection.end {
      // A section with nothing in it would be an empty page.
      body.removeSubrange(lastSection.place...)
      isLast = lastSection.isLandscape
      isFirst = !body.contains("<w:sectPr".utf8)
    }
    if let contents {
      let list = ContentsList(headings, levels: contents.levels, house)
      let place = min(contents.place, body.count)
      body.insert(contentsOf: list.bytes, at: place)
      trace.insert(list.trace, byteCount: list.bytes.count, at: place)
    }
    let map = trace.map(of: body)
    body += house.sectionEnd(isLandscape: isLast, isFirst: isFirst)
    return Finished(
      body: body, map: map, findings: findings, lists: lists, notes: notes,
      relationships: relationships, noteRelationships: noteRelationships, pictures: pictures,
      house: house)
  }

  /// What was written.
  struct Finished: ~Copyable {
    var body: [UInt8]
    var map: SourceMap
    var findings: [TemplateFinding]
    var lists: ListNumbering
    var notes: [Note]
    var relationships: RelationshipList
    var noteRelationships: RelationshipList
    var pictures: [(picture: Picture, name: PartName)]
    var house: HouseStyle
  }

  /// The paragraphs of a note at the foot of a page.
  struct Note {
    var bytes: [UInt8]
    var map: SourceMap
  }

  // MARK: Bytes

  mutating func append(_ xml: String) { body += Array(xml.utf8) }
  mutating func append(bytes: [UInt8]) { body += bytes }

  /// Takes what was written since a place out.
  mutating func take(from place: Int) -> Note {
    let taken = Array(body[place...])
    body.removeSubrange(place...)
    return Note(bytes: taken, map: trace.take(from: place).map(of: taken))
  }

  var place: Int { body.count }

  /// The line that is written.
  var here: SourceLine { source.line(line) }

  mutating func newID() -> Int {
    defer { nextID += 1 }
    return nextID
  }

  /// A text of a run; spaces count, tabs are tabs.
  mutating func appendText(_ text: String) {
    trace.add(text, of: here, at: body.count)
    for (index, part) in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { append("<w:tab/>") }
      if !part.isEmpty { append("<w:t xml:space=\"preserve\">\(Self.escaped(String(part)))</w:t>") }
    }
  }

  /// A break within a run.
  mutating func appendBreak() {
    trace.add("\n", of: here, at: body.count)
    append("<w:br/>")
  }

  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.appendEscaped(text.utf8Span.span, inAttribute: true)
    return String(decoding: bytes, as: UTF8.self)
  }
}
