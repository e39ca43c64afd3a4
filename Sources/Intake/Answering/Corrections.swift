package import Forms
package import School
internal import Word

extension [Correction] {
  /// What the sender of a form is asked to mend: one for each field in question, in the order of the form, then
  /// what has no place.
  ///
  /// Empty where the form can be dealt with as it is.
  ///
  /// - Parameters:
  ///   - form: as it was read.
  ///   - schema: of that form.
  ///   - school: gives roles their titles.
  package init(of form: ReadForm, schema: FormSchema, school: School?) {
    self.init()
    // What the office wrote, or what stands in its part, is not for the sender to mend.
    let office = Set(schema.sections.filter(\.isForOfficeUse).flatMap(\.fields).map(\.key))
    let isForSender = form.findings.contains { finding in
      finding.severity == .error && !(finding.field.map(office.contains) ?? false)
    }
    guard isForSender else { return }
    for section in schema.sections {
      for field in section.fields {
        let findings = form.findings.filter { $0.field == field.key }
        append(contentsOf: Self.correction(of: field, in: section, findings, form, school))
      }
    }
    append(contentsOf: form.findings.compactMap(Self.correction))
  }

  /// One correction says all that a field needs: what is most in the way.
  private static func correction(
    of field: Field, in section: FormSchema.Section, _ findings: [Finding], _ form: ReadForm,
    _ school: School?
  ) -> [Correction] {
    func correction(_ finding: Finding, _ problem: String, _ remedy: String) -> [Correction] {
      [
        Correction(
          field: field.key, label: field.plainLabel, problem: problem, remedy: remedy,
          location: finding.location)
      ]
    }
    func first(_ code: String) -> Finding? { findings.first { $0.code == code } }
    if case .role(let role) = section.filledBy {
      guard let finding = first("form.official-use-filled") else { return [] }
      return correction(
        finding, "This part is for the \(Self.title(of: role, school)) to fill in.",
        "Please leave it empty; what stands there does not count.")
    }
    if let finding = first("form.required-field-empty") {
      return correction(finding, "It was left empty.", field.request)
    }
    if let finding = first("form.not-an-option") {
      return correction(finding, "It is none of the answers to choose from.", field.request)
    }
    if let finding = first("form.answer-unclear") ?? first("form.answer-unreadable") {
      let doubt = form.answer(field.key)?.doubt ?? .twoAnswers
      return correction(finding, doubt.reason, field.remedy(doubt))
    }
    if let finding = first("form.web-address-unusual") {
      return correction(
        finding, "The web address looks unusual.",
        "Please check that it is the one that you mean, and copy it again from your browser.")
    }
    if let finding = first("form.label-missing"), finding.severity == .error {
      return correction(
        finding,
        "The question is no longer on the form, and its answer may stand with the one before.",
        "Please use the form as you got it, and answer each question at its own place.")
    }
    return []
  }

  /// Whose parts of a form its sender has filled in, by the titles of the roles.
  ///
  /// What stands there does not count, and keeps nobody from dealing with the form.
  package static func officeParts(
    filledIn form: ReadForm, schema: FormSchema, school: School?
  ) -> [String] {
    let filled = form.findings.filter { $0.code == "form.official-use-filled" }.map(\.field)
    var titles: [String] = []
    for section in schema.sections {
      guard case .role(let role) = section.filledBy,
        section.fields.contains(where: { filled.contains($0.key) })
      else { continue }
      let title = title(of: role, school)
      if !titles.contains(title) { titles.append(title) }
    }
    return titles
  }

  private static func title(of role: String, _ school: School?) -> String {
    school?.role(role)?.title ?? role.replacing("-", with: " ")
  }

  /// A correction of the form as a whole.
  private static func correction(_ finding: Finding) -> Correction? {
    guard finding.severity == .error, finding.field == nil else { return nil }
    switch finding.code {
    case "form.few-labels":
      return Correction(
        problem: "Most of the questions of the form are missing.",
        remedy: "Please fill in the form as you got it from us, with all of its questions.",
        location: finding.location)
    case "form.check-code-differs":
      return Correction(
        problem: "This is not the form that we use now.",
        remedy: "Please ask us for the form, and fill in that one.", location: finding.location)
    default:
      return Correction(
        problem: finding.message, remedy: "Please look at this once more.",
        location: finding.location)
    }
  }
}

extension Field {
  /// The label without what parts it from an answer.
  var plainLabel: String {
    var label = label[...]
    while let last = label.last, last.isWhitespace || last == ":" || last == "*" {
      label = label.dropLast()
    }
    return String(label)
  }

  /// What the sender is asked to give.
  fileprivate var request: String {
    switch type {
    case .person: return "Please write the name."
    case .date: return "Please give the date as day, month and year, such as 3 September 2026."
    case .email: return "Please write the e-mail address, such as name@example.org."
    case .telephone: return "Please write the telephone number with its area code."
    case .number: return "Please write the number in figures."
    case .webAddress, .webAddresses:
      return
        "Please copy the whole web address from your browser, such as https://www.example.org/page."
    case .yesNo, .choice:
      return "Please choose one of these: \(optionList)."
    case .choices: return "Please choose one or more of these: \(optionList)."
    case .text: return "Please write your answer."
    }
  }

  private var optionList: String {
    let labels = options.map(\.label)
    return (labels.isEmpty ? ["Yes", "No"] : labels).joined(separator: ", ")
  }

  /// What the sender can do about a doubt.
  fileprivate func remedy(_ doubt: Doubt) -> String {
    switch type {
    case .date, .yesNo, .choice, .choices: return request
    default:
      // A remedy ends where the name of the field belongs.
      return
        "Please \(doubt.remedy.prefix(1).lowercased() + doubt.remedy.dropFirst()) \"\(plainLabel)\"."
    }
  }
}
