internal import Word
internal import XML

extension FlowReader {
  /// Reads a `<w:tbl>`.
  mutating func readTable(_ element: XMLElement) throws(PackageError) -> FlowTable {
    let properties = element.first(.tblPr)
    let location = DocumentLocation(part: part, steps: steps + [.table(tables)])
    var table = FlowTable(place: location)
    let style = styles.tableStyle(properties?.first(.tblStyle)?.val)
    var format = style?.table ?? TableFormat()
    if let whole = style?.conditions[.wholeTable] { format.override(with: whole.table) }
    if let properties { format.override(with: TableFormat(properties, theme)) }
    table.format = format
    if let spacing = format.spacing, spacing > 0 {
      tell(
        "cell-spacing", "The room between the cells of a table is left out.",
        hint: "Set the spacing of cells to 0 in Word's table properties.", at: location)
    }
    table.alternativeText =
      properties?.first(.tblDescription)?.val ?? properties?.first(.tblCaption)?.val
    table.float = properties?.first(.tblpPr).map { Self.float($0, at: location) }
    if let grid = element.first(.tblGrid) {
      table.grid = grid.children.filter { $0.word == .gridCol }.map { max($0.points(.w) ?? 0, 0) }
    }
    let looks = TableLook(properties?.first(.tblLook))
    let rows = Self.rows(of: element)
    let outer = (paragraphs, tables, steps)
    for (index, row) in rows.enumerated() {
      table.rows.append(
        try read(
          row,
          TableContext(style: style, look: looks, row: index, rows: rows.count, outer.2, location))
      )
    }
    (paragraphs, tables, steps) = outer
    return table
  }

  /// Where a table stands that text goes round: a `<w:tblpPr>`.
  private static func float(_ element: XMLElement, at place: DocumentLocation) -> FlowAnchor {
    var anchor = FlowAnchor(
      drawing: FlowDrawing(width: 0, height: 0, content: .unknown, place: place))
    anchor.wrap = .square
    anchor.distances = [Term.leftFromText, .topFromText, .rightFromText, .bottomFromText].map {
      element.points($0) ?? 0
    }
    anchor.horizontal = (
      frame(element.word(.horzAnchor), .column),
      element.word(.tblpXSpec).map(FlowAnchor.Position.aligned)
        ?? .offset(element.points(.tblpX) ?? 0)
    )
    let vertical = element.word(.vertAnchor)
    anchor.vertical = (
      frame(vertical == "text" ? "paragraph" : vertical, .margin),
      element.word(.tblpYSpec).flatMap { $0 == "inline" ? nil : .aligned($0) }
        ?? .offset(element.points(.tblpY) ?? 0)
    )
    return anchor
  }

  /// What the cells of a row are read with.
  private struct TableContext {
    var style: StyleSheet.Style?
    var look: TableLook
    var row: Int
    var rows: Int
    var steps: [DocumentLocation.Step]
    var table: DocumentLocation

    init(
      style: StyleSheet.Style?, look: TableLook, row: Int, rows: Int,
      _ steps: [DocumentLocation.Step], _ table: DocumentLocation
    ) {
      self.style = style
      self.look = look
      self.row = row
      self.rows = rows
      self.steps = steps
      self.table = table
    }
  }

  /// The rows of a table, those in content controls and tracked insertions too; deleted ones not.
  private static func rows(of parent: XMLElement) -> [XMLElement] {
    parent.children.flatMap { child -> [XMLElement] in
      switch child.word {
      case .tr: child.first(.trPr)?.first(.del) == nil ? [child] : []
      case .sdt: child.first(.sdtContent).map { rows(of: $0) } ?? []
      case .customXml, .ins: rows(of: child)
      default: []
      }
    }
  }

  private static func cells(of parent: XMLElement) -> [XMLElement] {
    parent.children.flatMap { child -> [XMLElement] in
      switch child.word {
      case .tc: [child]
      case .sdt: child.first(.sdtContent).map { cells(of: $0) } ?? []
      case .customXml: cells(of: child)
      default: []
      }
    }
  }

  private mutating func read(_ element: XMLElement, _ context: TableContext) throws(PackageError)
    -> FlowRow
  {
    var row = FlowRow()
    let isFirst = context.row == 0 && context.look.hasFirstRow
    let conditional = isFirst ? context.style?.conditions[.firstRow] : nil
    row.canSplit = !(conditional?.staysWhole ?? false)
    row.isHeading = conditional?.isHeading ?? false
    if let properties = element.first(.trPr) {
      row.columnsBefore = min(max(properties.first(.gridBefore)?.integer(.val) ?? 0, 0), 200)
      row.columnsAfter = min(max(properties.first(.gridAfter)?.integer(.val) ?? 0, 0), 200)
      if let whole = properties.flag(.cantSplit) { row.canSplit = !whole }
      row.isHeading = properties.flag(.tblHeader) ?? row.isHeading
      if let height = properties.first(.trHeight), let points = height.points(.val) {
        row.height = height.word(.hRule) == "exact" ? .exactly(points) : .atLeast(points)
      }
    }
    let cells = Self.cells(of: element)
    var column = row.columnsBefore
    let columns = cells.reduce(column) {
      $0 + max($1.first(.tcPr)?.first(.gridSpan)?.integer(.val) ?? 1, 1)
    }
    for (index, cell) in cells.enumerated() {
      steps = context.table.steps + [.cell(row: context.row + 1, column: index + 1)]
      (paragraphs, tables) = (0, 0)
      if let holder = cell.parent?.parent, holder.word == .sdt { takeBlockControl(holder) }
      let read = try read(cell, context, column: column, columns: columns)
      column += read.columns
      // The older way to span columns: cells that only say that they go on.
      if read.format.horizontalMerge == .goesOn, !row.cells.isEmpty {
        row.cells[row.cells.count - 1].columns += read.columns
      } else {
        row.cells.append(read)
      }
    }
    return row
  }

