import Archive
import Fonts
import PDF
import TestSupport
import Testing
import Word

/// Documents that are too much, or that no program would write: pages or a refusal, soon, and never a crash.
@Suite struct `Hostile documents` {
  private static let second = Duration.seconds(10)

  /// A document of one section with a body, printed.
  private func print(
    _ body: String, section: String = "", parts: KeyValuePairs<String, String> = [:],
    _ limit: (inout ReadingLimits, inout LayoutLimits) -> Void = { _, _ in }
  ) throws -> Printed {
    let bytes = docx(body: "\(body)<w:sectPr>\(section)</w:sectPr>", parts: parts)
    var (reading, layout) = (ReadingLimits(), LayoutLimits())
    limit(&reading, &layout)
    let printer = DocumentPrinter(try FontFaces(), limits: layout)
    let result = try printer.pages(
      of: FlowParts(try WordFile(bytes, limits: reading)), title: "Hostile")
    let writer = try #require(PDFWriter(FontCuts()))
    return Printed(
      pages: result.document.pages.count, codes: Set(result.findings.map(\.code)),
      file: writer.file(result.document), document: result.document)
  }

  private struct Printed {
    var pages: Int
    var codes: Set<String>
    var file: [UInt8]
    var document: DrawnDocument

    /// The words on all pages, headers too.
    var words: String {
      String(
        decoding: document.pages.flatMap { page in
          page.items.flatMap { item -> [UInt8] in
            if case .glyphs(let run) = item.content { run.text } else { [] }
          }
        }, as: UTF8.self)
    }
  }

  private func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  private func row(_ cells: String..., properties: String = "") -> String {
    "<w:tr><w:trPr>\(properties)</w:trPr>"
      + cells.map { "<w:tc>\($0)</w:tc>" }.joined() + "</w:tr>"
  }

  private func isTooLarge(_ limit: String, _ body: () throws -> Void) {
    #expect(throws: PackageError.tooLarge(limit: limit), performing: body)
  }

  // MARK: Numbers

  @Test(arguments: [
    "0", "-1", "2147483647", "-2147483648", "9223372036854775807", "-9223372036854775808", "nan",
    "inf", "-inf", "1e308", "1e999", "nanpt", "1e308in", "",
  ])
  func `with a number that no program writes come out`(_ number: String) throws {
    let run = """
      <w:r><w:rPr><w:sz w:val="@"/><w:spacing w:val="@"/><w:w w:val="@"/><w:position w:val="@"/>\
      <w:shd w:val="pct@" w:fill="FF0000"/></w:rPr><w:t>some words</w:t><w:tab/></w:r>
      """
    let paragraph = """
      <w:p><w:pPr><w:ind w:left="@" w:right="@" w:hanging="@"/><w:outlineLvl w:val="@"/>\
      <w:spacing w:before="@" w:after="@" w:line="@" w:lineRule="exact"/>\
      <w:numPr><w:ilvl w:val="@"/><w:numId w:val="1"/></w:numPr>\
      <w:tabs><w:tab w:val="decimal" w:pos="@"/></w:tabs></w:pPr>\(run)</w:p>
      """
    let cell = """
      <w:tc><w:tcPr><w:tcW w:w="@" w:type="pct"/><w:gridSpan w:val="@"/></w:tcPr><w:p/></w:tc>
      """
    let table = """
      <w:tbl><w:tblPr><w:tblW w:w="@" w:type="dxa"/><w:tblInd w:w="@"/></w:tblPr><w:tr><w:trPr>\
      <w:gridBefore w:val="@"/><w:trHeight w:val="@" w:hRule="exact"/></w:trPr>\(cell)\(cell)</w:tr>\
      </w:tbl>
      """
    let list = """
      <w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="@"/>\
      <w:listEntry w:val="one"/></w:ddList></w:ffData></w:fldChar></w:r>\
      <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
      """
    let shape = """
      <w:p><w:r><w:pict><v:rect style="width:@pt;height:@pt;rotation:@"/></w:pict></w:r></w:p>
      """
    let section = """
      <w:pgSz w:w="@" w:h="@"/><w:pgMar w:top="@" w:bottom="@" w:left="@" w:right="@" w:header="@"/>\
      <w:pgNumType w:start="@" w:fmt="ordinal"/><w:cols w:num="@" w:space="@"/>
      """
    let numbering = """
      <w:numbering \(wordNamespaces)><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">\
      <w:start w:val="@"/><w:numFmt w:val="ordinal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>\
      <w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">\
      <w:startOverride w:val="@"/></w:lvlOverride></w:num></w:numbering>
      """
    func filled(_ text: String) -> String {
      text.split(separator: "@", omittingEmptySubsequences: false).joined(separator: number)
    }
    let printed = try print(
      filled(paragraph + paragraph + table + list + shape), section: filled(section),
      parts: ["word/numbering.xml": filled(numbering)])
    #expect(printed.pages > 0)
  }

  // MARK: Rows

  @Test(arguments: ["<w:trHeight w:val=\"12500\" w:hRule=\"exact\"/>", "<w:cantSplit/>"])
  func `with rows as high as a page below a heading row come out`(_ properties: String) throws {
    // The heading told again and the row are higher than a page, on each page anew.
    let heading = row(
      String(repeating: paragraph("head"), count: 8), properties: "<w:tblHeader/>")
    let high = row(String(repeating: paragraph("x"), count: 48), properties: properties)
    let printed = try print("<w:tbl>\(heading)\(high)\(high)</w:tbl>")
    #expect(printed.words.count { $0 == "x" } == 96)
    #expect(printed.pages < 8)
  }

