import PDF
import TestSupport
import Testing

private func drawn(
  _ body: String, _ properties: String = "", header: String = "", footer: String = "",
  size: String? = nil
) throws -> Printed {
  let links = "<Relationships xmlns=\"\(relationshipSpace)\">\(ownLink)</Relationships>"
  return try printed(
    body + section(properties, size: size), styles: twentyPointStyle, header: header,
    footer: footer,
    parts: [("word/media/image1.png", png)]
      + ["header", "footer"].map { ("word/_rels/\($0)1.xml.rels", Array(links.utf8)) },
    relationships: pictureLink)
}

private let relationshipSpace = "http://schemas.openxmlformats.org/package/2006/relationships"
private let ownLink = relationship("rPicture", "image", "media/image1.png")
private let withHeader = "<w:headerReference w:type=\"default\" r:id=\"rHeader\"/>"
private let withFooter = "<w:footerReference w:type=\"default\" r:id=\"rFooter\"/>"
private let words = String(repeating: "word ", count: 60)

private func square(_ side: String = "bothSides") -> String {
  "<wp:wrapSquare wrapText=\"\(side)\"/>"
}

/// Where the lines of a page begin and end, by the heights of their feet; each part of a line by itself.
private func lines(_ pdf: Printed, page: Int = 1) -> [Double: [(from: Double, to: Double)]] {
  var lines: [Double: [(from: Double, to: Double)]] = [:]
  for text in pdf.texts(page) where text.text.contains(where: { $0 != " " }) {
    lines[text.y, default: []].append((text.x, text.right))
  }
  return lines
}

/// Text that a picture of a page lies over.
private func covered(_ pdf: Printed, page: Int = 1) -> [String] {
  let pictures = pdf.pictures(page).map(\.area)
  return pdf.texts(page).filter { text in
    pictures.contains {
      text.x < $0.right - 0.1 && text.right > $0.x + 0.1 && text.y - 7 < $0.bottom
        && text.y > $0.y + 1
    }
  }.map(\.text)
}

@Suite struct `Text goes round a picture of the header` {
  private let logo = anchored(picture(), wrap: square())

  @Test func `in the header itself`() throws {
    let pdf = try drawn(
      p("body"), withHeader, header: p(runs: logo + r("Elmwood School")) + p("Telephone"))
    #expect(try pdf.text("Elmwood").x == 110)
    #expect(try pdf.text("Telephone").x == 110)
    #expect(covered(pdf).isEmpty)
    #expect(pdf.messages == [])
  }

  @Test func `in the text of every page where the picture reaches into it`() throws {
    let low = anchored(picture(), x: aligned("right"), y: offset(20), wrap: square())
    let pdf = try drawn(
      p(words + words), withHeader, header: p(runs: low + r("Elmwood School")),
      size: "<w:pgSz w:w=\"6000\" w:h=\"4000\"/>")
    #expect(pdf.document.pages.count > 1)
    for page in 1...pdf.document.pages.count {
      #expect(pdf.pictures(page).map(\.area) == [Rectangle(x: 190, y: 40, width: 60, height: 30)])
      #expect(covered(pdf, page: page).isEmpty)
    }
    #expect(lines(pdf, page: 2).values.contains { $0.contains { $0.to > 190 } })
  }

  @Test func `which pushes the text below it down where nothing may stand beside it`() throws {
    let whole = anchored(picture(), y: offset(10), wrap: "<wp:wrapTopAndBottom/>")
    let pdf = try drawn(
      p("one") + p("two", "<w:pageBreakBefore/>"), withHeader, header: p(runs: whole + r("above")))
    #expect(try pdf.text("above").y > 60)
    #expect(covered(pdf).isEmpty && covered(pdf, page: 2).isEmpty)
  }

  @Test func `and of the footer`() throws {
    let high = anchored(picture(), y: offset(-30), wrap: square())
    let pdf = try drawn(
      p(words + words + words), withFooter, footer: p(runs: high + r("below")))
    #expect(covered(pdf) == [])
    #expect(pdf.pictures().first?.area == Rectangle(x: 50, y: 330, width: 60, height: 30))
    #expect(lines(pdf).contains { $0.key > 330 && $0.key < 350 && $0.value[0].from == 110 })
  }

  @Test func `but not over what only lies behind it`() throws {
    let mark = anchored(picture(), y: offset(20), isBehind: true)
    let pdf = try drawn(p(words), withHeader, header: p(runs: mark + r("above")))
    #expect(pdf.texts().allSatisfy { $0.x == 50 })
  }
}

@Suite struct `Text goes round a picture` {
  @Test func `that comes later and reaches up over it`() throws {
    let late = anchored(picture(), x: aligned("right"), y: offset(-30), wrap: square())
    let pdf = try drawn(p(words) + p(runs: late + r("here " + words)))
    #expect(covered(pdf).isEmpty)
    let first = try #require(pdf.pictures().first?.area)
    #expect(isNear(first.y, try pdf.text("here").y - 44, within: 6))
    #expect(pdf.messages == [])
  }

