import Publishing
import TestSupport
import Testing
import Word

private func p(_ text: String, _ properties: String = "") -> String {
  "<w:p><w:pPr>\(properties)</w:pPr>\(r(text))</w:p>"
}

private func r(_ text: String, _ looks: String = "") -> String {
  "<w:r><w:rPr>\(looks)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

private func heading(_ text: String, _ level: Int = 1) -> String {
  p(text, "<w:outlineLvl w:val=\"\(level - 1)\"/>")
}

private func point(_ text: String, level: Int = 0, list: Int = 1) -> String {
  p(text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
}

private func cell(_ content: String, _ properties: String = "") -> String {
  "<w:tc><w:tcPr>\(properties)</w:tcPr>\(content)</w:tc>"
}

private func table(_ rows: [String]...) -> String {
  "<w:tbl>" + rows.map { "<w:tr>\($0.joined())</w:tr>" }.joined() + "</w:tbl>"
}

/// List 1 has bullets, list 2 numbers, list 3 the same numbers from 1 on, list 4 capital letters.
private let numbering = """
  <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
  <w:abstractNum w:abstractNumId="0">\
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>\
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>\
  <w:abstractNum w:abstractNumId="1">\
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>\
  <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>\
  <w:abstractNum w:abstractNumId="2">\
  <w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>\
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>\
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>\
  <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">\
  <w:startOverride w:val="1"/></w:lvlOverride></w:num>\
  <w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num></w:numbering>
  """

@Suite struct `A Word file as a policy` {
  @Test func `gives headings, looks and links`() throws {
    let body =
      p("Social media policy") + heading("Rules")
      + "<w:p>\(r("Be "))\(r("kind", "<w:b/>"))\(r(", always", "<w:i/>"))\(r("!"))"
      + "<w:hyperlink r:id=\"l\">\(r(" see here"))</w:hyperlink>\(r("mis", "<w:b/>"))\(r("use"))</w:p>"
      + heading("Details", 2) + p("Words.")
    let link =
      "<Relationship Id=\"l\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"https://school.example/a_b\" TargetMode=\"External\"/>"
    let policy = try imported(word(body, relationships: link))
    #expect(
      policy.body == """
        # Rules

        Be **kind**<!-- -->*, always*! [see here](<https://school.example/a_b>)**mis**use

        ## Details

        Words.
        """)
    #expect(policy.front.title == "Social media policy")
  }

  @Test func `keeps its words in all looks beside one another`() throws {
    var random = Numbers(seed: 5)
    let texts = ["a", "b ", " c", "(d)", "“e”", "f.", "*", "1", " ", "_", "g\u{A0}", "~", "&amp;"]
    let looks = ["", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", "<w:strike/>", "<w:strike/><w:b/>"]
    for _ in 0..<6 {
      let runs = (0..<40).map { _ in
        (0..<Int(random.next() % 8 + 2)).map { _ in
          (texts.randomElement(using: &random) ?? "", looks.randomElement(using: &random) ?? "")
        } + [(" and so on to the end.", "")]
      }
      let body = runs.map { "<w:p>\($0.map(r).joined())</w:p>" }.joined()
      let policy = try imported(word(p("Policy") + body))
      let made = lines(try filled(policy.text).document).map { $0.filter { !$0.isWhitespace } }
      let expected = runs.map { runs in
        runs.map(\.0).joined().replacing("&amp;", with: "&").filter { !$0.isWhitespace }
      }
      #expect(made == expected)
    }
  }

  @Test func `finds headings by their looks where it has no styles`() throws {
    let body =
      p("Policy") + "<w:p>\(r("RULES", "<w:b/>"))</w:p>" + p("Be kind.")
      + "<w:p>\(r("2.1 Details", "<w:b/>"))</w:p>"
      + "<w:p>\(r("This sentence is bold.", "<w:b/>"))</w:p>"
    #expect(
      try imported(word(body)).body == """
        # RULES

        Be kind.

        ## 2.1 Details

        **This sentence is bold.**
        """)
  }

  @Test func `gives lists with their levels and numbers`() throws {
    let body =
      p("Policy") + point("one") + point("deep", level: 1) + point("two") + p("Between.")
      + point("first", list: 2) + point("a", level: 1, list: 2) + point("second", list: 2)
      + p("Between.") + point("third", list: 2) + point("anew", list: 3)
    let policy = try imported(word(body, ["word/numbering.xml": numbering]))
    #expect(
      policy.body == """
        - one
          - deep
        - two

        Between.

        1. first
           1. a
        2. second

        Between.

        3. third
        1) anew
        """)
    #expect(policy.findings.filter { $0.severity == .warning } == [])
    let letters = try imported(
      word(p("Policy") + point("x", list: 4), ["word/numbering.xml": numbering]))
    #expect(
      letters.told.contains(
        "warning: Lists are numbered otherwise in Word than here, where it is 1, then a, then i."))
  }

  @Test func `gives tables, and says where cells were merged`() throws {
    let plain = table(
      [cell(p("Term")), cell(p("Meaning"))], [cell(p("a|b")), cell(p("one") + p("two"))])
    #expect(
      try imported(word(p("Policy") + plain)).body == """
        | Term | Meaning |
        | :-- | :-- |
        | a\\|b | one<br>two |
        """)
    let merged = table(
      [cell(p("Wide"), "<w:gridSpan w:val=\"2\"/>")],
      [cell(p("a") + table([cell(p("inner")), cell(p("words"))])), cell(p("b"))])
    let policy = try imported(word(p("Policy") + merged))
    #expect(
      policy.body == "| Wide |  |\n| :-- | :-- |\n| a<br>inner<br>words | b |")
    #expect(policy.tells("policy.merged-cells"))
    #expect(
      policy.told.contains(
        "warning, table 1, row 2 cell 1, paragraph 1: A table stands in a cell of another one; its words are lines of that cell now."
      ))
  }

  @Test func `makes a new contents list in the place of the old one`() throws {
    let field = { (kind: String) in "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
    let body =
      p("Policy") + "<w:p>\(field("begin"))<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
      + field("separate") + r("Rules 3") + "</w:p>"
      + "<w:p>\(r("More 4"))</w:p><w:p>\(field("end"))</w:p>"
      + heading("Rules") + p("Be kind.") + heading("More")
    let policy = try imported(word(body))
    #expect(policy.body == "{{contents}}\n\n# Rules\n\nBe kind.\n\n# More")
    #expect(policy.tells("policy.contents"))
  }

  @Test func `has footnotes, without the same words twice`() throws {
    let notes =
      "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnote w:id=\"2\">\(p("Of 2018."))\(p("See *there*."))</w:footnote></w:footnotes>"
    let body =
      p("Policy")
      + "<w:p>\(r("The law"))<w:r><w:footnoteReference w:id=\"2\"/></w:r>\(r(" says so."))</w:p>"
    let policy = try imported(word(body, ["word/footnotes.xml": notes]))
    #expect(
      policy.body == """
        The law[^1] says so.

        [^1]: Of 2018.

            See \\*there\\*.
        """)
  }

  @Test func `tells of pictures, tracked changes, boxes, headers and comments`() throws {
    let picture =
      "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\" descr=\"A child at a screen\"/></wp:inline></w:drawing></w:r></w:p>"
    let box =
      "<w:p>\(r("Anchor."))<w:r><w:pict><v:rect><v:textbox><w:txbxContent>\(p("In the box."))</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
    let changes =
      "<w:p>\(r("We "))<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>will</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"A\">\(r("shall"))</w:ins>\(r(" be kind."))</w:p>"
    let policy = try imported(word(p("Policy") + picture + box + changes))
    #expect(
      policy.body
        == "{{! A picture: A child at a screen }}\n\nAnchor.\n\nIn the box.\n\nWe shall be kind."
    )
    #expect(
      policy.told.filter { $0.hasPrefix("warning") } == [
        "warning, paragraph 2: A picture is not taken over: \"A child at a screen\".",
        "warning, paragraph 3: The words of a text box stand behind the paragraph that it hangs on.",
        "warning: The file has tracked changes: what is inserted is taken over, what is deleted is not.",
      ])
  }

  @Test func `takes its title from below the school's name`() throws {
    let body =
      p("Longroyde Primary School") + p("E-safety policy") + heading("Rules", 2) + p("Be kind.")
    let policy = try imported(word(body), tags: true)
    #expect(policy.front.title == "E-safety policy")
    #expect(policy.body == "{{ school.name }}\n\n# Rules\n\nBe kind.")
    #expect(policy.tells("policy.title-moved"))
  }

  @Test func `has braces that two looks part, and no tag of them`() throws {
    let body = p("Policy") + "<w:p>\(r("a {", "<w:b/>"))\(r("{x}} b"))</w:p>"
    let policy = try imported(word(body))
    #expect(lines(try filled(policy.text).document).last == "a {{x}} b")
  }

  @Test func `has a form in the place of its table`() throws {
    let labels = [
      "Inappropriate website content report form", "Teacher name:", "Full URLs:",
      "General site content:", "Nature of inappropriate content:", "Safeguarding issue?",
      "Site blocked Date:",
    ]
    let form = "<w:tbl>" + labels.map { "<w:tr>\(cell(p($0)))</w:tr>" }.joined() + "</w:tbl>"
    #expect(
      try imported(word(p("Policy") + p("Words.") + form)).body
        == "Words.\n\n{{include form inappropriate-content-report}}")
  }
}
