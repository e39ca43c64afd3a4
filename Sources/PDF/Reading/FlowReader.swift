internal import Archive
internal import Pictures
internal import Word
internal import XML

/// Reads a Word file as it flows over pages.
struct FlowReader {
  let parts: FlowParts
  let styles: StyleSheet
  let lists: ListDefinitions
  let theme: Theme
  var document: FlowDocument
  /// The part that is being read, and where it leads.
  var part: PartName
  var links: Relationships
  /// Steps to what is being read, and how many of a kind stand before it.
  var steps: [DocumentLocation.Step] = []
  var paragraphs = 0
  var tables = 0
  var textBoxes = 0
  /// Fields that are open, the outermost first.
  var fields: [OpenField] = []
  /// Fields that are open and deeper than they may nest.
  var deepFields = 0
  /// The contents lists that have entries.
  var contents: [ContentsList] = []
  /// There are fields that mark what stands in contents lists besides headings.
  var hasContentsMarks = false
  /// What the tables round this place say of its text, the outermost first.
  var tableFormats: [(run: RunFormat, paragraph: ParagraphFormat)] = []
  /// What the cell stands on, and the paragraph that is being read.
  var cellGround: Colour?
  var ground: Colour?
  var counters = ListCounters()
  /// Which notes were referred to, in order.
  var noteOrder: [Int] = []
  var endnoteOrder: [Int] = []
  var noteMarks: [NoteKey: String] = [:]
  /// The bookmarks within paragraphs that have begun and not ended, by their ids.
  var openBookmarks: [String: String] = [:]
  /// The mark of the first note in each of them.
  var markedNotes: [String: String] = [:]
  var noteFormat = "decimal"
  var endnoteFormat = "lowerRoman"
  /// The sign of the note that is being read.
  var isInNote: String?
  /// Words are divided at the ends of lines, where a paragraph does not say otherwise.
  var dividesWords = false
  /// The control that the whole of the next paragraph stands in.
  var blockControl: (control: FlowControl, isPrompt: Bool)?
  /// The frame that the paragraphs before this place stand in.
  var frame: OpenFrame?
  /// What is left of a paragraph whose end was deleted.
  var carried: FlowParagraph?
  var section = FlowSection()
  /// Headers and footers hold on from section to section.
  var headers: [FlowSection.Pages: [FlowBlock]] = [:]
  var footers: [FlowSection.Pages: [FlowBlock]] = [:]
  /// Characters that were read, with what stands before lists' paragraphs, and how deep tables are nested.
  private var characters = 0
  private var tableDepth = 0
  private var mergedColumns = 0
  private var told: Set<LayoutFinding> = []
  private var storyCache: [PartName: [FlowBlock]] = [:]
  private var paragraphStyles: [String: ResolvedStyle] = [:]

  struct ResolvedStyle {
    var name: String
    var format: ParagraphFormat
    /// The same with what its list makes of its paragraphs.
    var listed = ParagraphFormat()
    var run: RunFormat
  }

  /// Reads a document.
  ///
  /// - Parameter parts: of the file.
  /// - Returns: its sections, with what is to be told of them.
  /// - Throws: where a part that must be read cannot.
  static func read(_ parts: FlowParts) throws(PackageError) -> FlowDocument {
    let looks = try parts.looks()
    guard let snapshot = try parts.snapshot(of: parts.main) else {
      throw .damaged(part: parts.main.text, reason: "the part is missing")
    }
    guard let body = snapshot.root.first(.body) else { throw .empty }
    var reader = FlowReader(parts, looks, try parts.relationships(of: parts.main))
    reader.takeSettings(looks.settings)
    reader.document.fonts = looks.fonts
    try reader.takeFacts()
    try reader.readBody(body)
    try reader.readNotes()
    reader.makeContents()
    return reader.document
  }

  private init(_ parts: FlowParts, _ looks: FlowParts.Looks, _ links: Relationships) {
    self.parts = parts
    styles = looks.styles
    lists = looks.lists
    theme = looks.theme
    part = parts.main
    self.links = links
    document = FlowDocument(facts: DocumentFacts(title: "", language: "en-GB"))
  }

  // MARK: The whole

