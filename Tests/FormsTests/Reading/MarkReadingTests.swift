import TestSupport
import Testing

@testable import Forms
@testable import Word

private let line = "docket child 1 \(childForm.checkCode)"

@Suite struct `The mark of a form` {
  @Test func `is read as it is printed, in capitals and small letters`() {
    let mark = FormMark(of: childForm)
    #expect(mark.line == line)
    #expect(FormMark(line: line) == mark)
    #expect(FormMark(line: "  Docket  CHILD 1\u{A0}\(childForm.checkCode.lowercased())") == mark)
    #expect(FormMark(property: mark.property) == mark)
    #expect(FormMark(property: "child 1")?.checkCode == nil)
  }

  @Test(arguments: [
    "docket child 1", "docket child one K7Q2", "docket child 1 K7Q", "docket child 1 K7Q0",
    "docket child 1 K7Q2 today", "docker child 1 K7Q2", "",
  ])
  func `is no other line`(_ text: String) {
    #expect(FormMark(line: text) == nil)
  }

  @Test func `has another code for other questions, and the same for other help`() {
    let code = childForm.checkCode
    #expect(code.utf8.count == 4)
    var form = childForm
    form.sections[0].fields[0].help = "As in the register."
    form.sections[0].fields[0].otherLabels = []
    form.otherTitles = []
    #expect(form.checkCode == code)
    var changes: [FormSchema] = Array(repeating: childForm, count: 7)
    changes[0].version = 2
    changes[1].sections[0].fields[0].label = "Pupil's name:"
    changes[2].sections[0].fields[0].key = "child"
    changes[3].sections[0].fields[1].type = .person
    changes[4].sections[0].fields[5].options[0].label = "Warm"
    changes[5].sections[0].filledBy = .role("office")
    changes[6].sections[0].fields.swapAt(0, 1)
    for changed in changes { #expect(changed.checkCode != code) }
  }

  @Test func `tells which form a text without a title is`() {
    let form = read(text: "\(line)\nName: Ann\n")
    #expect(form.form == FormIdentity(id: "child", version: 1))
    #expect(form.text("name") == "Ann")
    #expect(form.unassigned == [])
    #expect(!form.findings.contains { $0.code == "form.check-code-differs" })
  }

  @Test func `tells which version a form is`() {
    var newer = childForm
    newer.version = 2
    newer.sections[0].fields[1].label = "Form group:"
    let text = "Child registration form\n\(line)\nName: Ann\nClass: 4B\n"
    var reader = FormReader(forms: [newer, childForm], today: today)
    let form = reader.read(Array(text.utf8), file: "form.txt")[0]
    #expect(form.form?.version == 1)
    #expect(form.text("class") == "4B")
  }

  @Test func `ends the last answer, and is no part of it`() {
    let form = read(text: "Child registration form\nName: Ann\nNotes: one\ntwo\n\(line)\n")
    #expect(form.text("notes") == "one\ntwo")
    #expect(form.unassigned == [])
  }

  @Test(arguments: [
    "Child registration form\n\(line)\nName: Ann\nClass: 4B\n",
    "\(line)\nName: Ann\nClass: 4B\n",
    "Registration form\nName: Ann\nClass: 4B\n\(line)\n",
    "\(line)\nChild registration form\nName: Ann\nClass: 4B\n---\n",
  ])
  func `stands at the head or at the foot of each form of a batch`(_ form: String) {
    let forms = readAll(
      Array((form + form.replacing("Ann", with: "Tom") + form).utf8), file: "batch.txt")
    #expect(forms.map { $0.text("name") } == ["Ann", "Tom", "Ann"])
    #expect(forms.map { $0.text("class") } == ["4B", "4B", "4B"])
    #expect(forms.flatMap(\.unassigned) == [])
  }

  @Test func `in a footer tells which form it is, and is nobody's words`() {
    let form = read(
      body: p("Name: Ann")
        + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rPart1\"/></w:sectPr>",
      parts: ["word/footer1.xml": "<w:ftr \(wordNamespaces)>\(p(line))</w:ftr>"])
    #expect(form.form?.id == "child")
    #expect(form.text("name") == "Ann")
    #expect(form.unassigned == [])
  }

  @Test func `that says another code is told`() {
    let code = childForm.checkCode == "2222" ? "3333" : "2222"
    let form = read(text: "Child registration form\ndocket child 1 \(code)\nName: Ann\n")
    let finding = form.findings.first { $0.code == "form.check-code-differs" }
    #expect(finding?.severity == .error)
    #expect(
      finding?.message
        == "The form's check code is \(code), but that of version 1 here is \(childForm.checkCode)."
    )
    #expect(form.outcome == .needsReview)
  }
}
