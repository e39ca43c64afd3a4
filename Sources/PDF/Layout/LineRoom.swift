/// The parts of a column that a line may take, and how far it is pushed down to take them.
struct LineRoom: Hashable, Sendable {
  /// What a part leaves free at both ends of the column, in points.
  struct Part: Hashable, Sendable {
    var left = 0.0
    var right = 0.0
  }

  /// From the left to the right.
  var parts = [Part()]
  /// In points.
  var down = 0.0

  /// All of the column.
  static let whole = LineRoom()

  /// Something stands beside the line.
  var isBeside: Bool { parts != Self.whole.parts }

  /// Whether a line that was broken for the one need not be broken anew for the other.
  func isNear(_ other: LineRoom) -> Bool {
    guard parts.count == other.parts.count, abs(down - other.down) < 0.5 else { return false }
    return zip(parts, other.parts).allSatisfy {
      abs($0.left - $1.left) < 0.5 && abs($0.right - $1.right) < 0.5
    }
  }
}
