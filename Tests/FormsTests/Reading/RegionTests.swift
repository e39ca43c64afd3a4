import Testing

@testable import Forms
@testable import Word

@Suite struct `Answers beside the text` {
  static let all = [alternates, regions, drawn].flatMap(\.self)

  @Test(arguments: alternates)
  func `W68: what the file holds twice is read once`(_ fixture: Fixture) { fixture.check() }

  static let alternates: [Fixture] = [
    .titled(
      "the same in both",
      p("Class: 4B") + "<w:p>\(alternate(p("Name: Ann"), p("Name: Ann")))</w:p>",
      ["name": "Ann", "class": "4B"]),
    .titled(
      "the choice is empty", p("Class: 4B") + "<w:p>\(alternate(p(""), p("Name: Ann")))</w:p>",
      ["name": "Ann", "class": "4B"], lost: "the fallback of a box that it knows"),
    .titled(
      "the choice needs what docket does not know",
      p("Class: 4B")
        + "<w:p>\(alternate(p("Name: Tom"), p("Name: Ann"), requires: "unknown"))</w:p>",
      ["name": "Ann", "class": "4B"]),
    .titled(
      "an answer of runs",
      "<w:p>\(r("Name: "))<mc:AlternateContent><mc:Choice Requires=\"w14\">\(r("Ann"))</mc:Choice>"
        + "<mc:Fallback>\(r("Ann"))</mc:Fallback></mc:AlternateContent></w:p>" + p("Class: 4B"),
      ["name": "Ann", "class": "4B"]),
  ]

  @Test(arguments: regions)
  func `W69: boxes, frames and floating tables are regions of their own`(_ fixture: Fixture) {
    fixture.check()
  }

  static let regions: [Fixture] = [
    .titled(
      "a box beside a label that has no answer",
      "<w:p>\(r("Name:"))\(alternate(p("Ann"), p("Ann")))</w:p>" + p("Class: 4B"),
      ["name": "unclear answer-in-box: Ann", "class": "4B"]),
    .titled(
      "a box in the cell of the answer",
      table([["Name", "<w:p>\(alternate(p("Ann"), p("Ann")))</w:p>"], ["Class", "4B"]]),
      ["name": "unclear answer-in-box: Ann", "class": "4B"]),
    .titled(
      "a box beside an answer",
      "<w:p>\(r("Name: Ann"))\(alternate(p("see overleaf"), p("see overleaf")))</w:p>"
        + p("Class: 4B"),
      ["name": "Ann", "class": "4B"], unassigned: ["see overleaf"]),
    .titled(
      "two boxes beside a label",
      "<w:p>\(r("Name:"))\(alternate(p("Ann"), ""))\(alternate(p("Lee"), ""))</w:p>"
        + p("Class: 4B"),
      ["name": "unclear answer-in-box: Ann | Lee", "class": "4B"]),
    .titled(
      "a box that holds its own labels",
      "<w:p>\(r("Name:"))\(alternate(p("Class: 4B"), ""))</w:p>", ["class": "4B"]),
    .titled(
      "a frame beside a label", p("Name:") + framed("Ann") + p("Class: 4B"),
      ["name": "unclear answer-in-box: Ann", "class": "4B"]),
    .titled(
      "a frame with label and answer", p("Class: 4B") + framed("Name: Ann"),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "a floating table beside a label", p("Name:") + floating([["Ann"]]) + p("Class: 4B"),
      ["name": "unclear answer-in-box: Ann", "class": "4B"]),
    .titled(
      "a table of one cell to write in", p("Name:") + table([["Ann"]]) + p("Class: 4B"),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "an empty table to write in", p("Name:") + table([[""]]) + p("Class: 4B"), ["class": "4B"]),
    .titled(
      "a table of several cells under a label",
      p("Notes:") + table([["one", "two"]]) + p("Name: Ann"),
      ["name": "Ann", "notes": "unclear not-beside: one\ntwo"]),
    .titled(
      "a table with labels of its own", p("Notes:") + table([["Name", "Ann"]]), ["name": "Ann"]),
  ]

  @Test(arguments: drawn)
  func `W70: drawn words in the place of an answer are unreadable`(_ fixture: Fixture) {
    fixture.check()
  }

  static let drawn: [Fixture] = [
    .titled(
      "WordArt",
      "<w:p>\(r("Name: "))<w:r><w:pict><v:shape><v:textpath string=\"Ann\"/></v:shape></w:pict></w:r></w:p>"
        + p("Class: 4B"),
      ["name": "unreadable picture-in-place", "class": "4B"]),
    .titled(
      "SmartArt",
      table([["Name", "<w:p>\(graphic("diagram"))</w:p>"], ["Class", "4B"]]),
      ["name": "unreadable picture-in-place", "class": "4B"], lost: "a drawing without its part"),
    .titled(
      "a chart",
      table([["Name", "<w:p>\(graphic("chart"))</w:p>"], ["Class", "4B"]]),
      ["name": "unreadable picture-in-place", "class": "4B"], lost: "a drawing without its part"),
    .titled(
      "a picture beside words",
      table([["Name", "<w:p>\(r("Ann"))\(graphic("picture"))</w:p>"], ["Class", "4B"]]),
      ["name": "unclear picture-in-place: Ann", "class": "4B"], lost: "a drawing without its part"),
  ]

  @Test func `W70: a photo of the whole page is no form, and is noted`() {
    let form = read(body: "<w:p>\(graphic("picture"))</w:p>")
    #expect(form.outcome == .unrecognised)
  }
}

/// A text box as Word writes it, once for new readers and once for old ones.
func alternate(_ choice: String, _ fallback: String, requires: String = "wps") -> String {
  """
  <w:r><mc:AlternateContent><mc:Choice Requires="\(requires)"><w:drawing><wp:anchor><a:graphic>\
  <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>\
  <wps:txbx><w:txbxContent>\(choice)</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>\
  </wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>\
  \(fallback)</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>
  """
}

private func graphic(_ kind: String) -> String {
  """
  <w:r><w:drawing><wp:inline><a:graphic><a:graphicData \
  uri="http://schemas.openxmlformats.org/drawingml/2006/\(kind)"/></a:graphic></wp:inline></w:drawing></w:r>
  """
}

private func framed(_ text: String) -> String {
  "<w:p><w:pPr><w:framePr w:w=\"2000\" w:hAnchor=\"page\" w:vAnchor=\"page\" w:x=\"5000\" w:y=\"2000\"/></w:pPr>\(r(text))</w:p>"
}

private func floating(_ rows: [[String]]) -> String {
  table(rows).replacing(
    "<w:tblPr/>", with: "<w:tblPr><w:tblpPr w:tblpX=\"5000\" w:tblpY=\"200\"/></w:tblPr>")
}
