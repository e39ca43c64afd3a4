internal import Word

/// Where the answer to a label stands.
struct Place: Hashable {
  /// Bytes of the story's text.
  var text: Range<Int>
  var how: Evidence
  /// Something other than the label says that this may not be the answer.
  var doubt: Doubt?
}

/// Finds the places of answers in one story, for the labels of one record. (W63–W66, W72–W79)
struct PlaceFinder {
  let reading: StoryReading
  let labels: [FormLabel]
  /// The lines of the record; nothing outside them belongs to an answer.
  let lines: Range<Int>
  /// Lines that end an answer: titles, section headings, dividers.
  let stops: [Int]
  /// The row of answers that is read, of the many under one row of labels. (W65)
  var answerRow: AnswerRows.Row?

  var story: Story { reading.story }
  var scan: LandmarkScan { reading.scan }

  /// Where the answer to the label at `position` stands.
  func place(ofLabelAt position: Int, _ field: ReadingField) -> Place {
    let label = labels[position]
    if let box = label.occurrence.box { return Place(text: box, how: .options) }
    guard let cell = label.cell else { return placeInLines(position, field) }
    var place = placeInTable(of: position, cell, field)
    // What was typed into a quoted table cannot be told from what stood there. (W97)
    if label.occurrence.isQuoted { place.doubt = .quotedAnswer }
    return place
  }

  private func placeInTable(of position: Int, _ cell: Int, _ field: ReadingField) -> Place {
    let label = labels[position]
    if let answer = answerRow?.cell(under: cell, in: story) {
      return Place(text: story.cells[answer].text, how: .below)
    }
    let end = endInCell(position, cell)
    let start = label.occurrence.valueStart
    let rest = labelGoesOn(label, to: end, field) ? end..<end : min(start, end)..<end
    if !trimmed(story.text.span, rest).isEmpty || holdsControl(rest) || !isAlone(position, cell) {
      return Place(text: rest, how: .sameCell)
    }
    return placeBeside(cell, field) ?? Place(text: rest, how: .sameCell)
  }

  // MARK: Within one cell

  /// The label was found without its bracket, which fills the rest of its cell: `Name` over `(company)`.
  private func labelGoesOn(_ label: FormLabel, to end: Int, _ field: ReadingField) -> Bool {
    let start = label.occurrence.label.lowerBound
    guard label.occurrence.separator == .lineEnd, label.isHead, end > start, end - start < 200
    else { return false }
    let whole = labelCore(string(story.text, start..<end))
    return whole.count > label.occurrence.label.count && field.isLabelled(whole)
  }

  /// The start of the next label in the cell, or the cell's end.
  private func endInCell(_ position: Int, _ cell: Int) -> Int {
    let next = position + 1
    let end = story.cells[cell].text.upperBound
    guard next < labels.count, let other = labels[next].cell,
      labels[next].occurrence.label.lowerBound < end
    else { return end }
    return other == cell ? startOfLine(labels[next]) : startOfTable(holding: other, in: cell)
  }

  /// Where the table begins that stands in `cell` and holds another cell, itself or in a nested one. (W67)
  func startOfTable(holding inner: Int, in cell: Int) -> Int {
    var start = story.cells[inner].text.lowerBound
    var next: Int? = inner
    while let found = next, found != cell {
      let table = story.tables[story.cells[found].table]
      start = table.cells.first.map { story.cells[$0].text.lowerBound } ?? start
      next = table.parent
    }
    return start
  }

  /// Where a label begins, its numbering and bullet with it.
  private func startOfLine(_ label: FormLabel) -> Int {
    label.occurrence.startsLine
      ? scan.lines[label.occurrence.line].text.lowerBound : label.occurrence.label.lowerBound
  }

  private func isAlone(_ position: Int, _ cell: Int) -> Bool {
    labels[position].isHead
      && !(position + 1 < labels.count && labels[position + 1].cell == cell)
  }

  func holdsControl(_ range: Range<Int>) -> Bool {
    story.controls.contains {
      range.lowerBound <= $0.text.lowerBound && $0.text.upperBound <= range.upperBound
    }
      || story.legacyFields.contains { range.contains($0.text.lowerBound) }
  }

  // MARK: Lines outside tables

  private func placeInLines(_ position: Int, _ field: ReadingField) -> Place {
    let label = labels[position]
    if label.occurrence.isQuoted { return placeUnderQuotedLabel(position) }
    let start = label.occurrence.valueStart
    let end = endInLines(position)
    let rest = min(start, end)..<end
    if !story.tables.isEmpty, isBlank(rest), !holdsControl(rest),
      let place = placeInTable(after: label, end, field)
    {
      return place
    }
    var place = Place(text: rest, how: .colon)
    if isLastLabel(position) {
      let line = scan.lines[label.occurrence.line].text
      let first = rest.clamped(to: line)
      if field.type.isOneLine, !isBlank(first) { return Place(text: first, how: .colon) }
      place = lastPlace(rest, line: label.occurrence.valueLine)
    }
    if place.doubt == nil { place.doubt = doubtOfLines(place.text, label, field) }
    return place
  }

