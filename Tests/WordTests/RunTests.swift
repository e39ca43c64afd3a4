import Testing

@testable import Word

@Suite struct `Text of a paragraph` {
  @Test(arguments: [
    "<w:r><w:t>Na</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r w:rsidR=\"1\"><w:t>me:</w:t></w:r>",
    "<w:r><w:t>Na</w:t></w:r><w:bookmarkStart w:id=\"0\" w:name=\"a\"/><w:r><w:t>me:</w:t></w:r>",
    "<w:r><w:t>Na</w:t><w:lastRenderedPageBreak/><w:t>me:</w:t></w:r>",
    "<w:r><w:rPr><w:b/></w:rPr><w:t>Na</w:t></w:r><w:r><w:t>me:</w:t></w:r>",
    "<w:r><w:t>N<![CDATA[am]]>e&#58;</w:t></w:r>",
  ])
  func `W11: split runs are one word`(runs: String) throws {
    #expect(try text("<w:p>\(runs)</w:p>") == "Name:")
  }

  @Test(arguments: [
    ("<w:hyperlink>", "</w:hyperlink>"), ("<w:smartTag>", "</w:smartTag>"),
    ("<w:customXml><w:customXmlPr/>", "</w:customXml>"),
    ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"), ("<w:ins>", "</w:ins>"),
    ("<w:moveTo>", "</w:moveTo>"), ("<w:fldSimple w:instr=\"AUTHOR\">", "</w:fldSimple>"),
    ("<w:dir w:val=\"rtl\">", "</w:dir>"), ("<w:bdo w:val=\"rtl\">", "</w:bdo>"),
    ("<w:ins><w:smartTag><w:hyperlink>", "</w:hyperlink></w:smartTag></w:ins>"),
  ])
  func `W12: runs in wrappers are read in place`(start: String, end: String) throws {
    #expect(try text("<w:p>\(r("a"))\(start)\(r("b"))\(end)\(r("c"))</w:p>") == "abc")
  }

  @Test func `W13: spaces stay as they stand`() throws {
    #expect(try text("<w:p><w:r><w:t> Ann </w:t></w:r></w:p>") == " Ann ")
  }

  @Test func `W13: a line end within a text is layout of the XML`() throws {
    #expect(try text("<w:p><w:r><w:t>Ann\nLee</w:t></w:r></w:p>") == "Ann Lee")
  }

