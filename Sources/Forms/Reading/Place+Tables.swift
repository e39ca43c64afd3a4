internal import Word

/// Answers in the cells beside and below their label, on the table's grid. (W63–W67)
extension PlaceFinder {
  func placeBeside(_ cell: Int, _ field: ReadingField) -> Place? {
    let below = placeBelow(cell)
    if field.direction == .below,
      let place = below ?? placeUnderTable(cell) ?? placeUnderStack(cell)
    {
      return place
    }
    guard let (right, place) = placeRight(of: cell, field) else { return below }
    guard field.direction == nil, let below else { return place }
    // A row of labels over a row of answers, with a question among them that the form does not know:
    // what stands to the right may be that question.
    if !isBlank(place.text) {
      guard isAmongLabels(cell, right), !isBlank(below.text) else { return place }
      return Place(text: below.text, how: .below, doubt: .twoAnswers)
    }
    // Nothing to the right, and below it words that have nothing beside them either.
    if place.doubt == nil, !isBlank(below.text), isLonely(below.text) {
      return Place(text: below.text, how: .below, doubt: .notBeside)
    }
    return place
  }

  func isBlank(_ range: Range<Int>) -> Bool { trimmed(story.text.span, range).isEmpty }

  // MARK: To the right

  /// The next cell of the row that is no label, and what goes on below it.
  private func placeRight(of cell: Int, _ field: ReadingField) -> (cell: Int, Place)? {
    let row = cells(rightOf: cell)
    guard let first = row.first(where: { !isColon($0) }), !isQuestion(first, beside: field) else {
      return nil
    }
    if field.type.isOptions, let place = placeOfOptions(row, beside: cell, field) {
      return (first, place)
    }
    guard !isLabelLike(first) else { return nil }
    if isBlank(shownText(of: first)), !holdsControl(shownText(of: first)) {
      let beyond = row.drop { $0 != first }.dropFirst().prefix { !isLabelLike($0) }
        .first { !isBlank(shownText(of: $0)) }
      if let beyond {
        return (first, Place(text: shownText(of: beyond), how: .right, doubt: .notBeside))
      }
    }
    return (first, goingOn(first, rightOf: cell))
  }

  /// Options and their boxes may stand in cells of their own: on through the row, and through the rows
  /// that the label is merged down. (W53, W63)
  private func placeOfOptions(_ row: [Int], beside label: Int, _ field: ReadingField) -> Place? {
    func isOption(_ cell: Int) -> Bool { holdsOption(cell, of: field) }
    let cells = row.filter { !isColon($0) }.prefix { !isQuestion($0, beside: field) }
    guard let first = cells.first, cells.contains(where: isOption) else { return nil }
    var end = cells.map { shownText(of: $0).upperBound }.max() ?? 0
    var offset = 1
    while true {
      let under = self.row(of: story.cells[label], offsetBy: offset)
      guard under.contains(where: { story.cells[$0].continues == label }) else { break }
      for cell in under where story.cells[cell].continues == nil {
        guard !isQuestion(cell, beside: field) else { break }
        end = max(end, story.cells[cell].text.upperBound)
      }
      offset += 1
    }
    let text = shownText(of: first).lowerBound..<max(shownText(of: first).lowerBound, end)
    return Place(text: text, how: .right)
  }

  /// An answer and the rows under it that belong to it: those that its label is merged over, and those
  /// where nothing stands under the label, which somebody added.
  private func goingOn(_ first: Int, rightOf label: Int) -> Place {
    var place = Place(text: shownText(of: first), how: .right)
    let column = story.cells[first].gridColumn
    var offset = 1
    while true {
      let row = row(of: story.cells[label], offsetBy: offset)
      guard let under = row.first(where: { covers($0, story.cells[label].gridColumn) }),
        let next = row.first(where: { story.cells[$0].gridColumn == column }),
        story.cells[next].continues == nil, !isLabelLike(next)
      else { return place }
      let isMerged = story.cells[under].continues == label
      guard isMerged || (isBlank(shownText(of: under)) && story.cells[under].continues == nil)
      else { return place }
      offset += 1
      let text = story.cells[next].text
      if isBlank(text) {
        guard isMerged else { return place }
        continue
      }
      let between = min(place.text.upperBound, text.lowerBound)..<text.lowerBound
      guard isBlank(between) else {
        place.doubt = .goesOn
        return place
      }
      place.text = place.text.lowerBound..<text.upperBound
      if !isMerged { place.doubt = .goesOn }
    }
  }

