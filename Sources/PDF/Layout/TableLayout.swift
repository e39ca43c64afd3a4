/// Lays a table out: columns, rows, lines between them.
struct TableLayout {
  let table: FlowTable
  let context: LayoutContext
  let available: Double
  let marking: Marking
  let numbers: PageNumbers
  /// Where columns begin, and where the last one ends, from the left end of the table; in points.
  let edges: [Double]
  /// Where the table begins, from the left end of the column.
  let x: Double

  init(
    _ table: FlowTable, _ context: LayoutContext, width: Double, isInCell: Bool,
    _ marking: Marking, _ numbers: PageNumbers
  ) {
    self.table = table
    self.context = context
    available = width
    self.marking = marking
    self.numbers = numbers
    let widths = Self.columns(table, available: width)
    edges = widths.reduce(into: [0.0]) { $0.append(($0.last ?? 0) + $1) }
    let total = edges.last ?? 0
    let margin = table.format.margins.left ?? 5.4
    switch table.format.alignment ?? .start {
    case .start:
      // Older documents line the text up with the margin, newer ones the edge of the table.
      let out = isInCell || context.document.settings.linesUpTables ? 0 : margin
      x =
        table.format.isRightToLeft == true
        ? width - total - (table.format.indent ?? 0) : (table.format.indent ?? 0) - out
    case .centre: x = (width - total) / 2
    case .end: x = width - total
    }
  }

  // MARK: Columns

  /// The widths of the grid's columns, in points. (ECMA-376 Part 1, §17.4.52 and §17.18.87)
  static func columns(_ table: FlowTable, available: Double) -> [Double] {
    let count =
      table.rows.map { row in
        row.cells.reduce(row.columnsBefore + row.columnsAfter) { $0 + $1.columns }
      }.max() ?? 0
    guard count > 0 else { return [] }
    var widths = Array(table.grid.prefix(count))
    let known = widths.reduce(0, +)
    if widths.count < count || known < 1 || widths.contains(where: { $0 <= 0 }) {
      widths = ownWidths(table, count, available: available)
    }
    var total = widths.reduce(0, +)
    var wanted = total
    switch table.format.width ?? .automatic {
    case .share(let share): wanted = available * min(share, 2)
    case .points(let points): if table.format.isFixed != true { wanted = points }
    case .automatic: if table.format.isFixed != true { wanted = min(total, available + 12) }
    }
    // What reaches far beyond the page cannot be meant.
    wanted = min(wanted, max(available * 1.5, 14_000))
    if total > 0, abs(wanted - total) > 0.5 {
      widths = widths.map { $0 * wanted / total }
      total = wanted
    }
    return widths
  }

  /// From what cells ask for, where the grid says nothing.
  static func ownWidths(_ table: FlowTable, _ count: Int, available: Double) -> [Double] {
    var widths = [Double](repeating: 0, count: count)
    for row in table.rows {
      var column = row.columnsBefore
      for cell in row.cells {
        let width: Double? =
          switch cell.format.width {
          case .points(let points): points
          case .share(let share): available * share
          case .automatic, nil: nil
          }
        if let width, cell.columns == 1, column < count {
          widths[column] = max(widths[column], width)
        }
        column += cell.columns
      }
    }
    let known = widths.filter { $0 > 0 }
    let rest = max(available - known.reduce(0, +), Double(count - known.count) * 20)
    let share = known.count == count ? 0 : rest / Double(count - known.count)
    return widths.map { $0 > 0 ? $0 : share }
  }

  // MARK: Rows

  /// A cell on the grid.
  struct Placed {
    var row: Int
    var cell: FlowCell
    /// The first column and that behind the last.
    var columns: Range<Int>
    /// How many rows it takes.
    var rows = 1
    var isContinued: Bool { cell.format.verticalMerge == .goesOn }
  }

