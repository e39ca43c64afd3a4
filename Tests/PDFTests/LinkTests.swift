import PDF
import TestSupport
import Testing

private let site = relationship("rLink", "hyperlink", "https://example.org/", isExternal: true)

private func bookmark(_ name: String) -> String {
  "<w:bookmarkStart w:id=\"1\" w:name=\"\(name)\"/><w:bookmarkEnd w:id=\"1\"/>"
}

@Suite struct `A link` {
  @Test func `leads to its address`() throws {
    let pdf = try printed(
      p(runs: r("see ") + "<w:hyperlink r:id=\"rLink\">\(r("our site"))</w:hyperlink>" + r("."))
        + section(), relationships: site)
    #expect(
      pdf.elements == ["P", "\"see \"", "Link \"our site\" -> https://example.org/", "\".\""])
    let link = try #require(pdf.document.pages[0].links.first)
    #expect(link.words == "our site")
    let text = try pdf.text("our site")
    #expect(isNear(link.area.x, text.x) && isNear(link.area.right, text.right))
    #expect(link.area.y < text.y && link.area.bottom > text.y)
  }

  @Test func `leads to a bookmark, also one on a later page`() throws {
    let pdf = try printed(
      p(runs: "<w:hyperlink w:anchor=\"there\">\(r("go"))</w:hyperlink>")
        + p(runs: bookmark("there") + r("there"), "<w:pageBreakBefore/>") + section())
    #expect(pdf.elements.first == "P")
    #expect(pdf.elements[1] == "Link \"go\" -> page 2")
    #expect(pdf.document.pages[0].links.map(\.target) == [.place(PagePoint(page: 1, y: 50))])
  }

  @Test func `leads into a text box, too`() throws {
    let box = anchored(shape("rect", stroke, text: p(runs: bookmark("there") + r("box"))))
    let pdf = try printed(
      p(runs: "<w:hyperlink w:anchor=\"there\">\(r("go"))</w:hyperlink>")
        + p(runs: box, "<w:pageBreakBefore/>") + section())
    #expect(pdf.elements[1] == "Link \"go\" -> page 2")
  }

  @Test func `over two lines is one element with two areas`() throws {
    let words = "many words that take more than one line of this page, so it goes on"
    let pdf = try printed(
      p(runs: "<w:hyperlink r:id=\"rLink\">\(r(words))</w:hyperlink>") + section(),
      relationships: site)
    #expect(pdf.document.pages[0].links.count == 2)
    #expect(pdf.elements.count { $0.hasPrefix("Link") } == 1)
  }

  @Test func `is told by its tip where it has one`() throws {
    let pdf = try printed(
      p(
        runs: "<w:hyperlink r:id=\"rLink\" w:tooltip=\"The office\">\(r("here"))</w:hyperlink>")
        + section(), relationships: site)
    #expect(pdf.document.pages[0].links.map(\.words) == ["The office"])
  }

  @Test func `may be a field`() throws {
    let pdf = try printed(
      p(runs: complexField("HYPERLINK \"https://example.org/a b\"", r("out")))
        + p(runs: complexField("HYPERLINK \\l \"there\"", r("in")))
        + p(runs: bookmark("there") + r("x"))
        + section())
    #expect(
      pdf.elements.filter { $0.hasPrefix("Link") }
        == ["Link \"out\" -> https://example.org/a%20b", "Link \"in\" -> page 1"])
  }

  @Test func `keeps its anchor behind its address`() throws {
    let pdf = try printed(
      p(runs: "<w:hyperlink r:id=\"rLink\" w:anchor=\"top\">\(r("x"))</w:hyperlink>") + section(),
      relationships: site)
    #expect(pdf.document.pages[0].links.map(\.target) == [.address("https://example.org/#top")])
  }

  @Test func `that leads nowhere is words`() throws {
    let pdf = try printed(
      p(runs: "<w:hyperlink r:id=\"rNone\">\(r("x"))</w:hyperlink>") + section())
    #expect(pdf.elements == ["P \"x\""])
  }
}

@Suite struct `A field` {
  @Test func `shows its result where its code means nothing here`() throws {
    let pdf = try printed(
      p(runs: complexField("DATE \\@ \"d MMMM\"", r("1 May")))
        + p(runs: complexField("REF there", r("three")))
        + section())
    #expect(pdf.pages == ["1 May\nthree"])
  }

