import School
import Testing
import Word

@testable import Forms

@Suite struct `Checking a form` {
  let form = FormSchema(
    id: "access", version: 1, title: "Access", referencePrefix: "ACC",
    sections: [
      FormSchema.Section(
        filledBy: .sender,
        fields: [
          Field(key: "teacher", label: "Teacher name:", type: .person, isRequired: true),
          Field(key: "url", label: "Full URL:", type: .webAddress, isRequired: true),
          Field(key: "urls", label: "More URLs:", type: .webAddresses),
          Field(
            key: "kind", label: "Kind:", type: .choice,
            options: [Field.Option(label: "Games"), Field.Option(label: "Video")]),
          Field(key: "seen", label: "Seen on:", type: .date(DateRule())),
          Field(key: "phone", label: "Telephone:", type: .telephone),
        ]),
      FormSchema.Section(
        filledBy: .role("headteacher"),
        fields: [Field(key: "approved", label: "Approved", type: .yesNo, isRequired: true)]),
    ],
    routing: FormSchema.Routing(handledBy: "ict-manager", decidedBy: "headteacher"))

  let school = School(
    name: "Example School",
    roles: [School.Role(id: "headteacher", title: "Headteacher", people: [])],
    calendar: WorkingCalendar())

  let place = DocumentLocation(part: nil, steps: [.line(3)])

  /// The answers that `raw` texts make, with a name and an address where none is given.
  func answers(_ raw: KeyValuePairs<String, String>) -> [FieldAnswer] {
    form.fields.map { field in
      let given = raw.first { $0.key == field.key }?.value
      let usual = ["teacher": "Ann Lee", "url": "https://example.org/a"][field.key]
      return FieldAnswer(
        field.key,
        field.answer(given ?? usual ?? "", how: .colon, at: place, today: day(2026, 11, 23))
      )
    }
  }

  func outcome(_ answers: [FieldAnswer]) -> ReadForm.Outcome {
    ReadForm.Outcome(answers: answers, findings: form.check(answers))
  }

  @Test func `a full form is complete, its empty official part included`() {
    #expect(form.check(answers([:])) == [])
    #expect(outcome(answers([:])) == .complete)
  }