  @Test(arguments: [
    ("br", "\n"), ("cr", "\n"), ("br w:type=\"page\"", "\n"), ("tab", "\t"),
    ("ptab w:alignment=\"left\"", "\t"), ("noBreakHyphen", "-"), ("softHyphen", ""),
  ])
  func `W14 W15: breaks, tabs and hyphens`(element: String, character: String) throws {
    #expect(
      try text("<w:p><w:r><w:t>a</w:t><w:\(element)/><w:t>b</w:t></w:r></w:p>")
        == "a\(character)b")
  }

  @Test func `W14: the tab stops of a paragraph are no tabs`() throws {
    #expect(
      try text("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>\(r("a"))</w:p>") == "a"
    )
  }

  @Test func `W15: hyphens as characters`() throws {
    #expect(try text(p("e\u{2011}mail co\u{AD}op")) == "e-mail coop")
  }

  @Test func `W16: odd spaces and invisible characters stay in the text`() throws {
    #expect(try text(p("a\u{A0}b\u{200B}c\u{202E}d")) == "a\u{A0}b\u{200B}c\u{202E}d")
  }

  @Test(arguments: [
    ("Wingdings", "F0FE", "☑"), ("Wingdings", "FE", "☑"), ("Wingdings", "F06F", "☐"),
    ("Wingdings", "F0A8", "☐"), ("Wingdings", "F0FC", "✓"), ("Wingdings", "F0FB", "✗"),
    ("Wingdings", "F0FD", "☒"), ("Wingdings", "F078", "☒"), ("Wingdings 2", "F050", "✓"),
    ("Wingdings 2", "F04F", "✗"), ("Wingdings 2", "F052", "☑"), ("Wingdings 2", "F051", "☒"),
    ("Wingdings 2", "F053", "☒"), ("Wingdings 2", "F054", "☒"), ("Wingdings 2", "F0A3", "☐"),
    ("Webdings", "F061", "✓"), ("Webdings", "F072", "✗"), ("Webdings", "F063", "☐"),
    ("Symbol", "F0B7", "•"), ("MS Gothic", "2612", "☒"),
  ])
  func `W17: symbols show what their font shows`(font: String, code: String, shown: String) throws {
    #expect(
      try text("<w:p><w:r><w:sym w:font=\"\(font)\" w:char=\"\(code)\"/></w:r></w:p>") == shown)
  }

  @Test(arguments: [("Wingdings", "F0C5"), ("Nobody's Font", "F041")])
  func `W17: a symbol that no table knows is noted`(font: String, code: String) throws {
    let document = try document(
      "<w:p><w:r><w:sym w:font=\"\(font)\" w:char=\"\(code)\"/></w:r></w:p>")
    #expect(document.body.string == "\u{FFFD}")
    #expect(document.noteKinds == [.unknownSymbol(font: font, code: code)])
  }

  @Test(arguments: ["ü", "\u{F0FC}"])
  func `W18: text in a symbol font is a symbol`(character: String) throws {
    #expect(try text(p(character, "<w:rFonts w:ascii=\"Wingdings\"/>")) == "✓")
    #expect(try text(p(character, "<w:rFonts w:hAnsi=\"Wingdings\"/>")) == "✓")
  }

  @Test func `W18: the symbol font may come from styles, and direct letters win`() throws {
    let styles: KeyValuePairs = [
      "word/styles.xml": """
      <w:styles \(namespaces)><w:style w:type="paragraph" w:styleId="A"><w:rPr>\
      <w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:style>\
      <w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>
      """
    ]
    let styled = "<w:pPr><w:pStyle w:val=\"B\"/></w:pPr>"
    #expect(try text("<w:p>\(styled)\(r("ü"))</w:p>", parts: styles) == "✓")
    let letters = r("ü", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/>")
    #expect(try text("<w:p>\(styled)\(letters)</w:p>", parts: styles) == "ü")
  }

  @Test func `W18: a private code in a font of letters is unknown`() throws {
    let document = try document(p("a\u{F0FC}", "<w:rFonts w:ascii=\"Arial\"/>"))
    #expect(document.body.string == "a\u{FFFD}")
    #expect(document.noteKinds == [.unknownSymbol(font: "", code: "F0FC")])
  }

  @Test(arguments: ["<w:caps/>", "<w:smallCaps/>"])
  func `W19: capitals by format leave the letters`(property: String) throws {
    #expect(try text(p("Ann", property)) == "Ann")
  }

  @Test func `W23: the base of ruby is read`() throws {
    #expect(
      try text(
        "<w:p><w:r><w:ruby><w:rubyPr/><w:rt>\(r("kan"))</w:rt><w:rubyBase>\(r("漢"))</w:rubyBase>"
          + "</w:ruby></w:r></w:p>") == "漢")
  }

  @Test func `W23: the text of formulas is read in order and noted`() throws {
    let document = try document(
      """
      <w:p>\(r("x = "))<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">\
      <m:f><m:num><m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>1</m:t></m:r></m:num>\
      <m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>
      """)
    #expect(document.body.string == "x = 12")
    #expect(document.noteKinds == [.unreadableContent("a formula")])
  }

  @Test func `R5: an unknown element is walked into and named once`() throws {
    let document = try document(
      "<w:p><w:newThing>\(r("a"))</w:newThing><w:newThing>\(r("b"))</w:newThing></w:p>")
    #expect(document.body.string == "ab")
    #expect(document.noteKinds == [.unknownElement("w:newThing")])
  }

  @Test func `R5: an unknown element that may be ignored is skipped`() throws {
    let document = try WordTests.document(
      of: """
        <w:document \(namespaces) xmlns:q="urn:q" xmlns:s="urn:s" mc:Ignorable="q s" \
        mc:ProcessContent="s:keep"><w:body><w:p><q:x>\(r("a"))</q:x><s:keep>\(r("b"))</s:keep>\
        </w:p></w:body></w:document>
        """)
    #expect(document.body.string == "b")
  }
}

