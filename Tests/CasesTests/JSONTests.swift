import Forms
import Testing
import Word

@testable import Cases

@Suite struct `Reading JSON back` {
  @Test(arguments: [
    (#"{"b":1,"a":[true,false,null,-12,"x"]}"#, true), (#" { "a" : [ ] } "#, true),
    (#""\u00e9\n\"\\\/\ud83d\ude00""#, true), ("", false), ("{", false), (#"{"a":1,}"#, false),
    ("[1 2]", false), ("1.5", false), (#""\ud83d""#, false), (#""\q""#, false), ("[1]x", false),
    ("\"\u{1}\"", false), (String(repeating: "[", count: 100), false), ("tru", false),
  ])
  func `takes what docket writes and nothing broken`(_ json: String, _ isJSON: Bool) {
    #expect((JSONValue(Array(json.utf8)) != nil) == isJSON)
  }

  @Test func `keeps members in order and unescapes strings`() {
    let value = JSONValue(Array(#"{"b":1,"a":"\u00e9\n\ud83d\ude00"}"#.utf8))
    #expect(value?.members?.map(\.name) == ["b", "a"])
    #expect(value?["a"]?.text == "é\n😀")
  }

  @Test func `gives the form that was written`() {
    let forms = [
      Sample.blocked("a"), Sample.unrecognised, Sample.refused("a.docx", .damaged),
      Sample.report(
        "a", safeguarding: Answer(outcome: .value, value: .truth(true), raw: "Yes \u{7F}\u{0}")),
    ]
    for form in forms { #expect(JSONValue(form.json).flatMap(ReadForm.init) == form) }
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
