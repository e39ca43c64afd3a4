/// Columns before a section that begins on the same page, which are as long as each other.
extension PageLayout {
  /// What is needed to fill the columns of a page anew.
  struct LevelColumns {
    /// The page before there was anything in them.
    var page: MadePage?
    var y: Double
    var low: Double
    var keepsSpace: Bool
    var carried: [(table: Int, cell: RowBox.Cell)]
    var lastTable: Int
    /// What was put into them; parts of one that was split stand beside the whole of it.
    var pieces: [Piece] = []
    /// Where the last column ends, while they are filled anew.
    var bottom: Double?
  }

  /// Notes what the page is before its columns, where these are to be level.
  mutating func beginLevelColumns() {
    level = nil
    guard frame.columns.count > 1, sectionIndex + 1 < document.sections.count else { return }
    let next = document.sections[sectionIndex + 1]
    // Lines that were broken for one column do not fit into another of another width.
    guard next.start == .continuous, next.width == frame.section.width,
      next.height == frame.section.height,
      frame.columns.allSatisfy({ abs($0.width - frame.columns[0].width) < 0.5 })
    else { return }
    level = LevelColumns(
      page: page, y: y, low: low, keepsSpace: keepsSpace, carried: carried, lastTable: lastTable)
  }

  /// Makes the columns of the last page of a section as long as each other.
  mutating func balance() {
    guard var begin = level else { return }
    level = nil
    var pieces = begin.pieces.enumerated().filter { $0 == 0 || !$1.isRest }.map(\.element)
    guard pieces.count > 1, leftNotes.isEmpty, pieces.dropFirst().allSatisfy(\.mayMove),
      pieces[0].notes.isEmpty
    else { return }
    pieces[0].breakBefore = .allowed
    let height = Self.levelHeight(pieces, frame.columns.count, keepsSpace: begin.keepsSpace)
    guard begin.y + height < bottom else { return }
    (page, y, low, keepsSpace) = (begin.page, begin.y, begin.low, begin.keepsSpace)
    (carried, lastTable) = (begin.carried, begin.lastTable)
    (top, column, placed) = (begin.y, 0, [])
    begin.bottom = bottom
    bottom = begin.y + height
    level = begin
    add(pieces)
    closeColumn(isLast: true)
    if level != nil { bottom = level?.bottom ?? bottom }
    level = nil
    (y, column) = (low, 0)
  }

  /// How high columns are that hold pieces with the least height, in points.
  static func levelHeight(_ pieces: [Piece], _ count: Int, keepsSpace: Bool) -> Double {
    var high = pieces.reduce(0) { $0 + $1.spaceBefore + $1.height }
    var low = high / Double(count)
    if columnsNeeded(pieces, low, keepsSpace: keepsSpace) <= count { return low }
    while high - low > 0.5 {
      let middle = (low + high) / 2
      if columnsNeeded(pieces, middle, keepsSpace: keepsSpace) <= count {
        high = middle
      } else {
        low = middle
      }
    }
    return high
  }

  /// How many columns of a height pieces take, where those that stay together do.
  private static func columnsNeeded(_ pieces: [Piece], _ height: Double, keepsSpace: Bool) -> Int {
    var (columns, y, isEmpty) = (1, 0.0, true)
    var index = 0
    while index < pieces.count {
      var whole = pieces[index].height
      var end = index + 1
      while end < pieces.count, pieces[end].breakBefore == .forbidden {
        whole += pieces[end].spaceBefore + pieces[end].height
        end += 1
      }
      let space = isEmpty && !(keepsSpace && columns == 1) ? 0 : pieces[index].spaceBefore
      if !isEmpty, y + space + whole > height + 0.01 {
        columns += 1
        y = whole
        if case .row(let row) = pieces[index].content { y += row.headings?.height ?? 0 }
      } else {
        y += space + whole
      }
      isEmpty = false
      index = end
    }
    return columns
  }
}

extension Piece {
  /// It may stand in another column: nothing says where it begins or hangs on its place.
  fileprivate var mayMove: Bool {
    guard breakBefore == .allowed || breakBefore == .forbidden, notes.isEmpty else { return false }
    guard case .line(let line) = content else { return true }
    return line.anchors.allSatisfy { $0.anchor.wrap == .none }
  }
}
