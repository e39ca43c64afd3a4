import Archive
import JSON
import TestSupport
import Testing

@testable import Forms
@testable import Mail
@testable import Word

@Suite struct `The forms of a message` {
  @Test func `W96: a Word file is the form, and the body is a covering note`() {
    let message = read(message: letter(parts: [note, attached(wordForm())]))
    #expect(message.outcome == .complete)
    #expect(message.said("name") == ["Ann"])
    #expect(message.submissions.map(\.name) == ["form.docx"])
    #expect(message.submissions.map(\.place) == ["2"])
    #expect(message.submissions.map(\.content) == [wordForm()])
    #expect(message.submissions[0].sha256 == FileHash.sha256(wordForm()))
    #expect(message.forms.map(\.sha256) == [message.submissions[0].sha256])
    #expect(message.note == "Please find the form attached.")
    #expect(message.attention.isEmpty)
  }

  @Test func `W96: two forms are two submissions, the same bytes twice are one`() {
    let message = read(
      message: letter(parts: [
        attached(wordForm(), name: "a.docx"), attached(wordForm("Eve"), name: "b.docx"),
        attached(wordForm(), name: "c.docx"),
      ]))
    #expect(message.said("name") == ["Ann", "Eve"])
    #expect(message.submissions.map(\.place) == ["1", "2"])
    #expect(message.submissions.map(\.copies) == [["3"], []])
  }

  @Test func `W96: with a form attached, a form in the body is only a note`() {
    let message = read(message: letter(parts: [typed, attached(wordForm())]))
    #expect(message.said("name") == ["Ann"])
    #expect(message.note.contains("Name: Tom"))
  }

  @Test func `W96: a form typed into the body is the submission where nothing else is one`() {
    let message = read(message: letter(parts: [typed, picture]))
    #expect(message.outcome == .complete)
    #expect(message.said("name") == ["Tom"])
    #expect(message.submissions.map(\.name) == [nil])
    #expect(message.submissions.map(\.place) == ["1"])
    #expect(message.forms[0].answer("name")?.location?.description == "line 2")
    #expect(message.note == "")
    #expect(message.evidence.map(\.name) == ["scan.png"])
  }

  @Test func `W96: a text file with a form in it is one, another is evidence`() {
    let file =
      "Content-Type: text/plain; name=\"form.txt\"\n\nChild registration form\nName: Eve\nClass: 1A\n"
    let other = "Content-Type: text/plain; name=\"list.txt\"\n\nbread\nmilk\n"
    let message = read(message: letter(parts: [note, file, other]))
    #expect(message.said("name") == ["Eve"])
    #expect(message.evidence.map(\.name) == ["list.txt"])
  }

  @Test(arguments: [
    "application/octet-stream", "application/zip", "application/x-zip-compressed", "text/plain",
    "application/msword",
  ])
  func `W96: a Word file is known by its name, whatever its type`(_ type: String) {
    let message = read(message: letter(parts: [note, attached(wordForm(), type: type)]))
    #expect(message.said("name") == ["Ann"])
  }

