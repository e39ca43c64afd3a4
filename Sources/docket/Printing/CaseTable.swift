internal import Cases
internal import Forms

/// Cases as a table: the form, which the reference tells too, stands last.
struct CaseTable {
  let columns: Int

  func lines(_ cases: [CaseSummary]) -> [String] {
    TextTable(
      head: ["REFERENCE", "RECEIVED", "STATUS", "FOR", "READ AS", "FORM"], rows: cases.map(Self.row)
    ).lines(columns: columns)
  }

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
