/// The lines of a table, each drawn once between neighbours.
extension TableLayout {
  /// What a cell says of its four sides, with what the table says of all.
  func borders(_ placed: Placed) -> Borders {
    let own = placed.cell.format.borders
    let whole = table.format.borders
    let lastRow = placed.row + placed.rows >= table.rows.count
    var borders = Borders()
    borders.top = own.top ?? (placed.row == 0 ? whole.top : own.between ?? whole.between)
    borders.bottom = own.bottom ?? (lastRow ? whole.bottom : own.between ?? whole.between)
    let isFirst = placed.columns.lowerBound == 0
    let isLast = placed.columns.upperBound == edges.count - 1
    borders.left = own.left ?? (isFirst ? whole.left : own.betweenColumns ?? whole.betweenColumns)
    borders.right = own.right ?? (isLast ? whole.right : own.betweenColumns ?? whole.betweenColumns)
    if table.format.isRightToLeft == true { swap(&borders.left, &borders.right) }
    return borders
  }

  /// Of two borders on one line that which is seen. (ECMA-376 Part 1, §17.4.66)
  func winner(_ one: Border?, _ two: Border?) -> Border? {
    guard let one, one.line != nil else { return two?.line == nil ? one ?? two : two }
    guard let two, two.line != nil else { return one }
    if one.thickness != two.thickness { return one.thickness > two.thickness ? one : two }
    return one.ink.colour(on: nil).brightness <= two.ink.colour(on: nil).brightness ? one : two
  }

  func draw(_ boxes: inout [RowBox], _ grid: [[Placed]]) {
    let isTurned = table.format.isRightToLeft == true
    for index in boxes.indices {
      let shades = grid[index].map {
        ($0.cell.format.shading ?? nil) ?? (table.format.shading ?? nil)
      }
      for (place, placed) in grid[index].enumerated() {
        let own = borders(placed)
        let (left, width) = span(placed.columns)
        // Neighbours share the line between them.
        let before = place > 0 ? borders(grid[index][place - 1]) : nil
        let near = isTurned ? winner(own.right, before?.left) : winner(own.left, before?.right)
        if let near, near.line != nil {
          boxes[index].upright.append(
            (x + (isTurned ? left + width : left), near, shades[place]))
        }
        if place == grid[index].count - 1, let far = isTurned ? own.left : own.right,
          far.line != nil
        {
          boxes[index].upright.append((x + (isTurned ? left : left + width), far, shades[place]))
        }
        if !placed.isContinued {
          boxes[index].above += lines(
            placed, own.top, against: index > 0 ? grid[index - 1] : [], shades[place])
        }
        if let bottom = own.bottom, bottom.line != nil {
          boxes[index].below.append(
            RowBox.Line(
              from: x + left, to: x + left + width, border: bottom, ground: shades[place]))
        }
      }
    }
  }

  /// The lines above a cell: for each of those above it the one that is seen.
  func lines(
    _ placed: Placed, _ top: Border?, against above: [Placed], _ ground: Colour?
  ) -> [RowBox.Line] {
    var lines: [RowBox.Line] = []
    var covered = placed.columns.lowerBound
    func add(_ columns: Range<Int>, _ border: Border?) {
      guard let border, border.line != nil, !columns.isEmpty else { return }
      let (left, width) = span(columns)
      lines.append(
        RowBox.Line(from: x + left, to: x + left + width, border: border, ground: ground))
    }
    let first = Self.firstPlace(endingBehind: placed.columns.lowerBound, in: above)
    for other in above[first...] {
      guard other.columns.lowerBound < placed.columns.upperBound else { break }
      let part = other.columns.clamped(to: placed.columns)
      add(covered..<max(part.lowerBound, covered), top)
      add(part, winner(top, borders(other).bottom))
      covered = part.upperBound
    }
    add(covered..<placed.columns.upperBound, top)
    return lines
  }
}
