import TestSupport
import Testing

@testable import Forms
@testable import Word

@Suite struct `Revisions` {
  @Test(arguments: ["ins", "moveTo"])
  func `W24: inserted text is the answer, and noted`(element: String) {
    let form = read(
      body: childFormBody(
        labelled("Name", "<w:\(element) w:id=\"1\" w:author=\"Ann\">\(r("Ann"))</w:\(element)>")))
    #expect(form.said("name") == "Ann")
    #expect(
      form.notes("document.tracked-insertion") == [
        "The file tracks changes: text was inserted in it."
      ])
  }

  private static let deletions: [(name: String, runs: String, said: String)] = [
    ("overtyped", deleted("Bob") + inserted(r("Ann")), "Ann"),
    ("deleted after insertion", inserted(r("Ann") + deleted("Bob")), "Ann"),
    ("deleted in part", r("Ann") + deleted(" or Bob"), "Ann"),
    (
      "moved away",
      "<w:moveFromRangeStart w:id=\"1\" w:name=\"m\"/><w:moveFrom w:id=\"2\" w:author=\"B\">\(r("Bob"))</w:moveFrom>\(r("Ann"))",
      "Ann"
    ),
    ("deleted whole", deleted("Bob"), "(blank)"),
    ("deleted whole after insertion", inserted(deleted("Bob")), "(blank)"),
  ]

  @Test(arguments: deletions)
  func `W25: deleted text is no answer`(_ name: String, _ runs: String, _ expected: String) {
    let form = read(body: childFormBody(labelled("Name", runs)))
    #expect(form.said("name") == expected)
    #expect(
      form.notes("document.tracked-deletion") == [
        "The file tracks changes: text was deleted in it."
      ])
    #expect(!form.unassigned.contains { $0.text.contains("Bob") })
  }

  @Test func `W26: a deleted paragraph mark joins the answer with the next paragraph`() {
    let mark = "<w:pPr><w:rPr><w:del w:id=\"1\" w:author=\"B\"/></w:rPr></w:pPr>"
    let form = read(
      body: childFormBody("<w:p>\(mark)\(r("Name: An"))</w:p>\(p("n"))\(p("Class: 4B"))"))
    #expect(form.said("name") == "Ann")
    #expect(form.said("class") == "4B")
  }

  @Test func `W26: an inserted paragraph mark parts two paragraphs`() {
    let mark = "<w:pPr><w:rPr><w:ins w:id=\"1\" w:author=\"B\"/></w:rPr></w:pPr>"
    let form = read(
      body: childFormBody("<w:p>\(mark)\(r("Notes: one"))</w:p>\(p("two"))\(p("Class: 4B"))"))
    #expect(form.said("notes") == "one\ntwo")
  }

  @Test func `W27: a deleted row is gone, an inserted one counts`() {
    func row(_ change: String, _ cells: [String]) -> String {
      "<w:tr><w:trPr>\(change)</w:trPr>\(cells.map { "<w:tc><w:tcPr/>\($0)</w:tc>" }.joined())</w:tr>"
    }
    let form = read(
      body: childFormBody(
        "<w:tbl><w:tblPr/><w:tblGrid/>"
          + row(
            "<w:del w:id=\"1\" w:author=\"B\"/>",
            ["<w:p>\(deleted("Name"))</w:p>", "<w:p>\(deleted("Bob"))</w:p>"])
          + row("<w:del w:id=\"3\" w:author=\"B\"/>", [p("Class"), p("5C")])
          + row("<w:ins w:id=\"2\" w:author=\"B\"/>", [p("Name"), p("Ann")]) + "</w:tbl>"))
    #expect(form.said("name") == "Ann")
    #expect(form.said("class") == "(blank)")
  }

  @Test func `W27: a deleted cell is gone`() {
    let form = read(
      body: childFormBody(
        """
        <w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>\(p("Name"))</w:tc>\
        <w:tc><w:tcPr><w:cellDel w:id="1" w:author="B"/></w:tcPr>\(p("Bob"))</w:tc>\
        <w:tc><w:tcPr/>\(p("Ann"))</w:tc></w:tr></w:tbl>
        """))
    #expect(form.said("name") == "Ann")
  }

  @Test func `W28: properties from before a change mean nothing`() {
    let old =
      "<w:rPrChange w:id=\"1\" w:author=\"B\"><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>"
    let form = read(
      body: childFormBody(
        labelled("May go on trips", r("Yes / ", old) + r("No", old))
          + "<w:p><w:pPr><w:pPrChange w:id=\"2\" w:author=\"B\"><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange></w:pPr>\(r("Name: Ann"))</w:p>"
          + p("Class: 4B")))
    #expect(form.said("trip") == "(blank)")
    #expect(form.said("name") == "Ann")
    #expect(form.said("class") == "4B")
  }
}

@Suite struct `Comments and notes` {
  private let comments = """
    <w:comments \(wordNamespaces)><w:comment w:id="0" w:author="Tom Hill">\
    \(p("It is Ann"))</w:comment></w:comments>
    """
  private func commented(_ runs: String) -> String {
    """
    <w:commentRangeStart w:id="0"/>\(runs)<w:commentRangeEnd w:id="0"/>\
    <w:r><w:commentReference w:id="0"/></w:r>
    """
  }