  private mutating func read(
    _ element: XMLElement, _ context: TableContext, column: Int, columns: Int
  ) throws(PackageError) -> FlowCell {
    var cell = FlowCell()
    let properties = element.first(.tcPr)
    let own = properties.map { CellFormat($0, theme) } ?? CellFormat()
    cell.columns = min(max(own.columns ?? 1, 1), 1_000)
    try count(mergedColumns: cell.columns)
    var (run, paragraph) = (RunFormat(), ParagraphFormat())
    if let style = context.style {
      (run, paragraph) = (style.run, style.paragraph)
      cell.format = style.cell
      let conditions = context.look.conditions(
        row: context.row, of: context.rows, column: column, span: cell.columns, of: columns, style)
      for condition in conditions {
        guard let format = style.conditions[condition] else { continue }
        run.override(with: format.run)
        paragraph.override(with: format.paragraph)
        cell.format.override(with: format.cell)
        // Borders and margins of the part of the table that the cell is in.
        cell.format.margins.override(with: format.table.margins)
      }
      // Most tables made with Word ask for both, and most styles have no format for them.
      if conditions.contains(.firstRow), style.conditions[.firstRow] != nil {
        cell.heads = .column
      } else if conditions.contains(.firstCol), style.conditions[.firstCol] != nil,
        column + cell.columns < columns
      {
        cell.heads = .row
      }
    }
    cell.format.override(with: own)
    if own.direction != nil {
      tell(
        "turned-text", "Text that is turned in its cell is shown upright.",
        hint: "Let the text run from the left in Word's table layout.", at: place)
    }
    if properties?.flag(.tcFitText) == true {
      tell(
        "fit-text", "Text that is to fit into the width of its cell is not squeezed.",
        hint: "Turn \"Fit text\" off in the options of the cell in Word.", at: place)
    }
    tableFormats.append((run, paragraph))
    let outerGround = cellGround
    cellGround = (cell.format.shading ?? nil) ?? outerGround
    defer { cellGround = outerGround }
    try read(blocksOf: element, into: &cell.blocks)
    tableFormats.removeLast()
    return cell
  }
}

/// Which conditional formats of its style a table uses: a `<w:tblLook>`. (ECMA-376 Part 1, §17.4.55)
struct TableLook {
  private(set) var hasFirstRow = true
  private var hasLastRow = false
  private var hasFirstColumn = true
  private var hasLastColumn = false
  private var hasRowBands = true
  private var hasColumnBands = false

  init(_ element: XMLElement?) {
    guard let element else { return }
    let bits = element.val.flatMap { Int($0, radix: 16) } ?? 0
    func flag(_ term: Term, _ bit: Int) -> Bool {
      element.word(term).map { ["1", "true", "on"].contains($0) } ?? (bits & bit != 0)
    }
    hasFirstRow = flag(.firstRow, 0x20)
    hasLastRow = flag(.lastRow, 0x40)
    hasFirstColumn = flag(.firstColumn, 0x80)
    hasLastColumn = flag(.lastColumn, 0x100)
    hasRowBands = !flag(.noHBand, 0x200)
    hasColumnBands = !flag(.noVBand, 0x400)
  }

  /// The formats for a cell, those that win last. (§17.7.6)
  func conditions(
    row: Int, of rows: Int, column: Int, span: Int, of columns: Int, _ style: StyleSheet.Style
  ) -> [StyleSheet.Condition] {
    var conditions: [StyleSheet.Condition] = [.wholeTable]
    let isFirstRow = hasFirstRow && row == 0
    let isLastRow = hasLastRow && row == rows - 1 && rows > 1
    let isFirstColumn = hasFirstColumn && column == 0
    let isLastColumn = hasLastColumn && column + span >= columns
    if hasColumnBands, !isFirstColumn {
      let band = max(style.table.columnBand ?? 1, 1)
      conditions.append(
        (column - (hasFirstColumn ? 1 : 0)) / band % 2 == 0 ? .band1Vert : .band2Vert)
    }
    if hasRowBands, !isFirstRow, !isLastRow {
      let band = max(style.table.rowBand ?? 1, 1)
      conditions.append((row - (hasFirstRow ? 1 : 0)) / band % 2 == 0 ? .band1Horz : .band2Horz)
    }
    if isFirstColumn { conditions.append(.firstCol) }
    if isLastColumn { conditions.append(.lastCol) }
    if isFirstRow { conditions.append(.firstRow) }
    if isLastRow { conditions.append(.lastRow) }
    if isFirstRow, isFirstColumn { conditions.append(.nwCell) }
    if isFirstRow, isLastColumn { conditions.append(.neCell) }
    if isLastRow, isFirstColumn { conditions.append(.swCell) }
    if isLastRow, isLastColumn { conditions.append(.seCell) }
    return conditions
  }
}