  @Test func `with a cell of many pages lose no line and take no stack`() throws {
    let lines = String(repeating: paragraph("x"), count: 3_000)
    let printed = try print("<w:tbl>\(row(lines))</w:tbl>")
    #expect(printed.words.count { $0 == "x" } == 3_000)
    #expect(printed.pages > 50)
  }

  @Test func `with tables nested too deep are refused`() {
    func table(_ depth: Int) -> String {
      depth == 0 ? paragraph("x") : "<w:tbl>\(row(table(depth - 1)))</w:tbl>"
    }
    #expect(throws: Never.self) { try print(table(16)) }
    isTooLarge("tables nested 16 deep") { _ = try print(table(17)) }
  }

  @Test func `with cells over more columns than there is memory for are refused`() {
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"100000\"/></w:tcPr><w:p/></w:tc>"
    let rows = String(repeating: "<w:tr>\(cell)</w:tr>", count: 101)
    isTooLarge("100,000 merged table columns") { _ = try print("<w:tbl>\(rows)</w:tbl>") }
  }

  // MARK: Pages

  @Test func `with a header higher than the page still show their text on few pages`() throws {
    let header = """
      <w:hdr \(wordNamespaces)>\(String(repeating: paragraph("H"), count: 100))</w:hdr>
      """
    let printed = try print(
      String(repeating: paragraph("x"), count: 100),
      section: "<w:headerReference w:type=\"default\" r:id=\"rPart1\"/>",
      parts: ["word/header1.xml": header])
    #expect(printed.codes.contains("pdf.header-high"))
    #expect(printed.pages < 5)
  }

  @Test func `with more pages than any document has are refused`() {
    let breaks = String(repeating: "<w:br w:type=\"page\"/>", count: 101)
    isTooLarge("100 pages") {
      _ = try print("<w:p><w:r>\(breaks)</w:r></w:p>") { $1.pages = 100 }
    }
  }

  @Test func `with sections that begin on the same page go over to the next`() throws {
    let section = """
      <w:p><w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>
      """
    let printed = try print(
      String(repeating: section, count: 200), section: "<w:type w:val=\"continuous\"/>")
    #expect(printed.pages > 3)
    let lowest = printed.document.pages[0].items.reduce(0.0) { low, item in
      if case .glyphs(let run) = item.content { max(low, run.y) } else { low }
    }
    #expect(lowest < 792)
  }

  @Test func `with a header that is too much on all pages are refused`() {
    let line = paragraph(
      String(repeating: "word ", count: 200), "<w:spacing w:line=\"1\" w:lineRule=\"exact\"/>")
    let header = "<w:hdr \(wordNamespaces)>\(String(repeating: line, count: 20))</w:hdr>"
    let breaks = String(repeating: "<w:br w:type=\"page\"/>", count: 100)
    isTooLarge("100,000 characters on all pages, headers and footers too") {
      _ = try print(
        "<w:p><w:r>\(breaks)</w:r></w:p>",
        section: "<w:headerReference w:type=\"default\" r:id=\"rPart1\"/>",
        parts: ["word/header1.xml": header]
      ) { $1.characters = 100_000 }
    }
  }

  // MARK: Notes

  @Test func `with a footnote of many pages show all of it`() throws {
    let notes = """
      <w:footnotes \(wordNamespaces)><w:footnote w:id="1">\
      \(String(repeating: paragraph("n"), count: 300))</w:footnote></w:footnotes>
      """
    let printed = try print(
      "<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
      parts: ["word/footnotes.xml": notes])
    #expect(printed.words.count { $0 == "n" } == 300)
  }

  // MARK: Circles

  @Test func `with styles and lists that lead to themselves come out`() throws {
    let styles = """
      <w:styles \(wordNamespaces)>\
      <w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>\
      <w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>\
      <w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>\
      </w:style></w:styles>
      """
    let numbering = """
      <w:numbering \(wordNamespaces)><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/>\
      </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>\
      <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>
      """
    let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>"
    let printed = try print(
      paragraph("x", "<w:pStyle w:val=\"A\"/>") + paragraph("y", list),
      parts: ["word/styles.xml": styles, "word/numbering.xml": numbering])
    #expect(printed.words.contains("x"))
    #expect(printed.words.contains("y"))
  }

  @Test func `with fields that never end show what is behind them`() throws {
    let open = """
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
      """
    let printed = try print(
      "<w:p>\(String(repeating: open, count: 3_000))<w:r><w:t>x</w:t></w:r></w:p>" + paragraph("y"))
    #expect(printed.words == "xy")
  }

  // MARK: Many

  @Test func `with many marks on one character come out soon`() throws {
    let time = try ContinuousClock().measure {
      _ = try print(paragraph("a" + String(repeating: "\u{301}", count: 20_000)))
    }
    #expect(time < Self.second)
  }

  @Test func `with a text in many pieces come out soon`() throws {
    let pieces = String(repeating: "<w:r><w:t>ab </w:t></w:r>", count: 20_000)
    let time = try ContinuousClock().measure {
      let printed = try print("<w:p>\(pieces)</w:p>")
      #expect(printed.words.utf8.count { $0 == UInt8(ascii: "a") } == 20_000)
    }
    #expect(time < Self.second)
  }

  @Test func `with more characters than are read are refused`() {
    isTooLarge("1,000 characters of text") {
      _ = try print(paragraph(String(repeating: "a", count: 1_001))) { limits, _ in
        limits.characters = 1_000
      }
    }
  }
}
