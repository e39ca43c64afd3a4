internal import Forms
internal import Word

/// A form as a clerk reads it: the answers in the order of the form, doubts in words, findings last.
struct FormReport: FormPrinter {
  let catalogue: FormCatalogue
  let columns: Int

  func print(_ forms: [ReadForm]) -> [UInt8] {
    var text = ""
    for form in forms {
      for line in lines(of: form, among: forms.count) { text += line + "\n" }
      text += "\n"
    }
    return Array(text.utf8)
  }

  private func lines(of form: ReadForm, among count: Int) -> [String] {
    let place = Visible.line(form.file) + (count > 1 ? ", form \(form.record)" : "")
    if let refusal = form.refusal {
      let verdict = form.outcome == .refused ? "refused" : "not recognised"
      return wrapped("\(place): \(verdict) (\(refusal.code.rawValue))")
        + wrapped(refusal.message, indent: 2) + wrapped("hint: " + refusal.hint, indent: 2)
        + unassigned(form)
    }
    let schema = form.form.flatMap { catalogue.form($0.id, version: $0.version) }
    var lines = wrapped(schema?.title ?? form.form?.id ?? "Form")
    lines += wrapped("\(place): \(Self.verdict(form))", indent: 2)
    lines.append("")
    lines += AnswerTable(columns: columns).lines(form, schema: schema)
    lines += unassigned(form)
    for finding in form.findings { lines += self.lines(of: finding, in: form.file) }
    return lines
  }

  /// The form in one word and why.
  static func verdict(_ form: ReadForm) -> String {
    let errors = form.findings.count { $0.severity == .error }
    let doubts = form.answers.count {
      $0.answer.outcome == .unclear || $0.answer.outcome == .unreadable
    }
    var reasons: [String] = []
    if errors > 0 { reasons.append(errors == 1 ? "1 error" : "\(errors) errors") }
    if doubts > 0 {
      reasons.append(doubts == 1 ? "1 doubtful answer" : "\(doubts) doubtful answers")
    }
    guard form.outcome != .complete else { return "complete" }
    return reasons.isEmpty ? "needs review" : "needs review: \(reasons.joined(separator: ", "))"
  }

  private func unassigned(_ form: ReadForm) -> [String] {
    guard !form.unassigned.isEmpty else { return [] }
    return ["", "  Words that belong to no question:"]
      + form.unassigned.flatMap { wrapped("• " + $0.text, indent: 4, hanging: 2) }
  }

  private func lines(of finding: Finding, in file: String) -> [String] {
    var place = Visible.line(file)
    if let location = finding.location { place += ", \(Visible.line(location.description))" }
    return [""] + wrapped("\(finding.severity.rawValue): \(finding.message)", indent: 2)
      + wrapped("--> " + place, indent: 4) + wrapped("hint: " + finding.hint, indent: 2)
  }

  func wrapped(_ text: String, indent: Int = 0, hanging: Int = 0) -> [String] {
    let lines = Wrapping.lines(text, width: columns - indent - hanging)
    return lines.enumerated().map { index, line in
      String(repeating: " ", count: indent + (index > 0 ? hanging : 0)) + line
    }
  }
}
