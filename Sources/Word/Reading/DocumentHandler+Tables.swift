internal import Archive
internal import XML

extension DocumentHandler {
  mutating func startTable() {
    guard isShown else {
      unseenTables += 1
      return
    }
    beginCellIfNeeded()
    if current.paragraph.isOpen { closeParagraph() }
    let depth = suspended.reduce(current.tables.count) { $0 + $1.tables.count }
    guard depth < limits.tableDepth else {
      overrun = "tables nested \(limits.tableDepth) deep"
      return
    }
    var frame = TableFrame(index: current.story.tables.count)
    let number: Int
    var parent: Int?
    if let last = current.tables.indices.last, current.tables[last].level == .cell {
      current.tables[last].cell.count.tables += 1
      number = current.tables[last].cell.count.tables
      parent = current.tables[last].cell.index
      frame.isShaded = current.tables[last].isShaded || current.tables[last].cell.isShaded
    } else {
      current.count.tables += 1
      number = current.count.tables
    }
    frame.style = styles?.defaultTable
    let next = current.story.paragraphs.count
    var table = Table(number: number, parent: parent)
    table.paragraphs = next..<next
    // Growing from nothing costs more than most tables.
    table.cells.reserveCapacity(16)
    table.rowStarts.reserveCapacity(16)
    current.story.tables.append(table)
    current.tables.append(frame)
  }

  mutating func endTable() {
    guard unseenTables == 0 else {
      unseenTables -= 1
      return
    }
    // Only a file that breaks the nesting still has an open row here.
    endRow()
    guard isShown, let frame = current.tables.popLast() else { return }
    if current.paragraph.isOpen { closeParagraph() }
    let start = current.story.tables[frame.index].paragraphs.lowerBound
    current.story.tables[frame.index].paragraphs = start..<current.story.paragraphs.count
    guard current.story.tables[frame.index].cells.isEmpty,
      frame.index == current.story.tables.count - 1
    else { return }
    // All its rows were deleted: the page has no such table.
    current.story.tables.removeLast()
    if let last = current.tables.indices.last, current.tables[last].level == .cell {
      current.tables[last].cell.count.tables -= 1
    } else {
      current.count.tables -= 1
    }
  }

  mutating func startTableProperty(_ local: LocalName, _ attributes: XMLAttributes) {
    guard isShown, let last = current.tables.indices.last else { return }
    switch local {
    case .tblStyle:
      current.tables[last].style = attributes.value.flatMap { styles?.index($0) }
      if let style = current.tables[last].style, styles?[style].isShaded == true {
        current.tables[last].isShaded = true
      }
    case .tblpPr: current.story.tables[current.tables[last].index].isFloating = true
    case .shd: if attributes.isShading { current.tables[last].isShaded = true }
    case .tblPrChange, .tblPrExChange: skip()
    default: break
    }
  }

  mutating func startRow() {
    endRow()
    guard isShown, let last = current.tables.indices.last else { return }
    current.tables[last].level = .row
    current.tables[last].current.removeAll(keepingCapacity: true)
    current.tables[last].gridColumn = 0
    current.tables[last].isRowDeleted = false
  }

  mutating func startRowProperty(_ local: LocalName, _ attributes: XMLAttributes) {
    switch local {
    case .gridBefore:
      guard isShown, let last = current.tables.indices.last else { return }
      let columns = max(0, attributes.number ?? 0)
      merge(columns)
      current.tables[last].gridColumn = min(columns, limits.mergedColumns)
    case .del:
      // The row is gone; what it held is a note. (W27)
      guard isShown, let last = current.tables.indices.last, current.tables[last].level == .row
      else { return }
      current.tables[last].isRowDeleted = true
      startDeleted(attributes)
    case .ins: note(.insertedText(author: attributes.word(.author)))
    case .trPrChange: skip()
    default: break
    }
  }

  mutating func endRowProperties() { current.mode = .content }

  /// The end of a `<w:tr>`, or of what a broken file has in its place.
  mutating func endRow() {
    endCell()
    guard unseenTables == 0, let last = current.tables.indices.last,
      current.tables[last].level == .row
    else { return }
    if current.tables[last].isRowDeleted {
      current.tables[last].isRowDeleted = false
      endDeleted()
      current.tables[last].level = .table
      return
    }
    guard isShown else { return }
    current.tables[last].level = .table
    current.tables[last].row += 1
    let table = current.tables[last].index
    current.story.tables[table].cells += current.tables[last].current
    current.story.tables[table].rowStarts.append(current.story.tables[table].cells.count)
    current.tables[last].finishRow()
    current.tables[last].gridColumn = 0
  }

  mutating func startCell() {
    endCell()
    guard isShown, let last = current.tables.indices.last else { return }
    current.tables[last].level = .cell
    current.tables[last].cell = CellFrame()
  }

