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
    var form = detail.form
    if let confirmation = detail.confirmation {
      text += decision(confirmation)
      // That it is to be confirmed is no longer so.
      form.findings.removeAll { $0.code == "form.official-use-filled" }
    }
    text += String(
      decoding: FormReport(catalogue: catalogue, columns: columns).print([form]),
      as: UTF8.self)
    text += changes(detail)
    text += "History:\n"
    var evidence = 0
    for event in detail.events {
      if case .noted(let note) = event.payload {
        text += self.note(note, at: event.at)
        continue
      }
      if case .evidence = event.payload { evidence += 1 }
      let words = Self.words(for: event, evidence: evidence)
      for line in Wrapping.lines("\(event.at)  \(words)", width: columns - 2) {
        text += "  \(line)\n"
      }
    }
    return Array(text.utf8)
  }

  /// What whoever decides has said of the decision on the paper.
  private func decision(_ confirmation: Confirmation) -> String {
    let person = "\(Visible.line(confirmation.by)), \(confirmation.role)"
    let line =
      confirmation.isConfirmed
      ? "The decision on the paper is confirmed by \(person)."
      : "The decision on the paper does not count: \(person), says that it is not theirs."
    return Wrapping.lines(line, width: columns).map { $0 + "\n" }.joined() + "\n"
  }

  /// What the last correction changed, with both answers as they were written.
  private func changes(_ detail: CaseDetail) -> String {
    guard detail.summary.corrections > 0 else { return "" }
    let schema = detail.form.form.flatMap { catalogue.form($0.id, version: $0.version) }
    var text = "What the last correction changed:\n"
    func add(_ line: String) {
      for part in Wrapping.lines(line, width: columns - 2) { text += "  \(part)\n" }
    }
    let changes = detail.latestChanges
    if changes.isEmpty { add("Nothing: the answers are the same.") }
    for change in changes {
      add(schema?.fields.first { $0.key == change.key }?.label ?? change.key)
      add("  was: \(Self.answer(change.before))")
      add("  is:  \(Self.answer(change.after))")
    }
    return text + "\n"
  }

  /// What somebody wrote beside the form, in its own lines.
  private func note(_ note: NoteFacts, at moment: Moment) -> String {
    var text = "  \(moment)  with these words:\n"
    for line in note.text.split(separator: "\n", omittingEmptySubsequences: false) {
      let shown = Wrapping.lines(Visible.line(String(line)), width: columns - 6)
      text += shown.map { "    | \($0)\n" }.joined()
    }
    return text
  }

  private static func answer(_ answer: Answer?) -> String {
    guard let answer, !answer.raw.isEmpty else { return "(nothing)" }
    return Visible.line(answer.raw)
  }

  /// What happened; a piece of evidence with its number.
  private static func words(for event: CaseEvent, evidence number: Int) -> String {
    switch event.payload {
    case .received(let facts):
      "came in as \(Visible.line(facts.file))\(sender(facts))\(typed(facts))"
    case .corrected(let facts):
      "corrected by \(Visible.line(facts.arrival.file))\(sender(facts.arrival)), "
        + sign(facts.sign)
    case .evidence(let facts):
      "evidence \(number) came with it: \(Visible.line(facts.name)), \(Count.of(facts.bytes, "byte"))"
    case .noted: "note"
    case .answered(let facts): "answered to \(Visible.line(facts.address))"
    case .read: "read"
    case .assigned(let assignment):
      switch assignment.cause {
      case .handler: "went to \(assignment.role), who handles this form"
      case .urgent: "went to \(assignment.role) at once, because of an answer"
      case .toConfirm: "went to \(assignment.role), to confirm the decision on the paper"
      case .unrecognised: "went to \(assignment.role): no form was recognised"
      case .unknownForm: "went to \(assignment.role): the form is not among those known"
      }
    case .cameAgain(let facts): "came again as \(Visible.line(facts.file))"
    case .closed(let closing): "closed by \(closing.by), \(closing.role)"
    case .confirmed(let facts):
      "the decision on the paper: \(facts.isConfirmed ? "confirmed" : "not theirs, says") "
        + (facts.isConfirmed ? "by " : "") + "\(Visible.line(facts.by)), \(facts.role)"
    case .refused: "refused"
    case .registered, .mailed: "registered"  // No event of a case.
    }
  }

  private static func sender(_ facts: ArrivalFacts) -> String {
    facts.sender.map { " from \(Visible.line($0))" } ?? ""
  }

  private static func typed(_ facts: ArrivalFacts) -> String {
    switch facts.typings {
    case nil: ""
    case 1?: ", typed up from paper"
    case _?: ", typed up from paper twice and alike"
    }
  }

  private static func sign(_ sign: CorrectionFacts.Sign) -> String {
    switch sign {
    case .mark: "which docket had sent back"
    case .thread: "in answer to a message about the case"
    case .reference: "which names the case"
    }
  }
}
