import Cases
import Forms
import Foundation
import Testing

@testable import Intake

@Suite struct `A reply letter` {
  /// A case as the store gives it, of a form that came in on 2 September 2026.
  private func summary(
    _ text: String = "Blocked website content access request form\nTeacher name: Canary\n"
  ) throws -> CaseSummary {
    let folder = try TemporaryFolder()
    let store = try CaseStore(
      at: folder.url.path + "/store/docket.sqlite", createIfMissing: true)
    let bytes = Array(text.utf8)
    let forms = try Catalogue.shipped()
    var reader = FormReader(forms: forms, today: readingDay)
    let read = reader.read(bytes, file: "form.txt")
    let receipts = try store.intake(
      [
        Arrival(
          file: "form.txt", bytes: bytes, sha256: read[0].sha256,
          received: Moment(milliseconds: 1_788_340_000_000, zoneMinutes: 60), forms: read)
      ], forms: forms)
    return try #require(receipts.first?.summary)
  }

  private let corrections = [
    Correction(
      field: "reasons", label: "Reasons", problem: "It was left empty.",
      remedy: "Please write your answer."),
    Correction(
      field: "url", label: "Full URL", problem: "It holds no web address.",
      remedy: "Please copy the web address from the browser into \"Full URL\"."),
  ]

