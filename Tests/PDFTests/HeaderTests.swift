import PDF
import TestSupport
import Testing

private let withHeader = "<w:headerReference w:type=\"default\" r:id=\"rHeader\"/>"
private let withFooter = "<w:footerReference w:type=\"default\" r:id=\"rFooter\"/>"
private let newPage = "<w:pageBreakBefore/>"

private func field(_ instruction: String, _ result: String = "9") -> String {
  "<w:fldSimple w:instr=\" \(instruction) \">\(r(result))</w:fldSimple>"
}

@Suite struct `A header or footer` {
  @Test func `is told on every page, as no part of the document`() throws {
    let pdf = try printed(
      p("one") + p("two", newPage) + section(withHeader + withFooter), header: p("above"),
      footer: p("below"))
    #expect(pdf.pages == ["above\nbelow\none", "above\nbelow\ntwo"])
    #expect(pdf.elements == ["P \"one\"", "P \"two\""])
    #expect(try pdf.text("above").meaning == .artifact(.header))
    #expect(try pdf.text("below", page: 2).meaning == .artifact(.footer))
  }

  @Test func `stands as far from the edge of the paper as the section says`() throws {
    let pdf = try printed(
      p("one", twentyPoints) + section(withHeader + withFooter), header: p("above", twentyPoints),
      footer: p("below", twentyPoints))
    #expect((20..<40).contains(try pdf.text("above").y))
    #expect((360..<380).contains(try pdf.text("below").y))
    #expect((50..<70).contains(try pdf.text("one").y))
  }

  @Test func `pushes the text away where it is high, unless the margin is fixed`() throws {
    let high = p("1", twentyPoints) + p("2", twentyPoints) + p("3", twentyPoints)
    let body = p("one", twentyPoints)
    let pdf = try printed(body + section(withHeader), header: high)
    #expect((80..<100).contains(try pdf.text("one").y))
    let fixed = try printed(
      body
        + section(
          withHeader,
          margins:
            "<w:pgMar w:top=\"-1000\" w:left=\"1000\" w:right=\"1000\" w:bottom=\"1000\" w:header=\"400\"/>"
        ), header: high)
    #expect((50..<70).contains(try fixed.text("one").y))
  }

  @Test func `is another one on the first page and on even ones where that is asked for`() throws {
    let parts = ["first", "even"].map {
      (name: "word/\($0).xml", bytes: Array("<w:hdr \(wordNamespaces)>\(p($0))</w:hdr>".utf8))
    }
    let links = relationship("r1", "header", "first.xml") + relationship("r2", "header", "even.xml")
    let references =
      withHeader + "<w:headerReference w:type=\"first\" r:id=\"r1\"/>"
      + "<w:headerReference w:type=\"even\" r:id=\"r2\"/>"
    func pages(_ properties: String, settings: String) throws -> [String] {
      try printed(
        p("1") + p("2", newPage) + p("3", newPage) + section(references + properties),
        settings: settings, header: p("odd"), parts: parts, relationships: links
      ).pages
    }
    #expect(
      try pages("<w:titlePg/>", settings: "<w:evenAndOddHeaders/>")
        == ["first\n1", "even\n2", "odd\n3"])
    #expect(try pages("", settings: "<w:zoom/>") == ["odd\n1", "odd\n2", "odd\n3"])
    #expect(try pages("<w:titlePg/>", settings: "<w:zoom/>") == ["first\n1", "odd\n2", "odd\n3"])
  }

  @Test func `holds on to the next section, unless that has its own`() throws {
    let own = Array("<w:hdr \(wordNamespaces)>\(p("own"))</w:hdr>".utf8)
    let pdf = try printed(
      endOfSection("1", withHeader) + endOfSection("2") + p("3")
        + section("<w:headerReference w:type=\"default\" r:id=\"r1\"/>"), header: p("all"),
      parts: [("word/own.xml", own)], relationships: relationship("r1", "header", "own.xml"))
    #expect(pdf.pages == ["all\n1", "all\n2", "own\n3"])
  }

  @Test func `that cannot be read is left out, which a finding says`() throws {
    let pdf = try printed(
      p("one") + section("<w:headerReference w:type=\"default\" r:id=\"r1\"/>"),
      parts: [("word/bad.xml", Array("<w:hdr".utf8))],
      relationships: relationship("r1", "header", "bad.xml"))
    #expect(pdf.pages == ["one"])
    #expect(pdf.messages == ["A header or footer cannot be read."])
  }
}

@Suite struct `Numbers of pages` {
  private func pages(_ footer: String, _ sections: String, first: String = "") throws -> [String] {
    try printed(
      p("a")
        + endOfSection("b", withFooter + first).replacing(
          "<w:pPr>", with: "<w:pPr><w:pageBreakBefore/>", maxReplacements: 1) + p("c")
        + section(sections), footer: "<w:p>\(footer)</w:p>"
    ).pages.map { String($0.prefix { $0 != "\n" }) }
  }

