internal import School

/// What is wrong with the answers to one question.
///
/// A class, because it is asked of every form and is two dozen texts and lists to copy.
final class FieldCheck: Sendable {
  let field: Field
  /// The label in quotes.
  private let name: String
  /// What the role that fills it in is called; nil where the sender does.
  private let role: String?
  /// What is said of nearly every paper form, which the office has filled in as well.
  private let officialUse: (message: String, hint: String)?

  init(_ field: Field, filler: FormSchema.Filler, school: School?) {
    self.field = field
    let name = "\"\(field.label)\""
    self.name = name
    role =
      switch filler {
      case .sender: nil
      case .role(let id): school?.roles.first { $0.id == id }?.title ?? id
      }
    officialUse = role.map { role in
      (
        message: "\(name) is for the \(role) to fill in, and came with an answer.",
        hint: "Take it as what the paper says: it is no decision until the \(role) confirms it."
      )
    }
  }

  /// Whether nothing can be wrong with an answer of this outcome, which is most of them.
  func passes(_ outcome: Answer.Outcome) -> Bool {
    switch outcome {
    // The empty part for official use is not the sender's fault.
    case .blank: !field.isRequired || role != nil
    case .value: officialUse == nil && !hasRules
    case .unclear, .unreadable: false
    }
  }

  /// Adds what is wrong with an answer that does not pass by its outcome alone.
  func check(_ answer: borrowing Answer, into findings: inout [Finding]) {
    switch answer.outcome {
    case .blank:
      findings.append(requiredFieldEmpty(answer))
      return
    case .unclear: findings.append(unclear(answer))
    case .unreadable: findings.append(unreadable(answer))
    case .value: checkValue(of: answer, into: &findings)
    }
    if let (message, hint) = officialUse {
      findings.append(finding("form.official-use-filled", .warning, message, hint: hint, answer))
    }
  }

  // MARK: Errors

  private func requiredFieldEmpty(_ answer: borrowing Answer) -> Finding {
    finding(
      "form.required-field-empty", .error, "\(name) is required but was left empty.",
      hint: "Fill in \(name), save, and send the form again.", answer)
  }

  private func unclear(_ answer: borrowing Answer) -> Finding {
    let doubt = answer.doubt ?? .twoAnswers
    // Scripts that count misread options look for their own code.
    let code = doubt.code == Doubt.notAnOption.code ? "form.not-an-option" : "form.answer-unclear"
    return finding(
      code, .error, "\(name) is unclear: \(doubt.clause)", hint: remedy(doubt), answer)
  }

  private func unreadable(_ answer: borrowing Answer) -> Finding {
    let doubt = answer.doubt ?? .pictureInPlace
    return finding(
      "form.answer-unreadable", .error, "\(name) cannot be read: \(doubt.clause)",
      hint: remedy(doubt), answer)
  }

  /// Only the sender can send again; what a role wrote is for the role to say.
  private func remedy(_ doubt: Doubt) -> String {
    role.map { "Ask the \($0) what \(name) says." }
      ?? "\(doubt.remedy) \(name), save, and send the form again."
  }

  // MARK: Values

  /// A value of this type may be one that ``checkValue(of:into:)`` finds something in.
  private var hasRules: Bool {
    switch field.type {
    case .choice, .choices, .webAddress, .webAddresses, .email, .telephone, .number: true
    case .text, .person, .yesNo, .date: false
    }
  }

  private func checkValue(of answer: borrowing Answer, into findings: inout [Finding]) {
    switch (field.type, answer.value) {
    case (.choice, .text(let text)?): checkOptions([text], answer, into: &findings)
    case (.choices, .texts(let texts)?): checkOptions(texts, answer, into: &findings)
    case (.webAddress, .text(let text)?), (.webAddresses, .text(let text)?):
      checkAddresses([text], answer, into: &findings)
    case (.webAddresses, .texts(let texts)?): checkAddresses(texts, answer, into: &findings)
    default: break
    }
    switch field.type {
    case .webAddress, .webAddresses, .email, .telephone, .number:
      if VisibleText.isHiding(answer.raw.utf8.span) { findings.append(invisibleCharacters(answer)) }
    default: break
    }
  }

  /// A list of the file itself may hold what the form never printed.
  private func checkOptions(
    _ texts: [String], _ answer: borrowing Answer, into findings: inout [Finding]
  ) {
    guard texts.contains(where: { text in !field.options.contains { $0.label == text } }) else {
      return
    }
    findings.append(
      finding(
        "form.not-an-option", .error, "\(name) holds what is none of the form's options.",
        hint: remedy(.notAnOption), answer))
  }

  private func checkAddresses(
    _ texts: [String], _ answer: borrowing Answer, into findings: inout [Finding]
  ) {
    var oddities: [WebOddity] = []
    for oddity in texts.compactMap(WebOddity.init) where !oddities.contains(oddity) {
      oddities.append(oddity)
    }
    for oddity in oddities {
      findings.append(
        finding(
          "form.web-address-unusual", .warning, "A web address in \(name) \(oddity.description).",
          hint: oddity.hint, answer))
    }
  }

  private func invisibleCharacters(_ answer: borrowing Answer) -> Finding {
    finding(
      "form.invisible-characters", .note, "\(name) holds characters that cannot be seen.",
      hint: "They are left out of the value; compare it with the original if it does not work.",
      answer)
  }

  // MARK: Words

  private func finding(
    _ code: String, _ severity: Finding.Severity, _ message: String, hint: String, _ answer: Answer
  ) -> Finding {
    Finding(
      code: code, severity: severity, field: field.key, message: message, hint: hint,
      location: answer.location)
  }
}

extension Doubt {
  /// The reason as the end of a sentence.
  fileprivate var clause: String { reason.prefix(1).lowercased() + reason.dropFirst() }
}
