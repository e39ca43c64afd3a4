internal import Archive
package import Word

extension ReadForm {
  /// The form as `docket read --json` prints it, one object without a line end.
  ///
  /// Every key is always there, `null` where there is nothing to say; `docs/json-output.md` is the
  /// contract. An answer has `doubt` only where a person must look, and a form `scans` only where it names some.
  package var json: [UInt8] {
    var writer = JSONWriter()
    writer.form(self)
    return writer.bytes
  }
}

extension JSONWriter {
  /// Writes a form as `docket read --json` prints it.
  package mutating func form(_ form: ReadForm) {
    begin(literal: #"{"file":"#)
    string(form.file)
    part(literal: #","record":"#)
    number(form.record)
    part(literal: #","sha256":"#)
    string(form.sha256.isEmpty ? nil : form.sha256)
    part(literal: #","form":"#)
    string(form.form?.id)
    part(literal: #","version":"#)
    number(form.form?.version)
    part(literal: Self.opening(of: form.outcome))
    for index in form.answers.indices {
      key(form.answers[index].key)
      answer(form.answers.span, index)
    }
    part(literal: #"},"unassigned":["#)
    for text in form.unassigned { unassigned(text) }
    part(literal: #"],"findings":["#)
    for finding in form.findings { self.finding(finding) }
    part(literal: #"],"reason":"#)
    refusal(form.refusal)
    part(literal: #","correction-of":"#)
    correction(form.correctionOf)
    if !form.scans.isEmpty {
      part(literal: #","scans":"#)
      array { for scan in form.scans { $0.unassigned(scan) } }
    }
    if let hash = form.wordsSHA256 {
      part(literal: #","words-sha256":"#)
      string(hash)
    }
    end(literal: "}")
  }

  private static func opening(of outcome: ReadForm.Outcome) -> StaticString {
    switch outcome {
    case .complete: #","outcome":"complete","answers":{"#
    case .needsReview: #","outcome":"needs-review","answers":{"#
    case .unrecognised: #","outcome":"unrecognised","answers":{"#
    case .refused: #","outcome":"refused","answers":{"#
    }
  }

  /// Writes an answer with its evidence, place and candidates.
  ///
  /// Forms are mostly answers, so the keys and what stands between two values are copied at once: half the
  /// time of a call a key. The answer stays where it is and its parts are lent: a copy would cost as much as
  /// the writing.
  private mutating func answer(_ answers: borrowing Span<FieldAnswer>, _ index: Int) {
    begin(literal: Self.opening(of: answers[index].answer.outcome))
    let start = bytes.count
    value(answers[index].answer.value)
    let written = start..<bytes.count
    part(literal: #","raw":"#)
    // Byte for byte: to `==` a letter and its accent are one character, however they were typed.
    if case .text(let text)? = answers[index].answer.value,
      text.hasSameBytes(as: answers[index].answer.raw)
    {
      again(written)
    } else {
      string(answers[index].answer.raw)
    }
    part(literal: Self.evidence(answers[index].answer.how))
    location(answers[index].answer.location)
    if answers[index].answer.candidates.isEmpty {
      end(literal: #","candidates":[]"#)
    } else {
      part(literal: #","candidates":"#)
      let candidates = answers[index].answer.candidates
      array { for candidate in candidates { $0.candidate(candidate) } }
    }
    if let doubt = answers[index].answer.doubt {
      part(literal: #","doubt":"#)
      object {
        $0.key("code")
        $0.string(doubt.code)
        $0.key("reason")
        $0.string(doubt.reason)
        $0.key("remedy")
        $0.string(doubt.remedy)
      }
    }
    end(literal: "}")
  }

  private static func opening(of outcome: Answer.Outcome) -> StaticString {
    switch outcome {
    case .value: #"{"outcome":"value","value":"#
    case .blank: #"{"outcome":"blank","value":"#
    case .unclear: #"{"outcome":"unclear","value":"#
    case .unreadable: #"{"outcome":"unreadable","value":"#
    }
  }

  private static func evidence(_ evidence: Evidence?) -> StaticString {
    switch evidence {
    case .mark: #","how":"mark","where":"#
    case .tag: #","how":"tag","where":"#
    case .alias: #","how":"alias","where":"#
    case .legacyName: #","how":"legacy-name","where":"#
    case .binding: #","how":"binding","where":"#
    case .sameCell: #","how":"same-cell","where":"#
    case .right: #","how":"right","where":"#
    case .below: #","how":"below","where":"#
    case .colon: #","how":"colon","where":"#
    case .options: #","how":"options","where":"#
    case .column: #","how":"column","where":"#
    case nil: #","how":null,"where":"#
    }
  }

  /// Writes a string, an array of strings, true or false, an ISO date, or `null`.
  package mutating func value(_ value: AnswerValue?) {
    switch value {
    case .text(let text): string(text)
    case .texts(let texts): array { for text in texts { $0.string(text) } }
    case .truth(let truth): bool(truth)
    case .date(let date): string(date.description)
    case nil: null()
    }
  }

  package mutating func finding(_ finding: Finding) {
    begin(literal: #"{"code":"#)
    string(finding.code)
    part(literal: #","severity":"#)
    string(finding.severity.rawValue)
    part(literal: #","field":"#)
    string(finding.field)
    part(literal: #","message":"#)
    string(finding.message)
    part(literal: #","hint":"#)
    string(finding.hint)
    part(literal: #","where":"#)
    location(finding.location)
    end(literal: "}")
  }

  /// Writes a place as its description says it, or `null`.
  package mutating func location(_ location: DocumentLocation?) {
    guard let location else { return null() }
    string { writer in
      if let line = location.line { return writer.step(.line(line)) }
      let steps = location.steps
      if let part = location.part {
        writer.piece(part.text)
        if !steps.isEmpty { writer.piece(literal: ": ") }
      }
      for index in steps.indices {
        if index > 0 { writer.piece(literal: ", ") }
        writer.step(steps[index])
      }
    }
  }

  /// What `DocumentLocation.Step.description` says, without a `String` a step.
  private mutating func step(_ step: DocumentLocation.Step) {
    switch step {
    case .table(let number): counted("table ", number)
    case .cell(let row, let column):
      counted("row ", row)
      counted(" cell ", column)
    case .paragraph(let number): counted("paragraph ", number)
    case .line(let number): counted("line ", number)
    case .control(let name):
      piece("control \"")
      piece(name)
      piece("\"")
    case .textBox(let number): counted("text box ", number)
    case .comment(let number): counted("comment ", number)
    case .note(let number): counted("note ", number)
    }
  }

  private mutating func counted(_ words: StaticString, _ number: Int) {
    piece(literal: words)
    piece(number)
  }

  private mutating func candidate(_ candidate: Candidate) {
    object {
      $0.key("value")
      $0.value(candidate.value)
      $0.key("raw")
      $0.string(candidate.raw)
      $0.key("how")
      $0.string(candidate.how.rawValue)
      $0.key("where")
      $0.location(candidate.location)
    }
  }

  private mutating func unassigned(_ unassigned: UnassignedText) {
    object {
      $0.key("text")
      $0.string(unassigned.text)
      $0.key("where")
      $0.location(unassigned.location)
    }
  }

  private mutating func correction(_ mark: CorrectionMark?) {
    guard let mark else { return null() }
    object {
      $0.key("reference")
      $0.string(mark.reference)
      $0.key("token")
      $0.string(mark.token)
    }
  }

  mutating func refusal(_ refusal: Refusal?) {
    guard let refusal else { return null() }
    object {
      $0.key("code")
      $0.string(refusal.code.rawValue)
      $0.key("message")
      $0.string(refusal.message)
      $0.key("hint")
      $0.string(refusal.hint)
    }
  }
}