  @Test func `says of a good form who has it, by when, and what happens next`() throws {
    let reply = ReplyLetter(
      about: try summary(), .opened, form: try Catalogue.form("blocked-content-access"),
      school: try Catalogue.school())
    #expect(reply.subject == "BCA-2026-0001-Y Blocked website content access request form")
    #expect(reply.attachments.isEmpty)
    #expect(
      reply.lines.joined(separator: "\n") == """
        Thank you. Your form has arrived, and nothing is missing.

          Reference:       BCA-2026-0001-Y
          Form:            Blocked website content access request form
          Who handles it:  ICT manager
          By when:         Thursday 10 September 2026

        What happens next:

          1. Look at the site and its risks (ICT manager, by Friday 4 September
             2026)
          2. Decide (Headteacher, by Wednesday 9 September 2026)
          3. Unblock the site, or tell the teacher why not (ICT manager, by
             Thursday 10 September 2026)

        There is nothing that you need to do now. If you have a question or
        something changes, just answer this e-mail.

        Longroyde Primary School
        This e-mail was written automatically when yours arrived.
        """)
  }

  @Test func `of an urgent case reads as that of any other, for its way is an answer`() throws {
    let form = try Catalogue.form("inappropriate-content-report")
    func report(safeguarding: String) throws -> CaseSummary {
      try summary(
        """
        Inappropriate website content report form
        Teacher name: Mr J Lindqvist
        Full URLs: https://games.example.com
        Nature of inappropriate content: Adverts.
        Safeguarding issue? \(safeguarding)

        """)
    }
    let (urgent, ordinary) = (
      try report(safeguarding: "Yes"), try report(safeguarding: "No")
    )
    #expect(urgent.isUrgent && !ordinary.isUrgent)
    #expect(urgent.assigned != ordinary.assigned)
    for corrections in [[], self.corrections] {
      func letter(_ summary: CaseSummary) throws -> ReplyLetter {
        ReplyLetter(
          about: summary, .opened, form: form, school: try Catalogue.school(),
          corrections: corrections)
      }
      #expect(try letter(urgent) == letter(ordinary))
      #expect(try letter(urgent).lines.contains("  Who handles it:  ICT manager"))
    }
  }

  @Test func `says that the office's part does not count where the sender filled it in`() throws {
    let text = """
      Blocked website content access request form
      Teacher name: Ann Lee
      Full URL: https://www.example.org/planets
      Reasons: A project.
      Risks: None that I know of.
      Approved: Yes
      Reason: canary

      """
    let forms = try Catalogue.shipped()
    let form = try Catalogue.form("blocked-content-access")
    let school = try Catalogue.school()
    func paragraphs(_ text: String) throws -> [String] {
      let read = readForm(Array(text.utf8), file: "form.txt", forms)
      let reply = ReplyLetter(
        about: try summary(text), .opened, form: form, school: school,
        corrections: [Correction](of: read, schema: form, school: school),
        officeParts: [Correction].officeParts(filledIn: read, schema: form, school: school))
      return reply.lines.split(separator: "").map { $0.joined(separator: " ") }
    }
    // Both fields are in one part; both ways to tick are as good as none.
    for text in [text, text.replacing("Yes", with: "Yes No")] {
      let said = try paragraphs(text)
      #expect(
        said.prefix(2) == [
          "Thank you. Your form has arrived, and nothing is missing.",
          "The part for the Headteacher to fill in does not count as it came: the Headteacher fills it in. You need not send the form again.",
        ])
      #expect(said[2].hasPrefix("  Reference:"))
      #expect(!said.joined().contains("canary"))
    }
    let empty = text.replacing("Approved: Yes", with: "Approved: Yes / No")
      .replacing("canary", with: "")
    #expect(try paragraphs(empty)[1].hasPrefix("  Reference:"))
    // Where something is to be mended, that is said in the list.
    let missing = try paragraphs(text.replacing("A project.", with: ""))
    #expect(missing.contains { $0.contains("Approved: this part is for the Headteacher") })
    #expect(!missing.contains { $0.hasPrefix("The part for") })
  }

  @Test func `lists what is to be mended, and brings the sender's own file`() throws {
    let file = Array("Blocked website content access request form\nReasons:\n".utf8)
    let read = readForm(file, file: "form.txt", try Catalogue.shipped())
    let copy = try CorrectionCopy(
      of: file, [.init(read, corrections)], by: `A correction copy`.author)
    let reply = ReplyLetter(
      about: try summary(), .opened, form: try Catalogue.form("blocked-content-access"),
      school: try Catalogue.school(), corrections: corrections, copy: copy)
    #expect(reply.subject == "BCA-2026-0001-Y Blocked website content access request form")
    #expect(reply.attachments.map(\.name) == ["BCA-2026-0001-Y.txt"])
    #expect(reply.attachments[0].bytes == copy.bytes)
    #expect(
      reply.lines.joined(separator: "\n") == """
        Thank you. Your form has arrived. Before we can deal with it, we need
        your help with 2 things:

          1. Reasons: it was left empty. Please write your answer.

          2. Full URL: it holds no web address. Please copy the web address from
             the browser into "Full URL".

        What to do:

        Open the attached copy of your form. Lines that begin with >> stand
        above each of these places. Mend them, save the file, and send it back
        by answering this e-mail. Everything else is as you wrote it. You can
        leave those lines in.

        If anything is unclear, just answer this e-mail and ask.

          Reference:       BCA-2026-0001-Y
          Form:            Blocked website content access request form
          Who handles it:  ICT manager
          By when:         we go on as soon as we have your answer

        Longroyde Primary School
        This e-mail was written automatically when yours arrived.
        """)
  }

  @Test func `asks for a word form's comments to be seen to`() throws {
    let file = try #require(
      try Catalogue.inbox().first { $0.name == "access-request-required-field-empty.docx" })
    let form = try Catalogue.form("blocked-content-access")
    let read = readForm(file.bytes, try Catalogue.shipped())
    let copy = try `A correction copy`.copy(file.bytes, read, form)
    let reply = ReplyLetter(
      about: try summary(), .opened, form: form, school: try Catalogue.school(),
      corrections: [corrections[0]], copy: copy)
    #expect(reply.attachments.map(\.name) == ["BCA-2026-0001-Y.docx"])
    let text = reply.lines.joined(separator: " ")
    #expect(text.contains("we need your help with one thing:"))
    #expect(text.contains("A comment marks each of these places."))
    #expect(text.contains("You can leave the comments in."))
  }

  @Test(arguments: [
    (ReplyLetter.Occasion.corrected, "Thank you for your corrections. Your form is complete now."),
    (
      .arrivedAgain,
      "Thank you. We have this form already, since Wednesday 2 September 2026, and are dealing with it. Nothing more was opened."
    ),
    (
      .cameAgain,
      "Thank you. This form was with us before, since Wednesday 2 September 2026, and had been closed. We are looking at it again."
    ),
  ])
  func `says what it answers`(_ occasion: ReplyLetter.Occasion, _ words: String) throws {
    let reply = ReplyLetter(
      about: try summary(), occasion, form: try Catalogue.form("blocked-content-access"),
      school: try Catalogue.school())
    let first = try #require(reply.lines.split(separator: "").first)
    #expect(first.joined(separator: " ") == words)
  }

  @Test func `of a file that is no form says that somebody will look`() throws {
    let reply = ReplyLetter(
      about: try summary("Dear all,\nsee you on Monday.\n"), .opened, form: nil,
      school: try Catalogue.school())
    #expect(!reply.subject.contains(" "))
    #expect(
      reply.lines[0..<2].joined(separator: " ")
        == "Thank you. Your file has arrived, but we could not tell which form it is. Somebody in the office will look at it and write to you."
    )
  }

  @Test(arguments: Refusal.Code.allCases)
  func `of a file that cannot be read says what to do`(_ code: Refusal.Code) throws {
    let reply = ReplyLetter(
      refusing: Refusal(code: code, message: "canary", hint: "canary"),
      school: try Catalogue.school())
    #expect(reply.subject == "Your form could not be read")
    #expect(reply.lines.contains { $0.contains("lease") })
    #expect(!reply.lines.contains { $0.contains("canary") })
  }

  @Test func `G11: holds nothing that anybody wrote`() throws {
    let text = """
      Blocked website content access request form
      Teacher name: Canary Okafor
      Full URL: canary
      Reasons: canary
      Risks:
      Approved: canary
      """
    let form = try Catalogue.form("blocked-content-access")
    let read = readForm(Array(text.utf8), file: "canary.txt", try Catalogue.shipped())
    let corrections = [Correction](of: read, schema: form, school: try Catalogue.school())
    #expect(corrections.count >= 3)
    let reply = ReplyLetter(
      about: try summary(text), .opened, form: form, school: try Catalogue.school(),
      corrections: corrections)
    #expect(!(reply.lines + [reply.subject]).joined().lowercased().contains("canary"))
    #expect(reply.lines.allSatisfy { $0.count <= 72 })
  }
}
