internal import Cases
internal import Forms

/// Cases as a table that fits a terminal: the form, which the reference tells too, gives way first.
struct CaseTable {
  let columns: Int

  func lines(_ cases: [CaseSummary]) -> [String] {
    let rows = [Self.head] + cases.map(Self.row)
    var widths = Self.head.indices.map { column in
      rows.map { Wrapping.columns($0[column]) }.max() ?? 0
    }
    let taken = widths.dropLast().reduce(0) { $0 + $1 + Self.gap }
    let left = min(widths.removeLast(), columns - taken)
    if left >= Self.leastForm { widths.append(left) }
    return rows.map { row in
      var line = zip(row, widths).map { Wrapping.cell($0, width: $1) }
        .joined(separator: String(repeating: " ", count: Self.gap))
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private static let gap = 2
  /// Less of a form's name says nothing.
  private static let leastForm = 12
  private static let head = ["REFERENCE", "RECEIVED", "STATUS", "FOR", "READ AS", "FORM"]

  private static func row(_ summary: CaseSummary) -> [String] {
    [
      summary.reference.description,
      summary.received.date?.description ?? "",
      summary.isUrgent ? "\(summary.status.rawValue)!" : summary.status.rawValue,
      Visible.line(summary.assigned),
      summary.outcome.rawValue,
      summary.form?.id ?? "",
    ]
  }
}