  @Test func `a required field that is empty is an error`() {
    let empty = answers(["url": ""])
    #expect(
      form.check(empty) == [
        Finding(
          code: "form.required-field-empty", severity: .error, field: "url",
          message: "\"Full URL:\" is required but was left empty.",
          hint: "Fill in \"Full URL:\", save, and send the form again.", location: place)
      ])
    #expect(outcome(empty) == .needsReview)
  }

  @Test func `a field without any answer counts as blank`() {
    #expect(
      form.check([]).map(\.message) == [
        "\"Teacher name:\" is required but was left empty.",
        "\"Full URL:\" is required but was left empty.",
      ])
  }

  @Test func `an unclear answer is an error that says why, in the order of the form`() {
    let unclear = answers([
      "seen": "3/26", "teacher": "?", "url": "https://a.example.org https://b.example.org",
    ])
    #expect(
      form.check(unclear) == [
        Finding(
          code: "form.answer-unclear", severity: .error, field: "teacher",
          message: "\"Teacher name:\" is unclear: it holds a sign that may mean no answer.",
          hint:
            "Write the answer, or that there is none, in \"Teacher name:\", save, and send the form again.",
          location: place),
        Finding(
          code: "form.answer-unclear", severity: .error, field: "url",
          message:
            "\"Full URL:\" is unclear: it holds more than one web address where one is asked for.",
          hint: "Leave one web address in \"Full URL:\", save, and send the form again.",
          location: place),
        Finding(
          code: "form.answer-unclear", severity: .error, field: "seen",
          message: "\"Seen on:\" is unclear: its date lacks the day, the month or the year.",
          hint:
            "Give the full date, such as 02/03/2026, in \"Seen on:\", save, and send the form again.",
          location: place),
      ])
    #expect(outcome(unclear) == .needsReview)
  }

  @Test func `W50: an answer that cannot be read is an error`() {
    var picture = answers([:])
    picture[0].answer = Answer(outcome: .unreadable, location: place, doubt: .pictureInPlace)
    #expect(
      form.check(picture) == [
        Finding(
          code: "form.answer-unreadable", severity: .error, field: "teacher",
          message:
            "\"Teacher name:\" cannot be read: a picture stands where the answer belongs.",
          hint: "Type the answer in \"Teacher name:\", save, and send the form again.",
          location: place)
      ])
    #expect(outcome(picture) == .needsReview)
  }

  @Test func `an answer in the official part is a warning`() {
    let official = answers(["approved": "Yes"])
    #expect(
      form.check(official, school: school) == [
        Finding(
          code: "form.official-use-filled", severity: .warning, field: "approved",
          message: "\"Approved\" is for the Headteacher to fill in, and came with an answer.",
          hint:
            "Take it as what the paper says: it is no decision until the Headteacher confirms it.",
          location: place)
      ])
    #expect(outcome(official) == .complete)
  }

  @Test func `an unclear answer in the official part is for the role to mend`() {
    let official = answers(["approved": "Yes and no"])
    let findings = form.check(official)
    #expect(findings.map(\.code) == ["form.answer-unclear", "form.official-use-filled"])
    #expect(findings.first?.hint == "Ask the headteacher what \"Approved\" says.")
    #expect(outcome(official) == .needsReview)
  }

  @Test func `an answer that is none of the options has its own code`() {
    let other = answers(["kind": "Chess"])
    #expect(
      form.check(other) == [
        Finding(
          code: "form.not-an-option", severity: .error, field: "kind",
          message: "\"Kind:\" is unclear: it is none of the form's options.",
          hint: "Choose one of the printed options in \"Kind:\", save, and send the form again.",
          location: place)
      ])
  }

  @Test func `W45: a list in the file may hold what the form never printed`() {
    var other = answers([:])
    other[3].answer = Answer(outcome: .value, value: .text("Chess"), raw: "Chess", location: place)
    #expect(
      form.check(other).map(\.message) == ["\"Kind:\" holds what is none of the form's options."])
    #expect(outcome(other) == .needsReview)
  }

  @Test func `an address that may mislead is a warning`() {
    let odd = answers([
      "url": "https://example.org@evil.example/x",
      "urls": "https://xn--exmple-cua.org https://ex\u{430}mple.org/a https://example.org/\u{430}",
    ])
    #expect(
      form.check(odd) == [
        Finding(
          code: "form.web-address-unusual", severity: .warning, field: "url",
          message: "A web address in \"Full URL:\" holds a user name before its host.",
          hint: "Look at the name behind the @: it is where the address leads.", location: place),
        Finding(
          code: "form.web-address-unusual", severity: .warning, field: "urls",
          message: "A web address in \"More URLs:\" holds letters that may imitate another name.",
          hint: "Compare the name letter by letter with the site that is meant.", location: place),
      ])
    #expect(outcome(odd) == .complete)
  }

  @Test func `W16: characters that cannot be seen are noted in an address or a number`() {
    let hidden = answers([
      "phone": "01422\u{200B}123456", "teacher": "Ann\u{200B} Lee",
      "url": "https://exam\u{AD}ple.org",
    ])
    #expect(
      form.check(hidden)
        == ["url", "phone"].map { key in
          Finding(
            code: "form.invisible-characters", severity: .note, field: key,
            message:
              "\"\(key == "url" ? "Full URL:" : "Telephone:")\" holds characters that cannot be seen.",
            hint:
              "They are left out of the value; compare it with the original if it does not work.",
            location: place)
        })
    #expect(outcome(hidden) == .complete)
  }

  @Test func `no finding repeats what was typed`() {
    let canary = "xyzzy-canary"
    let typed = answers([
      "teacher": "?", "url": "https://\(canary)", "urls": "\(canary).school", "kind": canary,
      "seen": "31/02/2026 \(canary)", "phone": canary, "approved": canary,
    ])
    for finding in form.check(typed) {
      #expect(!"\(finding.message) \(finding.hint)".contains(canary))
    }
  }
}

@Suite struct `The catalogue of doubts` {
  @Test func `an unclear answer carries its reading, its doubt and its place`() {
    let field = Field(key: "seen", label: "Seen on:", type: .date(DateRule()))
    let place = DocumentLocation(part: nil, steps: [.line(3)])
    #expect(
      field.answer("w/c 2/3/26", how: .colon, at: place, today: day(2026, 11, 23))
        == Answer(
          outcome: .unclear, raw: "w/c 2/3/26", how: .colon, location: place,
          candidates: [
            Candidate(
              value: .date(day(2026, 3, 2)), raw: "w/c 2/3/26", how: .colon, location: place)
          ], doubt: .qualifiedDate))
  }
}
