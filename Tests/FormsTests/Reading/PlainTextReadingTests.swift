import Testing

@testable import Forms
@testable import Word

@Suite struct `Plain text` {
  @Test(arguments: [
    ("tab", "Child registration form\nName\tAnn\nClass\t4B\n"),
    ("dash", "Child registration form\nName - Ann\nClass – 4B\n"),
    ("equals", "Child registration form\nName = Ann\nClass = 4B\n"),
    ("leader", "Child registration form\nName ....... Ann\nClass …… 4B\n"),
    ("gap", "Child registration form\nName   Ann\nClass   4B\n"),
    ("colon", "Child registration form\nName: Ann\nClass: 4B\n"),
    ("full-width colon", "Child registration form\nName： Ann\nClass ： 4B\n"),
    ("one line", "Child registration form\nName: Ann      Class: 4B\n"),
    ("one line, tab", "Child registration form\nName:\tAnn\tClass:\t4B\n"),
    ("numbered", "Child registration form\n1. Child’s name *: Ann\n2) CLASS (required): 4B\n"),
    ("written on lines", "Child registration form\nName: __Ann__\nClass: ....4B....\n"),
    ("echo", "Child registration form\nName: Name: Ann\nClass: 4B\n"),
    ("below", "Child registration form\nName:\nAnn\nClass\n4B\n"),
    ("tabs before labels", "\tChild registration form\n\tName:\n\tAnn\n\tClass:\n\t4B\n"),
    ("two languages", "Child registration form\nName / Enw: Ann\nClass: 4B\n"),
    ("near label", "Child registration form\nName: Ann\nClas: 4B\nE-mail: a@b.uk\n"),
    ("CRLF", "Child registration form\r\nName: Ann\r\nClass: 4B\r\n"),
    ("CR", "Child registration form\rName: Ann\rClass: 4B\r"),
    (
      "invisible characters", "Child registration form\nNa\u{200B}me: Ann\nCl\u{AD}ass:\u{2003}4B\n"
    ),
  ])
  func `W21, W22, W72, W74, W75, W78–W80, W93: an answer is found behind each separator`(
    _ name: String, _ text: String
  ) {
    let form = read(text: text)
    #expect(form.text("name") == "Ann")
    #expect(form.text("class") == "4B")
  }

  @Test(arguments: [
    "Name: ________", "Name: ......", "Name:", "Name: ……", "Name:   \t ", "Name: ·····",
  ])
  func `W75: a line to write on is blank`(_ line: String) {
    let form = read(text: "Child registration form\n\(line)\nClass: 4B\n")
    #expect(form.outcome("name") == .blank)
    #expect(form.text("class") == "4B")
  }

  @Test func `W72: a label word inside an answer cuts only with a colon`() {
    let form = read(text: "Child registration form\nName: Ann\nClass: same class as Tom\n")
    #expect(form.text("class") == "same class as Tom")
  }

  @Test func `W73: cuts at the first colon after the label only`() {
    let form = read(text: "Child registration form\nName: Ann\nNotes: Time: 10:30, https://a.uk\n")
    #expect(form.text("notes") == "Time: 10:30, https://a.uk")
  }

  @Test func `W78: inner line breaks are kept`() {
    let form = read(text: "Child registration form\nNotes: one\ntwo\n\nthree\nName: Ann\n")
    #expect(form.text("notes") == "one\ntwo\n\nthree")
  }

  @Test func `W71: text after the last field and a blank line is unassigned`() {
    let form = read(
      text: "Child registration form\nName: Ann\nNotes: none known\n\nPlease return to the office\n"
    )
    #expect(form.text("notes") == "none known")
    #expect(form.unassigned.map(\.text) == ["Please return to the office"])
    #expect(form.unassigned.map(\.location.description) == ["line 5"])
  }

  @Test func `W71: words below the last label after a blank line may be its answer`() {
    let form = read(text: "Child registration form\nName: Ann\nNotes:\n\nAllergic to nuts\n")
    #expect(form.outcome("notes") == .unclear)
    #expect(form.answer("notes")?.doubt?.code == "text-after-blank-line")
  }

  @Test func `W77: two different answers to one question are unclear, both given`() {
    let form = read(text: "Child registration form\nName: Ann\nClass: 4B\nName: Tom\n")
    #expect(form.outcome("name") == .unclear)
    #expect(form.answer("name")?.candidates.map(\.raw) == ["Ann", "Tom"])
  }

  @Test func `W77: two equal answers are one`() {
    let form = read(text: "Child registration form\nName: Ann\nClass: 4B\nName: ann\n")
    #expect(form.text("name") == "Ann")
  }

  @Test func `W77: of two equal answers, words behind either stay to be seen`() {
    let form = read(
      text: """
        Child registration form
        Name: Ann
        May go on trips: Yes
        May go on trips: Yes
        after Easter
        """)
    #expect(form.answer("trip")?.value == .truth(true))
    #expect(form.answer("trip")?.raw == "Yes\nYes\nafter Easter")
  }

  @Test func `W93: lines broken by hand are joined in the value and stay in what was typed`() {
    let first = "Ann likes to read about the rainforest and has asked whether she may"
    let form = read(
      text: "Child registration form\nName: Ann\nNotes:\n\(first)\nborrow the book.\n")
    #expect(form.text("notes") == "\(first) borrow the book.")
    #expect(form.answer("notes")?.raw == "\(first)\nborrow the book.")
  }

  enum Encoding: CaseIterable {
    case utf8WithMark, windows1252, utf16WithoutMark, utf16BigEndian

