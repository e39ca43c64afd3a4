import PDF
import Testing

/// So many lines of 20 points, of the 15 that a page has.
private func filler(_ count: Int) -> String {
  (0..<count).map { p("filler \($0)", "<w:pStyle w:val=\"Fill\"/>") }.joined()
}

/// A paragraph of so many lines.
private func lines(_ count: Int, _ properties: String = "") -> String {
  let texts = (1...count).map { r("line \($0)") }
  return p(runs: texts.joined(separator: "<w:r><w:br/></w:r>"), properties)
}

private func pages(_ body: String) throws -> [[String]] {
  try printed(body + section(), styles: twentyPointStyle).pages.map { page in
    page.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("filler") }
  }
}

@Suite struct `A page ends` {
  @Test func `where it is full`() throws {
    #expect(try pages(filler(15) + p("next")) == [[], ["next"]])
    #expect(try pages(filler(14) + p("last")) == [["last"]])
  }

  @Test func `not behind the first line of a paragraph, nor before its last`() throws {
    #expect(try pages(filler(14) + lines(4)) == [[], ["line 1", "line 2", "line 3", "line 4"]])
    #expect(try pages(filler(12) + lines(4)) == [["line 1", "line 2"], ["line 3", "line 4"]])
    #expect(try pages(filler(13) + lines(3)) == [[], ["line 1", "line 2", "line 3"]])
  }

  @Test func `anywhere where the paragraph does not mind`() throws {
    #expect(
      try pages(filler(14) + lines(3, "<w:widowControl w:val=\"0\"/>"))
        == [["line 1"], ["line 2", "line 3"]])
  }

  @Test func `not within a paragraph whose lines stay together`() throws {
    #expect(
      try pages(filler(12) + lines(4, "<w:keepLines/>"))
        == [[], ["line 1", "line 2", "line 3", "line 4"]])
  }

  @Test func `not behind a paragraph that stays with the next one`() throws {
    #expect(
      try pages(filler(14) + p("heading", "<w:keepNext/>") + p("text")) == [
        [], ["heading", "text"],
      ])
    #expect(
      try pages(
        filler(13) + p("one", "<w:keepNext/>") + p("two", "<w:keepNext/>") + p("three"))
        == [[], ["one", "two", "three"]])
    #expect(
      try pages(filler(13) + p("heading", "<w:keepNext/>") + lines(4))
        == [[], ["heading", "line 1", "line 2", "line 3", "line 4"]])
  }

  @Test func `not between a paragraph that stays with the next one and a table`() throws {
    #expect(
      try pages(filler(14) + p("heading", "<w:keepNext/>") + table([["a"], ["b"]]))
        == [[], ["heading", "a", "b"]])
  }

  @Test func `before a table at a break that ends the paragraph above it`() throws {
    let pageBreak = "<w:r><w:br w:type=\"page\"/></w:r>"
    #expect(try pages(p(runs: r("one") + pageBreak) + table([["a"]])) == [["one"], ["a"]])
  }

  @Test func `somewhere, even where everything stays with the next`() throws {
    let all = (1...20).map { p("\($0)", "<w:keepNext/>") }.joined()
    #expect(try pages(all).map(\.count) == [15, 5])
  }

  @Test func `before a paragraph that asks for it`() throws {
    #expect(try pages(p("one") + p("two", "<w:pageBreakBefore/>")) == [["one"], ["two"]])
  }

  @Test func `not for the first paragraph of all`() throws {
    #expect(try pages(p("one", "<w:pageBreakBefore/>")) == [["one"]])
  }

  @Test func `at a break, with what is behind it on the next`() throws {
    let pageBreak = "<w:r><w:br w:type=\"page\"/></w:r>"
    #expect(try pages(p(runs: r("one") + pageBreak + r("two"))) == [["one"], ["two"]])
    #expect(try pages(p(runs: r("one") + pageBreak) + p("two")) == [["one"], ["two"]])
    #expect(try pages(p("one") + p(runs: pageBreak) + p("two")) == [["one"], ["two"]])
  }

  @Test func `at a column break where there is but one column`() throws {
    #expect(
      try pages(p(runs: r("one") + "<w:r><w:br w:type=\"column\"/></w:r>" + r("two")))
        == [["one"], ["two"]])
  }

  @Test func `in one paragraph that is one element`() throws {
    let pdf = try printed(
      p(runs: r("one") + "<w:r><w:br w:type=\"page\"/></w:r>" + r("two")) + section())
    #expect(pdf.elements == ["P \"one\" | \"two\""])
  }
}

