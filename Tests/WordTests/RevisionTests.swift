import Testing

@testable import Word

@Suite struct `Tracked changes` {
  @Test(arguments: ["ins", "moveTo"])
  func `W24: what was inserted is read and noted`(name: String) throws {
    let document = try document(
      "<w:p><w:\(name) w:author=\"Kim\">\(r("Ann"))</w:\(name)>\(r("!"))</w:p>")
    #expect(document.body.string == "Ann!")
    #expect(document.body.looks == [LookRange(text: 0..<3, look: .inserted)])
    #expect(document.noteKinds == [.insertedText(author: "Kim")])
  }

  @Test(arguments: [
    "<w:del w:author=\"Kim\"><w:r><w:delText>Bob</w:delText></w:r></w:del>",
    "<w:moveFrom w:author=\"Kim\">\(r("Bob"))</w:moveFrom>",
    "<w:ins w:author=\"Lee\"><w:del w:author=\"Kim\"><w:r><w:delText>Bob</w:delText></w:r></w:del></w:ins>",
  ])
  func `W25: what was deleted is a note`(deletion: String) throws {
    let document = try document("<w:p>\(r("A"))\(deletion)\(r("nn"))</w:p>")
    #expect(document.body.string == "Ann")
    #expect(document.noteKinds == [.deletedText(author: "Kim", text: "Bob")])
  }

  @Test(arguments: ["del", "moveFrom"])
  func `W26: a deleted paragraph mark joins two paragraphs`(name: String) throws {
    let body = try document(
      "<w:p><w:pPr><w:rPr><w:\(name)/></w:rPr></w:pPr>\(r("An"))</w:p>\(p("n"))\(p("x"))"
    ).body
    #expect(body.string == "Ann\nx")
    #expect(body.paragraphs.map(\.text) == [0..<3, 4..<5])
    #expect(body.paragraphs.map(\.number) == [1, 2])
  }

  @Test func `W26: a deleted mark before the end of a cell joins nothing`() throws {
    let marked = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>\(r("a"))</w:p>"
    let body = try document(
      "<w:tbl><w:tr><w:tc>\(marked)</w:tc><w:tc>\(p("b"))</w:tc></w:tr></w:tbl>"
    )
    .body
    #expect(body.cellTexts == ["a", "b"])
  }

  @Test func `W27: a deleted row is gone and its text a note`() throws {
    let deleted =
      "<w:tr><w:trPr><w:del w:author=\"Kim\"/></w:trPr><w:tc>\(p("old"))</w:tc><w:tc>\(p("er"))</w:tc></w:tr>"
    let document = try document(
      "<w:tbl><w:tr><w:tc>\(p("a"))</w:tc></w:tr>\(deleted)<w:tr><w:tc>\(p("b"))</w:tc></w:tr></w:tbl>"
    )
    #expect(document.body.cellTexts == ["a", "b"])
    #expect(document.body.cells.map(\.row) == [1, 2])
    #expect(document.body.tables[0].rowStarts == [0, 1, 2])
    #expect(document.noteKinds == [.deletedText(author: "Kim", text: "old\ner")])
  }

  @Test func `W27: a deleted cell is gone`() throws {
    let document = try document(
      "<w:tbl><w:tr><w:tc>\(p("a"))</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>\(p("x"))</w:tc>"
        + "<w:tc>\(p("b"))</w:tc></w:tr></w:tbl>")
    #expect(document.body.cellTexts == ["a", "b"])
    #expect(document.body.cells.map(\.gridColumn) == [0, 1])
    #expect(document.noteKinds == [.deletedText(author: nil, text: "x")])
  }

  @Test func `W27: a table whose rows are all deleted is gone, nested ones too`() throws {
    let body = try document(
      "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>\(table([["x"]]))\(p(""))</w:tc></w:tr></w:tbl>"
        + table([["a"]])
    ).body
    #expect(body.tables.map(\.number) == [1])
    #expect(body.cellTexts == ["a"])
  }

  @Test func `W28: properties before a change are not read`() throws {
    let body = try document(
      """
      <w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr>\
      \(r("a"))</w:p><w:tbl><w:tr><w:tc><w:tcPr><w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>\
      </w:tcPrChange></w:tcPr>\(p("b"))</w:tc></w:tr></w:tbl>
      """
    ).body
    #expect(body.paragraphs[0].headingLevel == nil)
    #expect(body.cells[0].gridSpan == 1)
  }
}

