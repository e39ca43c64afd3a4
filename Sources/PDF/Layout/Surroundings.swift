/// What stands beside the text of a column.
struct Surroundings {
  var exclusions: [Exclusion]
  /// Where the column begins and how wide it is, in points.
  let column: (x: Double, width: Double)

  /// Text stands on both sides of a drawing where each of them is as wide as this, in points: Word's inch.
  static let leastOfSeveral = 72.0
  /// Text stands beside a drawing where it has as much, in points.
  static let least = 36.0

  private var end: Double { column.x + column.width }

  /// Those that reach into the column between two heights.
  private func hit(from top: Double, to bottom: Double) -> [Exclusion] {
    exclusions.filter {
      $0.area.y < bottom && $0.area.bottom > top && $0.area.x < end && $0.area.right > column.x
    }
  }

  /// What a line may take.
  ///
  /// - Parameters:
  ///   - y: its upper end, where nothing pushes it down.
  ///   - height: of the line, in points.
  /// - Returns: the parts of the column.
  func room(at y: Double, height: Double) -> LineRoom {
    var down = 0.0
    // What is pushed below one thing may stand beside another.
    for _ in 0...exclusions.count {
      let hit = hit(from: y + down, to: y + down + height)
      if hit.isEmpty { break }
      if let parts = parts(beside: hit) { return LineRoom(parts: parts, down: down) }
      let below = hit.reduce(Double.infinity) { min($0, $1.area.bottom) }
      down = max(below - y, down + 0.1)
    }
    return LineRoom(down: down)
  }

  private func parts(beside hit: [Exclusion]) -> [LineRoom.Part]? {
    guard !hit.contains(where: \.isWhole) else { return nil }
    let free = Self.free(of: column.x...end, beside: hit)
    var taken = free.filter { $0.to - $0.from >= Self.leastOfSeveral }
    if taken.isEmpty, let widest = free.max(by: { $0.to - $0.from < $1.to - $1.from }),
      widest.to - widest.from >= Self.least
    {
      taken = [widest]
    }
    guard !taken.isEmpty else { return nil }
    return taken.map { LineRoom.Part(left: $0.from - column.x, right: end - $0.to) }
  }

  /// What is left of a stretch beside drawings, from the left to the right.
  private static func free(
    of stretch: ClosedRange<Double>, beside hit: [Exclusion]
  ) -> [(from: Double, to: Double)] {
    var free: [(from: Double, to: Double)] = []
    var from = stretch.lowerBound
    for taken in hit.map({ $0.taken(of: stretch) }).sorted(by: { $0.from < $1.from }) {
      if taken.from > from { free.append((from, taken.from)) }
      from = max(from, taken.to)
    }
    if from < stretch.upperBound { free.append((from, stretch.upperBound)) }
    return free
  }

  /// How far a table is moved, so that it stands beside drawings or below them.
  ///
  /// - Parameters:
  ///   - area: where it would stand by itself.
  ///   - bottom: of the column; what would be below is on another page.
  /// - Returns: to the right and down, in points.
  func shift(of area: Rectangle, bottom: Double) -> (right: Double, down: Double) {
    var down = 0.0
    for _ in 0...exclusions.count {
      let top = area.y + down
      let hit = hit(from: top, to: min(top + area.height, bottom))
      if hit.isEmpty { return (0, down) }
      let stretch = min(column.x, area.x)...max(end, area.right)
      if !hit.contains(where: \.isWhole) {
        let places = Self.free(of: stretch, beside: hit).filter {
          $0.to - $0.from >= area.width - 0.01
        }.map { min(max(area.x, $0.from), $0.to - area.width) - area.x }
        if let nearest = places.min(by: { abs($0) < abs($1) }) { return (nearest, down) }
      }
      let below = hit.reduce(Double.infinity) { min($0, $1.area.bottom) }
      guard below < bottom else { return (0, down) }
      down = max(below - area.y, down + 0.1)
    }
    return (0, down)
  }

  /// The first line of a column that stands otherwise than it was broken for, or the first row of a table that a
  /// drawing covers.
  func firstMisfit(_ placed: [(piece: Piece, y: Double)]) -> Int? {
    for (index, (piece, y)) in placed.enumerated() where !piece.isRepeated {
      switch piece.content {
      case .line:
        guard let flow = piece.flow else { continue }
        if !room(at: y - flow.gap, height: flow.height).isNear(flow.room) { return index }
      case .row(let row):
        let (left, right) = (column.x + row.shift + row.left, column.x + row.shift + row.right)
        let isCovered = hit(from: y, to: y + piece.height).contains {
          $0.area.x < right && $0.area.right > left
        }
        if isCovered {
          return placed.firstIndex { row.goesOn(with: $0.piece.content) && !$0.piece.isRepeated }
        }
      }
    }
    return nil
  }
}
