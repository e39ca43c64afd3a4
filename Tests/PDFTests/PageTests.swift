import PDF
import Testing

@Suite struct `A page` {
  @Test func `is as large as its section says, with text within the margins`() throws {
    let pdf = try printed(
      p("one", twentyPoints)
        + section(
          size: "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
          margins: "<w:pgMar w:top=\"1440\" w:left=\"720\" w:right=\"720\" w:bottom=\"720\"/>"))
    let page = pdf.document.pages[0]
    #expect(isNear(page.width, 595.3) && isNear(page.height, 841.9))
    #expect(isNear(try pdf.text("one").x, 36))
    #expect((72..<92).contains(try pdf.text("one").y))
  }

  @Test func `is US Letter with margins of an inch where nothing is said`() throws {
    let pdf = try printed(p("one"))
    #expect(pdf.document.pages[0].width == 612 && pdf.document.pages[0].height == 792)
    #expect(try pdf.text("one").x == 72)
  }

  @Test func `lies on its side where width and height do`() throws {
    let pdf = try printed(
      p("one")
        + section(size: "<w:pgSz w:w=\"8000\" w:h=\"6000\" w:orient=\"landscape\"/>"))
    #expect(pdf.document.pages[0].width == 400 && pdf.document.pages[0].height == 300)
  }

  @Test func `keeps its gutter free on the side of the binding`() throws {
    let margins =
      "<w:pgMar w:top=\"1000\" w:left=\"1000\" w:right=\"600\" w:bottom=\"1000\" w:gutter=\"400\"/>"
    let body = p("one") + p("two", "<w:pageBreakBefore/>") + section(margins: margins)
    let plain = try printed(body)
    #expect(try plain.text("one").x == 70 && plain.text("two", page: 2).x == 70)
    let mirrored = try printed(body, settings: "<w:mirrorMargins/>")
    #expect(try mirrored.text("one").x == 70)
    #expect(try mirrored.text("two", page: 2).x == 30)
  }

  @Test func `of a size that cannot be meant is US Letter, which a finding says`() throws {
    let pdf = try printed(p("one") + section(size: "<w:pgSz w:w=\"57\" w:h=\"57\"/>"))
    #expect(pdf.document.pages[0].width == 612)
    #expect(
      pdf.messages == ["The page is smaller than half an inch or larger than 200 inches."])
  }

  @Test func `whose margins leave no room has narrow ones, which a finding says`() throws {
    let pdf = try printed(
      p("one")
        + section(
          margins: "<w:pgMar w:top=\"1000\" w:left=\"3000\" w:right=\"3000\" w:bottom=\"1000\"/>"))
    #expect(try pdf.text("one").x == 36)
    #expect(pdf.messages == ["The margins leave no room for text."])
  }

  @Test(arguments: [("top", 0.0), ("center", 140.0), ("bottom", 280.0)])
  func `has its text at the head, in the middle or at the foot`(_ align: String, _ down: Double)
    throws
  {
    let plain = try printed(p("one", twentyPoints) + section())
    let pdf = try printed(p("one", twentyPoints) + section("<w:vAlign w:val=\"\(align)\"/>"))
    #expect(isNear(try pdf.text("one").y - plain.text("one").y, down))
  }

  @Test func `has lines round it, from its edge or from the text`() throws {
    func borders(_ from: String) throws -> Printed {
      let sides = ["top", "left", "bottom", "right"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"8\" w:space=\"10\"/>"
      }.joined()
      return try printed(
        p("one") + section("<w:pgBorders w:offsetFrom=\"\(from)\">\(sides)</w:pgBorders>"))
    }
    let page = try borders("page").lines()
    #expect(page.count == 4)
    #expect(page.contains { isNear($0.y1, 10.5) && isNear($0.y2, 10.5) })
    #expect(page.contains { isNear($0.x1, 289.5) && isNear($0.x2, 289.5) })
    let text = try borders("text").lines()
    #expect(text.contains { isNear($0.x1, 39.5) && isNear($0.x2, 39.5) })
    #expect(text.contains { isNear($0.y1, 360.5) && isNear($0.y2, 360.5) })
  }

  @Test(arguments: [("firstPage", [1, 0]), ("notFirstPage", [0, 1]), ("allPages", [1, 1])])
  func `has lines round it on the pages that are named`(_ display: String, _ counts: [Int]) throws {
    let pdf = try printed(
      p("one") + p("two", "<w:pageBreakBefore/>")
        + section(
          "<w:pgBorders w:display=\"\(display)\"><w:top w:val=\"single\" w:sz=\"4\"/></w:pgBorders>"
        ))
    #expect([pdf.lines(1).count, pdf.lines(2).count] == counts)
  }
}

@Suite struct `A section` {
  private func kinds(_ type: String) throws -> Printed {
    try printed(
      endOfSection("one") + p("two") + section("<w:type w:val=\"\(type)\"/>"),
      styles: twentyPointStyle)
  }

  @Test func `goes on on the same page where it is continuous`() throws {
    let pdf = try kinds("continuous")
    #expect(pdf.document.pages.count == 1)
    #expect(try pdf.drop(from: "one", to: "two") == 20)
  }

  @Test func `begins a page otherwise`() throws {
    #expect(try kinds("nextPage").pages == ["one", "two"])
  }

  @Test func `begins on a page of an even or odd number, behind an empty one where need be`() throws
  {
    #expect(try kinds("oddPage").pages == ["one", "", "two"])
    #expect(try kinds("evenPage").pages == ["one", "two"])
  }

  @Test func `has its own size and margins`() throws {
    let pdf = try printed(
      endOfSection("one") + p("two")
        + section(
          size: "<w:pgSz w:w=\"8000\" w:h=\"6000\"/>",
          margins: "<w:pgMar w:top=\"400\" w:left=\"400\" w:right=\"400\" w:bottom=\"400\"/>"))
    #expect(pdf.document.pages.map(\.width) == [300, 400])
    #expect(try pdf.text("two", page: 2).x == 20)
  }

  @Test func `of line numbers tells that they are left out`() throws {
    let pdf = try printed(p("one") + section("<w:lnNumType w:countBy=\"1\"/>"))
    #expect(pdf.messages == ["The numbers of lines are left out."])
  }
}
