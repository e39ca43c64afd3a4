/// How high rows are.
extension TableLayout {
  /// Measures rows by what stands in their cells, and cells over several rows by those.
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
}
