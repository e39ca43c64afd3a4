import TestSupport
import Testing

@testable import Forms
@testable import Word

@Suite struct `Files of other programs` {
  static let all = [web, libreOffice, googleDocs, wps, altered].flatMap(\.self)

  @Test(arguments: web)
  func `W86: Word for the web writes the same form in other ways`(_ fixture: Fixture) {
    fixture.check()
  }

  static let web: [Fixture] = [
    .titled(
      "quotes that were corrected", table([["Child’s name", "Ann"], ["Class", "‘4B’"]]),
      ["name": "Ann", "class": "‘4B’"]),
    .titled(
      "pen ink in the place of an answer",
      table([["Name", "<w:p><w:r><w14:contentPart r:id=\"rInk\"/></w:r></w:p>"], ["Class", "4B"]]),
      ["name": "unreadable picture-in-place", "class": "4B"], lost: "ink"),
  ]

  @Test(arguments: libreOffice)
  func `W87: LibreOffice loses marks and tags, not answers`(_ fixture: Fixture) { fixture.check() }

  static let libreOffice: [Fixture] = [
    .titled(
      "an empty run in a control",
      table([
        ["Name", "<w:p>\(control("<w:alias w:val=\"Name\"/>", r("") + r("Ann")))</w:p>"],
        ["Class", "4B"],
      ]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "a prompt without its mark",
      table([
        ["Name", "<w:p>\(control("", r("Click or tap here to enter text.")))</w:p>"],
        ["Class", "4B"],
      ]),
      ["class": "4B"]),
    .titled(
      "a title and no tag",
      "<w:p>\(control("<w:alias w:val=\"Class\"/>", r("4B")))</w:p>" + p("Name: Ann"),
      ["name": "Ann", "class": "4B"], lost: "the title of a control of no kind"),
    .titled(
      "a list that shows its prompt",
      table([
        ["Lunch", "<w:p>\(control(lunchList, r("Choose an item.")))</w:p>"], ["Name", "Ann"],
      ]),
      ["name": "Ann"]),
    .titled(
      "a list with a choice",
      table([["Lunch", "<w:p>\(control(lunchList, r("Packed")))</w:p>"], ["Name", "Ann"]]),
      ["name": "Ann", "lunch": "Packed"]),
    .titled(
      "a tick",
      table([
        [
          "May go on trips",
          "<w:p>\(control("<w14:checkbox><w14:checked w14:val=\"1\"/><w14:checkedState w14:val=\"2612\"/><w14:uncheckedState w14:val=\"2610\"/></w14:checkbox>", r("☒")))</w:p>",
        ],
        ["Name", "Ann"],
      ]),
      ["name": "Ann", "trip": "true"]),
    .titled(
      "a date",
      table([
        [
          "DOB",
          "<w:p>\(control("<w:date w:fullDate=\"2019-02-01T00:00:00Z\"><w:dateFormat w:val=\"dd/MM/yyyy\"/></w:date>", r("01/02/2019")))</w:p>",
        ],
        ["Name", "Ann"],
      ]),
      ["name": "Ann", "born": "2019-02-01"]),
    .titled(
      "a strike",
      table([
        ["May go on trips", "<w:p>\(r("Yes / "))\(r("No", "<w:strike/>"))</w:p>"], ["Name", "Ann"],
      ]),
      ["name": "Ann", "trip": "true"]),
    .titled(
      "a hidden run",
      table([["Name", "<w:p>\(r("Ann"))\(r("Tom", "<w:vanish/>"))</w:p>"], ["Class", "4B"]]),
      ["name": "Ann", "class": "4B"]),
  ]

  static let lunchList =
    "<w:dropDownList><w:listItem w:displayText=\"Choose an item.\" w:value=\"\"/>"
    + "<w:listItem w:displayText=\"Hot\" w:value=\"Hot\"/><w:listItem w:displayText=\"Packed\" w:value=\"Packed\"/></w:dropDownList>"

  @Test(arguments: googleDocs)
  func `W88: Google Docs turns controls into text and boxes into bullets`(_ fixture: Fixture) {
    fixture.check()
  }

  static let googleDocs: [Fixture] = [
    .titled(
      "prompts stay as text",
      table([
        ["Name", "Click or tap here to enter text."], ["DOB", "Click or tap to enter a date."],
        ["Class", "4B"],
      ]),
      ["class": "4B"]),
    Fixture(
      name: "a checklist",
      body: childFormBody(
        table([["Name", "Ann"], ["Lunch", listed("Hot") + listed("Packed") + listed("Home")]])),
      parts: ["word/numbering.xml": boxBullets],
      answers: ["name": "Ann", "lunch": "unclear list-box: "]),
  ]

  static let boxBullets = """
    <w:numbering \(wordNamespaces)><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">\
    <w:numFmt w:val="bullet"/><w:lvlText w:val="☐"/></w:lvl></w:abstractNum>\
    <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>
    """

  private static func listed(_ text: String) -> String {
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\(r(text))</w:p>"
  }

  @Test(arguments: wps)
  func `W89: WPS Office and OnlyOffice add names of their own`(_ fixture: Fixture) {
    fixture.check()
  }

  static let wps: [Fixture] = [
    .titled(
      "elements of an own namespace",
      "<w:p><wpsc:data xmlns:wpsc=\"http://www.wps.cn/officeDocument/2013/wpsCustomData\"/>\(r("Name: Ann"))</w:p>"
        + p("Class: 4B"),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "words within an own namespace",
      "<w:p><wpsc:data xmlns:wpsc=\"http://www.wps.cn/officeDocument/2013/wpsCustomData\">\(r("Name: Ann"))</wpsc:data></w:p>"
        + p("Class: 4B"),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "a date control without its day",
      table([
        [
          "DOB",
          "<w:p>\(control("<w:date><w:dateFormat w:val=\"yyyy-MM-dd\"/></w:date>", r("2019-02-01")))</w:p>",
        ], ["Name", "Ann"],
      ]),
      ["name": "Ann", "born": "2019-02-01"]),
  ]

  @Test func `W90: a scan turned into Word with few known labels needs a person`() {
    let form = read(body: childFormBody(p("Name: Ann") + p("C1ass; 4B") + p("Dale of birlh 1/2")))
    #expect(form.outcome == .needsReview)
    #expect(
      form.findings.first { $0.code == "form.few-labels" }?.message
        == "Only 1 of the form's 8 questions were found.")
    let unknown = read(body: p("Name: Ann") + p("C1ass; 4B"))
    #expect(unknown.outcome == .unrecognised)
    #expect(unknown.unassigned.map(\.text) == ["Name: Ann", "C1ass; 4B"])
  }

  @Test(arguments: altered)
  func `W91: an altered form is matched by its labels`(_ fixture: Fixture) { fixture.check() }

  static let altered: [Fixture] = [
    .titled(
      "another order", table([["Class", "4B"], ["DOB", "1/2/2019"], ["Name", "Ann"]]),
      ["name": "Ann", "class": "4B", "born": "2019-02-01"]),
    .titled(
      "a question added to a table",
      table([["Name", "Ann"], ["Favourite colour", "red"], ["Class", "4B"]]),
      ["name": "Ann", "class": "4B"], unassigned: ["Favourite colour", "red"]),
    .titled(
      "a label renamed", table([["Name", "Ann"], ["Year group", "4"], ["Class", "4B"]]),
      ["name": "Ann", "class": "4B"], unassigned: ["Year group", "4"]),
    .titled(
      "a question added to the lines",
      p("Name: Ann") + p("Favourite colour: red") + p("Class: 4B"),
      ["name": "unclear goes-on: Ann\nFavourite colour: red", "class": "4B"]),
    .titled(
      "a question added under a long answer",
      p("Name: Ann") + p("Notes: one") + p("Time: 10:30") + p("Class: 4B"),
      ["name": "Ann", "class": "4B", "notes": "one\nTime: 10:30"]),
  ]
}
