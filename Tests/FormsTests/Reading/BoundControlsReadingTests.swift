import TestSupport
import Testing

@testable import Forms

private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

@Suite struct `Bound and repeated controls` {
  /// A control that is bound to `<name>` of a custom XML part which holds `stored`.
  private func read(
    _ label: String, _ shown: String, stored: String, _ properties: String = "",
    path: String = "/ns0:form[1]/ns0:value[1]"
  ) -> ReadForm {
    let binding =
      "<w:dataBinding w:prefixMappings=\"xmlns:ns0='urn:f'\" w:xpath=\"\(path)\" w:storeItemID=\"{A1}\"/>"
    return FormsTests.read(
      body: childFormBody(labelled(label, control(binding + properties, r(shown)))),
      parts: [
        "customXml/item1.xml": "<form xmlns=\"urn:f\"><value>\(stored)</value></form>",
        "customXml/itemProps1.xml":
          "<ds:datastoreItem xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\" ds:itemID=\"{a1}\"/>",
        "customXml/_rels/item1.xml.rels": relationshipsPart(
          "<Relationship Id=\"r\" Type=\"\(office)customXmlProps\" Target=\"itemProps1.xml\"/>"),
      ],
      relationships:
        "<Relationship Id=\"rId9\" Type=\"\(office)customXml\" Target=\"../customXml/item1.xml\"/>")
  }

  @Test func `W48: a bound control is read where it shows what is stored`() {
    #expect(read("Name", "Ann", stored: "Ann").said("name") == "Ann")
    #expect(
      read("Name", "Ann", stored: "Bob").said("name") == "(unclear: binding-differs) Ann | Bob")
    let tagged = "<w:tag w:val=\"name\"/>"
    #expect(
      read("Name", "Ann", stored: "Bob", tagged).said("name")
        == "(unclear: binding-differs) Ann | Bob")
  }

  @Test func `W48: a path that is more than child steps is not followed`() {
    #expect(read("Name", "Ann", stored: "Bob", path: "//ns0:value").said("name") == "Ann")
    #expect(
      read("Name", "Ann", stored: "Bob", path: "/ns0:form[1]/ns0:other[1]").said("name") == "Ann")
  }

  @Test func `W48: a prompt over nothing is blank, over something unclear`() {
    let prompt = "Click or tap here to enter text."
    #expect(read("Name", prompt, stored: "", "<w:showingPlcHdr/>").said("name") == "(blank)")
    #expect(read("Name", prompt, stored: "Bob", "<w:showingPlcHdr/>").outcome("name") == .unclear)
  }

  @Test func `W48: a list stores the value of the entry that it shows`() {
    let list =
      "<w:dropDownList><w:listItem w:displayText=\"Hot meal\" w:value=\"Hot\"/><w:listItem w:displayText=\"Packed\" w:value=\"P\"/></w:dropDownList>"
    #expect(read("Lunch", "Hot meal", stored: "Hot", list).said("lunch") == "Hot")
    #expect(read("Lunch", "Packed", stored: "P", list).said("lunch") == "Packed")
    #expect(read("Lunch", "Packed", stored: "Hot", list).outcome("lunch") == .unclear)
  }

  @Test func `W48: a date is stored in another way than it is shown`() {
    let date =
      "<w:date w:fullDate=\"2019-03-02T00:00:00Z\"><w:dateFormat w:val=\"d MMMM yyyy\"/></w:date>"
    for stored in ["2019-03-02", "2019-03-02T00:00:00", "2 March 2019"] {
      #expect(
        read("Date of birth", "2 March 2019", stored: stored, date).said("born") == "2019-03-02")
    }
    #expect(
      read("Date of birth", "2 March 2019", stored: "2019-03-05", date).outcome("born") == .unclear)
  }

  private func repeated(_ contents: [String]) -> String {
    let items = contents.map { control("<w15:repeatingSectionItem/>", "<w:p>\($0)</w:p>") }
    return control("<w15:repeatingSection/>", items.joined())
  }

  @Test func `W49: the answers of a repeating section are one answer`() {
    let tagged = ["Chess", "Choir"].map { control("<w:tag w:val=\"notes\"/>", r($0)) }
    #expect(FormsTests.read(body: childFormBody(repeated(tagged))).said("notes") == "Chess\nChoir")
    let labelled = ["Chess", "Choir"].map { r("Notes: ") + r($0) }
    #expect(
      FormsTests.read(body: childFormBody(repeated(labelled))).said("notes") == "Chess\nChoir")
  }

  @Test func `W49: one person in each of two records is unclear`() {
    let form = FormsTests.read(body: childFormBody(repeated([r("Name: Ann"), r("Name: Tom")])))
    #expect(form.said("name") == "(unclear: two-answers) Ann | Tom")
  }
}

@Suite struct `What is not text` {
  private func inPlaceOfName(_ runs: String) -> [ReadForm] {
    [
      labelled("Name", runs), table([["Name", "<w:p>\(runs)</w:p>"]]),
      table([["<w:p>\(r("Name"))</w:p><w:p>\(runs)</w:p>"]]),
      labelled("Name", control("<w:tag w:val=\"name\"/>", runs)),
    ].map { read(body: childFormBody($0 + p("Class: 4B"))) }
  }

  private static func drawing(_ content: String) -> String {
    """
    <w:r><w:drawing><wp:inline><wp:docPr id="1" name="1"/><a:graphic><a:graphicData>\(content)\
    </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
    """
  }

  @Test(arguments: [
    drawing("<pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"/>"),
    "<w:r><w:pict><v:shape><v:imagedata r:id=\"rId5\"/></v:shape></w:pict></w:r>",
    "<w:r><w:pict><v:shape><v:imagedata r:id=\"rId5\"/><o:signatureline xmlns:o=\"urn:schemas-microsoft-com:office:office\" issignatureline=\"t\"/></v:shape></w:pict></w:r>",
    "<mc:AlternateContent><mc:Choice Requires=\"wpi\"><w:r><w14:contentPart r:id=\"rId5\"/></w:r></mc:Choice></mc:AlternateContent>",
  ])
  func `W50: a picture, a signature or ink in the answer's place is unreadable`(runs: String) {
    for form in inPlaceOfName(runs) {
      #expect(form.said("name") == "(unreadable: picture-in-place)")
      #expect(form.said("class") == "4B")
      #expect(form.outcome == .needsReview)
    }
  }

  @Test func `W51: a control of ActiveX is unreadable`() {
    let runs =
      "<w:r><w:object><v:shape/><w:control r:id=\"rId5\" w:name=\"TextBox1\"/></w:object></w:r>"
    for form in inPlaceOfName(runs) {
      #expect(form.said("name") == "(unreadable: unreadable-control)")
    }
  }

  @Test func `W52: an imported chunk is unreadable where an answer belongs, and noted`() {
    for body in [
      p("Name:") + "<w:altChunk r:id=\"rId5\"/>" + p("Class: 4B"),
      table([["Name", "<w:altChunk r:id=\"rId5\"/>\(p(""))"]]) + p("Class: 4B"),
    ] {
      let form = read(body: childFormBody(body))
      #expect(form.said("name") == "(unreadable: imported-content)")
      #expect(form.said("class") == "4B")
      #expect(
        form.notes("document.unreadable-content") == [
          "The file holds content that docket cannot read: an imported document."
        ])
    }
  }
}
