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
  var pictures: [(picture: Picture, name: PartName)] = []
  var pictureIDs: [String: String] = [:]
  /// Headings for the contents list, with their bookmarks.
  private var headings:
    [(level: Int, inlines: [MarkdownInline], bookmark: String, shield: TagShield)] = []
  private var contents: (place: Int, levels: Int)?
  private var slugs: [String: Int] = [:]
  private var isLandscape = false
  private var breaksPage = false
  var nextID = 1

  /// The file that is written, and what it needs to be told of.
  struct Source {
    var file: String
    /// Lines before the text: those of front matter.
    var lineOffset: Int
    var lines: TagLines
    var shield: TagShield
    var document: MarkdownDocument
    /// The files that this one is included in.
    var path: [String]

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
    errors.append(
      SourceError(
        file: source.file, line: line.map { source.line($0) }, message: message, hint: hint))
  }

  mutating func fail(_ error: SourceError) { errors.append(error) }

  // MARK: Blocks

  /// Where blocks stand: what every paragraph of theirs gets.
  struct Context {
    var style: String?
    /// In twentieths of a point.
    var indent = 0
    /// A list and a level in it, for the first paragraph of an item.
    var numbering: (list: Int, level: Int)?
    var level = 0
    var isTight = false
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
        let tag = source.shield.soleTag(text), direct(tag, source, block.line)
      {
        return
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
      append(
        "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr></w:pPr></w:p>"
      )
    case .html:
      fail(
        source, block.line, "HTML stands in the text, which Word documents cannot hold.",
        "Write it as Markdown.")
    }
  }

  private mutating func heading(
    _ level: Int, _ inlines: [MarkdownInline], _ source: Source, _ line: Int
  ) {
    let slug = slug(source.shield.restored(inlines.plainText))
    headings.append((level, inlines, slug, source.shield))
    let id = newID()
    paragraphStart(
      house.style(.paragraph, "heading \(level)"), "<w:outlineLvl w:val=\"\(level - 1)\"/>")
    append("<w:bookmarkStart w:id=\"\(id)\" w:name=\"\(slug)\"/>")
    write(inlines, source, line, Looks())
    append("<w:bookmarkEnd w:id=\"\(id)\"/></w:p>")
  }

  /// The name of a heading's bookmark, by which links in the text lead to it: `#who-decides`.
  private mutating func slug(_ title: String) -> String {
    var slug = ""
    for character in title.lowercased() {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if character == " " || character == "-", slug.last != "_", !slug.isEmpty {
        slug.append("_")
      }
    }
    slug = Self.bookmark(slug)
    let count = slugs[slug, default: 0] + 1
    slugs[slug] = count
    return count == 1 ? slug : slug.prefix(36) + "_\(count)"
  }

  /// Bookmarks begin with a letter and have at most 40 characters.
  static func bookmark(_ name: String) -> String {
    "h_" + name.replacing("-", with: "_").prefix(34)
  }

  private mutating func paragraph(
    _ inlines: [MarkdownInline], _ source: Source, _ line: Int, _ context: Context
  ) {
    var properties = ""
    if let numbering = context.numbering {
      properties +=
        "<w:numPr><w:ilvl w:val=\"\(numbering.level)\"/><w:numId w:val=\"\(numbering.list)\"/></w:numPr>"
    }
    if context.isTight { properties += "<w:contextualSpacing/>" }
    if context.indent > 0, context.numbering == nil {
      properties += "<w:ind w:left=\"\(context.indent)\"/>"
    }
    paragraphStart(context.style, properties)
    write(inlines, source, line, Looks())
    append("</w:p>")
  }

  /// Begins a paragraph with its style; a page break that was asked for goes before it.
  mutating func paragraphStart(_ style: String?, _ properties: String = "") {
    append("<w:p><w:pPr>")
    if let style { append("<w:pStyle w:val=\"\(Self.escaped(style))\"/>") }
    if breaksPage { append("<w:pageBreakBefore/>") }
    breaksPage = false
    append(properties)
    append("</w:pPr>")
  }

  private mutating func list(
    _ start: Int?, _ isTight: Bool, _ items: [MarkdownBlock.Item], _ source: Source,
    _ context: Context
  ) {
    let number = lists.list(start: start)
    let style =
      start == nil
      ? house.style(.paragraph, "list bullet", "list paragraph")
      : house.style(.paragraph, "list number", "list paragraph")
    var inner = Context(style: style ?? context.style)
    inner.level = context.level + 1
    inner.indent = ListNumbering.indent * (context.level + 1)
    inner.isTight = isTight
    for item in items {
      inner.numbering = (number, min(context.level, 8))
      var blocks = item.blocks
      if let isTicked = item.isTicked {
        inner.numbering = (lists.boxes(isTicked: isTicked), min(context.level, 8))
      }
      if blocks.isEmpty { blocks = [MarkdownBlock(line: 0, content: .paragraph([]))] }
      write(blocks, source, inner)
    }
  }

  private mutating func code(_ text: String, _ source: Source, _ context: Context) {
    paragraphStart(
      house.style(.paragraph, "source code", "html preformatted", "plain text"),
      context.indent > 0 ? "<w:ind w:left=\"\(context.indent)\"/>" : "")
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
    switch words.first {
    case "page" where words == ["page", "break"]: breaksPage = true
    case "section" where words.count <= 2:
      guard words.count == 1 || ["landscape", "portrait"].contains(words[1]) else {
        fail(
          source, line, "A section is landscape or portrait.",
          "Write {{section landscape}}, and {{section portrait}} where pages are upright again.")
        return true
      }
      endSection()
      if words.count == 2 { isLandscape = words[1] == "landscape" }
    case "contents":
      let levels =
        words.count == 3 && words[1] == "levels:" ? Int(words[2]) : words.count == 1 ? 3 : nil
      guard let levels, (1...6).contains(levels) else {
        fail(
          source, line, "A contents list has 1 to 6 levels.",
          "Write {{contents}}, or {{contents levels: 2}}.")
        return true
      }
      contents = (body.count, levels)
    case "include" where words.count >= 3 && words[1] == "form":
      includeForm(words[2...].joined(separator: " "), source, line)
    case "include" where words.count >= 2:
      include(words[1...].joined(separator: " "), source, line)
    default: return false
    }
    return true
  }

  /// Ends the pages so far; what follows begins on a new one.
  private mutating func endSection() {
    append("<w:p><w:pPr>")
    body += house.sectionEnd(isLandscape: isLandscape)
    append("</w:pPr></w:p>")
    breaksPage = false
  }

  private mutating func include(_ name: String, _ source: Source, _ line: Int) {
    guard !source.path.contains(name), name != source.file else {
      return fail(source, line, "A text includes itself.", "Take one of the {{include}} out.")
    }
    guard source.path.count < 8 else {
      return fail(
        source, line, "Texts include each other more than 8 deep.", "Write some of them together.")
    }
    do throws(SourceError) {
      let inner = try Self.source(
        sources.text(name), file: name, path: source.path + [source.file])
      write(inner)
    } catch {
      var error = error
      if error.file != name { (error.file, error.line) = (source.file, source.line(line)) }
      fail(error)
    }
  }

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
    if let contents {
      let list = contentsList(levels: contents.levels)
      body.insert(contentsOf: list, at: contents.place)
    }
    body += house.sectionEnd(isLandscape: isLandscape)
    return Finished(
      body: body, errors: errors, lists: lists, notes: notes, relationships: relationships,
      pictures: pictures, house: house)
  }

  /// What was written.
  struct Finished: ~Copyable {
    var body: [UInt8]
    var errors: [SourceError]
    var lists: ListNumbering
    var notes: [[UInt8]]
    var relationships: RelationshipList
    var pictures: [(picture: Picture, name: PartName)]
    var house: HouseStyle
  }

  /// A TOC field whose entries are there already; Word puts the page numbers in when it opens the file.
  /// (ECMA-376 Part 1, §17.16.5.68)
  private func contentsList(levels: Int) -> [UInt8] {
    let shown = headings.filter { $0.level <= levels }
    guard !shown.isEmpty else { return [] }
    var xml = ""
    let title = house.style(.paragraph, "toc heading")
    xml += "<w:p><w:pPr>\(title.map { "<w:pStyle w:val=\"\(Self.escaped($0))\"/>" } ?? "")</w:pPr>"
    xml += "<w:r><w:t>Contents</w:t></w:r></w:p>"
    for (index, heading) in shown.enumerated() {
      let style = house.style(.paragraph, "toc \(heading.level)")
      xml +=
        "<w:p><w:pPr>\(style.map { "<w:pStyle w:val=\"\(Self.escaped($0))\"/>" } ?? "")</w:pPr>"
      if index == 0 {
        xml +=
          "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-\(levels)\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
      }
      let words = Self.escaped(heading.shield.restored(heading.inlines.plainText))
      xml += "<w:hyperlink w:anchor=\"\(heading.bookmark)\" w:history=\"1\">"
      xml += "<w:r><w:t xml:space=\"preserve\">\(words)</w:t></w:r><w:r><w:tab/></w:r>"
      xml +=
        "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGEREF \(heading.bookmark) \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t> </w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink>"
      if index == shown.count - 1 { xml += "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" }
      xml += "</w:p>"
    }
    return Array(xml.utf8)
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