  mutating func startCellProperty(_ local: LocalName, _ attributes: XMLAttributes) {
    guard isShown, let last = current.tables.indices.last, current.tables[last].level == .cell,
      !current.tables[last].cell.hasBegun
    else { return }
    switch local {
    case .gridSpan: current.tables[last].cell.span = max(1, attributes.number ?? 1)
    case .vMerge:
      current.tables[last].cell.merge = attributes.value == "restart" ? .restart : .down
    case .hMerge: if attributes.value != "restart" { current.tables[last].cell.merge = .along }
    case .cellMerge:
      // A merge that is tracked; "No Markup" shows it done. (ECMA-376 Part 1, §17.13.5.3)
      current.tables[last].cell.merge = attributes.word(.vMerge) == "cont" ? .down : .restart
    case .cellDel:
      current.tables[last].cell.isDeleted = true
      startDeleted(attributes)
    case .cellIns: note(.insertedText(author: attributes.word(.author)))
    case .shd: current.tables[last].cell.isShaded = attributes.isShading
    case .tcPrChange: skip()
    default: break
    }
  }

  mutating func endCellProperties() {
    current.mode = .content
    beginCell()
  }

  /// Puts the cell on the grid, once what is said of it is known. (W63)
  private mutating func beginCell() {
    guard isShown, let last = current.tables.indices.last, current.tables[last].level == .cell,
      !current.tables[last].cell.hasBegun
    else { return }
    // The frame itself is not copied: its lists would be copied with it as soon as they grow.
    var cell = current.tables[last].cell
    let gridColumn = current.tables[last].gridColumn
    cell.hasBegun = true
    merge(cell.span - 1)
    cell.span = min(cell.span, limits.mergedColumns)
    var continues: Int?
    switch cell.merge {
    case .down:
      // Without a cell above that is merged, it is a cell like any other.
      continues = current.tables[last].above.first { above in
        current.story.cells[above].gridColumn == gridColumn && current.mergedCells.contains(above)
      }
    case .along: continues = current.tables[last].current.last
    case .none, .restart: break
    }
    let index = current.story.cells.count
    if cell.merge == .restart || cell.merge == .down { current.mergedCells.insert(index) }
    var place = TableCell(
      table: current.tables[last].index, row: current.tables[last].row + 1,
      column: current.tables[last].current.count + 1, gridColumn: gridColumn, gridSpan: cell.span)
    place.continues = continues.map { current.story.cells[$0].continues ?? $0 }
    cell.text = current.story.text.count
    cell.paragraph = current.story.paragraphs.count
    place.text = cell.text..<cell.text
    place.paragraphs = cell.paragraph..<cell.paragraph
    current.story.cells.append(place)
    cell.index = index
    current.tables[last].cell = cell
    current.tables[last].current.append(index)
    current.tables[last].gridColumn += cell.span
    if let first = place.continues {
      if cell.merge == .along { current.story.cells[first].gridSpan += cell.span }
      current.tables[last].cell.isCovered = true
      covered += 1
    }
  }

  mutating func endCell() {
    guard unseenTables == 0, let last = current.tables.indices.last,
      current.tables[last].level == .cell
    else { return }
    if current.tables[last].cell.isDeleted {
      current.tables[last].cell.isDeleted = false
      endDeleted()
      current.tables[last].level = .row
      return
    }
    if current.tables[last].cell.isCovered {
      current.tables[last].cell.isCovered = false
      covered -= 1
      noteCoveredText()
    }
    guard isShown else { return }
    beginCell()
    if current.paragraph.isOpen { closeParagraph() }
    current.tables[last].level = .row
    guard let index = current.tables[last].cell.index else { return }
    let cell = current.tables[last].cell
    let end = current.story.text.count
    // The `\n` that closes the last paragraph is no part of what the cell shows.
    current.story.cells[index].text = cell.text..<max(cell.text, end - 1)
    current.story.cells[index].paragraphs = cell.paragraph..<current.story.paragraphs.count
  }

  /// Counts grid columns that are merged; a file may claim any number.
  private mutating func merge(_ columns: Int) {
    let (sum, isTooMuch) = mergedColumns.addingReportingOverflow(max(0, columns))
    mergedColumns = sum
    if isTooMuch || sum > limits.mergedColumns {
      overrun = "\(limits.mergedColumns.grouped) merged table columns"
      mergedColumns = limits.mergedColumns
    }
  }

  /// Begins the cell of a table that is read, where a cell came without properties.
  mutating func beginCellIfNeeded() {
    guard let last = current.tables.indices.last, current.tables[last].level == .cell,
      !current.tables[last].cell.hasBegun
    else { return }
    beginCell()
  }
}
