import TestSupport
import Testing

@testable import Forms
@testable import Word

/// Layouts that real forms have and that one rule each reads.
@Suite struct `Layouts of real forms` {
  @Test func `W53: a box before a yes-no question answers it`() {
    let form = read(body: childFormBody(p("Name: Ann") + p("☒ May go on trips")))
    #expect(form.said("trip") == "yes")
    #expect(form.said("name") == "Ann")
  }

  @Test func `W53: a box before a yes-no question that nobody ticked leaves it open`() {
    let form = read(body: childFormBody(p("Name: Ann") + p("☐ May go on trips")))
    #expect(form.outcome("trip") != .value || form.said("trip") == "no")
  }

  @Test func `W22: a label may go on with its bracket in the cell's next line`() {
    let schema = FormSchema(
      id: "grant", version: 1, title: "Grant form", referencePrefix: "GRA",
      sections: [
        FormSchema.Section(
          filledBy: .sender,
          fields: [
            Field(key: "name", label: "Name (of the company)", type: .text),
            Field(key: "city", label: "City", type: .text),
          ])
      ],
      routing: FormSchema.Routing(handledBy: "office", decidedBy: nil))
    let cell = p("Name") + p("(of the company)")
    let form = read(
      body: p("Grant form") + table([[cell, "Lee Ltd"], ["City", "Leeds"]]), form: schema)
    #expect(form.said("name") == "Lee Ltd")
    let empty = read(
      body: p("Grant form") + table([[cell, ""], ["City", "Leeds"]]), form: schema)
    #expect(empty.outcome("name") == .blank)
  }

  @Test func `W72: a wide gap before a label within a cell cuts the answer`() {
    let form = read(
      body: childFormBody(table([["Name: Ann      Class:   "], ["Class: 4B"], ["Notes: x"]])))
    #expect(form.said("name") == "Ann")
    #expect(form.said("class") == "4B")
  }

  @Test func `W65: an answer below may stand under the table that its label ends`() {
    var schema = childForm
    schema.sections[0].fields[5].direction = .below
    let form = read(
      body: childFormBody(table([["Name: Ann"], ["Lunch"]]) + p("☐ Hot  ☒ Packed  ☐ Home")),
      form: schema)
    #expect(form.said("lunch") == "Packed")
  }

  @Test func `W65: labels stacked over stacked answers are left to a person`() {
    var schema = childForm
    schema.sections[0].fields[1].direction = .below
    schema.sections[0].fields[7].direction = .below
    let form = read(
      body: childFormBody(table([["Class"], ["Notes"], ["4B"], ["Likes chess"]])), form: schema)
    #expect(form.answer("class")?.doubt?.code == "stacked-labels")
    #expect(form.outcome("notes") == .unclear)
  }

  @Test
  func `W91: an empty box within an answer belongs to a question that the form does not know`() {
    let form = read(body: childFormBody(p("Class: 4B   ☒ morning ☐ afternoon") + p("Name: Ann")))
    #expect(form.answer("class")?.doubt?.code == "boxes-in-text")
  }

  @Test func `W71: an address in the last line ends with it`() {
    let form = read(
      body: childFormBody(p("Name: Ann") + p("E-mail: ann@example.org") + p("Thank you.")))
    #expect(form.said("email") == "ann@example.org")
    #expect(form.unassigned.map(\.text) == ["Thank you."])
  }

  @Test func `boxes for the office above the title are part of the form`() {
    let forms = readAll(
      docx(
        body: p("Class: 4B") + p("Notes: urgent") + p("Child registration form") + p("Name: Ann")))
    #expect(forms.map { $0.said("class") } == ["4B"])
    #expect(forms.map { $0.said("name") } == ["Ann"])
  }

  @Test(arguments: [
    ("Ann\u{A0}Lee", "Ann Lee"), ("Ann\u{202E}Lee", "AnnLee"), ("A\u{2066}n\u{2069}n", "Ann"),
    ("Zoe\u{308}", "Zo\u{EB}"), ("👩‍💻", "👩‍💻"), ("Ann’s – 5 €", "Ann’s – 5 €"),
  ])
  func `W16: the value is what is seen, the raw text what was typed`(typed: String, seen: String) {
    let form = read(body: childFormBody(p("Notes: x") + p("Class: \(typed)") + p("Name: Ann")))
    #expect(form.text("class").map { Array($0.utf8) } == Array(seen.utf8))
    #expect(form.answer("class").map { Array($0.raw.utf8) } == Array(typed.utf8))
  }

  @Test func `JSON escapes what turns writing round, and nothing else that is typed`() {
    var writer = JSONWriter()
    writer.string("a\u{202E}b\u{2066}c – “d”…")
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #""a\u202eb\u2066c – “d”…""#)
  }
}