  @Test func `that stands at the head of its page`() throws {
    let top = anchored(
      picture(), x: aligned("right"), y: aligned("top"), down: "margin", wrap: square())
    let pdf = try drawn(p(words) + p("two") + p(runs: top + r("three")))
    #expect(covered(pdf).isEmpty)
    #expect(pdf.pictures().first?.area == Rectangle(x: 190, y: 50, width: 60, height: 30))
  }

  @Test func `that hangs on a line in the midst of a paragraph`() throws {
    let here = anchored(picture(), x: aligned("right"), down: "line", wrap: square())
    let pdf = try drawn(p(runs: r(words) + here + r("here " + words)))
    #expect(covered(pdf).isEmpty)
    #expect(try #require(pdf.pictures().first?.area.y) > 100)
  }

  @Test func `and another one beside it`() throws {
    let two =
      anchored(picture(), wrap: square())
      + anchored(picture(), x: aligned("right"), wrap: square())
    let pdf = try drawn(p(runs: two + r(words)))
    #expect(covered(pdf).isEmpty)
    #expect(pdf.texts()[0].x == 110)
    #expect(pdf.texts().contains { $0.x == 50 })
  }

  @Test func `and tells where it moves away each time`() throws {
    // Its paragraph stands at the head of the next page without it, and on this one with it.
    let big = anchored(picture(), y: offset(-20), wrap: "<wp:wrapTopAndBottom/>")
    let pdf = try drawn(p(words) + p(runs: big + r("here")))
    #expect(
      pdf.messages == [
        "A drawing moves away from the lines that go round it, however they are broken."
      ])
    #expect(pdf.findings[0].hint == "Let its place count from the page in Word, not from the text.")
  }

  @Test func `and tells where it stands over the column before`() throws {
    let back = anchored(picture(), x: offset(-60), wrap: square())
    let pdf = try drawn(
      p(words) + p(runs: "<w:r><w:br w:type=\"column\"/></w:r>" + back + r("second")),
      "<w:cols w:num=\"2\" w:space=\"400\"/>", size: "<w:pgSz w:w=\"9000\" w:h=\"8000\"/>")
    #expect(pdf.messages == ["A drawing stands over the text of the column before its own."])
    #expect(
      pdf.findings[0].hint
        == "Anchor it to a paragraph of the first column that it reaches into.")
    #expect(pdf.findings[0].place != nil)
  }

  @Test func `as it is when it is turned`() throws {
    let turned = picture().replacing(
      "<pic:spPr/>", with: "<pic:spPr><a:xfrm rot=\"5400000\"/></pic:spPr>")
    let pdf = try drawn(p(runs: anchored(turned, y: offset(15), wrap: square()) + r(words)))
    // It stands from 65 to 95 and reaches from 50 down to 110.
    let beside = lines(pdf).filter { $0.key < 110 }
    #expect(beside.count == 3 && beside.values.allSatisfy { $0[0].from == 95 })
  }

  @Test(arguments: [
    ("bothSides", [50.0, 200.0]), ("left", [50.0]), ("right", [200.0]), ("largest", [200.0]),
  ])
  func `on the sides that it says`(_ side: String, _ starts: [Double]) throws {
    let middle = anchored(picture(), x: offset(90), y: offset(20), wrap: square(side))
    let pdf = try drawn(
      p(runs: middle + r(words)), size: "<w:pgSz w:w=\"7000\" w:h=\"8000\"/>")
    let line = try #require(lines(pdf).filter { $0.key > 72 && $0.key < 98 }.first?.value)
    #expect(line.map(\.from).sorted() == starts)
    #expect(covered(pdf).isEmpty)
  }

  @Test func `on one side alone where the other is less than an inch wide`() throws {
    let near = anchored(picture(), x: offset(60), y: offset(20), wrap: square())
    let pdf = try drawn(p(runs: near + r(words)))
    let line = try #require(lines(pdf).filter { $0.key > 72 && $0.key < 98 }.first?.value)
    #expect(line.map(\.from) == [170])
  }

  @Test func `on both sides in the order in which it is read`() throws {
    let middle = anchored(picture(), x: offset(90), y: offset(0), wrap: square())
    let pdf = try drawn(
      p(runs: middle + r("one two three four five six seven eight nine ten")),
      size: "<w:pgSz w:w=\"7000\" w:h=\"8000\"/>")
    let texts = pdf.texts()
    #expect(texts[0].x == 50 && texts[1].x == 200 && texts[0].y == texts[1].y)
    #expect(
      pdf.pages.map { $0.replacing("\n", with: " ") } == [
        "one two three four five six seven eight nine ten"
      ])
  }
}

@Suite struct `A picture in a cell` {
  private let logo = anchored(picture(), x: aligned("right"), wrap: square())

