import PDF
import Testing

@Suite struct `Columns before a section on the same page` {
  private let two = "<w:type w:val=\"continuous\"/><w:cols w:num=\"2\" w:space=\"400\"/>"

  /// Two columns of lines, then one, and how many lines each column of a page has.
  private func printed(
    _ lines: [String], before: String = "", properties: String? = nil
  ) throws -> Printed {
    let body = lines.dropLast().joined() + endOfSection("last", twentyPoints + (properties ?? two))
    return try PDFTests.printed(
      before + body + p("below", twentyPoints) + section("<w:type w:val=\"continuous\"/>"),
      styles: twentyPointStyle)
  }

  private func counts(_ pdf: Printed, page: Int) -> [Int] {
    let lines = pdf.texts(page).filter { $0.text != "below" }
    let columns = Set(lines.map(\.x)).sorted()
    return columns.map { x in Set(lines.filter { $0.x == x }.map(\.y)).count }
  }

  private func lines(_ count: Int) -> [String] { (1...count).map { p("\($0)", twentyPoints) } }

  @Test func `are level where they are on one page`() throws {
    #expect(counts(try printed(lines(10)), page: 1) == [5, 5])
    #expect(counts(try printed(lines(7)), page: 1) == [4, 3])
  }

  @Test func `are level on the last of several pages`() throws {
    let pdf = try printed(lines(40))
    #expect(counts(pdf, page: 1) == [15, 15])
    #expect(counts(pdf, page: 2) == [5, 5])
    #expect(try pdf.text("below", page: 2).y > pdf.text("last", page: 2).y)
    #expect(isNear(try pdf.text("below", page: 2).y - pdf.text("last", page: 2).y, 20))
  }

  @Test func `are level where more than one of them is full`() throws {
    // The first of them had reached the foot of the page.
    let pdf = try printed(lines(50))
    #expect(counts(pdf, page: 2) == [10, 10])
    #expect(pdf.pages.joined(separator: "\n").split(separator: "\n").count == 51)
  }

  @Test func `are level below another section`() throws {
    let first = endOfSection("title", twentyPoints)
    let pdf = try printed(lines(20), before: first)
    #expect(counts(pdf, page: 1).reduce(0, +) == 21)
    #expect(isNear(try pdf.drop(from: "title", to: "below"), 220))
  }

  @Test func `keep together what stays together`() throws {
    let pair = [p("head", twentyPoints + "<w:keepNext/>"), p("body", twentyPoints)]
    let pdf = try printed(lines(4) + pair + lines(4))
    #expect(try pdf.text("head").x == pdf.text("body").x)
    #expect(counts(pdf, page: 1).max() == 6)
  }

  @Test func `hold the rows of a table once, with its headings in each`() throws {
    let head = tr(tc("head"), "<w:tblHeader/>")
    let rows = (1...40).map { tr(tc("r\($0)")) }.joined()
    let pdf = try printed([table(rows: head + rows, grid: [60]), ""])
    let words = pdf.pages.joined(separator: "\n").split(separator: "\n")
    #expect((1...40).allSatisfy { number in words.count { $0 == "r\(number)" } == 1 })
    let last = counts(pdf, page: pdf.pages.count)
    #expect(last.count == 2 && abs(last[0] - last[1]) <= 1)
  }

  @Test func `stay as they are where a break says where they begin`() throws {
    let broken = [
      p("one", twentyPoints), p(runs: "<w:r><w:br w:type=\"column\"/></w:r>" + r("two")),
    ]
    #expect(counts(try printed(broken + lines(4)), page: 1) == [1, 5])
  }
}
