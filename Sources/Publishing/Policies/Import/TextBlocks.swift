internal import Word
internal import YAML

/// Reads the blocks of plain text as Word exports it: a line a paragraph, bullets with tabs, marks of bookmarks.
struct TextBlocks {
  private var reading: SourceReading
  private let lines: [TextLine]
  private let contents: ContentsLines
  /// The width at which lines were broken by hand; nil where they were not.
  private let width: Int?
  /// There are headings in capitals, which are above the others.
  private var hasCapitals = false
  /// The bullets of the list that stands open, a level each.
  private var bullets: [Character] = []

  static func read(_ document: Document) -> SourceReading {
    var reader = TextBlocks(document)
    reader.readLines()
    return reader.reading
  }

  private init(_ document: Document) {
    reading = SourceReading(document)
    let text = document.body.text
    let raw = document.body.paragraphs.map { String(decoding: text[$0.text], as: UTF8.self) }
    lines = raw.enumerated().map { TextLine($1, index: $0) }
    contents = ContentsLines(lines)
    let longest = lines.map { $0.text.count }.max() ?? 0
    width = (66...80).contains(longest) ? longest : nil
    hasCapitals = lines.indices.contains { index in
      lines[index].label == nil && HeadingLooks.isTitleLike(lines[index].text)
        && HeadingLooks.isCapitals(lines[index].text) && isCapitalHeading(index)
    }
    let marks = raw.count { $0.contains("[bookmark:") }
    if marks > 0 {
      reading.findings.append(
        ImportFinding(
          "bookmarks", .note, "Marks of bookmarks, such as [bookmark: …], are left out.",
          hint: "Nothing need be done."))
    }
  }

