import TestSupport
import Testing

@testable import Forms

/// The prompt of a control, as Word writes it.
private func prompt(_ text: String) -> String { r(text, "<w:rStyle w:val=\"PlaceholderText\"/>") }

/// A control's name in the glossary, for its prompt.
private let named = "<w:placeholder><w:docPart w:val=\"P1\"/></w:placeholder>"

@Suite struct `Content controls` {
  private func read(_ body: String) -> ReadForm {
    let glossary = """
      <w:glossaryDocument \(wordNamespaces)><w:docParts><w:docPart>\
      <w:docPartPr><w:name w:val="P1"/></w:docPartPr>\
      <w:docPartBody><w:p>\(prompt("Type the name here"))</w:p></w:docPartBody></w:docPart></w:docParts>\
      </w:glossaryDocument>
      """
    return FormsTests.read(
      body: childFormBody(body), parts: ["word/glossary/document.xml": glossary],
      relationships:
        "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/glossaryDocument\" Target=\"glossary/document.xml\"/>"
    )
  }

  @Test(arguments: [
    ("the known prompt", "<w:showingPlcHdr/>", "Click or tap here to enter text."),
    ("its own prompt", named + "<w:showingPlcHdr/>", "Type the name here"),
    ("nothing", "<w:showingPlcHdr/>", ""),
  ])
  func `W41: a prompt is blank, never text`(_ name: String, _ properties: String, _ shown: String) {
    let inline = control(properties + "<w:text/>", prompt(shown))
    let tagged = control("<w:tag w:val=\"name\"/>\(properties)", prompt(shown))
    for body in [
      labelled("Name", inline), table([["Name", "<w:p>\(inline)</w:p>"]]),
      table([["Name", control(properties, "<w:p>\(prompt(shown))</w:p>")]]),
      table([["<w:p>\(r("Name"))</w:p><w:p>\(inline)</w:p>"]]), "<w:p>\(tagged)</w:p>",
    ] {
      let form = read(body + p("Class: 4B"))
      #expect(form.said("name") == "(blank)")
      #expect(form.said("class") == "4B")
      #expect(form.unassigned.isEmpty)
    }
  }

  @Test func `W41: the mark of a prompt before other words proves nothing`() {
    let form = read(labelled("Name", control("<w:showingPlcHdr/><w:text/>", r("Ann"))))
    #expect(form.said("name") == "(unclear: placeholder-differs) Ann")
  }

  @Test(arguments: [
    ("known", "", "Click or tap here to enter text."),
    ("known, older", "", "Click here to enter text."),
    (
      "list", "<w:dropDownList><w:listItem w:value=\"Choose an item.\"/></w:dropDownList>",
      "Choose an item."
    ),
    ("date", "<w:date/>", "Click or tap to enter a date."),
    ("glossary", named, "Type the name here"),
  ])
  func `W42: a prompt without its mark is blank`(
    _ name: String, _ properties: String, _ shown: String
  ) {
    for body in [
      labelled("Name", control(properties, r(shown))),
      table([["Name", "<w:p>\(control("<w:tag w:val=\"name\"/>\(properties)", r(shown)))</w:p>"]]),
    ] {
      #expect(read(body).said("name") == "(blank)")
    }
  }

  @Test func `W42: a prompt that lost its control is blank`() {
    for prompt in [
      "Click or tap here to enter text.", "Click here to enter text.", "Choose an item.",
    ] {
      #expect(read(p("Name: \(prompt)") + p("Class: 4B")).said("name") == "(blank)")
      #expect(read(table([["Name", prompt]])).said("name") == "(blank)")
    }
  }

  @Test func `W42: the style of prompts alone proves nothing`() {
    let form = read(labelled("Date of birth", control("<w:date/>", prompt("2 March 2019"))))
    #expect(form.said("born") == "2019-03-02")
  }

  @Test func `W43: controls round rows, cells, tables and paragraphs hide nothing`() {
    let cell = "<w:tc><w:tcPr/>\(p("Ann"))</w:tc>"
    let row = "<w:tr><w:tc><w:tcPr/>\(p("Name"))</w:tc>\(control("", cell))</w:tr>"
    let bare = "<w:tr><w:tc><w:tcPr/>\(p("Name"))</w:tc>\(cell)</w:tr>"
    func table(_ rows: String) -> String { "<w:tbl><w:tblPr/><w:tblGrid/>\(rows)</w:tbl>" }
    for body in [
      table(row), table(control("", row)), table(control("", bare)), control("", table(row)),
      control("", control("", table(control("", control("", row))))),
      table("<w:tr>\(control("", "<w:tc><w:tcPr/>\(p("Name"))</w:tc>"))\(cell)</w:tr>"),
    ] {
      let form = read(body + p("Class: 4B"))
      #expect(form.said("name") == "Ann")
      #expect(form.answer("name")?.how == .right)
      #expect(form.unassigned.isEmpty)
    }
  }

  @Test(arguments: [
    ("<w:tag w:val=\"name\"/>", Evidence.tag),
    ("<w:tag w:val=\"NAME\"/><w:alias w:val=\"x\"/>", .tag),
    ("<w:alias w:val=\"Child's name\"/>", .alias),
    ("<w:alias w:val=\"Enw\"/><w:tag w:val=\"7\"/>", .alias),
  ])
  func `W44: a control's own name leads to its field without a label`(
    properties: String, how: Evidence
  ) {
    let form = read("<w:p>\(r("Pupil "))\(control(properties, r("Ann")))</w:p>\(p("Class: 4B"))")
    #expect(form.said("name") == "Ann")
    #expect(form.answer("name")?.how == how)
  }

  @Test(arguments: [
    "<w:tag w:val=\"name\"/>", "<w:alias w:val=\"Name\"/>", "", "<w:tag w:val=\"goog_rdk_0\"/>",
  ])
  func `W44: tag, title and label lead to the same field`(properties: String) {
    let form = read(labelled("Name", control(properties, r("Ann"))))
    #expect(form.said("name") == "Ann")
    #expect(form.unassigned.isEmpty)
  }

  @Test func `W44: two controls of one tag with different answers are unclear`() {
    func twice(_ first: String, _ second: String) -> String {
      read(
        [first, second].map { "<w:p>\(control("<w:tag w:val=\"name\"/>", r($0)))</w:p>" }.joined()
      ).said("name")
    }
    #expect(twice("Ann", "Bob") == "(unclear: two-answers) Ann | Bob")
    #expect(twice("Ann", "Ann") == "Ann")
  }

  @Test func `W44: a control named for one field and labelled as another answers the one it names`()
  {
    let form = read(labelled("Class", control("<w:tag w:val=\"name\"/>", r("Ann"))))
    #expect(form.said("name") == "Ann")
    #expect(form.said("class") == "(unclear: other-name) Ann")
  }

  @Test func `W44: words beside an empty control are unclear`() {
    let empty = control(
      "<w:tag w:val=\"name\"/><w:showingPlcHdr/>", prompt("Click here to enter text."))
    #expect(
      read(labelled("Name", empty + r(" Ann"))).said("name") == "(unclear: placeholder-differs) Ann"
    )
  }
}
