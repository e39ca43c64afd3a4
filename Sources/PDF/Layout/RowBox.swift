/// A row of a table, measured and ready to be put somewhere.
struct RowBox: Sendable {
  struct Cell: Sendable {
    /// From the left end of the column, in points.
    var x: Double
    var width: Double
    var stack: Stack
    /// The room round what is in it: left, top, right, bottom.
    var margins: [Double]
    var shade: Colour?
    /// Lines across it: from its upper left corner, and from its upper right one.
    var down: Border?
    var up: Border?
    var alignment: CellFormat.Alignment
    /// How many rows it takes.
    var rows = 1
    /// The height of all of them; nil for one.
    var spanHeight: Double?
  }

  struct Line: Sendable {
    var from: Double
    var to: Double
    var border: Border
    var ground: Colour?
  }

  var cells: [Cell]
  var height: Double
  var canSplit: Bool
  /// It goes on on the next page.
  var isHead = false
  /// How far it is moved to the right, beside what text goes round; in points.
  var shift = 0.0
  /// What the line above it takes, in points.
  var roomAbove = 0.0
  /// Level lines above it, and those below it where no row of the table follows.
  var above: [Line] = []
  var below: [Line] = []
  /// Upright lines: where, and which.
  var upright: [(x: Double, border: Border, ground: Colour?)] = []
  /// Which table it belongs to.
  var table: Int
  /// What is told again above it on another page; nil for heading rows themselves.
  var headings: TableHeadings?

  var notes: [Int] { cells.flatMap(\.stack.notes) }

  /// Where its first cell begins and its last one ends, from the left end of the column, in points.
  var left: Double { cells.map(\.x).min() ?? 0 }
  var right: Double { cells.map { $0.x + $0.width }.max() ?? 0 }

  /// Whether another piece is a row of the same table.
  func goesOn(with other: Piece.Content) -> Bool {
    if case .row(let row) = other { row.table == table } else { false }
  }

  /// Puts it in its place.
  func place(in layers: inout PageLayers, x: Double, y: Double, drawsBottom: Bool) {
    let x = x + shift
    for cell in cells {
      if let shade = cell.shade {
        layers.shades.append(
          DrawnItem(
            .fill(
              Rectangle(
                x: x + cell.x, y: y, width: cell.width, height: cell.spanHeight ?? height), shade),
            .artifact(.layout)))
      }
    }
    for cell in cells where cell.down?.line != nil || cell.up?.line != nil {
      let (left, right) = (x + cell.x, x + cell.x + cell.width)
      let bottom = y + (cell.spanHeight ?? height)
      layers.slant(cell.down, (left, y), (right, bottom), on: cell.shade)
      layers.slant(cell.up, (right, y), (left, bottom), on: cell.shade)
    }
    for line in above {
      layers.rule(line.border, x + line.from, y, x + line.to, y, on: line.ground)
    }
    for line in upright {
      layers.rule(line.border, x + line.x, y, x + line.x, y + height, on: line.ground)
    }
    if drawsBottom {
      for line in below {
        layers.rule(
          line.border, x + line.from, y + height, x + line.to, y + height, on: line.ground)
      }
    }
    for cell in cells {
      let room =
        (cell.spanHeight ?? height) - roomAbove - cell.margins[1] - cell.margins[3]
        - cell.stack.height
      let down: Double =
        switch cell.alignment {
        case .top: 0
        case .middle: max(room, 0) / 2
        case .bottom: max(room, 0)
        }
      layers.place(
        cell.stack, x: x + cell.x + cell.margins[0], y: y + roomAbove + cell.margins[1] + down)
    }
  }

  /// The part that fits into a height and the rest; nil where nothing fits.
  ///
  /// - Parameters:
  ///   - height: in points.
  ///   - isForced: rows that are to stay whole are split too: this one is higher than a page.
  /// - Returns: two rows.
  func split(at height: Double, isForced: Bool = false) -> (head: RowBox, rest: RowBox)? {
    guard canSplit || isForced else { return nil }
    var (head, rest) = (self, self)
    var used = 0.0
    var hasContent = false
    var hasRest = false
    for index in cells.indices {
      let cell = cells[index]
      let parts = cell.stack.split(
        at: height - roomAbove - cell.margins[1] - cell.margins[3], isForced: isForced)
      head.cells[index].take(parts.head)
      rest.cells[index].take(parts.rest)
      used = max(used, roomAbove + parts.head.height + cell.margins[1] + cell.margins[3])
      hasContent = hasContent || !parts.head.isEmpty
      hasRest = hasRest || !parts.rest.isEmpty
    }
    guard hasContent, hasRest else { return nil }
    head.isHead = true
    rest.shift = 0
    head.height = min(max(used, 0), height)
    rest.height = rest.cells.reduce(0) {
      max($0, roomAbove + $1.stack.height + $1.margins[1] + $1.margins[3])
    }
    return (head, rest)
  }
}

extension RowBox.Cell {
  /// Takes a part of what was in it.
  fileprivate mutating func take(_ part: Stack) {
    stack = part
    if rows == 1 { spanHeight = nil }
    alignment = .top
  }
}

/// The rows that a table tells again at the head of each page.
///
/// A class, because all rows of the table have the same.
final class TableHeadings: Sendable {
  let pieces: [Piece]
  let height: Double
  /// How many things are drawn for them.
  let count: Int

  init(_ pieces: [Piece]) {
    self.pieces = pieces
    count = pieces.reduce(0) { $0 + $1.count }
    height = pieces.reduce(0) { $0 + $1.height }
  }
}

extension Piece {
  /// How many things are drawn for it.
  fileprivate var count: Int {
    switch content {
    case .line(let line): line.items.count + line.shades.count + 1
    case .row(let row):
      row.above.count + row.below.count + row.upright.count
        + row.cells.reduce(0) { $0 + $1.stack.pieces.reduce(1) { $0 + $1.count } }
    }
  }
}
