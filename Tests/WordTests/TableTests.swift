import Testing

@testable import Word

private func cell(_ text: String, _ properties: String = "") -> String {
  "<w:tc><w:tcPr>\(properties)</w:tcPr>\(p(text))</w:tc>"
}

@Suite struct `Tables` {
  @Test func `W63: cells stand on the grid`() throws {
    let body = try document(
      """
      <w:tbl><w:tr>\(cell("a", "<w:gridSpan w:val=\"2\"/>"))\(cell("b"))</w:tr>\
      <w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>\(cell("c"))</w:tr></w:tbl>
      """
    ).body
    #expect(body.cells.map(\.gridColumn) == [0, 2, 1])
    #expect(body.cells.map(\.gridSpan) == [2, 1, 1])
    #expect(body.cells.map(\.row) == [1, 1, 2])
    #expect(body.cells.map(\.column) == [1, 2, 1])
    #expect(body.tables[0].cells == [0, 1, 2])
    #expect(body.tables[0].rowStarts == [0, 2, 3])
    #expect(body.tables[0].paragraphs == 0..<3)
  }

  @Test func `W63: a cell merged down shows the first cell's text, its own is noted`() throws {
    let document = try document(
      """
      <w:tbl><w:tr>\(cell("a", "<w:vMerge w:val=\"restart\"/>"))\(cell("b"))</w:tr>\
      <w:tr>\(cell("old", "<w:vMerge/>"))\(cell("c"))</w:tr>\
      <w:tr>\(cell("", "<w:vMerge w:val=\"continue\"/>"))\(cell("d"))</w:tr></w:tbl>\(p("e"))
      """)
    #expect(document.body.cells.map(\.continues) == [nil, nil, 0, nil, 0, nil])
    #expect(document.body.string == "a\nb\nc\nd\ne")
    #expect(document.body.cells[2].paragraphs.isEmpty)
    #expect(document.noteKinds == [.coveredText("old")])
  }

  @Test func `W63: a merge without a first cell hides nothing`() throws {
    let body = try document(
      "<w:tbl><w:tr>\(cell("a", "<w:vMerge/>"))</w:tr></w:tbl>"
    ).body
    #expect(body.cells.map(\.continues) == [nil])
    #expect(body.cellTexts == ["a"])
  }

  @Test func `W63: cells merged along the row are one`() throws {
    let body = try document(
      """
      <w:tbl><w:tr>\(cell("a", "<w:hMerge w:val=\"restart\"/>"))\(cell("", "<w:hMerge/>"))\
      \(cell("b"))</w:tr></w:tbl>
      """
    ).body
    #expect(body.cells.map(\.continues) == [nil, 0, nil])
    #expect(body.cells.map(\.gridSpan) == [2, 1, 1])
    #expect(body.cells.map(\.gridColumn) == [0, 1, 2])
  }