  private mutating func takeSettings(_ settings: XMLElement?) {
    guard let settings else { return }
    document.settings.hasEvenAndOdd = settings.flag(.evenAndOddHeaders) ?? false
    document.settings.updatesFields = settings.flag(.updateFields) ?? false
    document.settings.mirrorsMargins = settings.flag(.mirrorMargins) ?? false
    for setting in settings.first(.compat)?.children.filter({ $0.word == .compatSetting }) ?? []
    where setting.word(.name) == "compatibilityMode" {
      document.settings.linesUpTables = setting.integer(.val) ?? 12 >= 15
    }
    dividesWords = settings.flag(.autoHyphenation) ?? false
    document.settings.addsSpaces =
      settings.first(.compat)?.flag(.doNotUseHTMLParagraphAutoSpacing) ?? false
    if let tab = settings.first(.defaultTabStop)?.points(.val), tab > 1 {
      document.settings.defaultTab = tab
    }
    if let format = settings.first(.footnotePr)?.first(.numFmt)?.val { noteFormat = format }
    if let format = settings.first(.endnotePr)?.first(.numFmt)?.val { endnoteFormat = format }
  }

  private mutating func takeFacts() throws(PackageError) {
    let language =
      styles.paragraphStyle(nil)?.run.language ?? styles.runDefaults.language
    if let language, Self.isLanguage(language) { document.facts.language = language }
    let part = try parts.rootPart("core-properties")
    guard let root = try parts.snapshotIfPossible(of: part) else { return }
    for property in root.children where property.namespace == nil {
      let text = property.text.trimming(" \n\t")
      guard !text.isEmpty, let term = Term(rawValue: property.name.local) else { continue }
      switch term {
      case .title: document.facts.title = String(text)
      case .creator: document.facts.author = String(text)
      case .subject: document.facts.subject = String(text)
      case .keywords: document.facts.keywords = String(text)
      default: break
      }
    }
  }

