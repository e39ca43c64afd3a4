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
  private(set) var errors: [SourceError] = []
  var lists = ListNumbering()
  var notes: [[UInt8]] = []
  var relationships: RelationshipList
  /// Those of the footnotes, which are a part of their own.
  var noteRelationships = RelationshipList(nil)
  var isInNote = false
  var pictures: [(picture: Picture, name: PartName)] = []
  var pictureIDs: [String: String] = [:]
  private var headings: [ContentsEntry] = []
  private var contents: (place: Int, levels: Int)?
  private var bookmarks = HeadingBookmarks()
  /// Links to headings, which may come later.
  var headingLinks: [(bookmark: String, file: String, line: Int)] = []
  /// The blocks of the template engine that stand open, by their numbers and tags.
  private var openBlocks: [ContentsEntry.Block] = []
  private var blockCount = 0
  private var includedCount = 0
  private var isLandscape = false
  private var breaksPage = false
  /// Where the last section end was written, and what follows it began.
  private var lastSection: (place: Int, end: Int, isLandscape: Bool)?
  var nextID = 1

  /// The file that is written, and what it needs to be told of.
  struct Source {
    var file: String
    /// Lines before the text: those of front matter.
    var lineOffset: Int
    var lines: TagLines
    var shield: TagShield
    var document: MarkdownDocument
    /// The files that this one is included in, by the names they are included by.
    var path: [String]
    /// The folder of the file, seen from that of the first one: empty, or with a slash at its end.
    var folder: String {
      path.isEmpty
        ? ""
        : String(
          file[..<(file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex)])
    }

    /// Its own name in its folder.
    var name: String { String(file.split(separator: "/").last ?? "") }

    /// The line of the file that a line of the document came from.
    func line(_ line: Int) -> Int { lines.origin(line) + lineOffset }
  }

  init(_ house: consuming HouseStyle, _ sources: MarkdownSources) throws(PackageError) {
    var house = house
    relationships = RelationshipList(try house.file.tree(of: house.file.main.relationships))
    self.house = house
    self.sources = sources
  }

  mutating func fail(_ source: Source, _ line: Int?, _ message: String, _ hint: String) {
    fail(
      SourceError(
        file: source.file, line: line.map { source.line($0) }, message: message, hint: hint))
  }

  /// Notes an error, once: `<b>x</b>` is two of them.
  mutating func fail(_ error: SourceError) {
    if errors.last != error { errors.append(error) }
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
  mutating func writeTitle(_ front: FrontMatter) {
    for (name, style) in [("title", "title"), ("subtitle", "subtitle")] {
      guard let text = front.text(name) else { continue }
      paragraphStart(house.style(.paragraph, style))
      append("<w:r>")
      appendText(text)
      append("</w:r></w:p>")
    }
  }

  mutating func write(_ source: Source) {
    write(source.document.blocks, source, Context(style: house.style(.paragraph, "body text")))
  }

  private mutating func write(_ blocks: [MarkdownBlock], _ source: Source, _ context: Context) {
    var context = context
    for block in blocks {
      write(block, source, context)
      context.numbering = nil
    }
  }

  private mutating func write(_ block: MarkdownBlock, _ source: Source, _ context: Context) {
    switch block.content {
    case .heading(let level, let inlines): heading(level, inlines, source, block.line)
    case .paragraph(let inlines):
      if case .text(let text)? = inlines.first, inlines.count == 1,
        let tag = source.shield.soleTag(text)
      {
        if direct(tag, source, block.line) { return }
        note(tag)
      } else if case .text(let text)? = inlines.first, source.shield.beginsBlock(text) {
        // The engine takes paragraphs of tags away, and a break with them.
        writePageBreak()
      }
      paragraph(inlines, source, block.line, context)
    case .list(let start, let isTight, let items):
      list(start, isTight, items, source, context)
    case .quote(let blocks):
      var inner = context
      inner.style = house.style(.paragraph, "quote", "block text", "intense quote") ?? context.style
      if context.style == inner.style { inner.indent += 360 }
      write(blocks, source, inner)
    case .code(let text): code(text, source, context)
    case .table(let table): self.table(table, source, block.line)
    case .rule:
      writePageBreak()
      append(
        "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr></w:pPr></w:p>"
      )
    case .html(let html) where html.isComment: break
    case .html:
      fail(
        source, block.line, "HTML stands in the text, which Word documents cannot hold.",
        "Write it as Markdown.")
    }
  }

  private mutating func heading(
    _ level: Int, _ inlines: [MarkdownInline], _ source: Source, _ line: Int
  ) {
    let bookmark = bookmarks.add(source.shield.restored(inlines.plainText))
    headings.append(
      ContentsEntry(
        level: level, words: source.shield.restored(inlines.plainText), bookmark: bookmark,
        blocks: openBlocks))
    let id = newID()
    paragraphStart(
      house.style(.paragraph, "heading \(level)"), ParagraphProperties(outlineLevel: level - 1))
    append("<w:bookmarkStart w:id=\"\(id)\" w:name=\"\(bookmark)\"/>")
    write(inlines, source, line, Looks())
    append("<w:bookmarkEnd w:id=\"\(id)\"/></w:p>")
  }

  private mutating func paragraph(
    _ inlines: [MarkdownInline], _ source: Source, _ line: Int, _ context: Context
  ) {
    var properties = ParagraphProperties(numbering: context.numbering, isTight: context.isTight)
    if context.numbering == nil {
      properties.indent = context.indent
      // Word's own list styles number every paragraph; the second one of an item has no number.
      if context.level > 0 { properties.numbering = (0, 0) }
    }
    paragraphStart(context.style, properties)
    write(inlines, source, line, Looks())
    append("</w:p>")
  }

  /// Begins a paragraph with its style; a page break that was asked for goes before it.
  mutating func paragraphStart(
    _ style: String?, _ properties: ParagraphProperties = ParagraphProperties()
  ) {
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
    _ start: Int?, _ isTight: Bool, _ items: [MarkdownBlock.Item], _ source: Source,
    _ context: Context
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
        blocks.insert(MarkdownBlock(line: 0, content: .paragraph([])), at: 0)
      }
      write(blocks, source, inner)
    }
  }

  private mutating func code(_ text: String, _ source: Source, _ context: Context) {
    paragraphStart(
      house.style(.paragraph, "source code", "html preformatted", "plain text"),
      ParagraphProperties(indent: context.indent))
    append("<w:r>")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where index < lines.count - 1 || !line.isEmpty {
      if index > 0 { append("<w:br/>") }
      appendText(source.shield.restored(String(line)))
    }
    append("</w:r></w:p>")
  }

  // MARK: Directives

  /// What docket does itself when a document is written; false for a tag of the template engine.
  private mutating func direct(_ tag: String, _ source: Source, _ line: Int) -> Bool {
    let words = tag.split(separator: " ").map(String.init)
    let lower = words.map { $0.lowercased() }
    switch lower.first {
    case "page" where lower == ["page", "break"]: breaksPage = true
    case "pagebreak" where lower.count == 1: breaksPage = true
    case "section" where words.count <= 2:
      guard lower.count == 1 || ["landscape", "portrait"].contains(lower[1]) else {
        fail(
          source, line, "A section is landscape or portrait.",
          "Write {{section landscape}}, and {{section portrait}} where pages are upright again.")
        return true
      }
      guard !openBlocks.contains(where: \.isCondition) else {
        fail(
          source, line, "A section stands in a condition, and pages are laid out without one.",
          "Put the {{#if}} and {{/if}} behind the {{section}}, round its text.")
        return true
      }
      endSection()
      if lower.count == 2 { isLandscape = lower[1] == "landscape" }
    case "contents":
      let levels =
        lower.count == 3 && lower[1] == "levels:" ? Int(lower[2]) : lower.count == 1 ? 3 : nil
      guard let levels, (1...6).contains(levels) else {
        fail(
          source, line, "A contents list has 1 to 6 levels.",
          "Write {{contents}}, or {{contents levels: 2}}.")
        return true
      }
      guard contents == nil else {
        fail(source, line, "There are two contents lists.", "Take one of the {{contents}} out.")
        return true
      }
      writePageBreak()
      contents = (body.count, levels)
    case "include" where lower.count >= 3 && lower[1] == "form":
      writePageBreak()
      includeForm(words[2...].joined(separator: " "), source, line)
    case "include" where words.count >= 2:
      include(words[1...].joined(separator: " "), source, line)
    default: return false
    }
    return true
  }

  /// Remembers which blocks of the template engine stand open.
  private mutating func note(_ tag: String) {
    if tag.hasPrefix("#") {
      writePageBreak()
      blockCount += 1
      openBlocks.append(ContentsEntry.Block(number: blockCount, tags: [tag]))
    } else if tag.hasPrefix("/") {
      writePageBreak()
      _ = openBlocks.popLast()
    } else if tag.hasPrefix("else"), !openBlocks.isEmpty {
      writePageBreak()
      openBlocks[openBlocks.count - 1].tags.append(tag)
    }
  }

  /// Ends the pages so far; what follows begins on a new one.
  private mutating func endSection() {
    breaksPage = false
    // Where nothing stands in a section, there is none.
    guard body.count > (lastSection?.end ?? 0) else { return }
    let place = body.count
    append("<w:p><w:pPr>")
    body += house.sectionEnd(isLandscape: isLandscape, isFirst: lastSection == nil)
    append("</w:pPr></w:p>")
    lastSection = (place, body.count, isLandscape)
  }

  private mutating func include(_ written: String, _ source: Source, _ line: Int) {
    let name =
      source.folder
      + written.split(separator: "/").filter { $0 != "." }
      .joined(separator: "/")
    let own = source.path.isEmpty ? source.name : source.file
    guard !source.path.contains(name), name != own else {
      return fail(source, line, "A text includes itself.", "Take one of the {{include}} out.")
    }
    guard source.path.count < 8 else {
      return fail(
        source, line, "Texts include each other more than 8 deep.", "Write some of them together.")
    }
    includedCount += 1
    guard includedCount <= Self.includeLimit else {
      if includedCount == Self.includeLimit + 1 {
        fail(
          source, line, "More than \(Self.includeLimit) texts are included.",
          "Look whether one that includes others is included in many places.")
      }
      return
    }
    do throws(SourceError) {
      let inner = try Self.source(sources.text(name), file: name, path: source.path + [own])
      write(inner)
    } catch {
      var error = error
      if error.file != name { (error.file, error.line) = (source.file, source.line(line)) }
      fail(error)
    }
  }

  private static let includeLimit = 500

  /// A text that is to be written.
  static func source(
    _ bytes: [UInt8], file: String, path: [String]
  ) throws(SourceError) -> Source {
    let (text, front) = try MarkdownTemplate.parts(of: bytes, file: file)
    let lines = TagLines(text)
    let shield = TagShield(lines.text)
    do throws(MarkdownError) {
      return Source(
        file: file, lineOffset: front.lines, lines: lines, shield: shield,
        document: try MarkdownDocument(shield.text), path: path)
    } catch {
      throw SourceError(
        file: file, message: "Lists, quotes or emphasis stand in one another too deep.",
        hint: "At most \(MarkdownDocument.depthLimit) may.")
    }
  }

  private mutating func includeForm(_ id: String, _ source: Source, _ line: Int) {
    guard let form = sources.form(id) else {
      return fail(
        source, line, "There is no form \"\(id)\".", "`docket forms` lists those that there are.")
    }
    write(form)
  }

  // MARK: The end

  /// The whole body, with the contents list in its place.
  consuming func finish() -> Finished {
    var body = self.body
    var errors = self.errors
    for link in headingLinks where !bookmarks.contains(link.bookmark) {
      errors.append(
        SourceError(
          file: link.file, line: link.line, message: "A link leads to a heading that there is not.",
          hint: "Write the heading in small letters, with - for spaces: [text](#who-decides)."))
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
      let list = ContentsList(headings, levels: contents.levels).xml(house)
      body.insert(contentsOf: list, at: min(contents.place, body.count))
    }
    body += house.sectionEnd(isLandscape: isLast, isFirst: isFirst)
    return Finished(
      body: body, errors: errors, lists: lists, notes: notes, relationships: relationships,
      noteRelationships: noteRelationships, pictures: pictures, house: house)
  }

  /// What was written.
  struct Finished: ~Copyable {
    var body: [UInt8]
    var errors: [SourceError]
    var lists: ListNumbering
    var notes: [[UInt8]]
    var relationships: RelationshipList
    var noteRelationships: RelationshipList
    var pictures: [(picture: Picture, name: PartName)]
    var house: HouseStyle
  }

  // MARK: Bytes

  mutating func append(_ xml: String) { body += Array(xml.utf8) }
  mutating func append(bytes: [UInt8]) { body += bytes }

  /// Takes what was written since a place out.
  mutating func take(from place: Int) -> [UInt8] {
    let taken = Array(body[place...])
    body.removeSubrange(place...)
    return taken
  }

  var place: Int { body.count }

  mutating func newID() -> Int {
    defer { nextID += 1 }
    return nextID
  }

  /// A text of a run; spaces count, tabs are tabs.
  mutating func appendText(_ text: String) {
    for (index, part) in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { append("<w:tab/>") }
      if !part.isEmpty { append("<w:t xml:space=\"preserve\">\(Self.escaped(String(part)))</w:t>") }
    }
  }

  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.appendEscaped(text.utf8Span.span, inAttribute: true)
    return String(decoding: bytes, as: UTF8.self)
  }
}