  /// The rows, in order.
  func rows() -> [Piece] {
    guard edges.count > 1 else { return [] }
    tellFloating()
    let number = context.nextTable()
    let grid = placed()
    let isHeading = headingRows
    let elements = TableStructure(marking, context, headings: isHeading)
    var boxes: [RowBox] = []
    for (index, row) in table.rows.enumerated() {
      let role = elements.row(isHeading: index < isHeading)
      var cells: [RowBox.Cell] = []
      for placed in grid[index] where !placed.isContinued {
        context.spend(0, runs: 0)
        let element = elements.cell(
          in: role, columns: placed.columns.count, rows: placed.rows,
          isHeader: index < isHeading || placed.cell.isHeader)
        cells.append(cell(placed, element))
      }
      boxes.append(
        RowBox(cells: cells, height: 0, canSplit: row.canSplit, table: number))
      if row.columnsBefore > 0 || row.columnsAfter > 0 { elements.fill(role, row) }
    }
    draw(&boxes, grid)
    measure(&boxes, grid)
    return pieces(boxes, isHeading)
  }

  /// A table that text goes round, where there is room for text beside it.
  func tellFloating() {
    guard table.isFloating, available - (edges.last ?? 0) > 72 else { return }
    context.tell(
      "floating-table", "A table that text goes round is shown in the run of the text.",
      hint: "Set its text wrapping to \"None\" in Word's table properties.", at: table.place)
  }

  var headingRows: Int {
    let marked = table.headingRows
    return marked < table.rows.count ? marked : 0
  }

  func placed() -> [[Placed]] {
    var grid: [[Placed]] = []
    for (index, row) in table.rows.enumerated() {
      var column = min(row.columnsBefore, edges.count - 2)
      var line: [Placed] = []
      for cell in row.cells where column < edges.count - 1 {
        let end = min(column + cell.columns, edges.count - 1)
        line.append(Placed(row: index, cell: cell, columns: column..<end))
        column = end
      }
      grid.append(line)
    }
    // Cells that go on belong to the one that they began in.
    for index in grid.indices.reversed() {
      for place in grid[index].indices where grid[index][place].isContinued {
        let columns = grid[index][place].columns
        let above = index > 0 ? Self.place(of: columns, in: grid[index - 1]) : nil
        if let above, grid[index - 1][above].cell.format.verticalMerge != nil {
          grid[index - 1][above].rows += grid[index][place].rows
        } else {
          // Nothing to go on from: a cell like any other.
          grid[index][place].cell.format.verticalMerge = nil
        }
      }
    }
    return grid
  }

  /// Which cell of a row has just these columns; nil for none.
  static func place(of columns: Range<Int>, in row: [Placed]) -> Int? {
    let place = firstPlace(endingBehind: columns.lowerBound, in: row)
    return place < row.count && row[place].columns == columns ? place : nil
  }

