internal import Word
internal import YAML

/// Reads the blocks of a Word document.
struct WordBlocks {
  var reading: SourceReading
  private let hasHeadingStyles: Bool
  /// The text boxes that hang on a paragraph.
  let boxes: [StoryAnchor: [Int]]
  /// The notes of the policy, by the numbers of their stories.
  private var noteNumbers: [Int: Int] = [:]
  private var counts: [Int: [Int: Int]] = [:]
  var told: Set<String> = []
  /// Pictures in a table, whose words stand behind it.
  var waiting: [PolicyBlock] = []

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

  var document: Document { reading.document }

  private mutating func readBody() {
    reading.blocks = blocks(of: 0, document.body.paragraphs.indices, depth: 0)
    tellOfNotes()
    tellOfStories()
  }

  // MARK: Blocks

  mutating func blocks(
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
  func table(of cell: Int, in story: Int, _ outer: Int?) -> Int? {
    let cells = document.stories[story].cells
    let tables = document.stories[story].tables
    var table = cells[cell].table
    while let parent = tables[table].parent, parent != outer {
      guard cells[parent].table < table else { return nil }
      table = cells[parent].table
    }
    return table
  }

  mutating func paragraph(_ index: Int, of story: Int, depth: Int) -> [PolicyBlock] {
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
  @discardableResult mutating func count(_ place: ListPlace?) -> Int {
    guard let place else { return 1 }
    var levels = counts[place.counter, default: [:]]
    let number = levels[place.level].map { $0 + 1 } ?? max(0, place.start)
    levels[place.level] = number
    for level in levels.keys where level > place.level { levels[level] = nil }
    counts[place.counter] = levels
    return number
  }

  /// A remark in the place of each picture that has words.
  mutating func pictures(
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

  // MARK: Words

  /// The words of a range of a story, with their looks, links and notes.
  mutating func words(of number: Int, _ range: Range<Int>) -> PolicyWords {
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
