import Testing

@testable import Forms
@testable import Word

@Suite struct `Answers on a table's grid` {
  static let all = [merged, beside, below, within, nested].flatMap(\.self)

  @Test(arguments: merged)
  func `W63: labels and answers meet on the grid, whatever cells are merged`(_ fixture: Fixture) {
    fixture.check()
  }

  static let merged: [Fixture] = [
    .titled(
      "a label over two columns, an answer over two",
      rows(
        [cell("Name", "<w:gridSpan w:val=\"2\"/>"), cell("Class")],
        [cell("Ann", "<w:gridSpan w:val=\"2\"/>"), cell("4B")]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "a label over two columns, an answer in each",
      rows(
        [cell("Name", "<w:gridSpan w:val=\"2\"/>"), cell("Class")],
        [cell("Ann"), cell("Lee"), cell("4B")]),
      ["name": "unclear goes-on: Ann\nLee", "class": "4B"]),
    .titled(
      "columns left out before a row",
      rows([cell("Name"), cell("Class")], before: 1)
        .replacing("</w:tbl>", with: row([cell("1"), cell("Ann"), cell("4B")]) + "</w:tbl>"),
      ["name": "Ann", "class": "4B"], unassigned: ["1"]),
    .titled(
      "a label merged down two rows of answers",
      rows(
        [cell("Notes", "<w:vMerge w:val=\"restart\"/>"), cell("one")],
        [cell("", "<w:vMerge/>"), cell("two")], [cell("Name"), cell("Ann")]),
      ["name": "Ann", "notes": "one\ntwo"]),
    .titled(
      "a label merged down two rows, the second empty",
      rows(
        [cell("Name", "<w:vMerge w:val=\"restart\"/>"), cell("Ann")],
        [cell("", "<w:vMerge/>"), cell("")]),
      ["name": "Ann"]),
    .titled(
      "a label merged down over its answer",
      rows(
        [cell("Name", "<w:vMerge w:val=\"restart\"/>"), cell("Class")],
        [cell("", "<w:vMerge/>"), cell("4B")], [cell("Ann"), cell("")]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "one answer merged beside two labels",
      rows(
        [cell("Name"), cell("Ann", "<w:vMerge w:val=\"restart\"/>")],
        [cell("Class"), cell("", "<w:vMerge/>")]),
      ["name": "unclear shared-answer: Ann", "class": "unclear shared-answer: Ann"]),
    .titled(
      "cells merged along the row",
      rows([
        cell("Name"), cell("Ann", "<w:hMerge w:val=\"restart\"/>"), cell("", "<w:hMerge/>"),
        cell("Class"), cell("4B"),
      ]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "a heading across the table",
      rows([cell("About the child", "<w:gridSpan w:val=\"2\"/>")], [cell("Name"), cell("Ann")]),
      ["name": "Ann"], unassigned: ["About the child"]),
  ]

  @Test(arguments: beside)
  func `W64: the answer is the next cell of the row that is no label`(_ fixture: Fixture) {
    fixture.check()
  }

  static let beside: [Fixture] = [
    .titled(
      "two columns", table([["Name", "Ann"], ["Class", "4B"]]), ["name": "Ann", "class": "4B"]),
    .titled(
      "four columns",
      table([["Name", "Ann", "Class", "4B"], ["DOB", "1/2/2019", "E-mail", "a@b.uk"]]),
      ["name": "Ann", "class": "4B", "born": "2019-02-01", "email": "a@b.uk"]),
    .titled(
      "four columns, the first blank", table([["Name", "", "Class", "4B"]]), ["class": "4B"]),
    .titled("a label beside a label", table([["Name", "Class"], ["", ""]]), [:]),
    .titled(
      "labels with colons", table([["Name:", "Ann"], ["Class :", "4B"]]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "a colon in a cell of its own", table([["Name", ":", "Ann"], ["Class", ":", "4B"]]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "an empty cell between", table([["Name", "", "Ann"], ["Class", "4B", ""]]),
      ["name": "unclear not-beside: Ann", "class": "4B"]),
    .titled(
      "words in a third cell", table([["Name", "Ann", "(see birth certificate)"]]),
      ["name": "Ann"], unassigned: ["(see birth certificate)"]),
    .titled(
      "a question that the form does not know",
      table([["Name", "Colour:", "red"], ["Class", "4B", ""]]),
      ["class": "4B"], unassigned: ["Colour:", "red"]),
    .titled("an empty table", table([["Name", ""], ["Class", "____"], ["DOB", "……"]]), [:]),
    .titled(
      "a row added for a longer answer",
      table([["Notes", "one"], ["", "two"], ["Name", "Ann"]]),
      ["name": "Ann", "notes": "unclear goes-on: one\n\ntwo"]),
    .titled(
      "a row added, which stayed empty", table([["Notes", "one"], ["", ""], ["Name", "Ann"]]),
      ["name": "Ann", "notes": "one"]),
  ]

  @Test(arguments: below)
  func `W65: the answer is below where labels stand in a row`(_ fixture: Fixture) {
    fixture.check()
  }

  static let below: [Fixture] = [
    .titled(
      "a row of labels over a row of answers",
      table([["Name", "Class", "DOB"], ["Ann", "4B", "1/2/2019"]]),
      ["name": "Ann", "class": "4B", "born": "2019-02-01"]),
    .titled(
      "one of the answers is blank", table([["Name", "Class", "DOB"], ["Ann", "", "1/2/2019"]]),
      ["name": "Ann", "born": "2019-02-01"]),
    .titled("all answers are blank", table([["Name", "Class", "DOB"], ["", "", ""]]), [:]),
    .titled(
      "two rows of labels, two of answers",
      table([["Name", "Class"], ["Ann", "4B"], ["DOB", "E-mail"], ["1/2/2019", "a@b.uk"]]),
      ["name": "Ann", "class": "4B", "born": "2019-02-01", "email": "a@b.uk"]),
    .titled(
      "a box under a label in each cell", table([["Name"], ["Ann"], ["Class"], ["4B"]]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "an unknown question among the labels",
      table([["Name", "Colour", "Class"], ["Ann", "red", "4B"]]),
      ["name": "unclear two-answers: Ann", "class": "4B"], unassigned: ["Colour", "red"]),
    .titled(
      "rows below a row that holds few of the labels",
      p("DOB: 1/2/2019") + p("E-mail: a@b.uk") + p("Lunch: Hot")
        + table([["Name", "Class"], ["Ann", "4B"], ["Tom", "5C"]]),
      [
        "name": "unclear two-answers: Ann", "class": "unclear two-answers: 4B",
        "born": "2019-02-01", "email": "a@b.uk", "lunch": "Hot",
      ], unassigned: ["Tom", "5C"]),
  ]

  @Test func `W65: many rows under a row of labels are records`() {
    let body = childFormBody(
      p("Class: 4B")
        + table([
          ["Name", "DOB"], ["Ann", "1/2/2019"], ["Tom", ""], ["", ""], ["Eve", "3/4/2019"],
        ])
        + p("Please return to the office"))
    let forms = readAll(Fixture(name: "", body: body, answers: [:]).bytes)
    #expect(forms.map(\.record) == [1, 2, 3])
    #expect(forms.map { $0.text("name") } == ["Ann", "Tom", "Eve"])
    #expect(forms.map { $0.answer("born")?.summary } == ["2019-02-01", "", "2019-04-03"])
    #expect(
      forms.map { $0.answer("name")?.location?.description ?? "" }
        == [2, 3, 5].map {
          "/word/document.xml: table 1, row \($0) cell 1, paragraph 1"
        })
    // What stands outside the table is said of all of them; what belongs to none is listed once.
    #expect(forms.map { $0.text("class") } == ["4B", "4B", "4B"])
    #expect(forms.map { $0.unassigned.map(\.text) } == [["Please return to the office"], [], []])
  }

  @Test func `W65: a form may say that answers stand below, whatever stands to the right`() {
    var form = childForm
    form.sections[0].fields[0].direction = .below
    let body = childFormBody(table([["Name", "for the register"], ["Ann", ""]]) + p("Class: 4B"))
    Fixture(
      name: "below", body: body, form: form, answers: ["name": "Ann", "class": "4B"],
      unassigned: ["for the register"]
    ).check()
  }

  @Test(arguments: within)
  func `W66: the answer is the rest of its label's cell`(_ fixture: Fixture) { fixture.check() }

  static let within: [Fixture] = [
    .titled(
      "same paragraph", table([["Name: Ann", "Class: 4B"]]), ["name": "Ann", "class": "4B"]),
    .titled("next line", table([["Name:\nAnn", "Class:\n4B"]]), ["name": "Ann", "class": "4B"]),
    .titled(
      "next paragraph", table([[p("Name:") + p("Ann"), p("Class") + p("4B")]]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "two labels in a cell", table([[p("Name: Ann") + p("Class: 4B")]]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "blank, and the next cell is another's", table([["Name:", "Class: 4B"]]), ["class": "4B"]),
    .titled(
      "several paragraphs", table([[p("Notes:") + p("one") + p("") + p("two"), "Name: Ann"]]),
      ["name": "Ann", "notes": "one\n\ntwo"]),
  ]

  @Test(arguments: nested)
  func `W67: a nested table is part of its cell unless it holds labels`(_ fixture: Fixture) {
    fixture.check()
  }

  static let nested: [Fixture] = [
    .titled(
      "no labels in it",
      table([["Notes", table([["one", "two"]]) + p("three")], ["Name", "Ann"]]),
      ["name": "Ann", "notes": "one\ntwo\nthree"]),
    .titled(
      "labels in it",
      table([["Notes", p("one") + table([["Name", "Ann"], ["Class", "4B"]]) + p("")]]),
      ["name": "Ann", "class": "4B", "notes": "one"]),
    .titled(
      "nothing but labels in it",
      table([["Notes", table([["Name", "Ann"]]) + p("")], ["Class", "4B"]]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "a layout table round the form",
      table([[table([["Name", "Ann"], ["Class", "4B"]]) + p(""), ""]]),
      ["name": "Ann", "class": "4B"]),
  ]
}

/// A cell with properties of its own.
func cell(_ text: String, _ properties: String = "") -> String {
  "<w:tc><w:tcPr>\(properties)</w:tcPr>\(text.hasPrefix("<") ? text : p(text))</w:tc>"
}

func row(_ cells: [String], before: Int = 0) -> String {
  let properties = before == 0 ? "" : "<w:trPr><w:gridBefore w:val=\"\(before)\"/></w:trPr>"
  return "<w:tr>\(properties)\(cells.joined())</w:tr>"
}

/// A table of cells that ``cell(_:_:)`` made.
func rows(_ rows: [String]..., before: Int = 0) -> String {
  let columns =
    rows.map { $0.count + $0.count { $0.contains("w:gridSpan w:val=\"2\"") } }.max() ?? 0
  let grid = String(repeating: "<w:gridCol w:w=\"2000\"/>", count: before + columns)
  return "<w:tbl><w:tblPr/><w:tblGrid>\(grid)</w:tblGrid>"
    + "\(rows.map { row($0, before: before) }.joined())</w:tbl>"
}