  /// The first cell of a row that ends behind a column; cells stand in the order of their columns.
  static func firstPlace(endingBehind column: Int, in row: [Placed]) -> Int {
    var (low, high) = (0, row.count)
    while low < high {
      let middle = (low + high) / 2
      if row[middle].columns.upperBound <= column { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func margins(_ cell: FlowCell) -> [Double] {
    let (own, whole) = (cell.format.margins, table.format.margins)
    return [
      own.left ?? whole.left ?? 5.4, own.top ?? whole.top ?? 0, own.right ?? whole.right ?? 5.4,
      own.bottom ?? whole.bottom ?? 0,
    ]
  }

  func cell(_ placed: Placed, _ element: Marking) -> RowBox.Cell {
    let margins = margins(placed.cell)
    let (left, width) = span(placed.columns)
    let shade = (placed.cell.format.shading ?? nil) ?? (table.format.shading ?? nil)
    let (ground, pitch, label) = (context.ground, context.linePitch, context.fieldLabel)
    context.fieldLabel = fieldLabel(of: placed)
    (context.ground, context.linePitch) = (shade ?? ground, nil)
    defer {
      (context.ground, context.linePitch, context.fieldLabel) = (ground, pitch, label)
    }
    var layout = BlockLayout(
      context, width: max(width - margins[0] - margins[2], 1), element, numbers, isInCell: true)
    for block in placed.cell.shownBlocks {
      if block.hasWrappedDrawings {
        context.tell(
          "drawing-in-cell", "A picture that text goes round stands over the text of its cell.",
          hint: "Put the picture in line with the text in Word.", at: table.place)
      }
      layout.append(block)
    }
    return RowBox.Cell(
      x: x + left, width: width, stack: layout.finish(), margins: margins,
      shade: shade,
      alignment: placed.cell.format.alignment ?? .top)
  }

  /// What a field in a cell is for, where the cell itself does not say: its row and its column.
  func fieldLabel(of placed: Placed) -> String {
    guard placed.columns.lowerBound > 0 else { return "" }
    func words(_ cell: FlowCell?) -> String {
      guard case .paragraph(let paragraph)? = cell?.blocks.first else { return "" }
      return paragraph.controls.isEmpty ? paragraph.plainText : ""
    }
    let row = words(table.rows[placed.row].cells.first)
    var column = ""
    if placed.row > 0, let first = table.rows.first,
      first.cells.count == table.rows[placed.row].cells.count
    {
      var edge = first.columnsBefore
      for cell in first.cells {
        if edge == placed.columns.lowerBound { column = words(cell) }
        edge += cell.columns
      }
    }
    return [row, column].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// Where cells of these columns begin and how wide they are.
  func span(_ columns: Range<Int>) -> (left: Double, width: Double) {
    let width = edges[columns.upperBound] - edges[columns.lowerBound]
    let left = edges[columns.lowerBound]
    guard table.format.isRightToLeft == true else { return (left, width) }
    return ((edges.last ?? 0) - left - width, width)
  }

  func measure(_ boxes: inout [RowBox], _ grid: [[Placed]]) {
    for index in boxes.indices {
      let origins = grid[index].filter { !$0.isContinued }
      var height = 0.0
      boxes[index].roomAbove = boxes[index].above.map(\.border.thickness).max() ?? 0
      for (cell, placed) in zip(boxes[index].cells, origins)
      where placed.rows == 1 && !placed.cell.isWithoutHeight {
        height = max(height, cell.stack.height + cell.margins[1] + cell.margins[3])
      }
      height += boxes[index].roomAbove
      if index == boxes.count - 1 {
        height += boxes[index].below.map(\.border.thickness).max() ?? 0
      }
      switch table.rows[index].height {
      case .automatic: break
      case .atLeast(let least): height = max(height, least)
      case .exactly(let exact):
        if height > exact + 1 {
          context.tell(
            "row-too-low", "A row is lower than the text in it, which Word cuts off.",
            hint: "Let the height of the row be \"at least\" in Word's table properties.",
            at: table.place)
        }
        height = exact
        boxes[index].canSplit = false
      }
      boxes[index].height = max(height, 1)
    }
    // What spans rows makes the last of them higher.
    for index in boxes.indices {
      let origins = grid[index].filter { !$0.isContinued }
      for (place, placed) in origins.enumerated() where placed.rows > 1 {
        let last = min(index + placed.rows, boxes.count) - 1
        let cell = boxes[index].cells[place]
        let needed = cell.stack.height + cell.margins[1] + cell.margins[3]
        let there = boxes[index...last].reduce(0) { $0 + $1.height }
        if needed > there { boxes[last].height += needed - there }
      }
    }
    for index in boxes.indices {
      let origins = grid[index].filter { !$0.isContinued }
      for (place, placed) in origins.enumerated() where placed.rows > 1 {
        let last = min(index + placed.rows, boxes.count) - 1
        boxes[index].cells[place].rows = last - index + 1
        boxes[index].cells[place].spanHeight = boxes[index...last].reduce(0) { $0 + $1.height }
        // Text that does not begin at the top stands over several rows as a whole.
        if boxes[index].cells[place].alignment != .top {
          for row in index...last { boxes[row].canSplit = false }
        }
      }
    }
  }

  func pieces(_ boxes: [RowBox], _ headingRows: Int) -> [Piece] {
    var headings: TableHeadings?
    if headingRows > 0 {
      // Told again, they are no part of the table.
      headings = TableHeadings(
        boxes.prefix(headingRows).map { box in
          Piece(content: .row(box.asArtifact), height: box.height)
        })
    }
    return boxes.enumerated().map { index, box in
      var box = box
      if index >= headingRows { box.headings = headings }
      var piece = Piece(content: .row(box), height: box.height)
      // A heading is not left alone at the end of a page.
      if index > 0, index <= headingRows { piece.breakBefore = .forbidden }
      // A paragraph that stays with the next one keeps its row with the next one.
      if index > 0, table.rows[index - 1].keepsWithNext { piece.breakBefore = .forbidden }
      return piece
    }
  }
}

extension FlowRow {
  /// All its cells begin with a paragraph that stays with the next one.
  var keepsWithNext: Bool {
    guard let first = cells.first, case .paragraph(let paragraph)? = first.blocks.first else {
      return false
    }
    return paragraph.format.keepsWithNext == true
  }
}
