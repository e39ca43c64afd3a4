/// What cells need of columns, and of several together.
struct ColumnDemands {
  var least: [Double]
  var most: [Double]
  private var spans: [(columns: Range<Int>, content: ContentWidths)] = []

  init(_ count: Int) {
    least = [Double](repeating: 0, count: count)
    most = least
  }

  mutating func add(_ content: ContentWidths, _ columns: Range<Int>) {
    guard columns.count == 1 else { return spans.append((columns, content)) }
    least[columns.lowerBound] = max(least[columns.lowerBound], content.least)
    most[columns.lowerBound] = max(most[columns.lowerBound], content.most)
  }

  /// What cells over several columns need besides is shared out among these, by weights.
  mutating func spread(_ weights: [Double]) {
    for span in spans.sorted(by: { $0.columns.count < $1.columns.count }) {
      Self.raise(&least, span.columns, to: span.content.least, weights)
      Self.raise(&most, span.columns, to: max(span.content.most, span.content.least), weights)
    }
  }

  private static func raise(
    _ widths: inout [Double], _ columns: Range<Int>, to width: Double, _ weights: [Double]
  ) {
    let missing = width - widths[columns].reduce(0, +)
    guard missing > 0 else { return }
    let weight = weights[columns].reduce(0, +)
    for column in columns {
      widths[column] +=
        missing * (weight > 0 ? weights[column] / weight : 1 / Double(columns.count))
    }
  }
}