  @Test func `W29: a comment is no part of an answer, and is kept`() {
    let form = read(
      body: childFormBody(labelled("Name", commented(r("Bob")))),
      parts: ["word/comments.xml": comments])
    #expect(form.said("name") == "Bob")
    #expect(form.unassigned.map(\.text) == ["It is Ann"])
    #expect(
      form.unassigned.map(\.location.description) == ["/word/comments.xml: comment 1, paragraph 1"])
  }

  @Test func `W29: a comment where no answer stands is unclear`() {
    for body in [
      "<w:p>\(commented(r("Name: ")))</w:p>", labelled("Name", commented("")),
      labelled("Name", commented(r("______"))),
      table([["<w:p>\(commented(r("Name")))</w:p>", ""]]),
      table([["Name", "<w:p>\(commented(""))</w:p>"]]),
    ] {
      let form = read(body: childFormBody(body), parts: ["word/comments.xml": comments])
      #expect(form.said("name") == "(unclear: comment-instead-of-answer) It is Ann")
    }
  }

  @Test(arguments: ["footnote", "endnote"])
  func `W30: the mark of a note is no character of the answer`(kind: String) {
    let notes = """
      <w:\(kind)s \(wordNamespaces)><w:\(kind) w:type="separator" w:id="-1">\(p(""))</w:\(kind)>\
      <w:\(kind) w:id="2"><w:p><w:r><w:\(kind)Ref/></w:r>\(r("Ann from May"))</w:p></w:\(kind)></w:\(kind)s>
      """
    let mark = "<w:r><w:\(kind)Reference w:id=\"2\"/></w:r>"
    func form(_ runs: String) -> ReadForm {
      read(body: childFormBody(labelled("Name", runs)), parts: ["word/\(kind)s.xml": notes])
    }
    #expect(form(r("Bob") + mark).said("name") == "Bob")
    #expect(form(r("Bob") + mark).unassigned.map(\.text) == ["Ann from May"])
    #expect(form(mark).said("name") == "(unclear: comment-instead-of-answer) Ann from May")
  }
}

@Suite struct `Hidden text` {
  private let styles = """
    <w:styles \(wordNamespaces)>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>\
    <w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type="paragraph" w:styleId="Away"><w:basedOn w:val="Normal"/><w:rPr><w:vanish/></w:rPr></w:style>\
    </w:styles>
    """

  @Test(arguments: [
    "<w:p>\(r("Name: "))\(r("Bob", "<w:vanish/>"))</w:p>",
    "<w:p>\(r("Name: "))\(r("Bob", "<w:rStyle w:val=\"Gone\"/>"))</w:p>",
    p("Name:") + "<w:p><w:pPr><w:pStyle w:val=\"Away\"/></w:pPr>\(r("Bob"))</w:p>",
  ])
  func `W31: hidden text is no answer, and noted`(body: String) {
    let form = read(body: childFormBody(body + p("Class: 4B")), parts: ["word/styles.xml": styles])
    #expect(form.said("name") == "(blank)")
    #expect(
      form.notes("document.hidden-text") == [
        "The file holds hidden text, which was not read as an answer."
      ])
  }

  @Test(arguments: [
    "<w:vanish w:val=\"0\"/>", "<w:rStyle w:val=\"Gone\"/><w:vanish w:val=\"false\"/>",
    "<w:webHidden/>", "<w:specVanish/>",
  ])
  func `W31: text that prints is read`(properties: String) {
    let form = read(
      body: childFormBody(labelled("Name", r("Ann", properties))),
      parts: ["word/styles.xml": styles])
    #expect(form.said("name") == "Ann")
    #expect(form.notes("document.hidden-text") == [])
  }

  @Test(arguments: ["<w:color w:val=\"FFFFFF\"/>", "<w:sz w:val=\"2\"/>", "<w:sz w:val=\"4\"/>"])
  func `W32: text that cannot be seen is unclear`(properties: String) {
    let form = read(
      body: childFormBody(
        labelled("Name", r("Ann", properties))
          + labelled("May go on trips", r("Yes", properties))))
    #expect(form.said("name") == "(unclear: unseen-text) Ann")
    #expect(form.outcome("trip") == .unclear)
  }

  @Test func `W32: white text on a dark ground is read`() {
    let white = "<w:color w:val=\"FFFFFF\"/>"
    let form = read(
      body: childFormBody(
        labelled("Name", r("Ann", white + "<w:shd w:val=\"clear\" w:fill=\"000000\"/>"))
          + """
          <w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>\
          <w:p>\(r("Class: 4B", white))</w:p></w:tc></w:tr></w:tbl>
          """))
    #expect(form.said("name") == "Ann")
    #expect(form.said("class") == "4B")
  }

  private func header(_ text: String) -> String { "<w:hdr \(wordNamespaces)>\(p(text))</w:hdr>" }
  private let sections = """
    <w:sectPr><w:headerReference w:type="default" r:id="rPart1"/>\
    <w:headerReference w:type="first" r:id="rPart2"/></w:sectPr>
    """

  @Test func `W33: a header answers only what the body does not ask`() {
    let form = read(
      body: childFormBody(p("Name: Ann") + sections),
      parts: ["word/header1.xml": header("Name: Tom"), "word/header2.xml": header("Class: 4B")])
    #expect(form.said("name") == "Ann")
    #expect(form.said("class") == "4B")
  }

  @Test func `W33: equal headers count once`() {
    let form = read(
      body: childFormBody(p("Name: Ann") + sections),
      parts: [
        "word/header1.xml": header("Oakfield School"),
        "word/header2.xml": header("Oakfield School"),
      ])
    #expect(form.unassigned.map(\.text) == ["Oakfield School"])
  }
}
