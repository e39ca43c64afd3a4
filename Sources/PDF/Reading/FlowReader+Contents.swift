internal import Word

/// A contents list that has entries.
struct ContentsList {
  var instruction: String
  /// Nothing but the list stands in its paragraphs, and these are no part of a table or box.
  var isAlone: Bool
  /// How much of its last paragraph stands before its end.
  var end: Int?
}

/// Contents lists, made anew from the headings where they have no entries, or others than there are headings.
/// (ECMA-376 Part 1, §17.16.5.68)
extension FlowReader {
  /// A paragraph that stands in a contents list.
  private struct Heading {
    var paragraph: FlowParagraph
    /// With its number, and without.
    var words: String
    var text: String
    var bookmark: String

    /// Whether an entry says what it says, white space apart.
    func isSaid(by entry: String, _ separator: String) -> Bool {
      let entry = entry.withoutSpaces
      if entry == (words + separator).withoutSpaces { return true }
      // Numbers that docket shows in figures are others in the file.
      let isKnown = paragraph.label.map { NumberFormat.isKnown($0.format) } ?? true
      return !isKnown && entry.hasSuffix((text + separator).withoutSpaces)
    }
  }

  mutating func beginContents(in paragraph: FlowParagraph) {
    fields[fields.count - 1].contents = contents.count
    contents.append(
      ContentsList(
        instruction: fields[fields.count - 1].instruction,
        isAlone: steps.isEmpty && part == parts.main && paragraph.plainText.isEmpty))
  }

  /// Notes what stands behind a list in its last paragraph.
  mutating func endContents(_ number: Int, in paragraph: FlowParagraph) {
    guard let end = contents[number].end, end < paragraph.inlines.count else { return }
    contents[number].isAlone = false
  }

  /// Makes the contents lists that are not as the headings are.
  mutating func makeContents() {
    let empty = document.sections.flatMap { $0.blocks.compactMap(\.emptyContents) }
    guard !empty.isEmpty || !contents.isEmpty else { return }
    let switches = (empty + contents.map(\.instruction)).map {
      ContentsSwitches(Self.words(of: $0))
    }
    let headings = takeHeadings(switches)
    for section in document.sections.indices {
      let width = document.sections[section].textWidth
      document.sections[section].blocks = document.sections[section].blocks.flatMap { block in
        guard let instruction = block.emptyContents else { return [block] }
        let switches = ContentsSwitches(Self.words(of: instruction))
        if !switches.isUnderstood { tellEmpty(block.place) }
        return entries(switches, headings, like: [], width: width, place: block.place)
      }
    }
    for number in contents.indices { renew(number, headings) }
  }

  private mutating func tellEmpty(_ place: DocumentLocation) {
    tell(
      "contents-empty", "A list of figures, or of what is marked for it, has no entries.",
      hint: "Update the list in Word (F9), save the file, and try again.", at: place)
  }

  /// The paragraphs that are in one of the lists; each gets a bookmark.
  private mutating func takeHeadings(_ switches: [ContentsSwitches]) -> [Heading] {
    var headings: [Heading] = []
    func take(_ paragraph: inout FlowParagraph) {
      guard paragraph.contents == nil, switches.contains(where: { $0.level(of: paragraph) != nil })
      else { return }
      var bare = paragraph
      bare.label = nil
      let text = bare.plainText
      guard !text.isEmpty else { return }
      let bookmark = "_docket_heading_\(headings.count + 1)"
      headings.append(
        Heading(paragraph: paragraph, words: paragraph.plainText, text: text, bookmark: bookmark))
      paragraph.bookmarks.append(bookmark)
    }
    for section in document.sections.indices {
      document.sections[section].blocks.visitParagraphs(take)
    }
    return headings
  }

  /// Makes a list anew that has other entries than there are headings.
  private mutating func renew(_ number: Int, _ headings: [Heading]) {
    let list = contents[number]
    let switches = ContentsSwitches(Self.words(of: list.instruction))
    guard list.isAlone, list.end != nil, switches.isUnderstood,
      !switches.hasMarks || !hasContentsMarks
    else { return }
    func isIn(_ block: FlowBlock) -> Bool { block.contents == number && !block.words.isEmpty }
    let sections = document.sections.indices.filter {
      document.sections[$0].blocks.contains(where: isIn)
    }
    guard sections.count == 1, let section = sections.first,
      let first = document.sections[section].blocks.firstIndex(where: isIn),
      let last = document.sections[section].blocks.lastIndex(where: isIn)
    else { return }
    let old = document.sections[section].blocks[first...last].compactMap(\.paragraph)
    let wanted = headings.compactMap { heading in
      switches.level(of: heading.paragraph).map { (heading, $0) }
    }
    let there = old.filter { !$0.plainText.isEmpty }.map(\.entryWords)
    let isFresh =
      wanted.count == there.count
      && zip(wanted, there).allSatisfy { wanted, entry in
        let separator = switches.hasNumbers(wanted.1) ? switches.separator : nil
        return wanted.0.isSaid(by: entry, separator ?? "")
      }
    guard old.count == last - first + 1, !wanted.isEmpty, !isFresh else { return }
    var made = entries(
      switches, headings, like: old, width: document.sections[section].textWidth,
      place: old[0].place)
    if case .paragraph(var paragraph) = made[0] {
      paragraph.bookmarks += old.flatMap(\.bookmarks)
      made[0] = .paragraph(paragraph)
    }
    document.sections[section].blocks.replaceSubrange(first...last, with: made)
  }