@Suite struct `Look of runs` {
  @Test(
    arguments: [
      ("<w:strike/>", .struck), ("<w:dstrike/>", .struck), ("<w:strike w:val=\"on\"/>", .struck),
      ("<w:strike w:val=\"0\"/>", []), ("<w:strike w:val=\"false\"/>", []), ("<w:b/>", .bold),
      ("<w:i w:val=\"true\"/>", .italic), ("<w:u w:val=\"single\"/>", .underlined),
      ("<w:u w:val=\"none\"/>", []), ("<w:highlight w:val=\"yellow\"/>", .highlighted),
      ("<w:highlight w:val=\"none\"/>", []),
      ("<w:shd w:val=\"clear\" w:fill=\"FFFF00\"/>", .shaded),
      ("<w:shd w:val=\"clear\" w:fill=\"auto\"/>", []), ("<w:color w:val=\"FF0000\"/>", .coloured),
      ("<w:color w:val=\"auto\"/>", []), ("<w:color w:val=\"000000\"/>", []),
      ("<w:b/><w:u w:val=\"double\"/>", [.bold, .underlined]),
      ("<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>", []),
    ] as [(String, Look)])
  func `W28: is that of its properties, not of those before a change`(
    properties: String, look: Look
  ) throws {
    let body = try document("<w:p>\(r("a"))\(r("bc", properties))\(r("d"))</w:p>").body
    #expect(body.looks == (look.isEmpty ? [] : [LookRange(text: 1..<3, look: look)]))
  }

  @Test(arguments: [
    ("<w:color w:val=\"FFFFFF\"/>", true), ("<w:sz w:val=\"4\"/>", true),
    ("<w:sz w:val=\"5\"/>", false),
    ("<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"000000\"/>", false),
    ("<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"black\"/>", false),
  ])
  func `W32: white or tiny text cannot be seen`(properties: String, isUnseen: Bool) throws {
    let body = try document(p("Ann", properties)).body
    #expect(body.string == "Ann")
    #expect((body.looks.first?.look.contains(.unseen) ?? false) == isUnseen)
  }

  @Test func `W32: white text in a shaded cell can be seen`() throws {
    let white = p("Ann", "<w:color w:val=\"FFFFFF\"/>")
    let body = try document(
      "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"1F3864\"/></w:tcPr>\(white)</w:tc>"
        + "<w:tc>\(white)</w:tc></w:tr></w:tbl>"
    ).body
    #expect(body.looks == [LookRange(text: 4..<7, look: .unseen)])
  }

  @Test func `toggles turn over from paragraph to character style`() throws {
    let body = try document(
      "<w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr>\(r("a"))\(r("b", "<w:rStyle w:val=\"C\"/>"))"
        + "\(r("c", "<w:rStyle w:val=\"C\"/><w:b/>"))</w:p>",
      parts: [
        "word/styles.xml": """
        <w:styles \(namespaces)><w:style w:type="paragraph" w:styleId="P"><w:rPr><w:b/></w:rPr>\
        </w:style><w:style w:type="character" w:styleId="C"><w:rPr><w:b/></w:rPr></w:style></w:styles>
        """
      ]
    ).body
    #expect(
      body.looks == [LookRange(text: 0..<1, look: .bold), LookRange(text: 2..<3, look: .bold)])
  }

  @Test func `document defaults and the default style reach every run`() throws {
    let body = try document(
      p("a"),
      parts: [
        "word/styles.xml": """
        <w:styles \(namespaces)><w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault>\
        </w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>\
        <w:u w:val="single"/></w:rPr></w:style></w:styles>
        """
      ]
    ).body
    #expect(body.looks == [LookRange(text: 0..<1, look: [.italic, .underlined])])
  }

  @Test func `the looks of a range are those that reach into it`() {
    var story = Story(kind: .body, part: nil)
    story.looks = [0..<2, 2..<3, 5..<9, 10..<11].map { LookRange(text: $0, look: .bold) }
    for start in 0...12 {
      for end in start...12 {
        let range = start..<end
        #expect(Array(story.looks(in: range)) == story.looks.filter { $0.text.overlaps(range) })
      }
    }
  }
}