  private mutating func readLines() {
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if contents.range.contains(index) {
        readContents()
        index = contents.range.upperBound
      } else if line.isBlank {
        if !line.isMark, !isWithinList(index) { bullets = [] }
        index += 1
      } else {
        index = readBlock(index)
      }
    }
  }

  private mutating func readContents() {
    reading.blocks.append(PolicyBlock(.contents, from: contents.range))
    reading.findings.append(
      ImportFinding(
        "contents", .note,
        "The contents list is left out; {{contents}} stands in its place and makes a new one.",
        hint: "Nothing need be done."))
    for index in contents.dropped { reading.leaveOut(index..<index + 1) }
    for index in contents.lost {
      // Words that stand nowhere else are kept.
      reading.blocks.append(
        PolicyBlock(.paragraph(PolicyWords(lines[index].text)), from: index..<index + 1))
      reading.findings.append(
        ImportFinding(
          "contents-entry", .warning, at: .inSource("line \(index + 1)"),
          "The contents list names what no heading of the text is; its words stand below the list.",
          hint: "Look whether a heading is missing, and take the line out."))
    }
  }

  /// Reads the block that begins on a line.
  ///
  /// - Returns: the line behind it.
  private mutating func readBlock(_ start: Int) -> Int {
    let line = lines[start]
    if let level = headingLevel(start) {
      bullets = []
      add(.heading(level: level, PolicyWords(line.text)), start..<start + 1)
      return start + 1
    }
    if let label = line.label, let item = mark(label, start) {
      let end = joined(from: start)
      let level = item.level
      reading.labels[start] = label.bytes
      add(
        .item(.init(item.mark, level: level, PolicyWords(text(start..<end, dropping: label)))),
        start..<end)
      return end
    }
    bullets = []
    let end = joined(from: start)
    add(.paragraph(PolicyWords(text(start..<end, dropping: nil))), start..<end)
    return end
  }

  private mutating func add(_ content: PolicyBlock.Content, _ origin: Range<Int>) {
    reading.blocks.append(PolicyBlock(content, from: origin))
  }

  private func text(_ range: Range<Int>, dropping label: TextLine.Label?) -> String {
    range.map { index in
      index == range.lowerBound && label != nil ? lines[index].words : lines[index].text
    }.joined(separator: " ")
  }

  /// Where the lines end that were one before they were broken: the next word would not have fitted.
  private func joined(from start: Int) -> Int {
    var end = start + 1
    guard let width else { return end }
    while end < lines.count, !lines[end].isBlank, lines[end].label == nil,
      !contents.range.contains(end), headingLevel(end) == nil
    {
      let word = lines[end].text.prefix { !$0.isWhitespace }.count
      guard lines[end - 1].text.count + 1 + word > width else { break }
      end += 1
    }
    return end
  }

  // MARK: Headings

  private func headingLevel(_ index: Int) -> Int? {
    let line = lines[index]
    let text = line.text
    if let level = contents.level(of: text) { return level }
    // Below a line to sign on stands who signs.
    if let above = lines[..<index].last(where: { !$0.isBlank }),
      SignatureLine.isLeader(above.text)
        || SignatureLine.mayBe(above.text) && SignatureWording(nil).isRole(text)
    {
      return nil
    }
    guard HeadingLooks.isTitleLike(text), !SignatureLine.mayBe(text), !Self.isFact(text) else {
      return nil
    }
    if let number = HeadingLooks.number(of: text) {
      // A number alone is a point of a list as well: a heading stands by itself.
      guard isAlone(index), !isInSequence(index) || number.parts.count > 1 else { return nil }
      return min(number.parts.count, 6)
    }
    guard line.label == nil, text.split(whereSeparator: \.isWhitespace).count <= 10 else {
      return nil
    }
    // Capitals are a heading where text stands right below them, too.
    if HeadingLooks.isCapitals(text), isCapitalHeading(index) { return contents.isEmpty ? 1 : 2 }
    guard isAlone(index) else { return nil }
    return contents.isEmpty && !hasCapitals ? 1 : 2
  }

  /// What a policy says of itself, a line each: `Version 3`.
  private static func isFact(_ text: String) -> Bool {
    text.prefixMatch(
      of: /(?i)(version|approved|ratified|adopted|date|next review|review date|author|owner)\b/)
      != nil && text.contains { $0.isNumber || $0 == ":" }
      || text.lowercased().hasPrefix("approved by")
  }

  /// A line of capitals that begins a stretch of text in small letters.
  private func isCapitalHeading(_ index: Int) -> Bool {
    let above =
      index == 0 || lines[index - 1].isBlank || contents.level(of: lines[index - 1].text) != nil
    let below = lines[(index + 1)...].first { !$0.isBlank }
    return above && below.map { !HeadingLooks.isCapitals($0.text) } ?? false
  }

  /// It stands between blank lines, with something other than a title or a label behind it.
  private func isAlone(_ index: Int) -> Bool {
    guard index == 0 || lines[index - 1].isBlank, index + 1 < lines.count, lines[index + 1].isBlank
    else { return false }
    var next = lines[(index + 1)...].drop { $0.isBlank }
    var titles = 0
    while let line = next.first, HeadingLooks.isTitleLike(line.text), line.label == nil,
      contents.level(of: line.text) == nil
    {
      titles += 1
      // Many short lines in a row are no headings: an address, names, a table.
      if titles > 1 { return false }
      next = next.dropFirst().drop { $0.isBlank }
    }
    return !next.isEmpty
  }

  // MARK: Lists

  /// Whether a numbered line is one of several that count on.
  private func isInSequence(_ index: Int) -> Bool {
    guard case .number(let number)? = lines[index].label?.kind else { return false }
    func near(_ step: Int, _ wanted: Int) -> Bool {
      var other = index + step
      while lines.indices.contains(other) {
        if case .number(let found)? = lines[other].label?.kind { return found == wanted }
        // A longer line belongs to the point before it where lines are broken; else it ends the list.
        guard lines[other].isBlank || width != nil || lines[other].label != nil else {
          return false
        }
        guard abs(other - index) < 12 else { return false }
        other += step
      }
      return false
    }
    return near(1, number + 1) || near(-1, number - 1)
  }

  private mutating func mark(
    _ label: TextLine.Label, _ index: Int
  ) -> (mark: PolicyBlock.Item.Mark, level: Int)? {
    switch label.kind {
    case .bullet(let sign):
      let level: Int
      if let known = bullets.firstIndex(of: sign) {
        bullets.removeSubrange((known + 1)...)
        level = known
      } else {
        bullets.append(sign)
        level = bullets.count - 1
      }
      return (.bullet, level)
    case .number(let number):
      guard isInSequence(index) else { return nil }
      bullets = ["#"]
      return (.number(number), 0)
    }
  }

  private func isWithinList(_ index: Int) -> Bool {
    lines[(index + 1)...].first { !$0.isBlank }.map { line in
      if case .bullet? = line.label?.kind { true } else { false }
    } ?? false
  }
}
