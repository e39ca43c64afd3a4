/// Shares a width out among columns.
enum ColumnShare {
  /// A width shared out: each column has what it needs, and of the rest as much as it has use for.
  ///
  /// Those with use for less than an even share get all of it, so that short entries stay on one line, as Word
  /// has it; the others share what is left by their use.
  static func shared(_ total: Double, least: [Double], most: [Double]) -> [Double] {
    let needed = least.reduce(0, +)
    guard needed <= total else { return broken(total, least) }
    var widths = least
    var rest = total - needed
    let uses = zip(least, most).map { max($1 - $0, 0) }
    let order = uses.indices.sorted { uses[$0] < uses[$1] }
    for (place, index) in order.enumerated() {
      guard uses[index] > rest / Double(order.count - place) else {
        widths[index] += uses[index]
        rest -= uses[index]
        continue
      }
      let use = order[place...].reduce(0) { $0 + uses[$1] }
      for other in order[place...] { widths[other] += rest * uses[other] / use }
      break
    }
    return widths
  }

  /// Less than the columns need: words have to be broken, those in the widest.
  private static func broken(_ total: Double, _ least: [Double]) -> [Double] {
    var left = total
    var widths = least
    let order = least.indices.sorted { least[$0] < least[$1] }
    for (place, index) in order.enumerated() {
      widths[index] = min(least[index], max(left / Double(order.count - place), 1))
      left -= widths[index]
    }
    return widths
  }
}
