import TestSupport
import Testing

@testable import Forms

@Suite struct `Text of a paragraph` {
  @Test func `W11: a label and an answer cut into runs are whole`() {
    let form = read(
      body: childFormBody(
        """
        <w:p w:rsidR="00A1"><w:bookmarkStart w:id="0" w:name="_GoBack"/>\
        <w:r w:rsidR="00B2"><w:t>Na</w:t></w:r><w:proofErr w:type="spellStart"/>\
        <w:r><w:t>me:</w:t></w:r><w:proofErr w:type="spellEnd"/>\
        <w:r><w:t xml:space="preserve"> A</w:t></w:r><w:bookmarkEnd w:id="0"/>\
        <w:r><w:lastRenderedPageBreak/><w:t>n</w:t></w:r><w:r><w:t>n</w:t></w:r></w:p>
        """))
    #expect(form.said("name") == "Ann")
    #expect(form.unassigned.isEmpty)
  }

  @Test(arguments: [
    ("<w:hyperlink w:anchor=\"a\">", "</w:hyperlink>"),
    ("<w:smartTag w:uri=\"urn:a\" w:element=\"place\"><w:smartTagPr/>", "</w:smartTag>"),
    ("<w:customXml w:element=\"a\"><w:customXmlPr/>", "</w:customXml>"),
    ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<w:ins w:id=\"1\" w:author=\"B\">", "</w:ins>"),
    ("<w:moveTo w:id=\"1\" w:author=\"B\">", "</w:moveTo>"),
    ("<w:fldSimple w:instr=\" AUTHOR \">", "</w:fldSimple>"),
    ("<w:dir w:val=\"ltr\">", "</w:dir>"), ("<w:bdo w:val=\"ltr\">", "</w:bdo>"),
    (
      "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase>",
      "</w:rubyBase></w:ruby></w:r>"
    ),
    ("<w15:unknown>", "</w15:unknown>"),
  ])
  func `W12, W23: what is wrapped reads as if it were not`(start: String, end: String) {
    let form = read(
      body: childFormBody(
        "<w:p>\(r("Name: A"))\(start)\(r("n"))\(end)\(r("n"))</w:p>"
          + "<w:p>\(start)\(r("Class:"))\(end)\(r(" 4B"))</w:p>"))
    #expect(form.said("name") == "Ann")
    #expect(form.said("class") == "4B")
    #expect(form.unassigned.isEmpty)
  }

  @Test func `W13: spaces at the ends are no part of an answer, those within are kept`() {
    let form = read(body: childFormBody(labelled("Notes", r("  no  nuts  "))))
    #expect(form.said("notes") == "no  nuts")
  }

  @Test(arguments: ["<w:br/>", "<w:cr/>", "<w:br w:type=\"page\"/>"])
  func `W14: each line of a paragraph may hold a label`(lineBreak: String) {
    let form = read(
      body: childFormBody("<w:p>\(r("Name: Ann"))<w:r>\(lineBreak)</w:r>\(r("Class: 4B"))</w:p>"))
    #expect(form.said("name") == "Ann")
    #expect(form.said("class") == "4B")
  }

  @Test(arguments: [
    "<w:tab/>", "<w:ptab w:relativeTo=\"margin\" w:alignment=\"left\" w:leader=\"none\"/>",
  ])
  func `W14: a tab parts label and answer`(tab: String) {
    let form = read(body: childFormBody("<w:p>\(r("Name"))<w:r>\(tab)</w:r>\(r("Ann"))</w:p>"))
    #expect(form.said("name") == "Ann")
  }

  @Test func `W15: hyphens that do not break are hyphens, those that may be are nothing`() {
    let form = read(
      body: childFormBody(
        labelled(
          "Name",
          "<w:r><w:t>Ann</w:t><w:noBreakHyphen/><w:t>Ma</w:t><w:softHyphen/><w:t>rie O\u{2011}N\u{AD}eil</w:t></w:r>"
        )))
    #expect(form.said("name") == "Ann-Marie O-Neil")
  }

  @Test(arguments: [
    "Child’s\u{A0}name", "Chi\u{200B}ld's\u{202F}name", "\u{FEFF}CHILD’S\u{3000}NAME",
  ])
  func `W16, W20: odd spaces and quotes in a label are the label`(label: String) {
    #expect(read(body: childFormBody(p("\(label): Ann"))).said("name") == "Ann")
  }

  @Test func `W16: an invisible character in an address is noted`() {
    let form = read(body: childFormBody(p("E-mail: ann\u{200B}@school.uk")))
    #expect(form.said("email") == "ann@school.uk")
    #expect(
      form.notes("form.invisible-characters") == [
        "\"E-mail\" holds characters that cannot be seen."
      ])
  }

  @Test(arguments: [
    ("Wingdings", "F0FE", "F0A8"), ("Wingdings", "FE", "A8"), ("Wingdings", "F078", "F06F"),
    ("Wingdings 2", "F052", "F0A3"), ("Wingdings", "F0FC", "F06F"),
  ])
  func `W17: symbols of the usual fonts are ticks and boxes`(font: String, on: String, off: String)
  {
    func symbol(_ code: String) -> String {
      "<w:r><w:sym w:font=\"\(font)\" w:char=\"\(code)\"/></w:r>"
    }
    let form = read(
      body: childFormBody(
        labelled("May go on trips", "\(symbol(off))\(r(" Yes   "))\(symbol(on))\(r(" No"))")))
    #expect(form.said("trip") == "no")
  }

  @Test func `W17: a symbol that no table knows is unclear`() {
    let form = read(
      body: childFormBody(
        labelled("Name", "\(r("Ann "))<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FF\"/></w:r>")
          + labelled("Class", "<w:r><w:sym w:font=\"Schoolfont\" w:char=\"F041\"/></w:r>")))
    #expect(form.outcome("class") == .unclear)
    #expect(form.answer("class")?.doubt?.code == "unknown-symbol")
  }

  @Test(arguments: ["ü", "\u{F0FC}"])
  func `W18: a letter of a symbol font is a tick`(letter: String) {
    let mark = r(letter, "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>")
    let form = read(
      body: childFormBody(labelled("Lunch", "\(r("Hot "))\(mark)\(r(" / Packed / Home"))")))
    #expect(form.said("lunch") == "Hot")
  }

  @Test func `W18: the same letter in a font of letters is a letter`() {
    #expect(read(body: childFormBody(labelled("Name", r("ü")))).said("name") == "ü")
  }

  @Test(arguments: ["<w:caps/>", "<w:smallCaps/>"])
  func `W19: capitals by format are not in the answer`(format: String) {
    #expect(read(body: childFormBody(labelled("Name", r("Ann", format)))).said("name") == "Ann")
  }

  @Test func `W20: typographic marks stay in the answer as typed`() {
    let form = read(body: childFormBody(p("Notes: “Annie” – Ann’s… name")))
    #expect(form.said("notes") == "“Annie” – Ann’s… name")
  }

  @Test(arguments: [":", "：", "﹕", "∶", "꞉", " :"])
  func `W21: every colon ends a label`(colon: String) {
    #expect(read(body: childFormBody(p("Name\(colon) Ann"))).said("name") == "Ann")
  }

  @Test(arguments: [
    "3. Child’s name *: Ann", "c) CHILD'S NAME: Ann", "Child's name (required): Ann",
    "Child's name?: Ann", "(3) Child's name: Ann",
  ])
  func `W22: numbers, stars and brackets round a label are noise`(line: String) {
    #expect(read(body: childFormBody(p(line))).said("name") == "Ann")
  }

  @Test func `W22: a number that Word counts is not in the text`() {
    let form = read(
      body: childFormBody(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\(r("Name: Ann"))</w:p>"
      ))
    #expect(form.answer("name")?.raw == "Ann")
  }

  @Test func `W23: a formula is its letters, and noted`() {
    let form = read(
      body: childFormBody(
        labelled(
          "Notes",
          """
          <m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">\
          <m:r><m:t>a+b</m:t></m:r></m:oMath>
          """)))
    #expect(form.said("notes") == "a+b")
    #expect(
      form.notes("document.unreadable-content") == [
        "The file holds content that docket cannot read: a formula."
      ])
  }
}
