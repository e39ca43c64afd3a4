import Forms
import JSON
import Testing
import Word

@testable import Cases

@Suite struct `Reading JSON back` {
  @Test func `gives the form that was written`() throws {
    let forms = [
      Sample.blocked("a"), Sample.unrecognised, Sample.refused("a.docx", .damaged),
      Sample.report(
        "a", safeguarding: Answer(outcome: .value, value: .truth(true), raw: "Yes \u{7F}\u{0}")),
    ]
    for form in forms { #expect(try ReadForm(JSONValue(form.json)) == form) }
  }

  @Test(arguments: [
    "/word/document.xml", "/word/document.xml: table 2, row 3 cell 1, control \"webAddress\"",
    "/word/document.xml: text box 1, paragraph 2", "line 140", "comment 4", "note 2", "",
    "control \"a \"quoted\", name\"",
  ])
  func `gives a place with the same description`(_ text: String) {
    #expect(DocumentLocation(described: text).description == text)
  }

  @Test(arguments: ["control \"", "row 1 cell x"])
  func `keeps words that are no place as the name of a control`(_ text: String) {
    #expect(DocumentLocation(described: text).steps == [.control(text)])
  }

  @Test func `gives the steps of a place`() {
    #expect(
      DocumentLocation(described: "/word/document.xml: table 2, row 3 cell 1, control \"a\"")
        == DocumentLocation(
          part: PartName("/word/document.xml"),
          steps: [.table(2), .cell(row: 3, column: 1), .control("a")]))
  }
}
