import PDF
import Testing

/// A table of rows of texts, each column 60 points wide, without cell margins.
func table(
  _ rows: [[String]], _ properties: String = "", grid: [Int]? = nil, row: String = ""
) -> String {
  table(
    rows: rows.map { tr($0.map { tc($0) }.joined(), row) }.joined(), properties,
    grid: grid ?? Array(repeating: 60, count: rows[0].count))
}

func table(rows: String, _ properties: String = "", grid: [Int]) -> String {
  let columns = grid.map { "<w:gridCol w:w=\"\($0 * 20)\"/>" }.joined()
  return
    "<w:tbl><w:tblPr>\(properties)\(noMargins)</w:tblPr><w:tblGrid>\(columns)</w:tblGrid>\(rows)</w:tbl>"
}

private let noMargins =
  "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>"

func tr(_ cells: String, _ properties: String = "") -> String {
  "<w:tr><w:trPr>\(properties)</w:trPr>\(cells)</w:tr>"
}

func tc(_ text: String, _ properties: String = "") -> String {
  tc(content: p(text, twentyPoints), properties)
}

func tc(content: String, _ properties: String = "") -> String {
  "<w:tc><w:tcPr>\(properties)</w:tcPr>\(content)</w:tc>"
}

@Suite struct `A table` {
  @Test func `stands on its grid`() throws {
    let pdf = try printed(table([["a", "b", "c"]], grid: [60, 80, 40]) + section())
    #expect(try [pdf.text("a").x, pdf.text("b").x, pdf.text("c").x] == [50, 110, 190])
  }

  @Test func `is as wide as it says, in points or in percent`() throws {
    func x(_ width: String) throws -> Double {
      try printed(table([["a", "b"]], "<w:tblW \(width)/>") + section()).text("b").x
    }
    #expect(isNear(try x("w:w=\"0\" w:type=\"auto\""), 110))
    #expect(isNear(try x("w:w=\"5000\" w:type=\"pct\""), 150))
    #expect(isNear(try x("w:w=\"50%\" w:type=\"pct\""), 100))
    #expect(isNear(try x("w:w=\"1600\" w:type=\"dxa\""), 90))
  }

  @Test func `keeps its grid where its layout is fixed`() throws {
    let fixed = "<w:tblW w:w=\"1600\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
    #expect(try printed(table([["a", "b"]], fixed) + section()).text("b").x == 110)
  }

  @Test func `without a grid is as wide as its cells say`() throws {
    let row = tr(
      tc("a", "<w:tcW w:w=\"1000\" w:type=\"dxa\"/>")
        + tc("b", "<w:tcW w:w=\"2000\" w:type=\"dxa\"/>"))
    #expect(try printed(table(rows: row, grid: []) + section()).text("b").x == 100)
  }

  @Test func `stands at the left, in the middle or at the right`() throws {
    func x(_ properties: String) throws -> Double {
      try printed(table([["a", "b"]], properties) + section()).text("a").x
    }
    #expect(try x("<w:jc w:val=\"center\"/>") == 90)
    #expect(try x("<w:jc w:val=\"right\"/>") == 130)
    #expect(try x("<w:tblInd w:w=\"400\" w:type=\"dxa\"/>") == 70)
  }

  @Test func `lines its text up with the margin, from Word 2013 on its edge`() throws {
    let body =
      "<w:tbl><w:tblPr>\(lines("tblBorders", "left"))</w:tblPr><w:tblGrid>"
      + "<w:gridCol w:w=\"1200\"/></w:tblGrid>\(tr(tc("a")))</w:tbl>" + section()
    let old = try printed(body)
    #expect(try old.text("a").x == 50 && isNear(old.lines()[0].x1, 44.6))
    let new = try printed(
      body,
      settings: "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:val=\"15\"/></w:compat>")
    #expect(isNear(try new.text("a").x, 55.4))
    #expect(new.lines()[0].x1 == 50)
  }

  @Test func `that text should go round in a cell tells that it does not`() throws {
    let inner = table([["a"]], "<w:tblpPr w:tblpX=\"2000\" w:tblpY=\"2000\"/>")
    let pdf = try printed(
      table(rows: tr(tc(content: inner + p("x"))), grid: [200]) + section())
    #expect(pdf.messages == ["A table that text goes round is shown in the run of the text."])
  }

  @Test func `is written from the right where it says so`() throws {
    let pdf = try printed(table([["a", "b"]], "<w:bidiVisual/>") + section())
    #expect(try pdf.text("a").x == 190 && pdf.text("b").x == 130)
    #expect(pdf.elements == ["Table", "TR", "TD", "P \"a\"", "TD", "P \"b\""])
  }