@Suite struct `Comments and notes` {
  @Test func `W29: a comment is a story with author and anchor`() throws {
    let document = try document(
      """
      <w:p>\(r("a "))<w:commentRangeStart w:id="7"/>\(r("name"))<w:commentRangeEnd w:id="7"/>\
      <w:r><w:commentReference w:id="7"/></w:r></w:p>
      """,
      parts: [
        "word/comments.xml": """
        <w:comments \(namespaces)><w:comment w:id="7" w:author="Kim">\(p("Is it?"))</w:comment></w:comments>
        """
      ])
    #expect(document.body.string == "a name")
    let comment = try #require(document.stories.last)
    #expect(comment.kind == .comment)
    #expect(comment.author == "Kim")
    #expect(comment.string == "Is it?")
    #expect(comment.anchor == StoryAnchor(story: 0, paragraph: 0))
    #expect(document.body.anchors == [AnchoredRange(story: 1, text: 2..<6)])
    #expect(
      document.location(story: 1, paragraph: 0).description
        == "/word/comments.xml: comment 1, paragraph 1")
  }

  @Test(arguments: [("footnote", Story.Kind.footnote), ("endnote", .endnote)])
  func `W30: a note is a story, its mark no character`(name: String, kind: Story.Kind) throws {
    let document = try document(
      "<w:p>\(r("a"))<w:r><w:\(name)Reference w:id=\"2\"/></w:r>\(r("b"))</w:p>",
      parts: [
        "word/\(name)s.xml": """
        <w:\(name)s \(namespaces)><w:\(name) w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r>\
        </w:p></w:\(name)><w:\(name) w:id="2">\(p("see"))</w:\(name)></w:\(name)s>
        """
      ])
    #expect(document.body.string == "ab")
    #expect(document.stories(kind).map(\.string) == ["see"])
    #expect(document.body.anchors == [AnchoredRange(story: 1, text: 1..<1)])
  }
}

@Suite struct `Hidden text` {
  @Test func `W31: is not read, kept and noted`() throws {
    let document = try document("<w:p>\(r("a"))\(r("x", "<w:vanish/>"))\(r("b"))</w:p>")
    #expect(document.body.string == "ab")
    #expect(document.body.hidden == [HiddenText(offset: 1, text: "x")])
    #expect(document.noteKinds == [.hiddenText("x")])
    #expect(document.visibleText() == "a[hidden: x]b\n")
  }

  @Test func `W31: through a style, unless the run says otherwise`() throws {
    let styles: KeyValuePairs = [
      "word/styles.xml": """
      <w:styles \(namespaces)><w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr>\
      </w:style></w:styles>
      """
    ]
    let style = "<w:rStyle w:val=\"H\"/>"
    #expect(try text(p("x", style), parts: styles) == "")
    #expect(try text(p("x", style + "<w:vanish w:val=\"0\"/>"), parts: styles) == "x")
  }

  @Test(arguments: ["<w:webHidden/>", "<w:specVanish/>", "<w:vanish w:val=\"off\"/>"])
  func `W31: what shows on paper is read`(property: String) throws {
    #expect(try text(p("x", property)) == "x")
  }

  @Test func `W31: blank hidden text is not worth a note`() throws {
    #expect(try document(p("  ", "<w:vanish/>")).notes.isEmpty)
  }
}

@Suite struct `Headers and footers` {
  @Test func `W33: are stories of their own, equal copies once, empty ones not at all`() throws {
    let parts: KeyValuePairs = [
      "word/header1.xml": "<w:hdr \(namespaces)>\(p("School"))</w:hdr>",
      "word/header2.xml": "<w:hdr \(namespaces)>\(p("School"))</w:hdr>",
      "word/header3.xml": "<w:hdr \(namespaces)>\(p(" "))</w:hdr>",
      "word/footer1.xml": "<w:ftr \(namespaces)>\(table([["a", "b"]]))\(p("1"))</w:ftr>",
      "word/header9.xml": "<w:hdr \(namespaces)>\(p("not referred to"))</w:hdr>",
    ]
    let document = try document(
      """
      \(p("body"))<w:sectPr><w:headerReference w:type="default" r:id="rPart1"/>\
      <w:headerReference w:type="first" r:id="rPart2"/><w:headerReference w:type="even" r:id="rPart3"/>\
      <w:footerReference w:type="default" r:id="rPart4"/></w:sectPr>
      """, parts: parts)
    #expect(document.stories.map(\.kind) == [.body, .header, .footer])
    #expect(document.stories(.header).map(\.string) == ["School"])
    #expect(document.stories(.footer)[0].cellTexts == ["a", "b"])
    #expect(
      document.visibleText() == "body\n\n[Header]\nSchool\n\n[Footer]\na\tb\n1\n")
    #expect(
      document.location(story: 2, paragraph: 1).description
        == "/word/footer1.xml: table 1, row 1 cell 2, paragraph 1")
  }
}
