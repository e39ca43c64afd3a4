internal import Word
internal import YAML

/// Reads the blocks of a Word document.
struct WordBlocks {
  private(set) var reading: SourceReading
  private let hasHeadingStyles: Bool
  /// The text boxes that hang on a paragraph.
  private let boxes: [StoryAnchor: [Int]]
  /// The notes of the policy, by the numbers of their stories.
  private var noteNumbers: [Int: Int] = [:]
  private var counts: [Int: [Int: Int]] = [:]
  private var told: Set<String> = []
  /// Pictures in a table, whose words stand behind it.
  private var waiting: [PolicyBlock] = []

  static func read(_ document: Document) -> SourceReading {
    var reader = WordBlocks(document)
    reader.readBody()
    return reader.reading
  }

  private init(_ document: Document) {
    reading = SourceReading(document)
    hasHeadingStyles = document.body.paragraphs.contains {
      $0.headingLevel != nil && $0.role != .contents && !$0.text.isEmpty
    }
    var boxes: [StoryAnchor: [Int]] = [:]
    for (index, story) in document.stories.enumerated() where story.kind == .textBox {
      if let anchor = story.anchor { boxes[anchor, default: []].append(index) }
    }
    self.boxes = boxes
  }

  private var document: Document { reading.document }

  private mutating func readBody() {
    reading.blocks = blocks(of: 0, document.body.paragraphs.indices, depth: 0)
    tellOfNotes()
    tellOfStories()
  }

  // MARK: Blocks