  @Test func `stands in the cell, and its text goes round it`() throws {
    let cell = p(runs: logo + r("one two three four five six seven eight nine"))
    let pdf = try drawn(table(rows: tr(tc("a") + tc(content: cell)), grid: [60, 140]))
    #expect(pdf.pictures().first?.area == Rectangle(x: 190, y: 50, width: 60, height: 30))
    #expect(try pdf.text("one").x == 110)
    #expect(covered(pdf).isEmpty)
    #expect(pdf.messages == [])
  }

  @Test func `counts from the cell, whatever it says of the page`() throws {
    let page = anchored(
      picture(), x: offset(10), y: offset(5), from: "page", down: "page", wrap: square())
    let pdf = try drawn(
      p("first") + table(rows: tr(tc("a") + tc(content: p(runs: page + r("b")))), grid: [60, 140]))
    #expect(pdf.pictures().first?.area == Rectangle(x: 120, y: 75, width: 60, height: 30))
  }

  @Test func `makes the cell as high as itself`() throws {
    let pdf = try drawn(
      table(rows: tr(tc(content: p(runs: logo + r("b")))) + tr(tc("below")), grid: [140]))
    #expect(try pdf.text("below").y > 80)
  }

  @Test func `that stands outside of the cell is told`() throws {
    let out = logo.replacing("<wp:anchor ", with: "<wp:anchor layoutInCell=\"0\" ")
    let pdf = try drawn(table(rows: tr(tc(content: p(runs: out + r("b")))), grid: [140]))
    #expect(
      pdf.messages == ["A picture that text goes round stands over the text of its cell."])
    #expect(
      pdf.findings[0].hint
        == "Choose \"Layout in table cell\" in Word, among the options of its position.")
  }
}

@Suite struct `A table beside a picture` {
  private func place(_ picture: String, _ grid: [Int]) throws -> (x: Double, y: Double) {
    let pdf = try drawn(
      p(runs: picture + r("head"))
        + table(rows: tr(grid.map { _ in tc("cell") }.joined()), grid: grid))
    let text = try pdf.text("cell")
    return (text.x, text.y)
  }

  @Test func `stands beside it where it fits`() throws {
    let tall = anchored(picture(), y: offset(10), wrap: square())
    #expect(try place(tall, [60, 60]).x == 110)
    #expect(try place(tall, [60, 60]).y < 90)
    let right = anchored(picture(), x: aligned("right"), y: offset(10), wrap: square())
    #expect(try place(right, [60, 60]).x == 50)
    #expect(try place(right, [60, 60]).y < 90)
  }

  @Test func `is moved where the picture comes later`() throws {
    let top = anchored(picture(), down: "margin", wrap: square())
    let pdf = try drawn(
      table(rows: tr(tc("cell") + tc("two")), grid: [60, 60]) + p(runs: top + r("later")))
    #expect(try pdf.text("cell").x == 110)
    #expect(pdf.messages == [])
  }

  @Test func `stands below it where it does not`() throws {
    let tall = anchored(picture(), y: offset(10), wrap: square())
    #expect(try place(tall, [100, 100]).x == 50)
    #expect(try place(tall, [100, 100]).y > 90)
  }
}

@Suite struct `A table that text goes round` {
  private func floating(_ place: String, _ grid: [Int] = [60]) -> String {
    table(
      rows: tr(grid.map { _ in tc("cell") }.joined()) + tr(grid.map { _ in tc("two") }.joined()),
      "<w:tblpPr \(place)/>", grid: grid)
  }

  @Test func `has the text of the next paragraph beside it`() throws {
    let pdf = try drawn(
      p("before") + floating("w:vertAnchor=\"text\" w:tblpY=\"200\"") + p("after " + words))
    #expect(try pdf.text("cell").x == 50)
    #expect(try pdf.text("two").x == 50)
    // The table stands from 80 to 120.
    let beside = pdf.texts().filter { $0.text.contains("word") && $0.y > 80 && $0.y < 130 }
    #expect(beside.count == 3 && beside.allSatisfy { $0.x == 110 })
    #expect(try pdf.text("after").y < 90)
    #expect(pdf.messages == [])
  }

  @Test func `stands where it says, and is read where it was written`() throws {
    let pdf = try drawn(
      p("before")
        + floating("w:vertAnchor=\"page\" w:horzAnchor=\"page\" w:tblpX=\"3000\" w:tblpY=\"1400\"")
        + p("after " + words))
    #expect(isNear(try pdf.text("cell").x, 150, within: 6))
    #expect((70..<90).contains(try pdf.text("cell").y))
    let table = try #require(pdf.elements.firstIndex { $0.hasPrefix("Table") })
    let after = try #require(pdf.elements.firstIndex { $0.contains("after") })
    #expect(table < after)
  }

  @Test func `is told where it is higher than the room for it`() throws {
    let rows = (1...30).map { tr(tc("\($0)")) }.joined()
    let pdf = try drawn(
      table(rows: rows, "<w:tblpPr w:vertAnchor=\"text\"/>", grid: [60]) + p("after"))
    #expect(pdf.messages == ["A table that text goes round is shown in the run of the text."])
    #expect(pdf.document.pages.count == 3)
  }
}