  @Test func `W96: a file that should be a form and cannot be read is told with its reason`() {
    let message = read(
      message: letter(parts: [
        attached(wordForm()), attached(Array("MZ\0\0\0\0\0\0\0\0".utf8), name: "b.docx"),
      ]))
    #expect(message.outcome == .needsReview)
    #expect(message.forms.map(\.outcome) == [.complete, .refused])
    #expect(
      message.forms[1].refusal?.message
        == "The file is not a Word document: it is a file of an unknown kind.")
  }

  @Test func `W96: a message that calls itself a Word file is no way to messages without end`() {
    var bytes = letter(parts: [note])
    for _ in 0..<50 {
      bytes = letter(parts: [
        "Content-Type: \(wordFile)\n\n" + String(decoding: bytes, as: UTF8.self)
      ])
    }
    #expect(read(message: bytes).forms.map(\.refusal) == [.isMessage])
  }

  /// Found by fuzzing: the copies of such a letter were nowhere.
  @Test func `W96: a letter that is attached several times is evidence each time`() {
    let same = docx(body: p("Dear all, thank you."))
    let message = read(
      message: letter(parts: [
        attached(same, name: "a.docx"), attached(wordForm()), attached(same, name: "b.docx"),
        within(letter(parts: [attached(same, name: "c.docx")])),
      ]))
    #expect(message.submissions.map(\.place) == ["2"])
    #expect(message.evidence.map(\.place) == ["1", "3", "4"])
    #expect(message.evidence.map(\.name) == ["a.docx", "b.docx", nil])
    #expect(message.evidence[0].content == same && message.evidence[1].content == same)
  }

  @Test func `W96: a letter that comes twice before the form, in a message within, is evidence`() {
    let same = docx(body: p("Dear all, thank you."))
    let inner = letter(parts: [
      attached(same, name: "a.docx"), attached(same, name: "b.docx"), attached(wordForm()),
    ])
    let message = read(
      message: letter(parts: [note, within(inner)]))
    #expect(message.submissions.map(\.place) == ["2.3"])
    #expect(message.evidence.map(\.place) == ["2.1", "2.2"])
    #expect(message.evidence.map(\.name) == ["a.docx", "b.docx"])
  }

  @Test func `W96: a letter beside a form is evidence, alone it is for a person`() {
    let letterFile = docx(body: p("Dear all, thank you."))
    let beside = read(
      message: letter(parts: [attached(wordForm()), attached(letterFile, name: "letter.docx")]))
    #expect(beside.outcome == .complete)
    #expect(beside.evidence.map(\.name) == ["letter.docx"])
    let alone = read(message: letter(parts: [note, attached(letterFile, name: "letter.docx")]))
    #expect(alone.outcome == .needsReview)
    #expect(alone.forms.map(\.outcome) == [.unrecognised])
  }

  @Test func `W94, W95: a table in the HTML of a body is read on its grid`() {
    let html = """
      Content-Type: text/html

      <p>Child registration form</p><table><tr><td>Name</td><td>Ann</td><td>Class</td><td>4B</td></tr>
      <tr><td>Notes</td><td>none known</td><td>E-mail<td>a@b.uk</table><p>Thank you</p>
      """
    let message = read(
      message: letter("alternative", parts: ["Content-Type: text/plain\n\n", html]))
    #expect(message.said("name") == ["Ann"])
    #expect(message.said("class") == ["4B"])
    #expect(message.said("notes") == ["none known"])
    #expect(
      message.forms[0].answer("class")?.location?.description
        == "table 1, row 1 cell 4, paragraph 1")
    #expect(message.forms[0].unassigned.map(\.text) == ["Thank you"])
  }

  @Test func `W95: labels and values in lines of HTML`() {
    let message = read(
      message: letter(
        type: "text/html",
        "<div>Child registration form<br>Name: <b>Ann</b><br>Class:&nbsp;4B</div>"))
    #expect(message.said("name") == ["Ann"])
    #expect(message.said("class") == ["4B"])
  }

  @Test func `W93: a flowed value is joined, and a label begins a line of its own`() {
    let message = read(
      message: letter(
        type: "text/plain; format=flowed",
        "Child registration form \nNotes: likes \nto read \nName: Ann\nClass: 4B\n"))
    #expect(message.said("notes") == ["likes to read"])
    #expect(message.said("name") == ["Ann"])
  }

  @Test func `W92: bytes that are no characters are noted with the form`() {
    var bytes = letter("Child registration form\nName: Ann\nClass: 4")
    bytes += [0x81]
    #expect(
      read(message: bytes).forms[0].notes("document.replaced-characters") == [
        "The text holds bytes that are no characters in its encoding; each shows as a question mark."
      ])
  }

  @Test func `W99: a repeated field is for a person`() {
    let message = read(
      message: letter("Child registration form\nName: Ann\nClass: 4B\n", extra: "Subject: Another"))
    #expect(message.outcome == .needsReview)
    #expect(message.codes == ["mail.repeated-header"])
    #expect(message.said("name") == ["Ann"])
  }

  @Test(arguments: ["Auto-Submitted: auto-replied", "Return-Path: <>", "Precedence: bulk"])
  func `W101: what a program wrote is no form`(_ field: String) {
    let message = read(message: letter(parts: [typed, attached(wordForm())], extra: field))
    #expect(message.outcome == .automatic)
    #expect(message.submissions.isEmpty)
    #expect(message.evidence.map(\.name) == ["form.docx"])
    #expect(message.attention.isEmpty)
  }

  @Test func `W102: the form of a forwarded message counts where the outer has none`() {
    let inner = String(
      decoding: letter(parts: [note, attached(wordForm())]), as: UTF8.self
    ).replacing("ada@", with: "inner@").replacing("--b1", with: "--b2")
      .replacing("\"b1\"", with: "\"b2\"")
    let forwarded = "Content-Type: message/rfc822\n\n\(inner)"
    let message = read(message: letter(parts: ["Content-Type: text/plain\n\nFYI\n", forwarded]))
    #expect(message.said("name") == ["Ann"])
    #expect(message.submissions.map(\.place) == ["2.2"])
    #expect(message.headers.from.map(\.address) == ["ada@example.org"])
    #expect(message.forwarded.map { $0.headers.from.map(\.address) } == [["inner@example.org"]])
    #expect(message.forwarded.map(\.note) == ["Please find the form attached."])
    #expect(message.note == "FYI")
    #expect(message.evidence.isEmpty)

    let both = read(message: letter(parts: [attached(wordForm("Eve")), forwarded]))
    #expect(both.said("name") == ["Eve"])
    #expect(both.evidence.map(\.type) == ["message/rfc822"])
    #expect(both.forwarded.count == 1)
  }

  @Test(arguments: [
    ("application/ms-tnef; name=winmail.dat", "mail.winmail"),
    ("application/pkcs7-mime", "mail.smime"), ("message/partial; id=a", "mail.partial"),
    ("application/vnd.ms-outlook; name=a.msg", "mail.outlook-message"),
  ])
  func `W102: wrapped mail is for a person, with what to do`(_ type: String, _ code: String) {
    let message = read(
      message: letter(parts: ["Content-Type: text/plain\n\n", "Content-Type: \(type)\n\nx"]))
    #expect(message.outcome == .needsReview)
    #expect(message.codes == [code])
    #expect(message.attention.allSatisfy { $0.place == "2" && !$0.hint.isEmpty })
    #expect(message.evidence.count == 1)
  }

  @Test func `W103: pictures, PDFs and ZIPs are evidence, unopened`() {
    let zip = attached(wordForm(), name: "a.zip", type: "application/zip")
    let pdf = attached(Array("%PDF-1.4".utf8), name: "a.pdf", type: "application/pdf")
    let message = read(message: letter(parts: [attached(wordForm("Eve")), picture, pdf, zip]))
    #expect(message.said("name") == ["Eve"])
    #expect(message.evidence.map(\.name) == ["scan.png", "a.pdf", "a.zip"])
    #expect(message.evidence.map(\.place) == ["2", "3", "4"])
    #expect(message.evidence[2].sha256 == FileHash.sha256(wordForm()))
  }

  @Test func `W103: a picture as the only content is for a person`() {
    #expect(read(message: letter(parts: [picture])).codes == ["mail.only-pictures"])
    #expect(read(message: letter(parts: [note, picture])).codes == ["mail.no-form"])
    #expect(read(message: letter(" \n")).codes == ["mail.empty"])
    #expect(read(message: letter("Hello?\n")).codes == ["mail.no-form"])
  }

  @Test func `has at most 20 forms`() {
    let file =
      "Content-Type: text/plain; name=\"f.txt\"\n\n"
      + String(repeating: "Child registration form\nName: Eve\nClass: 1A\n---\n", count: 21)
    let message = read(message: letter(parts: [file]))
    #expect(message.outcome == .refused)
    #expect(
      message.refusal?.message
        == "The message is too large: it passes the limit of 20 forms in a message.")
    var limits = ReadingLimits()
    limits.messageForms = 21
    #expect(read(message: letter(parts: [file]), limits: limits).forms.count == 21)
  }

  @Test func `is refused as a whole where it passes a limit`() {
    var limits = ReadingLimits()
    limits.messageBytes = 100
    let message = read(message: letter(parts: [note]), limits: limits)
    #expect(message.outcome == .refused)
    #expect(
      message.refusal
        == Refusal(
          code: .tooLarge,
          message: "The message is too large: it passes the limit of 100 bytes of a message.",
          hint: "Ask for the form alone, in a message of its own."))
  }

  @Test func `of a mailbox file is read behind its first line`() {
    let line = Array("From ada@example.org Mon Mar  2 09:00:00 2026\n".utf8)
    let message = read(message: line + letter("Child registration form\nName: Ann\nClass: 4B\n"))
    #expect(message.said("name") == ["Ann"])
    #expect(message.headers.subject == "Form")
  }

  @Test func `where a form is wanted is refused, not read as text`() {
    let form = readAll(letter("Child registration form\nName: Ann\nClass: 4B\n"), file: "a.txt")[0]
    #expect(form.refusal == .isMessage)
  }

  @Test func `comes back from JSON as it was`() throws {
    let message = read(
      message: letter(
        parts: [
          typed, attached(wordForm()), picture,
          "Content-Type: message/rfc822\n\nFrom: x@y.uk\n\nhi",
        ],
        extra: "Subject: Again"))
    let json = message.json(contents: true)
    let back = try #require(try ReadMessage(JSONValue(json)))
    #expect(back.json(contents: true) == json)
    #expect(back.headers == message.headers)
    #expect(back.evidence == message.evidence)
    #expect(back.submissions.map(\.content) == message.submissions.map(\.content))
    let refused = ReadMessage(file: "a", sha256: "b", .isMessage)
    #expect(try ReadMessage(JSONValue(refused.json())) == refused)
  }

  @Test func `from JSON is believed only where its files are what is said of them`() throws {
    let json = String(
      decoding: read(message: letter(parts: [attached(wordForm()), picture])).json(contents: true),
      as: UTF8.self)
    func isRead(_ json: String) throws -> Bool {
      try ReadMessage(JSONValue(Array(json.utf8))) != nil
    }
    #expect(try isRead(json))
    #expect(try !isRead(json.replacing("UE5H", with: "UE5I")))
    #expect(try !isRead(json.replacing("\"bytes\":4,", with: "\"bytes\":5,")))
    var limits = ReadingLimits()
    limits.messageForms = 0
    #expect(try ReadMessage(JSONValue(Array(json.utf8)), limits: limits) == nil)
  }
}

@Suite struct `Bytes in a text` {
  @Test func `comes back at every length, and nothing else is read`() {
    for count in 0...70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
      #expect(Base64.decode(String(decoding: Base64.encode(bytes), as: UTF8.self)) == bytes)
    }
    for text in ["A", "AA", "AAA", "A===", "====", "AA=A", "A A=", "AA==AAAA", "é12"] {
      #expect(Base64.decode(text) == nil, "\(text)")
    }
  }
}