  /// Whether a text is a language as BCP 47 writes them, as far as Word names languages.
  static func isLanguage(_ text: String) -> Bool {
    let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = subtags.first, (2...3).contains(first.count) else { return false }
    return first.allSatisfy { $0.isASCII && $0.isLetter }
      && subtags.dropFirst().allSatisfy { subtag in
        (2...8).contains(subtag.count)
          && subtag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
  }

  private mutating func readBody(_ body: XMLElement) throws(PackageError) {
    var blocks: [FlowBlock] = []
    try read(blocksOf: body, into: &blocks)
    section.blocks = blocks
    if let properties = body.first(.sectPr) {
      try finishSection(properties)
    } else {
      document.sections.append(section)
    }
  }

  /// The blocks of a header, footer or note, with places and counters of their own.
  mutating func story(_ name: PartName, _ root: XMLElement) throws(PackageError) -> [FlowBlock] {
    let outer = (
      part, links, steps, paragraphs, tables, textBoxes, fields, counters, deepFields
    )
    deepFields = 0
    (part, links) = (name, try parts.relationships(of: name))
    (steps, paragraphs, tables, textBoxes, fields) = ([], 0, 0, 0, [])
    var blocks: [FlowBlock] = []
    try read(blocksOf: root, into: &blocks)
    (part, links, steps, paragraphs, tables, textBoxes, fields, counters, deepFields) = outer
    return blocks
  }

  /// The blocks of a part that holds a header or footer.
  mutating func story(_ name: PartName) throws(PackageError) -> [FlowBlock] {
    if let known = storyCache[name] { return known }
    guard let root = try parts.snapshotIfPossible(of: name) else {
      tell(
        "part-unreadable", "A header or footer cannot be read.",
        hint: "Open the file in Word, save it, and try again.",
        at: DocumentLocation(part: name))
      return []
    }
    let blocks = try story(name, root)
    storyCache[name] = blocks
    return blocks
  }

  // MARK: Blocks

  /// Reads what stands in a body, cell, note or box.
  mutating func read(blocksOf parent: XMLElement, into blocks: inout [FlowBlock])
    throws(PackageError)
  {
    let outer = frame.take()
    for element in parent.children { try read(block: element, into: &blocks) }
    endFrame(into: &blocks)
    frame = outer
  }

  private mutating func read(block element: XMLElement, into blocks: inout [FlowBlock])
    throws(PackageError)
  {
    switch element.word {
    case .p:
      paragraphs += 1
      if let paragraph = try readParagraph(element) {
        try count(paragraph)
        let frame = element.first(.pPr)?.first(.framePr).map { FrameProperties($0) }
        take(paragraph, in: frame, into: &blocks)
      }
      try endSection(at: element, &blocks)
    case .tbl:
      tables += 1
      endFrame(into: &blocks)
      guard tableDepth < parts.limits.tableDepth else {
        throw .tooLarge(limit: "tables nested \(parts.limits.tableDepth) deep")
      }
      tableDepth += 1
      blocks.append(.table(try readTable(element)))
      tableDepth -= 1
    case .sdt:
      takeBlockControl(element)
      for child in element.first(.sdtContent)?.children.map(\.self) ?? [] {
        try read(block: child, into: &blocks)
      }
    case .customXml, .smartTag, .ins, .moveTo:
      for child in element.children { try read(block: child, into: &blocks) }
    case .altChunk:
      tell(
        "part-left-out", "Another document is put in here, which docket does not open.",
        hint: "Open the file in Word and save it: Word takes such parts into the text.", at: place)
    case .oMathPara, nil:
      if let chosen = element.chosenAlternate {
        try read(blocksOf: chosen, into: &blocks)
      } else if element.term(in: .mathematics) != nil {
        tell(
          "formula", "A formula is shown as plain text.",
          hint: "Put a picture of the formula in its place where its looks matter.", at: place)
      }
    default: break
    }
  }

  /// Notes a control that holds one paragraph as a whole.
  mutating func takeBlockControl(_ element: XMLElement) {
    let content = element.first(.sdtContent)
    var blocks = content?.children.filter { [.p, .tbl, .tc, .sdt].contains($0.word) } ?? []
    if blocks.count == 1, blocks[0].word == .tc {
      blocks = blocks[0].children.filter { [.p, .tbl, .sdt].contains($0.word) }
    }
    guard blocks.count == 1, blocks[0].word == .p, let control = control(element) else { return }
    blockControl = (control, showsPrompt(element))
  }

  /// Refuses a document of more characters than layout has time and memory for.
  private mutating func count(_ paragraph: FlowParagraph) throws(PackageError) {
    characters += paragraph.label?.text.utf8.count ?? 0
    for inline in paragraph.inlines {
      if case .text(let text) = inline.kind { characters += text.unicodeScalars.count }
    }
    guard characters <= parts.limits.characters else {
      throw .tooLarge(limit: "\(parts.limits.characters.grouped) characters of text")
    }
  }

  /// Refuses tables whose cells take more columns than there is memory for.
  mutating func count(mergedColumns columns: Int) throws(PackageError) {
    guard columns > 1 else { return }
    mergedColumns += columns
    guard mergedColumns <= parts.limits.mergedColumns else {
      throw .tooLarge(limit: "\(parts.limits.mergedColumns.grouped) merged table columns")
    }
  }

  // MARK: Places and findings

  /// Where the paragraph that was read last stands.
  var place: DocumentLocation {
    DocumentLocation(part: part, steps: steps + [.paragraph(max(paragraphs, 1))])
  }

  /// Tells of something once for each place.
  mutating func tell(_ code: String, _ message: String, hint: String, at place: DocumentLocation?) {
    let finding = LayoutFinding(code, message, hint: hint, at: place)
    if told.insert(finding).inserted { document.findings.append(finding) }
  }

  // MARK: Looks

  /// A paragraph style with what it inherits.
  mutating func resolvedStyle(_ id: String?) -> ResolvedStyle {
    let key = id ?? ""
    if let known = paragraphStyles[key] { return known }
    var resolved = ResolvedStyle(name: "", format: ParagraphFormat(), run: RunFormat())
    if let style = styles.paragraphStyle(id) {
      resolved = ResolvedStyle(
        name: style.name.lowercased(), format: style.paragraph, listed: style.listed,
        run: style.run)
    }
    paragraphStyles[key] = resolved
    return resolved
  }
}

extension XMLElement {
  /// What of a `<mc:AlternateContent>` is shown: the first choice that layout understands, else the fallback;
  /// nil for any other element. (ECMA-376 Part 3, "AlternateContent")
  var chosenAlternate: XMLElement? {
    guard term(in: .compatibility) == .AlternateContent else { return nil }
    for child in children where child.term(in: .compatibility) == .Choice {
      let needs = child.plain(.Requires)?.split(separator: " ") ?? []
      if needs.allSatisfy({
        ["wps", "wpg", "wpi", "w14", "wp14", "w15", "w16se", "a14"].contains($0)
      }) {
        return child
      }
    }
    return first(.Fallback, in: .compatibility)
  }
}
