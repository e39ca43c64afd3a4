import Fonts
import PDF
import TestSupport
import Testing

@Suite struct `The columns of a table` {
  private func width(_ twips: Int, _ type: String = "dxa") -> String {
    "<w:tcW w:w=\"\(twips)\" w:type=\"\(type)\"/>"
  }

  private func x(
    _ cells: [(text: String, properties: String)], grid: [Int], _ properties: String = ""
  ) throws -> [Double] {
    let row = tr(cells.map { tc($0.text, $0.properties) }.joined())
    let pdf = try printed(table(rows: row, properties, grid: grid) + section())
    #expect(pdf.messages == [])
    return try cells.map { try pdf.text($0.text).x }
  }

  /// How wide a text is in the font of the tests.
  private func length(_ text: String) throws -> Double {
    try printed(p(text, twentyPoints) + section()).text(text).width
  }

  @Test func `are as wide as their longest word, whatever the grid says`() throws {
    let long = "Administration"
    let columns = try x(
      [("yy", width(1200)), (long, width(400)), ("zz", width(1200))], grid: [60, 20, 60])
    let width = try length(long)
    #expect(columns[1] == 110)
    #expect(isNear(columns[2], 110 + width))
  }

  @Test func `keep a grid that holds their content`() throws {
    let columns = try x([("some", ""), ("words", ""), ("here", "")], grid: [34, 61, 47])
    #expect(columns == [50, 84, 145])
  }

  @Test func `take from each other, not from the margin, where the table is as wide as the text`()
    throws
  {
    let wide = "<w:tblW w:w=\"4000\" w:type=\"dxa\"/>"
    let long = "Administration"
    let columns = try x([("yy", width(3600)), (long, width(400))], grid: [180, 20], wide)
    #expect(isNear(columns[1], 250 - (try length(long))))
  }

  @Test func `of a fixed layout are those of the grid`() throws {
    let fixed = "<w:tblLayout w:type=\"fixed\"/>"
    let row = tr(tc("Administration") + tc("zz"))
    let pdf = try printed(table(rows: row, fixed, grid: [20, 60]) + section())
    #expect(try pdf.text("zz").x == 70)
  }

  @Test func `are as wide as what stands in them where nobody says how wide they are`() throws {
    for grid in [[], [0, 0], [5, 5]] {
      let columns = try x(
        [("Name", width(0, "auto")), ("Description of it", width(0, "auto"))], grid: grid)
      #expect(isNear(columns[1], 50 + (try length("Name"))))
    }
  }

  @Test func `share the width of the text where their content is longer`() throws {
    let long = String(repeating: "word ", count: 40)
    let row = tr(tc("Item no 1", width(0, "auto")) + tc(long, width(0, "auto")) + tc("end"))
    let pdf = try printed(table(rows: row, grid: []) + section())
    // Short entries stay on one line.
    #expect(isNear(try pdf.text("word").x, 50 + (try length("Item no 1"))))
    #expect(isNear(try pdf.text("end").right, 255.4, within: 5.5))
  }

  @Test func `fill the width that the table asks for, the fuller ones more`() throws {
    let whole = "<w:tblW w:w=\"5000\" w:type=\"pct\"/>"
    let columns = try x([("ab", ""), ("abab", "")], grid: [], whole)
    let (one, two) = (try length("ab"), try length("abab"))
    #expect(isNear(columns[1] - 50, 200 * one / (one + two), within: 0.1))
  }

  @Test func `have the widths that cells ask for, where the grid was left as it was`() throws {
    let columns = try x(
      [("a", width(1000)), ("b", width(2000)), ("c", width(600))], grid: [60, 60, 60])
    #expect(columns == [50, 100, 200])
  }

  @Test func `break the words of the widest where all are wider than the page`() throws {
    let endless = String(repeating: "abcdefgh", count: 12)
    let row = tr(tc("Name") + tc(endless))
    let pdf = try printed(table(rows: row, grid: [5, 5]) + section())
    let right = pdf.texts().map(\.right).max() ?? 0
    #expect(isNear(try pdf.text("abc").x, 50 + (try length("Name"))))
    #expect(right <= 261)
  }

  @Test func `hold cells over several of them, too`() throws {
    let span = tr(tc("Administration", "<w:gridSpan w:val=\"2\"/>") + tc("zz"))
    let pdf = try printed(
      table(rows: span + tr(tc("xx") + tc("yy") + tc("d")), grid: [20, 20, 20]) + section())
    #expect(isNear(try pdf.text("zz").x, 50 + (try length("Administration"))))
  }

  @Test func `hold lists, whose labels stand before the words`() throws {
    let list = "<w:ind w:left=\"400\" w:hanging=\"400\"/>"
    let row = tr(tc(content: p("Administration", list + twentyPoints)) + tc("zz"))
    let pdf = try printed(table(rows: row, grid: [20, 60]) + section())
    #expect(try pdf.text("zz").x >= 50 + (try length("Administration")))
  }

  @Test func `hold tables within their cells`() throws {
    let inner = table([["Administration", "x"]], grid: [5, 5])
    let row = tr(tc(content: inner + p("")) + tc("zz"))
    let pdf = try printed(table(rows: row, grid: [20, 20]) + section())
    #expect(
      isNear(
        try pdf.text("zz").x, 50 + (try length("Administration")) + (try length("x")), within: 0.1))
  }

  @Test func `keep lines whole in cells that say so`() throws {
    let whole = "a line of some words"
    let columns = try x(
      [("a", width(600)), (whole, width(600) + "<w:noWrap/>"), ("z", width(600))],
      grid: [30, 30, 30])
    #expect(isNear(columns[2] - columns[1], try length(whole)))
  }

  @Test func `are as wide as a picture in them`() throws {
    let row = tr(tc(content: p(runs: inline(picture()))) + tc("zz"))
    let pdf = try printed(
      table(rows: row, grid: [30, 30]) + section(),
      parts: [("word/media/image1.png", png)], relationships: pictureLink)
    #expect(try pdf.text("zz").x == 110)
    #expect(pdf.pictures().map(\.area.width) == [60])
    #expect(pdf.messages == [])
  }

  @Test func `that are fixed have their pictures made narrower`() throws {
    let row = tr(tc(content: p(runs: inline(picture()))) + tc("zz"))
    let pdf = try printed(
      table(rows: row, "<w:tblLayout w:type=\"fixed\"/>", grid: [30, 30]) + section(),
      parts: [("word/media/image1.png", png)], relationships: pictureLink)
    #expect(pdf.pictures().map(\.area.width) == [30])
    #expect(pdf.pictures().map(\.area.height) == [15])
    #expect(pdf.messages == ["A picture that is wider than its cell is shown as wide as that."])
  }

  @Test func `tell of text that is to fill the width of its cell`() throws {
    let pdf = try printed(table(rows: tr(tc("a", "<w:tcFitText/>")), grid: [60]) + section())
    #expect(pdf.messages == ["Text that is to fit into the width of its cell is not squeezed."])
  }
}
