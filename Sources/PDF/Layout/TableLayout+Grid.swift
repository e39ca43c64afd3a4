/// Which cells stand where.
extension TableLayout {
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

  /// The cells of each row, those that go on as a part of the one that they began in.
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

  /// Where cells of these columns begin and how wide they are.
  func span(_ columns: Range<Int>) -> (left: Double, width: Double) {
    let width = edges[columns.upperBound] - edges[columns.lowerBound]
    let left = edges[columns.lowerBound]
    guard table.format.isRightToLeft == true else { return (left, width) }
    return ((edges.last ?? 0) - left - width, width)
  }
}
