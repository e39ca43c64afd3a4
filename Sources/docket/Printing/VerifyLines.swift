internal import Cases

/// What a check of the whole record found, as lines of stdout.
enum VerifyLines {
  static func print(_ report: VerifyReport, to output: inout Output) throws {
    for fault in report.faults { try output.line("fault: \(fault.message) (\(fault.code))") }
    try output.line(
      "\(Count.of(report.events, "event")), \(Count.of(report.cases, "case")), "
        + "\(Count.of(report.originals, "original")): "
        + (report.isSound ? "all as they were written" : "NOT as they were written"))
    try output.line("head: \(report.head)")
  }
}
