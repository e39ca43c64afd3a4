internal import Word

/// The cells that an answer covers, where it covers several. (W63)
struct OptionCells {
  /// What a paragraph's end is on the grid.
  struct Border {
    /// The next paragraph stands in the next cell of the same row.
    var isCell: Bool
    /// The cell that ends here holds nothing.
    var followsEmptyCell: Bool

    static let line = Border(isCell: false, followsEmptyCell: false)
  }

  private let cells: [TableCell]
  private let paragraphs: [Paragraph]

  /// Nil where the answer stands in one cell, or in none.
  init?(_ paragraphs: Range<Int>, of story: borrowing Story) {
    guard !story.cells.isEmpty, let first = paragraphs.first, let last = paragraphs.last,
      story.paragraphs[first].cell != story.paragraphs[last].cell
    else { return nil }
    cells = story.cells
    self.paragraphs = story.paragraphs
  }

  func border(at offset: Int) -> Border {
    guard let (index, cell) = cell(at: offset) else { return .line }
    let isEmpty = cells[cell].text.isEmptyCell
    guard index + 1 < paragraphs.count, paragraphs[index].text.upperBound == offset,
      let next = paragraphs[index + 1].cell, next != cell
    else { return .line }
    let here = cells[cell]
    let there = cells[next]
    return Border(
      isCell: here.table == there.table && here.row == there.row, followsEmptyCell: isEmpty)
  }

  /// The answer ends with an empty cell.
  func endsEmpty(at offset: Int) -> Bool {
    guard let (index, cell) = cell(at: offset) else { return false }
    return paragraphs[index].text == offset..<offset && cells[cell].text.isEmptyCell
  }

  /// The grid column of what stands at `offset`, and the row, such that equal rows are one row.
  func place(of offset: Int) -> (table: Int, row: Int, column: Int)? {
    guard let (_, cell) = cell(at: offset) else { return nil }
    let place = cells[cell]
    return (place.table, place.row, place.gridColumn)
  }

  private func cell(at offset: Int) -> (paragraph: Int, cell: Int)? {
    let index = paragraphs.index(at: offset)
    guard index < paragraphs.count, let cell = paragraphs[index].cell else {
      return nil
    }
    return (index, cell)
  }
}

extension Range<Int> {
  /// The text of a cell holds at least the end of a paragraph.
  fileprivate var isEmptyCell: Bool { count <= 1 }
}

extension [Paragraph] {
  /// The first paragraph that ends at `offset` or behind it; `count` where none does.
  func index(at offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].text.upperBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