@Suite struct `Lines round a paragraph` {
  private func box(_ sides: String = "top left bottom right", size: Int = 8) -> String {
    let lines = sides.split(separator: " ").map {
      "<w:\($0) w:val=\"single\" w:sz=\"\(size)\" w:space=\"4\"/>"
    }
    return "<w:pBdr>\(lines.joined())</w:pBdr>" + twentyPoints
  }

  @Test func `stand as far from it as they say`() throws {
    let pdf = try printed(p("one", box()) + p("two", twentyPoints) + section())
    let lines = pdf.lines()
    #expect(lines.count == 4)
    #expect(lines.contains { isNear($0.x1, 46) && isNear($0.x2, 46) })
    #expect(lines.contains { isNear($0.x1, 254) && isNear($0.x2, 254) })
    let level = lines.filter { $0.y1 == $0.y2 }.map(\.y1).sorted()
    #expect(isNear(level[1] - level[0], 28))
    // What is below them makes room for the line.
    #expect(isNear(try pdf.drop(from: "one", to: "two"), 25))
  }

  @Test func `go round paragraphs of one look together`() throws {
    let pdf = try printed(p("one", box()) + p("two", box()) + section())
    #expect(pdf.lines().count == 4)
    #expect(try pdf.drop(from: "one", to: "two") == 20)
    let other = try printed(p("one", box()) + p("two", box(size: 16)) + section())
    #expect(other.lines().count == 8)
  }

  @Test func `are those of the sides that are named`() throws {
    let pdf = try printed(p("one", box("bottom")) + section())
    #expect(pdf.lines().map { $0.y1 == $0.y2 } == [true])
  }

  @Test func `stand between paragraphs of one look where that is asked for`() throws {
    let between = box("top bottom between")
    let pdf = try printed(p("one", between) + p("two", between) + p("three", between) + section())
    #expect(pdf.lines().count == 4)
    // Four points above the line and below it, and the line itself.
    #expect(isNear(try pdf.drop(from: "one", to: "two"), 29))
    let line = try #require(pdf.lines().map(\.y1).sorted().dropFirst().first)
    #expect(try line > pdf.text("one").y && line < pdf.text("two").y)
  }

  @Test func `are decoration`() throws {
    let pdf = try printed(
      p("one", box() + "<w:shd w:val=\"clear\" w:fill=\"FFFF00\"/>") + section())
    #expect(pdf.document.pages[0].items.dropLast().allSatisfy { $0.meaning == .artifact(.layout) })
    #expect(pdf.elements == ["P \"one\""])
  }
}

@Suite struct `The colour behind a paragraph` {
  private func shade(_ colour: String) -> String {
    "<w:shd w:val=\"clear\" w:fill=\"\(colour)\"/>" + twentyPoints
  }

  @Test func `fills its lines from margin to margin`() throws {
    let pdf = try printed(p("one", shade("FFCC00")) + section())
    let fill = try #require(pdf.fills().first)
    #expect(fill.area == Rectangle(x: 50, y: 50, width: 200, height: 20))
    #expect(fill.colour == Colour(red: 255, green: 204, blue: 0))
  }

  @Test func `begins where an indented paragraph does`() throws {
    let pdf = try printed(p("one", "<w:ind w:left=\"400\"/>" + shade("FFCC00")) + section())
    #expect(pdf.fills().map(\.area.x) == [70])
  }

  @Test func `joins that of the next paragraph`() throws {
    let pdf = try printed(p("one", shade("FFCC00")) + p("two", shade("FFCC00")) + section())
    #expect(pdf.fills().map(\.area.height) == [40])
    let other = try printed(p("one", shade("FFCC00")) + p("two", shade("FF0000")) + section())
    #expect(other.fills().map(\.area.height) == [20, 20])
  }

  @Test func `is mixed of two where it is a pattern`() throws {
    let pdf = try printed(
      p("one", "<w:shd w:val=\"pct50\" w:color=\"000000\" w:fill=\"FFFFFF\"/>") + section())
    #expect(pdf.fills().map(\.colour) == [Colour(red: 128, green: 128, blue: 128)])
  }

  @Test func `turns letters white where it is dark and they have no colour of their own`() throws {
    #expect(try printed(p("one", shade("000080")) + section()).text("one").colour == .white)
    #expect(try printed(p("one", shade("CCCCFF")) + section()).text("one").colour == .black)
  }
}
