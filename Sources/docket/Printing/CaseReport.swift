internal import Cases
internal import Forms

/// A case as a person reads it: where it stands, what was read, what happened.
struct CaseReport {
  let catalogue: FormCatalogue
  let columns: Int

  func print(_ detail: CaseDetail) -> [UInt8] {
    let summary = detail.summary
    var head = "Case \(summary.reference): \(summary.status.rawValue), for \(summary.assigned)"
    if summary.isUrgent { head += ", urgent" }
    var lines = Wrapping.lines(head, width: columns)
    lines.append("")
    var text = lines.map { $0 + "\n" }.joined()
    text += String(
      decoding: FormReport(catalogue: catalogue, columns: columns).print([detail.form]),
      as: UTF8.self)
    text += "History:\n"
    for event in detail.events {
      for line in Wrapping.lines("\(event.at)  \(Self.words(for: event))", width: columns - 2) {
        text += "  \(line)\n"
      }
    }
    return Array(text.utf8)
  }

  private static func words(for event: CaseEvent) -> String {
    switch event.payload {
    case .received(let facts): "came in as \(Visible.line(facts.file))"
    case .read: "read"
    case .assigned(let assignment):
      switch assignment.cause {
      case .handler: "went to \(assignment.role), who handles this form"
      case .urgent: "went to \(assignment.role) at once, because of an answer"
      case .unrecognised: "went to \(assignment.role): no form was recognised"
      case .unknownForm: "went to \(assignment.role): the form is not among those known"
      }
    case .cameAgain(let facts): "came again as \(Visible.line(facts.file))"
    case .closed(let closing): "closed by \(closing.by), \(closing.role)"
    case .refused: "refused"
    case .registered: "registered"  // No event of a case.
    }
  }
}
