/// What stands in cells.
extension TableLayout {
  /// A cell with its blocks laid out.
  func cell(_ placed: Placed, _ element: Marking) -> RowBox.Cell {
    let margins = table.margins(of: placed.cell)
    let (left, width) = span(placed.columns)
    let shade = (placed.cell.format.shading ?? nil) ?? (table.format.shading ?? nil)
    let (ground, pitch, label) = (context.ground, context.linePitch, context.fieldLabel)
    context.fieldLabel = fieldLabel(of: placed)
    (context.ground, context.linePitch) = (shade ?? ground, nil)
    defer {
      (context.ground, context.linePitch, context.fieldLabel) = (ground, pitch, label)
    }
    let room = max(width - margins[0] - margins[2], 1)
    let stack = stack(placed.cell.shownBlocks.map { fitted($0, room) }, width: room, element)
    return RowBox.Cell(
      x: x + left, width: width, stack: stack, margins: margins,
      shade: shade, down: placed.cell.format.borders.down, up: placed.cell.format.borders.up,
      alignment: placed.cell.format.alignment ?? .top)
  }

  /// Blocks as they stand in a cell.
  private func stack(_ blocks: [FlowBlock], width: Double, _ element: Marking) -> Stack {
    if blocks.contains(where: \.hasAnchors) {
      var story = StoryLayout(context, on: .cell(width: width), column: (0, width), top: 0)
      return story.lay(blocks, element, numbers).stack
    }
    var layout = BlockLayout(context, width: width, element, numbers, isInCell: true)
    for block in blocks { layout.append(block) }
    return layout.finish()
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

  /// A block whose pictures cover nothing of the next cell.
  private func fitted(_ block: FlowBlock, _ room: Double) -> FlowBlock {
    guard case .paragraph(var paragraph) = block, paragraph.narrowPictures(to: room) else {
      return block
    }
    context.tell(
      "picture-in-cell", "A picture that is wider than its cell is shown as wide as that.",
      hint: "Make the picture narrower in Word, or its column wider.", at: paragraph.place)
    return .paragraph(paragraph)
  }
}

extension FlowParagraph {
  /// Makes pictures in its lines as narrow as a column, in the shape that they have.
  ///
  /// - Parameter width: of the column, in points.
  /// - Returns: whether there was one that was wider.
  fileprivate mutating func narrowPictures(to width: Double) -> Bool {
    let room = max(width - (format.indentStart ?? 0) - (format.indentEnd ?? 0), 1)
    var isNarrowed = false
    for index in inlines.indices {
      guard case .drawing(var drawing) = inlines[index].kind, case .picture = drawing.content,
        drawing.width.isFinite, drawing.width > room + 0.5
      else { continue }
      drawing.height *= room / drawing.width
      drawing.width = room
      inlines[index].kind = .drawing(drawing)
      isNarrowed = true
    }
    return isNarrowed
  }
}
