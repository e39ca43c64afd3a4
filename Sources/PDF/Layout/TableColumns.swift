/// How wide the columns of a table are. (ECMA-376 Part 1, §17.4.52 and §17.18.87)
///
/// A table of fixed layout has its grid. In any other no column is narrower than the longest word or picture in
/// it, as long as all of them fit; the grid holds beyond that where the file has one, for Word has saved in it
/// what it made of the content.
struct TableColumns {
  private let table: FlowTable
  private let context: LayoutContext
  /// Of the column that the table stands in, in points; nil where that is not known yet.
  private let available: Double?
  /// How far the table may reach beyond that, in points.
  private let reach: Double
  private let count: Int

  init(
    _ table: FlowTable, _ context: LayoutContext, available: Double? = nil, reach: Double = 0
  ) {
    self.table = table
    self.context = context
    self.available = available
    self.reach = reach
    count =
      table.rows.map { row in
        row.cells.reduce(row.columnsBefore + row.columnsAfter) { $0 + $1.columns }
      }.max() ?? 0
  }

  /// Of each column, in points.
  var widths: [Double] {
    guard count > 0 else { return [] }
    let isFixed = table.format.isFixed == true
    guard let grid = grid ?? (isFixed ? ownWidths : nil) else { return byContent }
    let saved = scaled(grid)
    guard !isFixed else { return saved }
    // Where nobody has asked for a width, a grid that does not hold the content is not Word's.
    let hasPreference = hasPreference
    if !hasPreference {
      guard needs(grid) == nil else { return byContent }
      if saved == grid { return saved }
    }
    let preferred = preferred.map(scaled) ?? saved
    guard let least = needs(preferred) else { return preferred }
    return widened(preferred, to: least)
  }

  /// How narrow and how wide the whole table may be.
  func content(isExact: Bool) -> ContentWidths {
    guard count > 0 else { return ContentWidths() }
    var content = ContentWidths()
    if table.format.isFixed == true {
      content.least = scaled(grid ?? ownWidths).reduce(0, +)
      content.most = content.least
      return content
    }
    let demands = demands(isExact: isExact)
    content.least = demands.least.reduce(0, +)
    content.most = max(
      grid.map { scaled($0).reduce(0, +) } ?? demands.most.reduce(0, +), content.least)
    return content
  }

  // MARK: What the file says

  /// The grid that the file has, where it is one: some programs write zeros, or too few columns.
  private var grid: [Double]? {
    let widths = Array(table.grid.prefix(count))
    guard widths.count == count, widths.allSatisfy({ $0 > 0 }), widths.reduce(0, +) >= 1 else {
      return nil
    }
    return widths
  }

  /// The width that a cell asks for, in points.
  private func preference(_ cell: FlowCell) -> Double? {
    switch cell.format.width {
    case .points(let points): points
    case .share(let share): available.map { $0 * share }
    case .automatic, nil: nil
    }
  }

  private var hasPreference: Bool {
    table.rows.contains { $0.cells.contains { preference($0) != nil } }
  }

  /// What single cells ask for of each column; 0 where none does.
  private var preferences: [Double] {
    var widths = [Double](repeating: 0, count: count)
    forEachCell { cell, columns in
      guard columns.count == 1, let width = preference(cell) else { return }
      widths[columns.lowerBound] = max(widths[columns.lowerBound], width)
    }
    return widths
  }

  /// What cells ask for, where each column has such a cell, all of one column agree, and they fit.
  ///
  /// Word goes by it; programs that set the widths of cells leave the grid as it was.
  private var preferred: [Double]? {
    var widths = [Double?](repeating: nil, count: count)
    var agree = true
    forEachCell { cell, columns in
      guard columns.count == 1, agree else { return }
      guard case .points(let points)? = cell.format.width else { return agree = false }
      let known = widths[columns.lowerBound] ?? points
      agree = abs(known - points) < 1
      widths[columns.lowerBound] = known
    }
    let all = widths.compactMap(\.self)
    guard agree, all.count == count, all.reduce(0, +) <= room + 1 else { return nil }
    return all
  }

  /// From what cells ask for, where a table of fixed layout has no grid.
  private var ownWidths: [Double] {
    let widths = preferences
    let known = widths.filter { $0 > 0 }
    let rest = max((available ?? 0) - known.reduce(0, +), Double(count - known.count) * 20)
    let share = known.count == count ? 0 : rest / Double(count - known.count)
    return widths.map { $0 > 0 ? $0 : share }
  }

  /// What a table takes at most for its content, in points.
  private var room: Double {
    guard let available else { return .infinity }
    let indent = (table.format.alignment ?? .start) == .start ? max(table.format.indent ?? 0, 0) : 0
    return max(available - indent, 0) + reach
  }