  @Test func `W67: a nested table is part of its cell, with a place of its own`() throws {
    let document = try document(
      "<w:tbl><w:tr><w:tc>\(p("a"))\(table([["b", "c"]]))\(p("d"))</w:tc><w:tc>\(p("e"))</w:tc></w:tr></w:tbl>"
    )
    let body = document.body
    #expect(body.cellTexts == ["a\nb\nc\nd", "b", "c", "e"])
    #expect(body.tables.map(\.parent) == [nil, 0])
    #expect(body.tables.map(\.cells) == [[0, 3], [1, 2]])
    #expect(body.paragraphs.map(\.cell) == [0, 1, 2, 0, 3])
    #expect(body.paragraphs.map(\.number) == [1, 1, 1, 2, 1])
    #expect(
      document.location(story: 0, paragraph: 2).description
        == "/word/document.xml: table 1, row 1 cell 1, table 1, row 1 cell 2, paragraph 1")
    #expect(
      document.location(story: 0, cell: 3).description
        == "/word/document.xml: table 1, row 1 cell 2")
  }

  @Test func `W69: floating tables and frames are marked`() throws {
    let body = try document(
      "<w:tbl><w:tblPr><w:tblpPr w:vertAnchor=\"text\"/></w:tblPr><w:tr>\(cell("a"))</w:tr></w:tbl>"
        + "<w:p><w:pPr><w:framePr w:w=\"100\"/></w:pPr>\(r("b"))</w:p>"
        + "<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr>\(r("c"))</w:p>"
    ).body
    #expect(body.tables.map(\.isFloating) == [true])
    #expect(body.paragraphs.map(\.isFramed) == [false, true, false])
  }

  @Test(arguments: [
    "<w:tbl><w:tr><w:tc>\(p("a"))<w:tc>\(p("b"))</w:tc>\(p("c"))</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tc>\(p("a"))</w:tc><w:tr><w:tr><w:tc>\(p("b"))</w:tc></w:tr></w:tr>\(p("c"))</w:tbl>",
    "<w:tbl><w:trPr><w:del/></w:trPr><w:tr><w:tc>\(p("a"))</w:tc></w:tr></w:tbl>\(p("b"))\(p("c"))",
    "<w:tr><w:tc>\(p("a"))</w:tc></w:tr>\(p("b"))<w:tc>\(p("c"))</w:tc>",
  ])
  func `whose parts are nested wrongly lose no text`(body: String) throws {
    #expect(try text(body) == "a\nb\nc")
  }

  @Test func `an empty cell is an empty range`() throws {
    let body = try document("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc/></w:tr></w:tbl>\(p("x"))").body
    #expect(body.cellTexts == ["", ""])
    #expect(body.cells.map(\.text) == [0..<0, 1..<1])
  }

  @Test func `a row of one line a cell is a line of plain text`() throws {
    let long = "<w:tbl><w:tr><w:tc>\(p("a"))\(p("b"))</w:tc><w:tc>\(p("c"))</w:tc></w:tr></w:tbl>"
    #expect(
      try document(table([["Name", "Ann"], ["Class", ""]]) + long + p("end")).visibleText()
        == "Name\tAnn\nClass\t\na\nb\nc\nend\n")
  }
}

@Suite struct `Paragraphs` {
  @Test(arguments: [
    ("<w:outlineLvl w:val=\"1\"/>", 2), ("<w:outlineLvl w:val=\"9\"/>", nil),
    ("<w:pStyle w:val=\"berschrift3\"/>", 3), ("<w:pStyle w:val=\"Sub\"/>", 3),
    ("<w:pStyle w:val=\"Lvl\"/>", 5), ("", nil),
  ])
  func `have a heading level by their style or their own`(property: String, level: Int?) throws {
    let body = try document(
      "<w:p><w:pPr>\(property)</w:pPr>\(r("a"))</w:p>",
      parts: [
        "word/styles.xml": """
        <w:styles \(namespaces)><w:style w:type="paragraph" w:styleId="berschrift3">\
        <w:name w:val="heading 3"/></w:style><w:style w:type="paragraph" w:styleId="Sub">\
        <w:name w:val="Sub"/><w:basedOn w:val="berschrift3"/></w:style><w:style w:type="paragraph" \
        w:styleId="Lvl"><w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style></w:styles>
        """
      ]
    ).body
    #expect(body.paragraphs[0].headingLevel == level)
  }

  @Test(arguments: [
    (1, 0, ListLabel.number), (1, 1, .bullet), (1, 2, .box), (1, 3, nil), (2, 0, .bullet),
    (0, 0, nil), (9, 0, nil), (3, 0, .number),
  ])
  func `W88: have a label by their list, which is not in the text`(
    list: Int, level: Int, label: ListLabel?
  ) throws {
    let body = try document(
      """
      <w:p><w:pPr><w:numPr><w:ilvl w:val="\(level)"/><w:numId w:val="\(list)"/></w:numPr></w:pPr>\
      \(r("a"))</w:p>
      """,
      parts: [
        "word/numbering.xml": """
        <w:numbering \(namespaces)><w:abstractNum w:abstractNumId="5">\
        <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>\
        <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>\
        <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\u{F0A8}"/><w:rPr>\
        <w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>\
        <w:lvl w:ilvl="3"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="L"/></w:abstractNum>\
        <w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>\
        <w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">\
        <w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:lvlOverride></w:num>\
        <w:num w:numId="3"><w:abstractNumId w:val="6"/></w:num></w:numbering>
        """,
        "word/styles.xml": """
        <w:styles \(namespaces)><w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr>\
        <w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>
        """,
      ]
    ).body
    #expect(body.string == "a")
    #expect(body.paragraphs[0].list == label)
  }
}