  /// True where other labels stand in the row of `cell`, left or right of what `right` holds.
  private func isAmongLabels(_ cell: Int, _ right: Int) -> Bool {
    let row = story.cells[cell].row
    let table = story.cells[cell].table
    return labels.contains {
      guard let other = $0.cell, other != cell, other != right, $0.isHead else { return false }
      return story.cells[other].table == table && story.cells[other].row == row
        && isBlank(
          min(
            $0.occurrence.valueStart, story.cells[other].text.upperBound)..<story.cells[other].text
            .upperBound)
    }
  }

  // MARK: Below

  /// What stands under a label, in all the columns that it takes.
  private func placeBelow(_ label: Int) -> Place? {
    let this = story.cells[label]
    var offset = 1
    // A label that is merged downwards has its answer under its last row.
    while row(of: this, offsetBy: offset).contains(where: { story.cells[$0].continues == label }) {
      offset += 1
    }
    let under = cells(under: this, offsetBy: offset)
    guard !under.isEmpty, !under.contains(where: isLabelLike) else { return nil }
    let written = under.filter { !isBlank(shownText(of: $0)) }
    guard let first = written.first ?? under.first, let last = written.last ?? under.first else {
      return nil
    }
    var place = Place(text: shownText(of: first), how: .below)
    if first != last, shownText(of: last).upperBound > place.text.lowerBound {
      place.text = place.text.lowerBound..<shownText(of: last).upperBound
      place.doubt = .goesOn
    }
    // Several rows under one row of labels; which one is meant, a person says. (W65)
    let next = cells(under: this, offsetBy: offset + 1)
    if !isBlank(place.text), !next.contains(where: isLabelLike),
      next.contains(where: { !isBlank(shownText(of: $0)) })
    {
      place.doubt = .twoAnswers
    }
    return place
  }

  /// Labels stacked over as many answers: which belongs to which, a person must say.
  private func placeUnderStack(_ label: Int) -> Place? {
    var offset = 1
    func under(_ offset: Int) -> Int? {
      let cells = cells(under: story.cells[label], offsetBy: offset)
      return cells.count == 1 ? cells[0] : nil
    }
    while let cell = under(offset), isLabelLike(cell) { offset += 1 }
    guard offset > 1, let first = under(offset), let second = under(offset + 1),
      !isLabelLike(second), !isBlank(shownText(of: first)), !isBlank(shownText(of: second))
    else { return nil }
    return Place(text: shownText(of: first), how: .below, doubt: .stackedLabels)
  }

  /// The paragraphs under a table that ends with the label, up to whatever is something else.
  private func placeUnderTable(_ label: Int) -> Place? {
    guard cells(under: story.cells[label], offsetBy: 1).isEmpty else { return nil }
    let last = story.tables[story.cells[label].table].paragraphs.upperBound
    guard let first = lines.first(where: { scan.lines[$0].paragraph >= last }) else { return nil }
    var end = first
    while end < lines.upperBound, !stops.contains(end),
      !labels.contains(where: { $0.occurrence.line == end && $0.occurrence.startsLine })
    {
      let paragraph = story.paragraphs[scan.lines[end].paragraph]
      guard paragraph.cell == nil, paragraph.headingLevel == nil,
        end == first || !isBlank(scan.lines[end].text)
      else { break }
      end += 1
    }
    guard end > first else { return nil }
    return Place(
      text: scan.lines[first].text.lowerBound..<scan.lines[end - 1].text.upperBound, how: .below)
  }

  /// Nothing else stands in the row of what is written at `text`.
  private func isLonely(_ text: Range<Int>) -> Bool {
    guard let cell = story.cells.lastIndex(where: { $0.text == text }) else { return false }
    return row(of: story.cells[cell], offsetBy: 0).allSatisfy {
      $0 == cell || isBlank(shownText(of: $0))
    }
  }

  // MARK: Under a line of text