  @Test func `of a reference leads to it where it says so`() throws {
    let pdf = try printed(
      p(runs: complexField("REF there \\h", r("above"))) + p(runs: bookmark("there") + r("x"))
        + section())
    #expect(pdf.elements[1] == "Link \"above\" -> page 1")
  }

  @Test func `of a page shows the one where the bookmark stands`() throws {
    let pdf = try printed(
      p(runs: r("page ") + complexField("PAGEREF there", r("99")))
        + p(runs: bookmark("there") + r("there"), "<w:pageBreakBefore/>") + section())
    #expect(pdf.pages == ["page 2", "there"])
  }

  @Test func `of a page uses the format of the section that it leads to`() throws {
    let pdf = try printed(
      endOfSection("x", "<w:pgNumType w:fmt=\"lowerRoman\"/>").replacing(
        r("x"), with: bookmark("there") + complexField("PAGEREF there", r("9"))) + p("y")
        + section())
    #expect(pdf.pages == ["i", "y"])
  }

  @Test func `within another is shown as that one's result`() throws {
    let inner = complexField("PAGE", r("7"))
    let pdf = try printed(
      p(runs: complexField("HYPERLINK \"https://example.org/\"", r("p. ") + r("x")))
        + p(runs: complexField("IF", inner)) + section())
    #expect(pdf.pages == ["p. x\n1"])
  }

  @Test func `of a form shows its box or choice`() throws {
    func form(_ data: String) -> String {
      "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>\(data)</w:ffData></w:fldChar></w:r>"
        + "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    }
    let pdf = try printed(
      p(runs: form("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>"))
        + p(runs: form("<w:checkBox><w:default w:val=\"0\"/></w:checkBox>")) + section())
    #expect(pdf.elements == ["P \"☒\"", "P \"☐\""])
  }
}

@Suite struct `A contents list` {
  private let styles =
    "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"T1\"><w:name w:val=\"toc 1\"/></w:style>"

  private func entry(_ text: String, _ name: String, before: String = "", after: String = "")
    -> String
  {
    p(
      runs: before + "<w:hyperlink w:anchor=\"\(name)\">\(r(text))<w:r><w:tab/></w:r>"
        + complexField("PAGEREF \(name) \\h", r("1")) + "</w:hyperlink>" + after,
      "<w:pStyle w:val=\"T1\"/><w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"4000\"/></w:tabs>"
    )
  }

  private var body: String {
    let begin =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\o 1-3</w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    func heading(_ text: String, _ name: String) -> String {
      p(runs: bookmark(name) + r(text), "<w:pStyle w:val=\"H1\"/><w:pageBreakBefore/>")
    }
    return entry("One", "_Toc1", before: begin) + entry("Two", "_Toc2", after: end)
      + heading("One", "_Toc1") + heading("Two", "_Toc2") + section()
  }

  @Test func `has the pages where its headings stand, at the right, behind dots`() throws {
    let pdf = try printed(body, styles: styles)
    #expect(pdf.pages[0] == "One 2\nTwo 3")
    #expect(isNear(try pdf.text("3").right, 250))
    #expect(pdf.lines().count == 2)
  }

  @Test func `is one, with an entry and a link for each heading`() throws {
    let pdf = try printed(body, styles: styles)
    #expect(
      pdf.elements.prefix(7) == [
        "TOC", "TOCI", "P", "Link \"One 2\" -> page 2", "TOCI", "P", "Link \"Two 3\" -> page 3",
      ])
  }

  @Test func `has right numbers where it is long itself`() throws {
    let names = (1...20).map { "_Toc\($0)" }
    let entries = names.map { entry($0, $0) }.joined()
    let headings = names.map {
      p(runs: bookmark($0) + r($0), "<w:pStyle w:val=\"H1\"/><w:pageBreakBefore/>")
    }.joined()
    let pdf = try printed(
      entries + headings + section(), styles: styles + twentyPointStyle)
    #expect(pdf.pages[0].hasPrefix("_Toc1 3\n_Toc2 4\n"))
    #expect(pdf.pages[1].hasSuffix("_Toc20 22"))
  }
}
