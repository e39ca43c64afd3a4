import PDF
import Testing

/// Lines of these sides, as the element of a name.
func lines(_ tag: String, _ sides: String, size: Int = 8, _ colour: String = "000000")
  -> String
{
  let lines = sides.split(separator: " ").map {
    "<w:\($0) w:val=\"single\" w:sz=\"\(size)\" w:color=\"\(colour)\"/>"
  }
  return "<w:\(tag)>\(lines.joined())</w:\(tag)>"
}

@Suite struct `Lines of a table` {
  private let all = "top left bottom right insideH insideV"

  @Test func `are drawn once between neighbours`() throws {
    let pdf = try printed(
      table([["a", "b"], ["c", "d"]], lines("tblBorders", all)) + section())
    let upright = pdf.lines().filter { $0.x1 == $0.x2 }
    #expect(Set(upright.map(\.x1)) == [50, 110, 170])
    #expect(upright.count == 6)
    let level = pdf.lines().filter { $0.y1 == $0.y2 }
    // Rows make room for the lines above them, the last one for that below it, too.
    #expect(Set(level.map(\.y1)) == [50, 71, 93])
    #expect(level.count == 6)
  }

  @Test func `of a cell win over those of the table`() throws {
    let own = tc("a", lines("tcBorders", "bottom", size: 24, "FF0000"))
    let pdf = try printed(
      table(rows: tr(own) + tr(tc("b")), lines("tblBorders", all), grid: [60]) + section())
    let level = pdf.lines().filter { $0.y1 == $0.y2 }.sorted { $0.y1 < $1.y1 }
    #expect(level.map(\.width) == [1, 3, 1])
    #expect(level[1].colour == Colour(red: 255, green: 0, blue: 0))
  }

  @Test func `that are thicker, or darker, win over those of the neighbour`() throws {
    func middle(_ one: String, _ two: String) throws -> [DrawnLine] {
      let pdf = try printed(
        table(rows: tr(tc("a", one) + tc("b", two)), grid: [60, 60]) + section())
      return pdf.lines().filter { $0.x1 == 110 && $0.x2 == 110 }
    }
    let thick = try middle(
      lines("tcBorders", "right", size: 8), lines("tcBorders", "left", size: 16, "FF0000"))
    #expect(thick.map(\.width) == [2])
    let dark = try middle(
      lines("tcBorders", "right", "FFFF00"), lines("tcBorders", "left", "0000FF"))
    #expect(dark.map(\.colour) == [Colour(red: 0, green: 0, blue: 255)])
  }

  @Test func `are not drawn where a cell says that there are none`() throws {
    let none = "<w:tcBorders><w:left w:val=\"nil\"/></w:tcBorders>"
    let pdf = try printed(
      table(rows: tr(tc("a", none)), lines("tblBorders", "top left bottom right"), grid: [60])
        + section())
    #expect(!pdf.lines().contains { $0.x1 == 50 && $0.x2 == 50 })
    #expect(pdf.lines().count == 3)
  }

  @Test func `cross a cell from corner to corner`() throws {
    let crossed = tc(
      "a",
      "<w:tcBorders><w:tl2br w:val=\"single\" w:sz=\"8\"/>"
        + "<w:tr2bl w:val=\"double\" w:sz=\"8\" w:color=\"FF0000\"/></w:tcBorders>")
    let pdf = try printed(table(rows: tr(crossed + tc("b")), grid: [60, 60]) + section())
    let lines = pdf.lines()
    try #require(lines.count == 3)
    let down = lines[0]
    #expect([down.x1, down.y1, down.x2, down.y2] == [50, 50, 110, 70])
    // Two lines on both sides of that from the upper right corner.
    #expect(
      isNear((lines[1].x1 + lines[2].x1) / 2, 110) && isNear((lines[1].y1 + lines[2].y1) / 2, 50))
    #expect(
      isNear((lines[1].x2 + lines[2].x2) / 2, 50) && isNear((lines[1].y2 + lines[2].y2) / 2, 70))
    #expect(lines[1].colour == Colour(red: 255, green: 0, blue: 0))
  }

  @Test func `close the part of a table that ends a page`() throws {
    let rows = (1...20).map { ["\($0)"] }
    let pdf = try printed(table(rows, lines("tblBorders", all)) + section())
    let (level, upright) = (pdf.lines(1).filter { $0.y1 == $0.y2 }, pdf.lines(1).map(\.y2))
    #expect(level.map(\.y1).max() == upright.max())
    #expect(pdf.lines(2).contains { $0.y1 == 50 && $0.y2 == 50 })
  }

  @Test func `and colours come from the style of the table, for the rows that it says`() throws {
    let styles = """
      <w:style w:type="table" w:styleId="T"><w:name w:val="T"/>
      <w:tblPr>\(lines("tblBorders", "top"))</w:tblPr>
      <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>
      <w:shd w:val="clear" w:fill="C0C0C0"/></w:tcPr></w:tblStylePr></w:style>
      """
    let pdf = try printed(
      table([["a"], ["b"]], "<w:tblStyle w:val=\"T\"/><w:tblLook w:firstRow=\"1\"/>") + section(),
      styles: styles)
    #expect(pdf.lines().count == 1)
    #expect(pdf.fills().map(\.area.height) == [21])
    #expect(try pdf.text("a").font == "LiberationSerif-Bold")
    #expect(try pdf.text("b").font == "LiberationSerif")
    #expect(pdf.elements.prefix(4) == ["Table", "TR", "TH [Scope=Column]", "P \"a\""])
  }
}