  @Test func `stands within a cell of another`() throws {
    let inner = table([["x", "y"]], grid: [20, 20])
    let pdf = try printed(
      table(rows: tr(tc(content: inner + p("z")) + tc("b")), grid: [60, 60]) + section())
    #expect(try pdf.text("y").x == 70 && pdf.text("b").x == 110)
    #expect(
      pdf.elements == [
        "Table", "TR", "TD", "Table", "TR", "TD", "P \"x\"", "TD", "P \"y\"", "P \"z\"", "TD",
        "P \"b\"",
      ])
  }
}

@Suite struct `A cell` {
  @Test func `spans columns, in either way of saying so`() throws {
    let span = tr(tc("wide", "<w:gridSpan w:val=\"2\"/>") + tc("c"))
    let merge = tr(
      tc("wide", "<w:hMerge w:val=\"restart\"/>") + tc("", "<w:hMerge/>") + tc("c"))
    for row in [span, merge] {
      let pdf = try printed(table(rows: row, grid: [60, 60, 60]) + section())
      #expect(try pdf.text("c").x == 170)
      #expect(pdf.elements == ["Table", "TR", "TD [ColSpan=2]", "P \"wide\"", "TD", "P \"c\""])
    }
  }

  @Test func `spans rows, which are as high as it needs`() throws {
    let high = tc(
      content: p("h1", twentyPoints) + p("h2", twentyPoints) + p("h3", twentyPoints),
      "<w:vMerge w:val=\"restart\"/>")
    let pdf = try printed(
      table(rows: tr(high + tc("a")) + tr(tc("", "<w:vMerge/>") + tc("b")), grid: [60, 60])
        + p("below", twentyPoints) + section())
    #expect(try pdf.drop(from: "a", to: "b") == 20)
    #expect(try pdf.drop(from: "a", to: "below") == 60)
    #expect(
      pdf.elements == [
        "Table", "TR", "TD [RowSpan=2]", "P \"h1\"", "P \"h2\"", "P \"h3\"", "TD", "P \"a\"", "TR",
        "TD", "P \"b\"", "P \"below\"",
      ])
  }

  @Test func `goes on from none where it only says that it goes on`() throws {
    let pdf = try printed(
      table(rows: tr(tc("a", "<w:vMerge/>") + tc("b")), grid: [60, 60]) + section())
    #expect(pdf.elements == ["Table", "TR", "TD", "P \"a\"", "TD", "P \"b\""])
  }

  @Test(arguments: [("top", 0.0), ("center", 20.0), ("bottom", 40.0)])
  func `has its text at its head, in its middle or at its foot`(_ align: String, _ down: Double)
    throws
  {
    let row = tr(
      tc("a", "<w:vAlign w:val=\"\(align)\"/>") + tc("b"), "<w:trHeight w:val=\"1200\"/>")
    let pdf = try printed(table(rows: row, grid: [60, 60]) + section())
    #expect(isNear(try pdf.drop(from: "b", to: "a"), down))
  }

  @Test func `keeps free round its text what it, or the table, says`() throws {
    let margins =
      "<w:tcMar><w:top w:w=\"200\" w:type=\"dxa\"/><w:left w:w=\"100\" w:type=\"dxa\"/></w:tcMar>"
    let pdf = try printed(
      table(rows: tr(tc("a", margins) + tc("b")), grid: [60, 60]) + section())
    #expect(try pdf.text("a").x == 55)
    #expect(try pdf.drop(from: "b", to: "a") == 10)
  }

  @Test func `has a colour behind it, and white letters where that is dark`() throws {
    let pdf = try printed(
      table(
        rows: tr(tc("a", "<w:shd w:val=\"clear\" w:fill=\"000080\"/>") + tc("b")), grid: [60, 60])
        + section())
    #expect(pdf.fills().map(\.area) == [Rectangle(x: 50, y: 50, width: 60, height: 20)])
    #expect(try pdf.text("a").colour == .white)
    #expect(try pdf.text("b").colour == .black)
  }

  @Test func `that stands before or behind those of other rows leaves room`() throws {
    let pdf = try printed(
      table(
        rows: tr(tc("a") + tc("b") + tc("c"))
          + tr(tc("d"), "<w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/>"),
        grid: [60, 60, 60])
        + section())
    #expect(try pdf.text("d").x == 110)
    #expect(pdf.elements.suffix(5) == ["TR", "TD", "TD", "P \"d\"", "TD"])
  }

  @Test func `heads its row where the table asks for it and its style has a look for it`() throws {
    func elements(_ look: String, style part: String) throws -> [String] {
      let styles = """
        <w:style w:type="table" w:styleId="T"><w:name w:val="T"/>
        <w:tblStylePr w:type="\(part)"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
        """
      return try printed(
        table([["label", "answer"]], "<w:tblStyle w:val=\"T\"/>\(look)") + section(),
        styles: styles
      ).elements
    }
    let asks = "<w:tblLook w:firstRow=\"1\" w:firstColumn=\"1\"/>"
    #expect(
      try elements(asks, style: "firstCol") == [
        "Table", "TR", "TH [Scope=Row]", "P \"label\"", "TD", "P \"answer\"",
      ])
    let plain = ["Table", "TR", "TD", "P \"label\"", "TD", "P \"answer\""]
    #expect(try elements("<w:tblLook w:firstColumn=\"0\"/>", style: "firstCol") == plain)
    #expect(try elements(asks, style: "lastCol") == plain)
    // What stands over all columns heads none of their cells.
    let wide = tr(tc("title", "<w:gridSpan w:val=\"2\"/>")) + tr(tc("a") + tc("b"))
    let pdf = try printed(
      table(rows: wide, "<w:tblStyle w:val=\"T\"/>\(asks)", grid: [60, 60]) + section(),
      styles: """
        <w:style w:type="table" w:styleId="T"><w:name w:val="T"/>
        <w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
        """)
    #expect(
      pdf.elements == [
        "Table", "TR", "TD [ColSpan=2]", "P \"title\"", "TR", "TH [Scope=Row]", "P \"a\"", "TD",
        "P \"b\"",
      ])
  }

  @Test func `whose text is turned tells that it is shown upright`() throws {
    let pdf = try printed(
      table(rows: tr(tc("a", "<w:textDirection w:val=\"btLr\"/>")), grid: [60]) + section())
    #expect(pdf.messages == ["Text that is turned in its cell is shown upright."])
  }
}