  private mutating func blocks(
    of story: Int, _ range: Range<Int>, in outer: Int? = nil, depth: Int
  ) -> [PolicyBlock] {
    var blocks: [PolicyBlock] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let paragraph = document.stories[story].paragraphs[index]
      if let cell = paragraph.cell, cell != outer, let table = table(of: cell, in: story, outer) {
        let rows = document.stories[story].tables[table].paragraphs
        blocks += self.table(table, in: story, depth: depth)
        index = max(index + 1, min(rows.upperBound, range.upperBound))
      } else {
        blocks += self.paragraph(index, of: story, depth: depth)
        index += 1
      }
    }
    return blocks
  }

  /// The table of a cell, or the one round it that stands directly in `outer`.
  private func table(of cell: Int, in story: Int, _ outer: Int?) -> Int? {
    let cells = document.stories[story].cells
    let tables = document.stories[story].tables
    var table = cells[cell].table
    while let parent = tables[table].parent, parent != outer {
      guard cells[parent].table < table else { return nil }
      table = cells[parent].table
    }
    return table
  }

  private mutating func paragraph(_ index: Int, of story: Int, depth: Int) -> [PolicyBlock] {
    let paragraph = document.stories[story].paragraphs[index]
    // What comes of another story has no paragraph of its own in the body.
    let origin = story == 0 ? index..<index + 1 : 0..<0
    var blocks: [PolicyBlock] = []
    if paragraph.role == .contents, story == 0 {
      reading.leaveOut(index..<index + 1)
      if told.insert("contents").inserted { blocks.append(PolicyBlock(.contents, from: origin)) }
    } else if let content = content(of: paragraph, index, story) {
      blocks.append(PolicyBlock(content, from: origin))
    }
    blocks += pictures(in: index, of: story, origin)
    guard depth < 8 else { return blocks }
    for box in boxes[StoryAnchor(story: story, paragraph: index)] ?? [] where box > story {
      let inner = self.blocks(of: box, document.stories[box].paragraphs.indices, depth: depth + 1)
      if !inner.isEmpty { tellOfBox(at: index, of: story) }
      blocks += inner.map { PolicyBlock($0.content, from: index..<index) }
    }
    return blocks
  }

  private mutating func content(
    of paragraph: Paragraph, _ index: Int, _ story: Int
  ) -> PolicyBlock.Content? {
    let words = words(of: story, paragraph.text)
    guard !words.isBlank else { return nil }
    if let level = paragraph.headingLevel, !words.plain.trimmed.isEmpty {
      if paragraph.list != nil {
        count(document.stories[story].listPlaces[index])
        tellOnce(
          "heading-numbers", .warning,
          "The numbers of the headings are Word's own and not in its text, so they are left out.",
          hint: "Where the text refers to them, write them into the headings: # 1\\. Roles.")
      }
      return .heading(level: min(level, 6), words.withoutLooks)
    }
    if let label = paragraph.list {
      return item(label, document.stories[story].listPlaces[index], words)
    }
    if !hasHeadingStyles, let level = HeadingLooks.level(of: words) {
      return .heading(level: level, words.withoutLooks)
    }
    return .paragraph(words)
  }

  private mutating func item(
    _ label: ListLabel, _ place: ListPlace?, _ words: PolicyWords
  ) -> PolicyBlock.Content {
    let level = place?.level ?? 0
    switch label {
    case .bullet: return .item(.init(.bullet, level: level, words))
    case .box: return .item(.init(.box, level: level, words))
    case .number:
      let number = count(place)
      let format = ["decimal", "lowerLetter", "lowerRoman"]
      if let place, place.format != format[min(place.level, 2)] {
        tellOnce(
          "list-numbers", .warning,
          "Lists are numbered otherwise in Word than here, where it is 1, then a, then i.",
          hint: "Where the text refers to a number, look whether it still has it.")
      }
      return .item(.init(.number(number), level: level, words))
    }
  }

  /// The number of a paragraph in its list.
  @discardableResult private mutating func count(_ place: ListPlace?) -> Int {
    guard let place else { return 1 }
    var levels = counts[place.counter, default: [:]]
    let number = levels[place.level].map { $0 + 1 } ?? max(0, place.start)
    levels[place.level] = number
    for level in levels.keys where level > place.level { levels[level] = nil }
    counts[place.counter] = levels
    return number
  }

  /// A remark in the place of each picture that has words.
  private mutating func pictures(
    in index: Int, of story: Int, _ origin: Range<Int>
  ) -> [PolicyBlock] {
    let objects = document.stories[story].objects.filter { $0.paragraph == index }
    return objects.compactMap { object in
      let words = object.alternativeText?.spaced ?? ""
      let what = object.kind.words
      reading.findings.append(
        ImportFinding(
          "picture", .warning, at: place(story, index),
          words.isEmpty
            ? "\(what) is not taken over." : "\(what) is not taken over: \"\(words)\".",
          hint: words.isEmpty
            ? "Save it beside the text, and write ![what it shows](its-name.png)."
            : "Save it beside the text, and write ![\(words)](its-name.png)."))
      guard !words.isEmpty else { return nil }
      return PolicyBlock(.remark("\(what): \(words)"), from: origin)
    }
  }

  // MARK: Tables

  private mutating func table(_ index: Int, in story: Int, depth: Int) -> [PolicyBlock] {
    let table = document.stories[story].tables[index]
    let cells = document.stories[story].cells
    let origin = story == 0 ? table.paragraphs : 0..<0
    if table.cells.count == 1, depth < 8 {
      // A frame round text, as people draw it.
      let inner = blocks(
        of: story, cells[table.cells[0]].paragraphs, in: table.cells[0], depth: depth + 1)
      if !inner.isEmpty {
        tell(
          "frame", .note, at: place(story, table.paragraphs.lowerBound),
          "A frame of one cell stands round a text, and the text alone is taken over.",
          hint: "Nothing need be done.")
      }
      return inner
    }
    let columns = table.cells.map { cells[$0].gridColumn + cells[$0].gridSpan }.max() ?? 0
    guard columns > 0 else { return [] }
    var rows: [[PolicyWords]] = []
    var isMerged = false
    for (start, end) in zip(table.rowStarts, table.rowStarts.dropFirst()) where start < end {
      var row = [PolicyWords](repeating: PolicyWords(), count: columns)
      for cell in table.cells[start..<end] {
        isMerged = isMerged || cells[cell].gridSpan > 1 || cells[cell].continues != nil
        row[cells[cell].gridColumn].append(words(ofCell: cell, in: story))
      }
      rows.append(row)
    }
    // Columns that no row uses are those of merged cells alone.
    let used = (0..<columns).filter { column in rows.contains { !$0[column].isBlank } }
    let isKept = isMerged && !used.isEmpty && used.count < columns
    if isKept { rows = rows.map { row in used.map { row[$0] } } }
    if isMerged, (isKept ? used.count : columns) > 1 {
      tell(
        "merged-cells", .warning, at: place(story, table.paragraphs.lowerBound),
        "The table has merged cells, which are single cells now; its words are all there.",
        hint: "Look at the table, and move words to where they belong.")
    }
    let behind = waiting
    waiting = []
    guard rows.contains(where: { $0.contains { !$0.isBlank } }) else {
      tell(
        "empty-table", .note, at: place(story, table.paragraphs.lowerBound),
        "A table without words is left out.", hint: "Draw it anew where it is to be written in.")
      return behind
    }
    return [PolicyBlock(.table(rows), from: origin)] + behind
  }

  private mutating func words(ofCell cell: Int, in story: Int) -> PolicyWords {
    let own = document.stories[story].cells[cell]
    var words = PolicyWords()
    var hasList = false
    var hasTable = false
    func add(_ more: PolicyWords) {
      guard !more.isBlank else { return }
      if !words.pieces.isEmpty { words.appendBreak() }
      words.append(more)
    }
    for index in own.paragraphs {
      let paragraph = document.stories[story].paragraphs[index]
      let more = self.words(of: story, paragraph.text)
      hasTable = hasTable || paragraph.cell != cell
      hasList = hasList || paragraph.list != nil && !more.isBlank
      if paragraph.list == .number { count(document.stories[story].listPlaces[index]) }
      add(more)
      waiting += pictures(in: index, of: story, own.paragraphs)
      addBoxes(at: StoryAnchor(story: story, paragraph: index), depth: 0, add)
    }
    if hasTable {
      tell(
        "nested-table", .warning, at: place(story, own.paragraphs.lowerBound),
        "A table stands in a cell of another one; its words are lines of that cell now.",
        hint: "Look at the table, and move words to where they belong.")
    }
    if hasList {
      tell(
        "list-in-cell", .warning, at: place(story, own.paragraphs.lowerBound),
        "A list stands in a cell; its bullets or numbers are left out, and each point is a line.",
        hint: "Write the list above or below the table where it needs its marks.")
    }
    return words
  }

  private mutating func addBoxes(
    at anchor: StoryAnchor, depth: Int, _ add: (PolicyWords) -> Void
  ) {
    guard depth < 8 else { return }
    for box in boxes[anchor] ?? [] where box > anchor.story {
      for (index, paragraph) in document.stories[box].paragraphs.enumerated() {
        let more = words(of: box, paragraph.text)
        if !more.isBlank { tellOfBox(at: anchor.paragraph, of: anchor.story) }
        add(more)
        addBoxes(at: StoryAnchor(story: box, paragraph: index), depth: depth + 1, add)
      }
    }
  }

  // MARK: Words

  /// The words of a range of a story, with their looks, links and notes.
  private mutating func words(of number: Int, _ range: Range<Int>) -> PolicyWords {
    let story = document.stories[number]
    let links = story.links.filter { $0.text.overlaps(range) }
    let notes = story.anchors.filter {
      [.footnote, .endnote].contains(document.stories[$0.story].kind)
        && (range.contains($0.text.lowerBound) || $0.text.lowerBound == range.upperBound)
    }
    var cuts = Set([range.lowerBound, range.upperBound])
    for look in story.looks(in: range) {
      cuts.formUnion([look.text.lowerBound, look.text.upperBound])
    }
    for link in links { cuts.formUnion([link.text.lowerBound, link.text.upperBound]) }
    for note in notes { cuts.insert(note.text.lowerBound) }
    let sorted = cuts.filter { range.lowerBound <= $0 && $0 <= range.upperBound }.sorted()
    var words = PolicyWords()
    for (index, start) in sorted.enumerated() {
      for note in notes where note.text.lowerBound == start && story.kind != .footnote {
        if let note = self.note(note.story) { words.append(PolicyWords.Piece(.note(note))) }
      }
      guard index + 1 < sorted.count else { break }
      let text = start..<sorted[index + 1]
      var piece = PolicyWords.Piece(.text(""))
      for look in story.looks(in: text) {
        piece.isBold = piece.isBold || look.look.contains(.bold)
        piece.isItalic = piece.isItalic || look.look.contains(.italic)
        piece.isStruck = piece.isStruck || look.look.contains(.struck)
      }
      if let link = links.first(where: { $0.text.overlaps(text) }) {
        piece.link = address(link.target)
      }
      let lines = String(decoding: story.text[text], as: UTF8.self)
        .replacing("\u{FFFC}", with: "")
        .split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        if index > 0 { words.appendBreak() }
        words.append(piece.with(.text(String(line))))
      }
    }
    return words
  }

  /// A note of the policy; nil where it is blank.
  private mutating func note(_ story: Int) -> Int? {
    if noteNumbers[story] != nil {
      tellOnce(
        "note-again", .warning,
        "A footnote is referred to in several places; its mark stands in the first one alone.",
        hint: "Write the note again where its mark is needed.")
      return nil
    }
    var paragraphs: [PolicyWords] = []
    for paragraph in document.stories[story].paragraphs {
      // A note of a note is not read: its words would lead round for ever.
      var words = self.words(of: story, paragraph.text)
      words.pieces.removeAll { if case .note = $0.content { true } else { false } }
      if !words.isBlank { paragraphs.append(words) }
    }
    guard !paragraphs.isEmpty else { return nil }
    noteNumbers[story] = reading.notes.count
    reading.notes.append(paragraphs)
    if document.stories[story].kind == .endnote {
      tellOnce(
        "endnotes", .note, "Endnotes are footnotes now.", hint: "Nothing need be done.")
    }
    return noteNumbers[story]
  }

  /// Where a link leads, as far as it does in a text of its own.
  private mutating func address(_ target: String) -> String? {
    let lower = target.lowercased()
    if ["http://", "https://", "mailto:"].contains(where: { lower.hasPrefix($0) }),
      !target.contains("{{"), !target.contains(where: { $0.isWhitespace || $0.isNewline })
    {
      return target
    }
    tellOnce(
      "link", .warning,
      "Links that lead into the document, or to a file beside it, are words alone now.",
      hint: "Write a link to a heading as [words](#heading-in-small-letters).")
    return nil
  }

  // MARK: What is told

  private func place(_ story: Int, _ paragraph: Int) -> ImportFinding.Place {
    .inSource(document.location(story: story, paragraph: paragraph).words)
  }

  private mutating func tell(
    _ code: String, _ severity: ImportFinding.Severity, at place: ImportFinding.Place,
    _ message: String, hint: String
  ) {
    reading.findings.append(ImportFinding(code, severity, at: place, message, hint: hint))
  }

  private mutating func tellOnce(
    _ code: String, _ severity: ImportFinding.Severity, _ message: String, hint: String
  ) {
    if told.insert(code).inserted { tell(code, severity, at: .source, message, hint: hint) }
  }

  private mutating func tellOfBox(at paragraph: Int, of story: Int) {
    let place = place(story, paragraph)
    if told.insert("text-box \(place)").inserted {
      tell(
        "text-box", .warning, at: place,
        "The words of a text box stand behind the paragraph that it hangs on.",
        hint: "Move them to where they belong.")
    }
  }

  private mutating func tellOfNotes() {
    let notes = document.notes
    let deleted = notes.count { if case .deletedText = $0.kind { true } else { false } }
    let inserted = notes.count { if case .insertedText = $0.kind { true } else { false } }
    if deleted + inserted > 0 {
      tell(
        "tracked-changes", .warning, at: .source,
        "The file has tracked changes: what is inserted is taken over, what is deleted is not.",
        hint: "Look in Word (Review, All Markup) whether all of them are meant to stay.")
    }
    for note in notes {
      switch note.kind {
      case .unreadableContent(let what):
        tell(
          "unreadable", .warning, at: .inSource(note.location.words),
          "Something that docket cannot read stands here: \(what).",
          hint: "Open the file in Word, and write into the text what it says.")
      case .coveredText:
        tell(
          "covered", .warning, at: .inSource(note.location.words),
          "Text stands behind a merged cell, where Word shows none of it, and is left out.",
          hint: "Split the cell in Word where its words are needed.")
      default: break
      }
    }
    if document.stories.contains(where: { !$0.hidden.isEmpty }) {
      tell(
        "hidden", .warning, at: .source, "The file has hidden text, which is left out.",
        hint: "Show it in Word (Home, ¶) where it is needed.")
    }
  }

  private mutating func tellOfStories() {
    func words(_ kind: Story.Kind) -> Bool {
      document.stories.contains { $0.kind == kind && $0.text.contains { $0 > 0x20 } }
    }
    if words(.header) || words(.footer) {
      tell(
        "header", .note, at: .source,
        "Headers and footers are left out: those of the house style stand on the pages.",
        hint: "Change them in the house style (templates/house-style.docx).")
    }
    if words(.comment) {
      tell(
        "comments", .note, at: .source, "Comments are left out.",
        hint: "Settle them in Word, and import the file again.")
    }
    if told.contains("contents") {
      tell(
        "contents", .note, at: .source,
        "The contents list is left out; {{contents}} stands in its place and makes a new one.",
        hint: "Nothing need be done.")
    }
  }
}

extension InlineObject.Kind {
  /// What it is to a reader.
  fileprivate var words: String {
    switch self {
    case .picture: "A picture"
    case .ink: "A drawing by hand"
    case .signatureLine: "A signature line"
    case .embeddedObject: "An embedded object"
    case .activeX: "A control"
    case .chart: "A chart"
    case .diagram: "A diagram"
    case .shape: "A drawn shape"
    case .wordArt: "WordArt"
    case .importedContent: "Content of another file"
    }
  }
}