    func encode(_ text: String) -> [UInt8] {
      switch self {
      case .utf8WithMark: [0xEF, 0xBB, 0xBF] + text.utf8
      case .windows1252: text.unicodeScalars.map { UInt8($0.value) }
      case .utf16WithoutMark: text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      case .utf16BigEndian:
        [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
      }
    }
  }

  @Test(arguments: Encoding.allCases)
  func `W92: every usual encoding reads the same`(_ encoding: Encoding) {
    let bytes = encoding.encode("Child registration form\nName: Zoë\nClass: 4B")
    let form = readAll(bytes, file: "form.txt")[0]
    #expect(form.text("name") == "Zoë")
    #expect(form.text("class") == "4B")
  }

  @Test func `W92: NUL bytes in text are refused`() {
    let form = readAll(Array("Name: A\0nn\n".utf8), file: "form.txt")[0]
    #expect(form.refusal?.code == .unreadableEncoding)
    #expect(form.refusal?.message == "The file holds NUL bytes, so it is not plain text.")
  }

  @Test(arguments: [
    ("\u{1B}[0m\0", "escape characters of a terminal"), ("\0\u{1B}[0m", "NUL bytes"),
  ])
  func `W92: the first byte that is no text is named`(_ text: String, _ what: String) {
    let form = readAll(Array("Name: Ann\(text)\n".utf8), file: "form.txt")[0]
    #expect(form.refusal?.message == "The file holds \(what), so it is not plain text.")
  }

  @Test func `W92: UTF-8 is told from other bytes at every offset`() {
    let pieces: [[UInt8]] = [
      [0xC3, 0xA9], [0xE2, 0x80, 0x93], [0xF0, 0x9F, 0x98, 0x80], [0xC3], [0xA9], [0xE2, 0x80],
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xC3, 0x28],
    ]
    for before in 0...17 {
      for after in [0, 1, 9] {
        for piece in pieces {
          let bytes =
            [UInt8](repeating: 0x61, count: before) + piece
            + [UInt8](repeating: 0x61, count: after)
          #expect(bytes.isValidUTF8 == (String(validating: bytes, as: UTF8.self) != nil))
        }
      }
    }
  }

  @Test(arguments: [":", "\t", "..", "  ", "__", "…", "："])
  func `what may follow a label is found at every offset`(_ sign: String) {
    for before in 0...17 {
      for after in 0...9 {
        let text = Array(
          (String(repeating: "a", count: before) + sign + String(repeating: "b", count: after)).utf8
        )
        let found = mayHoldSeparator(text.span, 0, text.count)
        let foundBefore = mayHoldSeparator(text.span, 0, before)
        #expect(found && !foundBefore, "\(before) before, \(after) after")
      }
    }
  }

  @Test(arguments: ["---\n", "===\n", "\u{C}", "\n", ""])
  func `a batch holds a form for each title`(_ divider: String) {
    let one = "Child registration form\nName: Ann\nClass: 4B\n"
    let two = "Child registration form\nName: Tom\nClass: 5C\n"
    let forms = readAll(Array((one + divider + two).utf8), file: "batch.txt")
    #expect(forms.map { $0.text("name") } == ["Ann", "Tom"])
    #expect(forms.map { $0.text("class") } == ["4B", "5C"])
    #expect(forms.map(\.record) == [1, 2])
    #expect(forms.allSatisfy { $0.unassigned.isEmpty })
  }

  @Test func `a rule divides forms without titles`() {
    let forms = readAll(
      Array(
        "Name: Ann\nClass: 4B\nDOB: 1/2/2019\nE-mail: a@b.uk\n---\nName: Tom\nClass: 5C\nDOB: 3/2/2019\nE-mail: c@d.uk\n"
          .utf8),
      file: "batch.txt")
    #expect(forms.map { $0.text("name") } == ["Ann", "Tom"])
  }

  @Test func `a page break within a form does not divide it`() {
    let forms = readAll(
      Array("Child registration form\nName: Ann\n\u{C}\nClass: 4B\n".utf8), file: "form.txt")
    #expect(forms.count == 1)
    #expect(forms[0].text("name") == "Ann")
    #expect(forms[0].text("class") == "4B")
  }

  @Test func `a rule under a title underlines it`() {
    let forms = readAll(
      Array("Child registration form\n=======================\nName: Ann\n".utf8), file: "form.txt")
    #expect(forms.map { $0.text("name") } == ["Ann"])
  }

  @Test func `W97: an answer typed under a quoted label belongs to it`() {
    let form = read(text: "> Child registration form\n> Name:\nAnn\n> Class:\n4B\n")
    #expect(form.text("name") == "Ann")
    #expect(form.text("class") == "4B")
  }

  @Test func `W97: answers only in quoted text are unclear`() {
    let form = read(
      text: "Please see below.\n> Child registration form\n> Name: Ann\n> Class: 4B\n")
    #expect(form.outcome("name") == .unclear)
    #expect(form.answer("name")?.doubt?.code == "quoted-answer")
  }

  @Test(arguments: [
    "-- \nAnn Lee\nOakfield", "Sent from my telephone", "S\u{AD}ent from my telephone",
    "S\u{7F}ent from my telephone",
  ])
  func `W98: a signature is never part of a value`(_ signature: String) {
    let form = read(text: "Child registration form\nName: Ann\nNotes: none known\n\(signature)\n")
    #expect(form.text("notes") == "none known")
    #expect(!form.unassigned.isEmpty)
  }
}
