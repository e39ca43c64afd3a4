internal import Forms

extension Diagnosis {
  /// The line that a person reads: `warning  what is — what to do`.
  ///
  /// - Parameter columns: of a terminal, where the line goes on below itself; nil for one line.
  /// - Returns: the lines.
  func lines(columns: Int?) -> [String] {
    let text = Visible.line(remedy.map { "\(words) — \($0)" } ?? words)
    let indent = Self.room + 2
    let parts = columns.map { Wrapping.lines(text, width: $0 - indent) } ?? [text]
    return parts.enumerated().map { index, part in
      Wrapping.cell(index == 0 ? state.rawValue : "", width: indent) + part
    }
  }

  /// The columns of the longest state.
  private static let room = 7

  /// The line of `docket doctor --json`, with a line end.
  func jsonLine(of check: Check) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.key("check")
      $0.string(check.code)
      $0.key("state")
      $0.string(state.rawValue)
      $0.key("message")
      $0.string(words)
      $0.key("hint")
      $0.string(remedy)
    }
    writer.endLine()
    return writer.bytes
  }
}