@Suite struct `A row` {
  private func drop(_ height: String, _ text: String = "a") throws -> Double {
    let pdf = try printed(
      table([[text]], row: height) + p("below", twentyPoints) + section())
    return try pdf.drop(from: "a", to: "below")
  }

  @Test func `is as high as its text, or as it says`() throws {
    #expect(try drop("") == 20)
    #expect(try drop("<w:trHeight w:val=\"600\"/>") == 30)
    #expect(try drop("<w:trHeight w:val=\"200\"/>") == 20)
    #expect(try drop("<w:trHeight w:val=\"200\" w:hRule=\"exact\"/>") == 10)
    #expect(try drop("<w:trHeight w:val=\"600\" w:hRule=\"exact\"/>") == 30)
  }

  private let high = (1...6).map { p("line \($0)", twentyPoints) }.joined()

  private func rows(_ properties: String) throws -> [Int] {
    let filler = (1...12).map { p("\($0)", twentyPoints) }.joined()
    let pdf = try printed(
      filler + table(rows: tr(tc(content: high), properties), grid: [60]) + section())
    return pdf.pages.map { $0.split(separator: "\n").count { $0.hasPrefix("line") } }
  }

  @Test func `goes over two pages, unless it stays whole`() throws {
    #expect(try rows("") == [3, 3])
    #expect(try rows("<w:cantSplit/>") == [0, 6])
  }

  @Test func `that is higher than a page is split all the same`() throws {
    let lines = (1...20).map { p("line \($0)", twentyPoints) }.joined()
    let pdf = try printed(
      table(rows: tr(tc(content: lines), "<w:cantSplit/>"), grid: [60]) + section())
    #expect(pdf.pages.map { $0.split(separator: "\n").count } == [15, 5])
    #expect(pdf.elements.count { $0 == "TR" } == 1)
  }

  @Test func `that heads the table is told again on each page, and read once`() throws {
    let body = (1...20).map { tr(tc("\($0)")) }.joined()
    let pdf = try printed(
      table(rows: tr(tc("head"), "<w:tblHeader/>") + body, grid: [60]) + section())
    #expect(pdf.pages.map { $0.hasPrefix("head\n") } == [true, true])
    #expect(pdf.pages.map { $0.split(separator: "\n").count } == [15, 7])
    #expect(
      pdf.elements.prefix(8) == [
        "Table", "THead", "TR", "TH [Scope=Column]", "P \"head\"", "TBody", "TR", "TD",
      ])
    #expect(pdf.elements.count { $0.hasPrefix("TH ") } == 1)
    #expect(try pdf.text("head", page: 2).meaning == .artifact(.header))
  }

  @Test func `that heads the table is not left alone`() throws {
    let filler = (1...14).map { p("\($0)", twentyPoints) }.joined()
    let pdf = try printed(
      filler + table(rows: tr(tc("head"), "<w:tblHeader/>") + tr(tc("body")), grid: [60])
        + section())
    #expect(pdf.pages.last == "head\nbody")
  }

  @Test func `that was deleted is not there`() throws {
    let pdf = try printed(
      table(rows: tr(tc("a")) + tr(tc("b"), "<w:del w:id=\"1\" w:author=\"A\"/>"), grid: [60])
        + section())
    #expect(pdf.pages == ["a"])
  }
}
