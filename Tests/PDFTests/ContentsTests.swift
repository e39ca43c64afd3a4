import PDF
import Testing

/// The rows that a stale contents list is made of, and what comes of them.
@Suite struct `A contents list with other entries than there are headings` {
  private let styles =
    (1...3).map {
      "<w:style w:type=\"paragraph\" w:styleId=\"H\($0)\"><w:name w:val=\"heading \($0)\"/></w:style>"
    }
    .joined()
    + "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"Appendix\"/></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"T1\"><w:name w:val=\"toc 1\"/></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"T2\"><w:name w:val=\"toc 2\"/>"
    + "<w:pPr><w:ind w:left=\"400\"/></w:pPr></w:style>"

  private func heading(_ text: String, _ style: String = "H1") -> String {
    p(text, "<w:pStyle w:val=\"\(style)\"/>")
  }

  /// A list of one entry.
  private func list(_ switches: String, _ entry: String = "Old words", behind: String = "")
    -> String
  {
    p(
      runs:
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \(switches)</w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + r(entry) + "<w:r><w:tab/></w:r>"
        + complexField("PAGEREF _Toc1 \\h", r("7")), "<w:pStyle w:val=\"T1\"/>")
      + p(runs: "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + behind)
  }

  private func printed(_ list: String, _ headings: String) throws -> Printed {
    try PDFTests.printed(list + headings + section(), styles: styles + twentyPointStyle)
  }

  /// The entries of the list.
  private func entries(_ switches: String, _ headings: String) throws -> [String] {
    let pdf = try printed(list(switches), headings)
    #expect(pdf.messages == [])
    let count = pdf.elements.count { $0 == "TOCI" }
    return pdf.pages[0].split(separator: "\n").prefix(count).map(String.init)
  }

  private var headings: String {
    heading("One") + heading("Two", "H2") + heading("Three", "H3") + heading("Four", "A")
      + p("Five", "<w:outlineLvl w:val=\"1\"/>")
  }

  @Test(arguments: [
    ("\\o \"1-3\"", ["One 1", "Two 1", "Three 1"]),
    ("\\o", ["One 1", "Two 1", "Three 1"]),
    ("", ["One 1", "Two 1", "Three 1"]),
    ("\\o \"2-2\" \\h \\z", ["Two 1"]),
    ("\\o \"1-1\" \\t \"Appendix,1\"", ["One 1", "Four 1"]),
    ("\\t \"Appendix;2;Other;1\"", ["Four 1"]),
    ("\\o \"1-2\" \\u", ["One 1", "Two 1", "Five 1"]),
    ("\\u", ["Five 1"]),
    ("\\o \"1-2\" \\n \"2-2\"", ["One 1", "Two"]),
    ("\\o \"1-1\" \\n", ["One"]),
    ("\\o \"1-1\" \\p \" - \"", ["One - 1"]),
    ("\\o \"1-1\" \\f \\* MERGEFORMAT", ["One 1"]),
  ])
  func `is made anew by its switches`(_ switches: String, _ wanted: [String]) throws {
    #expect(try entries(switches, headings) == wanted)
  }

  @Test func `has the styles of its levels, numbers at the right behind dots, and links`() throws {
    let pdf = try printed(list("\\o \"1-2\" \\h"), heading("One") + heading("Two", "H2"))
    #expect(try pdf.text("Two").x == 70)
    #expect(pdf.texts().filter { $0.text == "1" }.map(\.right).allSatisfy { isNear($0, 250) })
    #expect(
      pdf.elements.prefix(7) == [
        "TOC", "TOCI", "P", "Link \"One 1\" -> page 1", "TOCI", "P", "Link \"Two 1\" -> page 1",
      ])
  }

  @Test func `has links also where Word would make none`() throws {
    #expect(
      try printed(list("\\o"), heading("One")).elements.contains("Link \"One 1\" -> page 1"))
  }

  @Test func `has the numbers of the headings, too`() throws {
    let numbered =
      "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:pStyle w:val=\"H1\"/>"
    let numbering =
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
      + "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
      + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
    let body = p("One", numbered) + p("", numbered) + p("Two", numbered)
    let pdf = try PDFTests.printed(
      list("\\o \\h") + body + section(), styles: styles + twentyPointStyle, numbering: numbering)
    // A heading without words has no entry.
    #expect(pdf.pages[0].hasPrefix("1. One 1\n3. Two 1\n"))
  }

  @Test func `has the headings in tables`() throws {
    let table = table(rows: tr(tc(content: heading("Inside"))), grid: [60])
    #expect(try entries("\\o", heading("One") + table) == ["One 1", "Inside 1"])
  }

  @Test func `keeps them where all are right, white space and page apart`() throws {
    let pdf = try printed(list("\\o \\h", "A  heading"), heading("A heading"))
    // The bookmark of the file is not there: nothing was made anew.
    #expect(
      pdf.messages == ["The number of a page is shown as it was: what it refers to is not there."])
  }

  @Test(arguments: ["\\c \"Figure\"", "\\f", "\\o \\a Table", "\\o \\b Part", "\\o \\s chapter"])
  func `keeps them where something else is asked for`(_ switches: String) throws {
    let pdf = try printed(list(switches), heading("One"))
    #expect(pdf.pages[0].hasPrefix("Old words 7\n"))
  }

  @Test func `keeps them where words are marked for it`() throws {
    let mark =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TC \"Marked\" \\l 1</w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let pdf = try printed(list("\\o \\f"), heading("One") + p(runs: mark + r("text")))
    #expect(pdf.pages[0].hasPrefix("Old words 7\n"))
  }

  @Test
  func `keeps them where other text stands behind it in its paragraph, or there is no heading`()
    throws
  {
    let behind = try printed(list("\\o", behind: r("behind")), heading("One"))
    #expect(behind.pages[0].hasPrefix("Old words 7\nbehind\n"))
    #expect(try printed(list("\\o"), p("text")).pages[0].hasPrefix("Old words 7\n"))
  }

  @Test func `of figures tells where it has no entries`() throws {
    let empty =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\c \"Figure\"</w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let pdf = try printed(p(runs: empty), heading("One"))
    #expect(pdf.messages == ["A list of figures, or of what is marked for it, has no entries."])
    #expect(
      pdf.findings.first?.hint == "Update the list in Word (F9), save the file, and try again.")
  }
}