  /// As wide as the table is to be.
  private func scaled(_ widths: [Double]) -> [Double] {
    let total = widths.reduce(0, +)
    var wanted = total
    switch table.format.width ?? .automatic {
    case .share(let share): if let available { wanted = available * min(share, 2) }
    case .points(let points): if table.format.isFixed != true { wanted = points }
    case .automatic:
      if table.format.isFixed != true, let available { wanted = min(total, available + 12) }
    }
    // What reaches far beyond the page cannot be meant.
    wanted = min(wanted, max((available ?? 0) * 1.5, 14_000))
    guard total > 0, abs(wanted - total) > 0.5 else { return widths }
    return widths.map { $0 * wanted / total }
  }

  // MARK: What the content needs

  /// Cells whose content counts, each with its columns.
  private func forEachCell(_ body: (FlowCell, Range<Int>) -> Void) {
    for row in table.rows {
      var column = row.columnsBefore
      for cell in row.cells {
        let end = min(column + cell.columns, count)
        if cell.format.verticalMerge != .goesOn, column < end { body(cell, column..<end) }
        column = end
      }
    }
  }

  /// How wide a cell is, with its margins.
  private func content(of cell: FlowCell, isExact: Bool) -> ContentWidths {
    let blocks = cell.shownBlocks
    var content =
      isExact ? ContentWidths(of: blocks, context) : ContentWidths(atMostOf: blocks, context)
    let margins = table.margins(of: cell)
    content.least += margins[0] + margins[2]
    content.most += margins[0] + margins[2]
    if cell.format.keepsLinesWhole == true { content.least = content.most }
    return content
  }

  /// What columns need at least, where some are too narrow for a word or picture; nil where all hold theirs.
  private func needs(_ widths: [Double]) -> [Double]? {
    let edges = widths.reduce(into: [0.0]) { $0.append(($0.last ?? 0) + $1) }
    var demands = ColumnDemands(count)
    var isTight = false
    forEachCell { cell, columns in
      // Text that is turned runs along the height: Word has not fitted the column to it.
      guard cell.format.direction == nil else { return }
      let width = edges[columns.upperBound] - edges[columns.lowerBound] + 0.01
      var content = content(of: cell, isExact: false)
      // Letters in a word may stand a little further apart than by themselves.
      if content.least * 1.01 > width { content = self.content(of: cell, isExact: true) }
      isTight = isTight || content.least > width
      demands.add(content, columns)
    }
    guard isTight else { return nil }
    demands.spread(widths)
    return demands.least
  }

  private func demands(isExact: Bool) -> ColumnDemands {
    var demands = ColumnDemands(count)
    forEachCell { cell, columns in
      demands.add(content(of: cell, isExact: isExact), columns)
    }
    demands.spread(demands.most)
    return demands
  }

  // MARK: Sharing out

  /// Columns that are too narrow take of those that have more than they need, and of the room beside the table.
  private func widened(_ widths: [Double], to least: [Double]) -> [Double] {
    let total = widths.reduce(0, +)
    let wanted = zip(widths, least).map { max($0, $1) }
    let needed = wanted.reduce(0, +)
    let limit =
      (table.format.width ?? .automatic) == .automatic
      ? max(total, room) : max(total, min(least.reduce(0, +), room))
    guard needed > limit else { return wanted }
    return ColumnShare.shared(limit, least: least, most: wanted)
  }

  /// Widths by what stands in the columns: what CSS 2.1 has in its section 17.5.2.2.
  private var byContent: [Double] {
    var demands = demands(isExact: true)
    let preferences = preferences
    for index in 0..<count where preferences[index] > 0 {
      demands.most[index] = max(preferences[index], demands.least[index])
    }
    let most = demands.most.reduce(0, +)
    let wanted: Double
    switch table.format.width ?? .automatic {
    case .share(let share): wanted = (available ?? most) * min(share, 2)
    case .points(let points): wanted = min(points, 14_000)
    case .automatic: wanted = min(most, room)
    }
    let total = max(wanted, min(demands.least.reduce(0, +), room))
    guard total > most else {
      return ColumnShare.shared(total, least: demands.least, most: demands.most)
    }
    // What is left goes to columns that nobody has asked a width for, to the fuller ones more.
    let isFree = preferences.map { $0 <= 0 }
    let free = isFree.contains(true) ? isFree : preferences.map { _ in true }
    let weights = zip(demands.most, free).map { $1 ? max($0, 1) : 0 }
    let weight = weights.reduce(0, +)
    return zip(demands.most, weights).map { $0 + (total - most) * $1 / weight }
  }
}

extension FlowTable {
  /// The room round what is in a cell: left, top, right, bottom, in points.
  func margins(of cell: FlowCell) -> [Double] {
    let (own, whole) = (cell.format.margins, format.margins)
    return [
      own.left ?? whole.left ?? 5.4, own.top ?? whole.top ?? 0, own.right ?? whole.right ?? 5.4,
      own.bottom ?? whole.bottom ?? 0,
    ]
  }
}
