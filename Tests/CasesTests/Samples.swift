import Forms
import Word

@testable import Cases

/// Schemas, forms and files as the tests need them.
enum Sample {
  static let forms = [
    FormSchema(
      id: "blocked", version: 1, title: "Blocked content access", referencePrefix: "BCA",
      sections: [], routing: .init(handledBy: "ict-manager", decidedBy: "headteacher")),
    FormSchema(
      id: "report", version: 1, title: "Inappropriate content", referencePrefix: "IWC",
      sections: [],
      routing: .init(
        handledBy: "ict-manager", decidedBy: nil,
        urgent: [.init(field: "safeguarding", unless: false, role: "headteacher")])),
  ]

  /// 2026-03-02, 08:15:30 in Halifax.
  static let moment = Moment(milliseconds: 1_772_439_330_000, zoneMinutes: 0)

  static func sha256(_ seed: String) -> String {
    EventChain.payloadHash(salt: "", payload: seed.utf8)
  }

  static func arrival(
    _ seed: String, file: String? = nil, at moment: Moment = moment, forms: [ReadForm]? = nil
  ) -> Arrival {
    let bytes = Array("bytes of \(seed)".utf8)
    return Arrival(
      file: file ?? "\(seed).docx", bytes: bytes, sha256: EventChain.sha256(bytes),
      received: moment,
      sender: "sender@school.example", forms: forms ?? [blocked(seed)])
  }

  static func blocked(_ seed: String, record: Int = 1) -> ReadForm {
    let place = DocumentLocation(
      part: PartName("/word/document.xml"), steps: [.table(1), .cell(row: 2, column: 1)])
    return ReadForm(
      file: "\(seed).docx", record: record, sha256: sha256(seed),
      form: FormIdentity(id: "blocked", version: 1), outcome: .needsReview,
      answers: [
        FieldAnswer(
          "teacher",
          Answer(
            outcome: .value, value: .text("Teacher \(seed)"), raw: "Teacher \(seed)",
            how: .sameCell, location: place)
        ),
        FieldAnswer(
          "url",
          Answer(
            outcome: .value, value: .texts(["https://\(seed).example/a"]),
            raw: "https://\(seed).example/a", how: .tag,
            location: DocumentLocation(
              part: PartName("/word/document.xml"), steps: [.control("web \"Address\"")]))
        ),
        FieldAnswer("risks", .blank),
        FieldAnswer(
          "approved",
          Answer(
            outcome: .unclear, raw: "Yes\nNo",
            candidates: [
              Candidate(
                value: .truth(true), raw: "Yes", how: .options,
                location: DocumentLocation(part: nil, steps: [.line(7)]))
            ], doubt: Doubt(code: "two-answers", reason: "Two answers were found."))
        ),
      ],
      unassigned: [UnassignedText(text: "Café Müller \(seed)", location: place)],
      findings: [
        Finding(
          code: "form.answer-unclear", severity: .error, field: "approved",
          message: "\"Approved\" is unclear.", hint: "Ask the sender.", location: place)
      ])
  }

  static func report(_ seed: String, safeguarding: Answer?) -> ReadForm {
    ReadForm(
      file: "\(seed).docx", record: 1, sha256: "", form: FormIdentity(id: "report", version: 1),
      outcome: .complete, answers: safeguarding.map { [FieldAnswer("safeguarding", $0)] } ?? [])
  }

  static let unrecognised = ReadForm(
    file: "letter.docx", record: 1, sha256: "", outcome: .unrecognised,
    unassigned: [
      UnassignedText(text: "Dear all", location: DocumentLocation(part: nil, steps: [.line(1)]))
    ],
    refusal: Refusal(
      code: .unrecognised, message: "No form was recognised.", hint: "Look at the file."))

  static func refused(_ file: String, _ code: Refusal.Code) -> ReadForm {
    ReadForm(
      file: file, record: 1, sha256: "", outcome: .refused,
      refusal: Refusal(code: code, message: "It is damaged.", hint: "Send it again."))
  }
}

extension Sample {
  static let printing: Printing = {
    guard let name = DocumentName("social-media-policy"),
      let day = CalendarDate(year: 2026, month: 3, day: 2)
    else { preconditionFailure("both are right") }
    return Printing(
      document: name, title: "Social media policy", version: "3", day: day, pages: 9,
      sha256: sha256("pdf"), wordsSHA256: sha256("words"))
  }()

  static func signature(_ role: String) -> Signature {
    Signature(
      printing: printing.sha256, role: role, name: "Name of \(role)", title: "Title of \(role)",
      day: printing.day)
  }

  static func facts(_ name: String) -> CertifiedFacts {
    CertifiedFacts(
      name: name, course: "Social media at school", kind: .induction, day: printing.day,
      hours: "1.5", trainer: "T. Trainer")
  }

  /// Five events: one printed, one signed, two certified of which one is revoked.
  static func fillRegisters(of store: CaseStore) throws {
    try store.register(printing, at: moment)
    try store.record(signature("headteacher"), at: moment)
    let certificates = try store.issue(
      [facts("A"), facts("B")], at: moment, year: 2026, sign: sign)
    try store.revoke(Revocation(number: certificates[0].number, reason: "Mistake."), at: moment)
  }

  static func sign(
    _ number: CertificateNumber, _ facts: CertifiedFacts
  ) -> (key: String, signature: String) {
    ("key", "signature of \(number) for \(facts.name)")
  }
}
