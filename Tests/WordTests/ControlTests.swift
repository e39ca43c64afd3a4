import TestSupport
import Testing

@testable import Word

private func control(_ properties: String, _ content: String) -> String {
  "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
}

@Suite struct `Content controls` {
  @Test func `W41: a control that shows its prompt says so`() throws {
    let body = try document(
      "<w:p>\(r("N: "))\(control("<w:showingPlcHdr/><w:text/>", r("Click here")))</w:p>"
    ).body
    #expect(body.controls.map(\.showsPlaceholder) == [true])
    #expect(body.controls.map(\.kind) == [.plainText])
    #expect(body.string(body.controls[0].text) == "Click here")
  }

  @Test func `W42: the prompt comes from the glossary part`() throws {
    let body = try document(
      "<w:p>\(control("<w:placeholder><w:docPart w:val=\"P1\"/></w:placeholder>", r("Your name")))</w:p>",
      parts: [
        "word/glossary/document.xml": """
        <w:glossaryDocument \(namespaces)><w:docParts><w:docPart><w:docPartPr><w:name w:val="P0"/>\
        </w:docPartPr><w:docPartBody>\(p("No"))</w:docPartBody></w:docPart><w:docPart><w:docPartPr>\
        <w:name w:val="P1"/></w:docPartPr><w:docPartBody><w:p>\(r("Your "))\(r("name"))</w:p>\
        </w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>
        """
      ],
      relationships: relationship("glossaryDocument", "glossary/document.xml")
    ).body
    #expect(body.controls[0].placeholder == "Your name")
    #expect(!body.controls[0].showsPlaceholder)
  }

  @Test func `W43: controls stand round blocks, runs, rows and cells`() throws {
    let cell = control("<w:tag w:val=\"cell\"/>", "<w:tc>\(p("b"))</w:tc>")
    let row = control("<w:tag w:val=\"row\"/>", "<w:tr><w:tc>\(p("c"))</w:tc>\(cell)</w:tr>")
    let inner = control("<w:tag w:val=\"run\"/>", r("n"))
    let block = control("<w:tag w:val=\"block\"/>", "<w:p>\(r("i"))\(inner)</w:p>\(p("j"))")
    let body = try document(
      "<w:tbl><w:tr><w:tc>\(p("a"))</w:tc>\(cell)</w:tr>\(row)</w:tbl>\(block)"
    ).body
    #expect(body.cellTexts == ["a", "b", "c", "b"])
    #expect(body.cells.map(\.row) == [1, 1, 2, 2])
    #expect(body.controls.map(\.level) == [.cell, .row, .cell, .block, .inline])
    #expect(body.controls.map { body.string($0.text) } == ["b", "c\nb", "b", "in\nj", "n"])
    #expect(body.controls.map(\.parent) == [nil, nil, 1, nil, 3])
    #expect(body.controls.map(\.paragraph) == [1, 2, 3, 4, 4])
  }

  @Test func `W44: a control has tag and alias, and its place names it`() throws {
    let document = try document(
      table([["x"]])
        + "<w:tbl><w:tr><w:tc><w:p>"
        + control("<w:tag w:val=\"child_name\"/><w:alias w:val=\"Child's name\"/>", r("Ann"))
        + "</w:p></w:tc></w:tr></w:tbl>")
    #expect(document.body.controls[0].tag == "child_name")
    #expect(document.body.controls[0].alias == "Child's name")
    #expect(
      document.location(story: 0, control: 0).description
        == "/word/document.xml: table 2, row 1 cell 1, control \"child_name\"")
  }

  @Test func `W45: lists have their entries`() throws {
    let entries =
      "<w:listItem w:displayText=\"Red\" w:value=\"r\"/><w:listItem w:value=\"g\"/>"
    let expected = [
      ListItem(display: "Red", value: "r"), ListItem(display: nil, value: "g"),
    ]
    let body = try document(
      "<w:p>\(control("<w:dropDownList>\(entries)</w:dropDownList>", r("Red")))"
        + "\(control("<w:comboBox>\(entries)</w:comboBox>", r("Blue")))</w:p>"
    ).body
    #expect(body.controls.map(\.kind) == [.dropDownList(expected), .comboBox(expected)])
  }

  @Test func `W46: a date has its day, format and language`() throws {
    let properties = """
      <w:date w:fullDate="2026-03-02T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/>\
      <w:lid w:val="en-GB"/></w:date>
      """
    let body = try document("<w:p>\(control(properties, r("2 March 2026")))</w:p>").body
    #expect(
      body.controls.map(\.kind) == [
        .date(fullDate: "2026-03-02T00:00:00Z", format: "d MMMM yyyy", language: "en-GB")
      ])
  }

  @Test(arguments: [
    ("<w14:checked w14:val=\"1\"/>", true), ("<w14:checked w14:val=\"0\"/>", false),
    ("<w14:checked/>", true), ("", false),
  ])
  func `W47: a tick control has its state and its glyphs`(checked: String, isOn: Bool) throws {
    let states = """
      <w14:checkedState w14:val="00FE" w14:font="Wingdings"/>\
      <w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>
      """
    let body = try document(
      "<w:p>\(control("<w14:checkbox>\(checked)\(states)</w14:checkbox>", r("☐")))\(r(" Yes"))</w:p>"
    ).body
    #expect(body.string == "☐ Yes")
    #expect(
      body.controls.map(\.kind) == [
        .checkBox(isChecked: isOn, checkedGlyph: "☑", uncheckedGlyph: "☐")
      ])
  }

  @Test(arguments: [
    ("/ns0:form[1]/ns0:name[1]", "Ann"), ("/ns0:form/ns0:name[2]", "Bob"),
    ("/ns0:form[1]/ns0:name[9]", nil), ("//ns0:name", nil), ("/ns0:form[1]/@id", nil),
    ("/ns1:form[1]", nil), ("count(/ns0:form)", nil),
  ])
  func `W48: a bound control has the text that is stored`(path: String, stored: String?) throws {
    let store = "{11111111-2222-3333-4444-555555555555}"
    let properties = """
      <w:dataBinding w:prefixMappings="xmlns:ns0='urn:f'" w:xpath="\(path)" w:storeItemID="\(store)"/>
      """
    let body = try document(
      "<w:p>\(control(properties, r("Ann")))</w:p>",
      parts: [
        "customXml/item1.xml": """
        <form xmlns="urn:f" id="1"><name>Ann</name><other/><name>B<b>o</b>b</name></form>
        """,
        "customXml/_rels/item1.xml.rels": relationshipsPart(
          relationship("customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": """
        <ds:datastoreItem ds:itemID="\(store.lowercased())" \
        xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>
        """,
      ], relationships: relationship("customXml", "../customXml/item1.xml")
    ).body
    #expect(
      body.controls[0].binding
        == DataBinding(xpath: path, storeItemID: store, storedText: stored))
  }

  @Test func `W49: repeating sections hold their items`() throws {
    let item = control("<w15:repeatingSectionItem/>", p("a"))
    let body = try document(control("<w15:repeatingSection/>", item + item)).body
    #expect(
      body.controls.map(\.kind) == [
        .repeatingSection, .repeatingSectionItem, .repeatingSectionItem,
      ])
    #expect(body.controls.map(\.parent) == [nil, 0, 0])
  }

  @Test func `a deleted control is no control`() throws {
    #expect(try document("<w:p><w:del>\(control("", r("x")))</w:del></w:p>").body.controls.isEmpty)
  }

  private func relationship(_ kind: String, _ target: String) -> String {
    "<Relationship Id=\"\(kind)\" Target=\"\(target)\" Type=\""
      + "http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(kind)\"/>"
  }
}
