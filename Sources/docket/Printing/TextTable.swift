/// A table that fits a terminal: its last column gives way first, and goes where too little is left of it.
struct TextTable {
  let head: [String]
  /// Cells without control characters, as many a row as ``head`` has.
  let rows: [[String]]
  /// Of the last column, in columns of the terminal: less says nothing.
  var leastLast = 12

  func lines(columns: Int) -> [String] {
    let rows = [head] + rows
    var widths = head.indices.map { column in
      rows.map { Wrapping.columns($0[column]) }.max() ?? 0
    }
    let taken = widths.dropLast().reduce(0) { $0 + $1 + Self.gap }
    let left = min(widths.removeLast(), columns - taken)
    if left >= min(leastLast, rows.map { Wrapping.columns($0[head.count - 1]) }.max() ?? 0) {
      widths.append(left)
    }
    return rows.map { row in
      var line = zip(row, widths).map { Wrapping.cell($0, width: $1) }
        .joined(separator: String(repeating: " ", count: Self.gap))
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private static let gap = 2
}
