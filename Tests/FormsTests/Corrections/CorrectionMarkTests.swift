import JSON
import Testing
import TestSupport
import Word

@testable import Forms

@Suite struct `The mark of a correction copy` {
  private let token = "0123456789abcdef"

  @Test func `is read as it was written`() throws {
    let mark = try #require(CorrectionMark(reference: "BCA-2026-0042-K", token: token))
    #expect(mark.property == "BCA-2026-0042-K 0123456789abcdef")
    #expect(CorrectionMark(property: mark.property) == mark)
    #expect(CorrectionMark(line: mark.line) == mark)
  }

  @Test(arguments: [
    "", "BCA-2026-0042-K", "BCA-2026-0042-K short", "BCA 2026 0042",
    "BCA-2026-0042-K 0123456789abcde<", "B\u{202E}A 0123456789abcdef",
    "BCA-2026-0042-K 0123456789abcdef more",
    "0123456789012345678901234567890123 0123456789abcdef",
    "A " + String(repeating: "x", count: 65),
  ])
  func `is none where the property holds anything else`(_ text: String) {
    #expect(CorrectionMark(property: text) == nil)
  }

  @Test func `comes back from JSON with the form`() throws {
    let text = "Child registration form\n>> docket-case CHI-2026-0001-K \(token)\nName: Ann\n"
    let form = read(text: text)
    #expect(form.correctionOf == CorrectionMark(reference: "CHI-2026-0001-K", token: token))
    #expect(form.unassigned.isEmpty)
    #expect(try ReadForm(JSONValue(form.json)) == form)
  }

  @Test func `is none where two contradict each other`() {
    let lines = ["1", "2"].map { ">> docket-case CHI-2026-000\($0)-K \(token)\n" }
    #expect(read(text: "Child registration form\n\(lines.joined())Name: Ann\n").correctionOf == nil)
  }
}

@Suite struct `A note of docket's own` {
  private let lines = ["Name: it was left empty.", "Please write the name."]

  @Test func `is known, however its lines are broken and its quotes are drawn`() {
    let note = OwnNote.sealed(lines + ["Leave \"none\" out."], reference: "CHI-2026-0001-K")
    #expect(note.count == 4)
    #expect(OwnNote.isWhole(note.joined(separator: "\n")))
    #expect(OwnNote.isWhole("  " + note.joined(separator: "\u{A0} ") + "\n\n"))
    #expect(OwnNote.isWhole(note.joined(separator: " ").replacing("\"none\"", with: "“none”")))
    #expect(OwnNote.isWhole(OwnNote.sealed(lines, reference: nil).joined(separator: " ")))
  }

  @Test func `is somebody's as soon as a word of it is another`() {
    let note = OwnNote.sealed(lines, reference: "CHI-2026-0001-K").joined(separator: "\n")
    #expect(!OwnNote.isWhole(note + "\nAnn Lee"))
    #expect(!OwnNote.isWhole("Ann Lee\n" + note))
    #expect(!OwnNote.isWhole(note.replacing("empty", with: "blank")))
    #expect(!OwnNote.isWhole(note.replacing("0001", with: "0002")))
    #expect(!OwnNote.isWhole("docket"))
    #expect(!OwnNote.isWhole(""))
  }

  @Test(arguments: [">> ", "> >> ", ">>>> ", "\t>> "])
  func `is no line of a form, and other quoted lines stay`(_ quote: String) {
    let note = OwnNote.sealed(lines, reference: nil).map { quote + $0 }.joined(separator: "\n")
    let form = read(
      text: "Child registration form\n\(note)\nName: Ann\n\(note)\nNotes: one\ntwo\n>> three\n")
    #expect(form.text("name") == "Ann")
    #expect(form.text("notes") == "one\ntwo")
    #expect(form.unassigned.map(\.text) == [">> three"])
  }

  @Test func `leaves lines their numbers`() {
    let note = OwnNote.sealed(lines, reference: nil).map { ">> " + $0 }.joined(separator: "\n")
    let form = read(text: "Child registration form\n\(note)\nName: Ann\n")
    #expect(form.answer("name")?.location?.line == 5)
  }

  @Test func `is no comment of a Word file, and the comments of people keep their numbers`() {
    let note = OwnNote.sealed(lines, reference: nil).map { p($0) }.joined()
    func comment(_ id: Int, _ body: String) -> String {
      "<w:comment w:id=\"\(id)\" w:author=\"A\">\(body)</w:comment>"
    }
    func marked(_ id: Int, _ text: String) -> String {
      "<w:p><w:commentRangeStart w:id=\"\(id)\"/>\(r(text))<w:commentRangeEnd w:id=\"\(id)\"/><w:r><w:commentReference w:id=\"\(id)\"/></w:r></w:p>"
    }
    let form = read(
      body: childFormBody(marked(0, "Name: ") + marked(1, "Class: 4B") + p("Notes: x")),
      parts: [
        "word/comments.xml":
          "<w:comments \(wordNamespaces)>\(comment(0, note))\(comment(1, p("Really?")))</w:comments>"
      ])
    #expect(form.outcome("name") == .blank)
    #expect(form.unassigned.map(\.text) == ["Really?"])
    #expect(form.unassigned.first?.location.steps.first == .comment(2))
  }
}
