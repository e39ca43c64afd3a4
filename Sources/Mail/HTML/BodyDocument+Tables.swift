internal import Archive
internal import Word
internal import XML

/// A table that is open.
struct HTMLTable {
  /// Index in the story's tables.
  let index: Int
  /// Rows so far.
  var rows = 0
  var isRowOpen = false
  /// The cell that is open, an index in the story's cells.
  var cell: Int?
  var cells: [Int] = []
  var gridColumn = 0
  /// Cells that reach into rows below, by their first grid column.
  var reaching: [Int: Reach] = [:]
  /// Those of the open row.
  var starting: [Int: Reach] = [:]

  struct Reach {
    var cell: Int
    var span: Int
    /// How many rows below it still covers.
    var rows: Int
  }
}

/// Tables on their grid. (W63–W67)
extension BodyDocument {
  mutating func openTable(_ look: HTMLLook) -> HTMLElement.Opened {
    guard !look.isHidden else { return .nothing }
    guard tables.count < limits.tableDepth else {
      overrun = .tooLarge(limit: "tables nested \(limits.tableDepth) deep")
      return .nothing
    }
    let parent = tables.last { $0.cell != nil }?.cell
    counts[counts.count - 1].tables += 1
    var table = Table(number: counts[counts.count - 1].tables, parent: parent)
    table.paragraphs = story.paragraphs.count..<story.paragraphs.count
    story.tables.append(table)
    tables.append(HTMLTable(index: story.tables.count - 1))
    return .table(story.tables.count - 1)
  }

  mutating func closeTable(_ index: Int) {
    while let last = tables.last {
      closeRow(ofTable: last.index)
      closeParagraph()
      let first = story.tables[last.index].paragraphs.lowerBound
      story.tables[last.index].paragraphs = first..<story.paragraphs.count
      tables.removeLast()
      if story.tables[last.index].cells.isEmpty, last.index == story.tables.count - 1 {
        // Without a cell the page has no such table.
        story.tables.removeLast()
        counts[counts.count - 1].tables -= 1
      }
      if last.index == index { return }
    }
  }

  mutating func openRow(_ look: HTMLLook) -> HTMLElement.Opened {
    guard !look.isHidden, let last = tables.indices.last else { return .nothing }
    closeRow(ofTable: tables[last].index)
    tables[last].isRowOpen = true
    tables[last].rows += 1
    tables[last].gridColumn = 0
    tables[last].cells = []
    return .row(tables[last].index)
  }

  mutating func closeRow(ofTable index: Int) {
    guard let last = tables.indices.last, tables[last].index == index, tables[last].isRowOpen else {
      return
    }
    if let cell = tables[last].cell { closeCell(cell) }
    // What reaches into the end of the row.
    for column in tables[last].reaching.keys.sorted() where column >= tables[last].gridColumn {
      tables[last].gridColumn = column
      continueCell(at: column, last)
    }
    for (column, reach) in tables[last].reaching {
      tables[last].reaching[column] = reach.rows > 1 ? reach.lessOne : nil
    }
    for (column, reach) in tables[last].starting {
      tables[last].reaching[column] = reach
    }
    tables[last].starting = [:]
    story.tables[index].cells += tables[last].cells
    story.tables[index].rowStarts.append(story.tables[index].cells.count)
    tables[last].isRowOpen = false
  }

  mutating func openCell(_ attributes: [HTMLAttribute], _ look: HTMLLook) -> HTMLElement.Opened {
    guard !look.isHidden, let last = tables.indices.last else { return .nothing }
    if let cell = tables[last].cell { closeCell(cell) }
    if !tables[last].isRowOpen { _ = openRow(look) }
    while tables[last].reaching[tables[last].gridColumn] != nil {
      continueCell(at: tables[last].gridColumn, last)
    }
    let span = Self.span(attributes["colspan"], most: 1_000)
    let rows = Self.span(attributes["rowspan"], most: 65_534)
    merge(span - 1)
    let column = tables[last].gridColumn
    let index = place(at: column, span: span, continues: nil, last)
    if rows > 1 {
      tables[last].starting[column] = HTMLTable.Reach(cell: index, span: span, rows: rows - 1)
    }
    tables[last].cell = index
    counts.append(HTMLCount())
    return .cell(index)
  }

  mutating func closeCell(_ index: Int) {
    guard let last = tables.indices.last, tables[last].cell == index else { return }
    if paragraph == nil, story.cells[index].paragraphs.lowerBound == story.paragraphs.count {
      openParagraph()
    }
    closeParagraph()
    let (text, first) = (
      story.cells[index].text.lowerBound, story.cells[index].paragraphs.lowerBound
    )
    // The `\n` that closes the last paragraph is no part of what the cell shows.
    story.cells[index].text = text..<max(text, story.text.count - 1)
    story.cells[index].paragraphs = first..<story.paragraphs.count
    tables[last].cell = nil
    counts.removeLast()
  }

  /// A cell above reaches into this row: here is the place that it covers.
  private mutating func continueCell(at column: Int, _ table: Int) {
    guard let reach = tables[table].reaching[column] else { return }
    merge(reach.span)
    _ = place(at: column, span: reach.span, continues: reach.cell, table)
  }

  private mutating func place(at column: Int, span: Int, continues: Int?, _ table: Int) -> Int {
    let index = story.cells.count
    let (text, next) = (story.text.count, story.paragraphs.count)
    story.cells.append(
      TableCell(
        table: tables[table].index, row: tables[table].rows, column: tables[table].cells.count + 1,
        gridColumn: column, gridSpan: span, continues: continues, paragraphs: next..<next,
        text: text..<text))
    tables[table].cells.append(index)
    tables[table].gridColumn = column + span
    return index
  }

  /// Counts grid columns that are merged; a page may claim any number.
  private mutating func merge(_ columns: Int) {
    mergedColumns += columns
    if mergedColumns > limits.mergedColumns {
      overrun = .tooLarge(limit: "\(limits.mergedColumns.grouped) merged table columns")
    }
  }

  private static func span(_ text: String?, most: Int) -> Int {
    min(max(text.flatMap { Int($0) } ?? 1, 1), most)
  }
}

extension HTMLTable.Reach {
  fileprivate var lessOne: Self { Self(cell: cell, span: span, rows: rows - 1) }
}