  /// A label in the text and words in a frame beside it are two regions (W69); a line of a short answer
  /// that reads `Words: more` is perhaps a question that the form does not know (W91).
  private func doubtOfLines(_ text: Range<Int>, _ label: FormLabel, _ field: ReadingField) -> Doubt?
  {
    var line = label.occurrence.valueLine
    let isFramed = story.paragraphs[scan.lines[line].paragraph].isFramed
    while line + 1 < lines.upperBound, scan.lines[line + 1].text.lowerBound < text.upperBound {
      line += 1
      if !isFramed, story.paragraphs[scan.lines[line].paragraph].isFramed,
        !isBlank(scan.lines[line].text)
      {
        return .answerInBox
      }
      if field.type.isShort, isPair(story.text.span, scan.lines[line].text) { return .goesOn }
    }
    return nil
  }

  /// An answer typed under a quoted label belongs to it; what is quoted behind it is the sender's
  /// question or an older answer. (W97)
  private func placeUnderQuotedLabel(_ position: Int) -> Place {
    let line = labels[position].occurrence.line
    let end = endInLines(position)
    let own = min(scan.lines[line].text.upperBound, end)..<end
    if !trimmed(story.text.span, own).isEmpty { return Place(text: own, how: .colon) }
    let start = labels[position].occurrence.valueStart
    let quoted = start..<max(start, min(scan.lines[line].text.upperBound, end))
    return Place(text: quoted, how: .colon, doubt: .quotedAnswer)
  }

  private func isLastLabel(_ position: Int) -> Bool {
    !labels[(position + 1)...].contains { $0.cell == nil }
  }

  /// The next label, heading, table or divider, or the end of the record.
  private func endInLines(_ position: Int) -> Int {
    let label = labels[position]
    if position + 1 < labels.count {
      let next = labels[position + 1]
      if next.occurrence.line == label.occurrence.line { return next.occurrence.label.lowerBound }
    }
    let nextLabel = position + 1 < labels.count ? labels[position + 1] : nil
    let nextStop = stops.first { $0 > label.occurrence.line } ?? .max
    let limit = min(nextLabel?.occurrence.line ?? .max, nextStop, lines.upperBound)
    var line = label.occurrence.line
    while line + 1 < limit {
      let paragraph = story.paragraphs[scan.lines[line + 1].paragraph]
      guard paragraph.cell == nil, paragraph.headingLevel == nil, scan.lines[line + 1].voice == .own
      else { break }
      line += 1
    }
    if line + 1 == nextLabel?.occurrence.line, let nextLabel, !nextLabel.occurrence.startsLine,
      nextLabel.cell == nil
    {
      return nextLabel.occurrence.label.lowerBound
    }
    return scan.lines[line].text.upperBound
  }

  /// The answer to the last label, which ends at a blank line. (W71)
  ///
  /// What follows is not known to belong to it; where it seems to begin only after a blank line, a
  /// person must say.
  private func lastPlace(_ range: Range<Int>, line first: Int) -> Place {
    let text = story.text.span
    var line = first
    var hasWords = !trimmed(
      text, range.lowerBound..<min(range.upperBound, scan.lines[line].text.upperBound)
    ).isEmpty
    var skipped = false
    while line + 1 < lines.upperBound, scan.lines[line + 1].text.lowerBound < range.upperBound {
      let next = scan.lines[line + 1].text
      let isBlankLine = trimmed(text, next).isEmpty
      if isBlankLine {
        if hasWords {
          return Place(text: range.lowerBound..<scan.lines[line].text.upperBound, how: .colon)
        }
        skipped = true
      } else if skipped {
        // Words after the label and a blank line: perhaps the answer, perhaps the foot of the page.
        return Place(text: range, how: .colon, doubt: .textAfterBlankLine)
      } else {
        hasWords = true
      }
      line += 1
    }
    return Place(text: range, how: .colon)
  }
}

extension FieldType {
  /// An answer fills one line, so that what stands under it is something else. (W71)
  fileprivate var isOneLine: Bool {
    switch self {
    case .email, .number, .telephone, .date: true
    default: false
    }
  }

  /// An answer of one line, and not one that is read word by word.
  fileprivate var isShort: Bool {
    switch self {
    case .person, .email, .telephone, .number, .webAddress, .date: true
    case .text, .webAddresses, .yesNo, .choice, .choices: false
    }
  }
}

/// `Words: more`, as a question with its answer; an address or a time is none.
private func isPair(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
  let line = trimmed(text, line)
  var offset = line.lowerBound
  while offset < min(line.upperBound, line.lowerBound + 60) {
    if text[offset] == UInt8(ascii: ":") {
      return offset - line.lowerBound >= 2
        && (offset + 1 == line.upperBound || text[offset + 1] <= 0x20)
    }
    offset += 1
  }
  return false
}