  @Test func `are those of the page, of the section and of all`() throws {
    #expect(
      try pages(
        field("PAGE") + r("/") + field("SECTIONPAGES") + r("/") + field("NUMPAGES"), "")
        == ["1/2/3", "2/2/3", "3/1/3"])
  }

  @Test func `are those of fields in parts too`() throws {
    let complex =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PA</w:instrText></w:r>"
      + "<w:r><w:instrText>GE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
      + r("7") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    #expect(try pages(complex, "") == ["1", "2", "3"])
  }

  @Test func `are those of the page in text boxes, too`() throws {
    let box = anchored(shape("rect", text: "<w:p>\(field("PAGE"))</w:p>"))
    #expect(
      try printed(
        p(runs: box) + p("x", "<w:pageBreakBefore/>") + p(runs: box)
          + section(withFooter), footer: p(runs: box)
      ).pages == ["1\n1", "2\nx\n2"])
  }

  @Test func `begin and look as the section says`() throws {
    #expect(
      try pages(
        field("PAGE"), "<w:pgNumType w:start=\"5\"/>", first: "<w:pgNumType w:fmt=\"lowerRoman\"/>")
        == ["i", "ii", "5"])
    #expect(
      try pages(field("PAGE"), "<w:pgNumType w:fmt=\"upperLetter\"/>") == ["1", "2", "C"])
  }

  @Test func `look as the field says`() throws {
    #expect(try pages(field("PAGE \\* ROMAN"), "") == ["I", "II", "III"])
    #expect(try pages(field("NUMPAGES \\* CardText"), "") == ["Three", "Three", "Three"])
  }

  @Test func `stand in the text too`() throws {
    let pdf = try printed(
      p("one") + p(runs: r("page ") + field("PAGE") + r(" of ") + field("NUMPAGES"), newPage)
        + section())
    #expect(pdf.pages == ["one", "page 2 of 2"])
  }
}

@Suite struct `Columns` {
  @Test func `are of one width, with a gap between`() throws {
    let pdf = try printed(
      p(runs: r("one") + "<w:r><w:br w:type=\"column\"/></w:r>" + r("two"))
        + section("<w:cols w:num=\"2\" w:space=\"400\"/>"))
    // 200 points, 20 of them between.
    #expect(try pdf.text("one").x == 50)
    #expect(try pdf.text("two").x == 160)
    #expect(try pdf.text("one").y == pdf.text("two").y)
  }

  @Test func `are as wide as they say, each`() throws {
    let pdf = try printed(
      p(runs: r("one") + "<w:r><w:br w:type=\"column\"/></w:r>" + r("two"))
        + section(
          "<w:cols w:num=\"2\" w:equalWidth=\"0\"><w:col w:w=\"1000\" w:space=\"600\"/>"
            + "<w:col w:w=\"2400\"/></w:cols>"))
    #expect(try pdf.text("two").x == 130)
  }

  @Test func `of different widths break their text to their own`() throws {
    let words = "aaaa bbbb cccc dddd eeee ffff"
    let pdf = try printed(
      p(runs: r(words) + "<w:r><w:br w:type=\"column\"/></w:r>") + p(words)
        + section(
          "<w:cols w:num=\"2\" w:equalWidth=\"0\"><w:col w:w=\"1000\" w:space=\"600\"/>"
            + "<w:col w:w=\"2400\"/></w:cols>"))
    #expect(pdf.texts().filter { $0.x < 100 }.allSatisfy { $0.width <= 50 })
    #expect(pdf.texts().contains { $0.x >= 130 && $0.width > 60 })
  }

  @Test func `have lines between them where that is asked for`() throws {
    let pdf = try printed(
      p(runs: r("one") + "<w:r><w:br w:type=\"column\"/></w:r>" + r("two"))
        + section("<w:cols w:num=\"2\" w:space=\"400\" w:sep=\"1\"/>"))
    #expect(pdf.lines().map(\.x1) == [150])
  }

  @Test func `are filled one after the other`() throws {
    let body = (1...20).map { p("line \($0)") }.joined()
    let pdf = try printed(
      body + section("<w:cols w:num=\"2\" w:space=\"400\"/>"), styles: twentyPointStyle)
    #expect(pdf.document.pages.count == 1)
    #expect(try pdf.text("line 15").x == 50)
    #expect(try pdf.text("line 16").x == 160)
    #expect(try pdf.text("line 16").y == pdf.text("line 1").y)
  }

  @Test func `are as long as each other where the page goes on below them`() throws {
    let body = (1...3).map { p("line \($0)") }.joined()
    let pdf = try printed(
      body + endOfSection("line 4", "<w:cols w:num=\"2\" w:space=\"400\"/>") + p("below")
        + section("<w:type w:val=\"continuous\"/>"), styles: twentyPointStyle)
    #expect(try pdf.text("line 2").x == 50)
    #expect(try pdf.text("line 3").x == 160)
    #expect(try pdf.drop(from: "line 1", to: "line 3") == 0)
    #expect(try pdf.drop(from: "line 1", to: "below") == 40)
  }
}