  // MARK: Entries

  private mutating func entries(
    _ switches: ContentsSwitches, _ headings: [Heading], like old: [FlowParagraph], width: Double,
    place: DocumentLocation
  ) -> [FlowBlock] {
    headings.compactMap { heading in
      guard let level = switches.level(of: heading.paragraph) else { return nil }
      return .paragraph(entry(heading, level, switches, like: old, width: width, place: place))
    }
  }

  private mutating func entry(
    _ heading: Heading, _ level: Int, _ switches: ContentsSwitches, like old: [FlowParagraph],
    width: Double, place: DocumentLocation
  ) -> FlowParagraph {
    let name = "toc \(level)"
    let id = styles.styles.first { $0.value.name.lowercased() == name }?.key
    let style = resolvedStyle(id)
    var entry = FlowParagraph(place: place)
    entry.styleName = name
    entry.isContentsEntry = true
    if let known = old.first(where: { $0.styleName == name }) {
      entry.format = known.format
    } else {
      entry.format = styles.paragraphDefaults
      entry.format.override(with: style.format)
      if id == nil { entry.format.indentStart = Double(level - 1) * 11 }
    }
    let looks = looks(nil, RunBase(style: style.run, tables: []))
    entry.markLooks = looks
    // Also without `\\h`, which is about Word's screen: nobody wants a contents list that leads nowhere.
    let link = FlowLink(target: .bookmark(heading.bookmark), tip: nil)
    var words = heading.words
    if let label = heading.paragraph.label, label.format != "bullet", !label.text.isEmpty,
      label.suffix == .tab
    {
      // As Word has it: the text behind numbers stands in a column of its own.
      words = heading.text
      if !entry.format.tabs.contains(where: { $0.kind == .left }) {
        entry.format.tabs.append(
          ParagraphFormat.Tab(position: 22 * Double(level), kind: .left, leader: .none))
      }
      entry.append(.text(label.text), looks: looks, link: link)
      entry.append(.tab, looks: looks, link: link)
    }
    entry.append(.text(words), looks: looks, link: link)
    guard switches.hasNumbers(level) else { return entry }
    if let separator = switches.separator {
      entry.append(.text(separator), looks: looks, link: link)
    } else {
      if !entry.format.tabs.contains(where: { $0.kind == .right }) {
        entry.format.tabs.append(
          ParagraphFormat.Tab(position: width, kind: .right, leader: .dots))
      }
      entry.append(.tab, looks: looks, link: link)
    }
    entry.append(
      .field(.pageOf(bookmark: heading.bookmark, cached: "")), looks: looks, link: link)
    return entry
  }
}

extension FlowParagraph {
  /// The words of an entry, without the number of its page.
  fileprivate var entryWords: String {
    var text = ""
    var hasField = false
    for inline in inlines {
      switch inline.kind {
      case .text(let part): text += part
      case .tab, .marginTab: text += "\t"
      case .lineBreak: text += " "
      case .field(.pageOf): hasField = true
      default: break
      }
    }
    guard !hasField, let tab = text.lastIndex(of: "\t") else { return text }
    let number = text[tab...].dropFirst()
    let isNumber = number.allSatisfy {
      $0.isNumber || $0.isWhitespace || "ivxlcdmIVXLCDM-".contains($0)
    }
    return isNumber ? String(text[..<tab]) : text
  }
}

extension String {
  fileprivate var withoutSpaces: String { filter { !$0.isWhitespace } }
}

extension [FlowBlock] {
  /// Shows all paragraphs, those in tables too, to a body that may change them.
  fileprivate mutating func visitParagraphs(_ body: (inout FlowParagraph) -> Void) {
    for index in indices {
      switch self[index] {
      case .paragraph(var paragraph):
        let count = paragraph.bookmarks.count
        body(&paragraph)
        if paragraph.bookmarks.count != count { self[index] = .paragraph(paragraph) }
      case .table(var table):
        guard table.hasHeadings else { continue }
        for row in table.rows.indices {
          for cell in table.rows[row].cells.indices {
            table.rows[row].cells[cell].blocks.visitParagraphs(body)
          }
        }
        self[index] = .table(table)
      }
    }
  }
}

extension FlowBlock {
  fileprivate var paragraph: FlowParagraph? {
    if case .paragraph(let paragraph) = self { paragraph } else { nil }
  }

  fileprivate var contents: Int? { paragraph?.contents }

  fileprivate var words: String { paragraph?.plainText ?? "" }

  /// The instruction of a contents list that has no entries.
  fileprivate var emptyContents: String? { paragraph?.emptyContents }

  fileprivate var place: DocumentLocation {
    switch self {
    case .paragraph(let paragraph): paragraph.place
    case .table(let table): table.place
    }
  }
}

extension FlowSection {
  /// Of its first column, in points.
  fileprivate var textWidth: Double {
    columns.widths.first
      ?? (width - left - right - gutter - columns.gap * Double(columns.count - 1))
      / Double(columns.count)
  }
}
