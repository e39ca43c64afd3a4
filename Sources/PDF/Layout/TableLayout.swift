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
    let margin = table.format.margins.left ?? 5.4
    // Older documents line the text up with the margin, newer ones the edge of the table.
    let out = isInCell || context.document.settings.linesUpTables ? 0 : margin
    let widths = TableColumns(table, context, available: width, reach: 2 * out).widths
    edges = widths.reduce(into: [0.0]) { $0.append(($0.last ?? 0) + $1) }
    let total = edges.last ?? 0
    switch table.format.alignment ?? .start {
    case .start:
      x =
        table.format.isRightToLeft == true
        ? width - total - (table.format.indent ?? 0) : (table.format.indent ?? 0) - out
    case .centre: x = (width - total) / 2
    case .end: x = width - total
    }
  }

  /// The rows, in order.
  func rows() -> [Piece] {
    guard edges.count > 1 else { return [] }
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
          heads: index < isHeading ? .column : placed.cell.heads)
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

  /// Of a table that text goes round: there is room for text beside it.
  var leavesRoom: Bool {
    available - (edges.last ?? 0) > Surroundings.leastOfSeveral
  }

  var headingRows: Int {
    let marked = table.headingRows
    return marked < table.rows.count ? marked : 0
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