  /// A table right under a label is the box to write the answer in. (W66, W69)
  func placeInTable(after label: FormLabel, _ end: Int, _ field: ReadingField) -> Place? {
    guard
      let number = story.tables.firstIndex(where: {
        $0.parent == nil && !$0.paragraphs.isEmpty
          && story.paragraphs[$0.paragraphs.lowerBound].text.lowerBound == end + 1
      }), let first = story.tables[number].cells.first, let last = story.tables[number].cells.last,
      isInRecord(story.cells[last].text)
    else { return nil }
    let table = story.tables[number]
    guard !table.cells.contains(where: isLabelLike) else { return nil }
    let written = table.cells.filter {
      story.cells[$0].continues == nil && !isBlank(story.cells[$0].text)
    }
    var place = Place(
      text: story.cells[first].text.lowerBound..<story.cells[last].text.upperBound, how: .below)
    if table.isFloating { place.doubt = .answerInBox }
    if written.count > 1, !field.type.isOptions { place.doubt = .notBeside }
    return place
  }

  // MARK: Cells

  /// The text that a person sees in a cell: of a cell that continues another, that of the first (W63);
  /// what a nested table with labels of its own holds is no part of it (W67).
  func shownText(of cell: Int) -> Range<Int> {
    let cell = story.cells[cell].continues ?? cell
    let text = story.cells[cell].text
    guard let inner = firstLabelCell(in: text), inner != cell else { return text }
    return text.lowerBound..<max(text.lowerBound, startOfTable(holding: inner, in: cell))
  }

  private func firstLabelCell(in text: Range<Int>) -> Int? {
    labels.first {
      $0.cell != nil && text.contains($0.occurrence.label.lowerBound)
    }?.cell
  }

  /// A cell that holds a label of the form, a title, or nothing but words with a colon behind them,
  /// which is a question that the form does not know. (W91)
  private func isLabelLike(_ cell: Int) -> Bool {
    let cell = story.cells[cell].continues ?? cell
    let range = story.cells[cell].text
    if !isInRecord(range) { return true }
    if let inner = firstLabelCell(in: range) {
      return inner == cell || isBlank(shownText(of: cell))
    }
    let paragraphs = story.cells[cell].paragraphs
    if stops.contains(where: { paragraphs.contains(scan.lines[$0].paragraph) }) { return true }
    let text = story.text.span
    let words = trimmed(text, range)
    return !words.isEmpty && text[words.upperBound - 1] == UInt8(ascii: ":")
  }

  /// A cell that is label-like and not one of the options of the field beside it, as "Yes:" may be.
  private func isQuestion(_ cell: Int, beside field: ReadingField) -> Bool {
    guard isLabelLike(cell) else { return false }
    return !field.type.isOptions || firstLabelCell(in: story.cells[cell].text) != nil
      || !holdsOption(cell, of: field)
  }

  private func holdsOption(_ cell: Int, of field: ReadingField) -> Bool {
    field.optionReader?.holdsOption(shownText(of: cell), of: story) ?? false
  }

  /// The colon behind a label may stand in a cell of its own.
  private func isColon(_ cell: Int) -> Bool {
    let words = trimmed(story.text.span, shownText(of: cell))
    return words.count == 1 && story.text[words.lowerBound] == UInt8(ascii: ":")
  }

  private func isInRecord(_ range: Range<Int>) -> Bool {
    guard let first = lines.first, let last = lines.last else { return false }
    return scan.lines[first].text.lowerBound <= range.lowerBound
      && range.lowerBound <= scan.lines[last].text.upperBound
  }

  private func covers(_ cell: Int, _ column: Int) -> Bool {
    let cell = story.cells[cell]
    return cell.gridColumn <= column && column < cell.gridColumn + cell.gridSpan
  }

  private func row(of cell: TableCell, offsetBy offset: Int) -> ArraySlice<Int> {
    story.tables[cell.table].row(cell.row + offset)
  }

  private func cells(rightOf cell: Int) -> [Int] {
    let this = story.cells[cell]
    return row(of: this, offsetBy: 0).filter {
      story.cells[$0].gridColumn >= this.gridColumn + this.gridSpan
    }
  }

  private func cells(under cell: TableCell, offsetBy offset: Int) -> [Int] {
    row(of: cell, offsetBy: offset).filter {
      let other = story.cells[$0]
      return other.gridColumn < cell.gridColumn + cell.gridSpan
        && cell.gridColumn < other.gridColumn + other.gridSpan
    }
  }
}

extension Table {
  /// The cells of a row, counted from 1; none where there is no such row.
  func row(_ number: Int) -> ArraySlice<Int> {
    guard number >= 1, number < rowStarts.count else { return [] }
    return cells[rowStarts[number - 1]..<rowStarts[number]]
  }
}
