import Testing
import Word

@testable import Forms

@Suite struct `Reading a place back` {
  @Test(arguments: [
    "/word/document.xml", "/word/document.xml: table 2, row 3 cell 1, control \"webAddress\"",
    "/word/document.xml: text box 1, paragraph 2", "line 140", "comment 4", "note 2", "",
    "control \"a \"quoted\", name\"", "control \"\"", "/word/header1.xml: control \"é, ü\"",
    "/word/document.xml: table 1, row 12 cell 3, table 2, row 1 cell 1, paragraph 4",
    "/word/document.xml: comment 1", "/a b/c.xml: note 1",
  ])
  func `gives a place with the same description`(_ text: String) {
    #expect(DocumentLocation(described: text).description == text)
  }

  @Test(arguments: [
    "control \"", "row 1 cell x", "table 01", "table -1", "line 1x", "Line 1", "row 1 cell 2 ",
    "line 99999999999999999999", "/", "/..",
  ])
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
