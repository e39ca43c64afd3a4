import Forms
import Pictures
import Templates
import TestSupport
import Testing
import Word

/// What breaks template engines, each with the least that shows it.
@Suite struct `Pitfalls` {
  @Test func `rows without tags keep their table when the others are gone`() throws {
    let table = tbl(tr(p("Name"), p("Age")), tr(p("{{#each people}}{{ name }}"), p("x{{/each}}")))
    #expect(try fill(table, #"{"people":[]}"#) == tbl(tr(p("Name"), p("Age"))))
    let condition = tbl(tr(p("Total"), p("5")), tr(p("{{#if f}}x"), p("y{{/if}}")))
    #expect(try fill(condition, #"{"f":false}"#) == tbl(tr(p("Total"), p("5"))))
  }

  @Test func `else alone in its row parts rows`() throws {
    let table = tbl(
      tr(p("{{#if f}}")), tr(p("a")), tr(p("{{else}}")), tr(p("b")), tr(p("{{/if}}")))
    #expect(try fill(table, #"{"f":true}"#) == tbl(tr(p("a"))))
    #expect(try fill(table, #"{"f":false}"#) == tbl(tr(p("b"))))
  }

  @Test(arguments: [
    ("d == \"2026-09-09\"", false), ("d < \"2026-05-01\"", true), ("d == \"2 March 2026\"", true),
    ("phone == \"020\"", false), ("range == \"1\"", false), ("code == \"1.5\"", false),
    ("sum == \"1234\"", true), ("sum > 999", true),
  ])
  func `a number at the beginning of a text is not the text`(_ condition: String, _ holds: Bool)
    throws
  {
    let filled = try fill(
      p("{{#if \(condition.replacing("<", with: "&lt;"))}}yes{{else}}no{{/if}}"),
      #"{"d":"2026-03-02","phone":"020-111","range":"1-2","code":"1.5.2","sum":"1,234"}"#)
    #expect(filled.text == (holds ? "yes" : "no"))
  }

  @Test(arguments: ["1-2", "020-7946", "2026-03-02", "e5", "1234,56", "1.234,56"])
  func `a text that only begins as a number is formatted as none`(_ value: String) throws {
    #expect(
      try wrong(p("{{ a | format: \"0.00\" }}"), "{\"a\":\"\(value)\"}")
        == ["template.not-a-number | paragraph 1 | The value is no number."])
  }

  @Test(arguments: [
    ("12345678901234567.89", "#,##0.00", "12,345,678,901,234,567.89"),
    ("99999999999999999", "#,##0", "99,999,999,999,999,999"),
    ("9007199254740993", "0", "9007199254740993"), ("1234.5", "#,##0.00", "1,234.50"),
    ("0.5", "0", "1"), ("-0.5", "0", "-1"), ("-0.4", "0", "0"), ("1.005", "0.00", "1.01"),
    ("-1234.5", "£#,##0.00", "-£1,234.50"), ("7", "000", "007"), ("0.5", "#.##", ".5"),
    ("3", "0.##", "3"), ("0.125", "0.0%", "12.5%"), ("12", "0 'of 0'", "12 of 0"),
    ("1234567", "#,##,##0", "12,34,567"), ("1200", "0.0E0", "1.2E3"),
  ])
  func `a number is written to the last digit`(
    _ number: String, _ pattern: String, _ text: String
  ) throws {
    #expect(try fill(p("{{ n | format: \"\(pattern)\" }}"), "{\"n\":\"\(number)\"}") == p(text))
  }

  @Test(arguments: [
    ("dd/mm/yyyy", "29/12/2026"), ("DD/MM/YYYY", "29/12/2026"), ("D MMMM YYYY", "29 December 2026"),
    ("dddd", "Tuesday"), ("d 'of' MMMM", "29 of December"),
  ])
  func `a pattern for days is read as Word, Excel and CLDR write it`(
    _ pattern: String, _ text: String
  ) throws {
    #expect(try fill(p("{{ d | format: \"\(pattern)\" }}"), #"{"d":"2026-12-29"}"#) == p(text))
  }

  @Test
  func `a pattern with a time is refused, and one with words behind a number is none for days`()
    throws
  {
    #expect(
      try wrong(p("{{ d | format: \"d MMM h:mm\" }}"), #"{"d":"2026-12-29"}"#)
        == ["template.unknown-format | paragraph 1 | This is a format of neither days nor numbers."]
    )
    // Whatever the data, and in a branch that is not taken.
    #expect(
      try Template(docx(body: p("{{#if x}}{{ d | format: \"zz\" }}{{/if}}"))).findings.map(\.code)
        == ["template.unknown-format"])
    #expect(try fill(p("{{ n | format: \"#,##0 'days'\" }}"), #"{"n":1200}"#) == p("1,200 days"))
  }

  @Test func `columns may have any name that a spreadsheet has`() throws {
    let body = p(
      "{{ Vegetarian? }}|{{ Grade }}|{{ Teachers name }}|{{ Name Class }}|{{ 2nd parent }}|{{ a.b }}"
    )
    let template = try Template(docx(body: body))
    var rows = try TemplateData(
      Array(
        "Vegetarian?,Grade (%),Teacher's name,Name/Class,2nd parent,a.b\ny,5,Ann,4B,Bo,c\n".utf8),
      name: "a.csv"
    ).makeIterator()
    let row = try #require(try rows.next()?.get().record)
    #expect(template.check(DataShape(row)) == [])
    let file = try template.fill(row, today: today, with: FillingWorkshop())
    #expect(try inner(file).text == "y|5|Ann|4B|Bo|c")
  }

  @Test func `a note in what is repeated has a note of its own each time`() throws {
    let body =
      p("{{#each people}}")
      + p(
        runs: r("{{ name }}") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
          + "<w:r><w:endnoteReference w:id=\"2\"/></w:r>") + p("{{/each}}")
    func notes(_ kind: String, _ text: String) -> String {
      "<w:\(kind)s \(wordNamespaces)><w:\(kind) w:type=\"separator\" w:id=\"-1\"><w:p/></w:\(kind)><w:\(kind) w:id=\"2\">\(p(text))</w:\(kind)></w:\(kind)s>"
    }
    let data = try record(#"{"people":[{"name":"Ann","x":1},{"name":"Bo","x":2}]}"#)
    let template = try Template(
      docx(
        body: body,
        parts: [
          "word/footnotes.xml": notes("footnote", "{{ name }}"),
          "word/endnotes.xml": notes("endnote", "End {{ x }}"),
        ]))
    #expect(template.check(DataShape(data)) == [])
    #expect(template.fields.map(\.name) == ["people"])
    #expect(template.fields.first?.inner.map(\.name) == ["name", "x"])
    let file = try template.fill(data, today: today, with: FillingWorkshop())
    #expect(try faults(of: file) == [])
    let text = try inner(file)
    for reference in ["footnoteReference", "endnoteReference"] {
      let ids = text.matches(of: /<w:(\w+Reference) w:id="(\d+)"/).filter { $0.1 == reference }
      #expect(ids.map { String($0.2) } == ["1", "2"])
    }
    let feet = try inner(file, "/word/footnotes.xml", of: "none")
    #expect(feet.ranges(of: "<w:footnote ").count == 3)
    #expect(feet.contains("<w:footnote w:id=\"1\">\(p("Ann"))</w:footnote>"))
    #expect(feet.contains("<w:footnote w:id=\"2\">\(p("Bo"))</w:footnote>"))
    let ends = try inner(file, "/word/endnotes.xml", of: "none")
    #expect(ends.ranges(of: "<w:endnote ").count == 3)
    #expect(ends.text.contains("End 1") && ends.text.contains("End 2"))
  }

  @Test func `notes stand in the order of their references, and without one they go`() throws {
    func reference(_ id: Int) -> String { "<w:r><w:footnoteReference w:id=\"\(id)\"/></w:r>" }
    let notes =
      "<w:footnotes \(wordNamespaces)>"
      + (1...3).map { "<w:footnote w:id=\"\($0)\">\(p("note \($0)"))</w:footnote>" }.joined()
      + "</w:footnotes>"
    let body =
      p("{{#each l}}") + p(runs: r("a") + reference(1)) + p("{{/each}}")
      + p(runs: r("{{#if x}}") + reference(2) + r("{{/if}}") + r("b") + reference(3))
    let file = try filled(body, #"{"l":[1,2],"x":false}"#, parts: ["word/footnotes.xml": notes])
    let written = try inner(file, "/word/footnotes.xml", of: "none")
    #expect(
      written.matches(of: /note (\d)/).map { String($0.1) } == ["1", "1", "3"])
    let ids = try inner(file).matches(of: /footnoteReference w:id="(\d+)"/).map { String($0.1) }
    #expect(written.matches(of: /<w:footnote w:id="(\d+)"/).map { String($0.1) } == ids)
  }

  private func control(_ properties: String, _ content: String) -> String {
    "<w:sdt><w:sdtPr><w:tag w:val=\"n\"/>\(properties)</w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
  }

  @Test func `a control that was bound to other data is bound no more`() throws {
    let body = p(runs: control("<w:dataBinding w:xpath=\"/a\" w:storeItemID=\"{1}\"/>", r("old")))
    #expect(try fill(body, #"{"n":"new"}"#) == p(runs: control("", r("new"))))
  }

  @Test func `a control round a cell is filled, one without content gets a paragraph`() throws {
    let cell = "<w:tbl><w:tr>\(control("", tc(p("old"))))</w:tr></w:tbl>"
    #expect(
      try fill(cell, #"{"n":"new"}"#) == "<w:tbl><w:tr>\(control("", tc(p("new"))))</w:tr></w:tbl>")
    #expect(try fill(control("", ""), #"{"n":"new"}"#) == control("", p("new")))
  }

  @Test func `a control for a date or a list shows what Word would`() throws {
    let date = p(
      runs: control(
        "<w:date w:fullDate=\"2001-01-01T00:00:00Z\"><w:dateFormat w:val=\"d MMMM yyyy\"/></w:date>",
        r("x")))
    #expect(try fill(date, #"{"n":"2026-03-02"}"#).contains("<w:date><w:dateFormat"))
    #expect(try fill(date, #"{"n":"2026-03-02"}"#).text == "2 March 2026")
    let list = p(
      runs: control(
        "<w:dropDownList><w:listItem w:displayText=\"Red colour\" w:value=\"r\"/></w:dropDownList>",
        r("x")))
    #expect(try fill(list, #"{"n":"r"}"#).text == "Red colour")
    #expect(
      try wrong(list, #"{"n":"blue"}"#)
        == ["template.not-a-choice | paragraph 1 | The value is not in the list of this control."])
  }

  @Test func `a control in a list has no id twice, and one for a picture is left alone`() throws {
    let body = p("{{#each l}}") + p(runs: control("<w:id w:val=\"7\"/>", r("x"))) + p("{{/each}}")
    #expect(try fill(body, #"{"l":[{"n":"a"},{"n":"b"}]}"#).text == "a¶b")
    let picture = p(runs: control("<w:picture/>", r("x")))
    #expect(try fill(picture, #"{"n":"a"}"#) == picture)
  }

  @Test func `a paragraph in a control in a cell that is empty leaves one`() throws {
    let body = tbl(tr("<w:sdt><w:sdtPr/><w:sdtContent>\(p("{{ x ? }}"))</w:sdtContent></w:sdt>"))
    #expect(
      try fill(body) == tbl(tr("<w:sdt><w:sdtPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt>")))
  }

  @Test(arguments: [
    "<w:bookmarkStart w:id=\"1\" w:name=\"row_2\"/><w:bookmarkEnd w:id=\"1\"/>",
    "<w:bookmarkStart w:id=\"1\" w:name=\"ROW_2\"/><w:bookmarkEnd w:id=\"1\"/>",
  ])
  func `a copied bookmark has a name that no other has`(_ other: String) throws {
    let body =
      p(runs: other) + p("{{#each l}}")
      + p(
        runs: "<w:bookmarkStart w:id=\"2\" w:name=\"row\"/>" + r("x")
          + "<w:bookmarkEnd w:id=\"2\"/>")
      + p("{{/each}}")
    #expect(try fill(body, #"{"l":[1,2]}"#).contains("w:name=\"row_3\""))
  }

  @Test func `a bookmark half in a list is taken out`() throws {
    let body =
      p(runs: "<w:bookmarkStart w:id=\"2\" w:name=\"row\"/>" + r("a")) + p("{{#each l}}")
      + p(runs: r("x") + "<w:bookmarkEnd w:id=\"2\"/>") + p("{{/each}}")
    #expect(try !fill(body, #"{"l":[1,2]}"#).contains("bookmark"))
    #expect(try Template(docx(body: body)).findings.map(\.code) == ["template.bookmark"])
  }

  @Test(arguments: ["9223372036854775807", "4294967295", "2147483647"])
  func `ids at the end of their range are no reason to fail`(_ id: String) throws {
    let drawing =
      "<w:r><w:drawing><wp:inline><wp:docPr id=\"\(id)\" name=\"a\"/></wp:inline></w:drawing></w:r>"
    let filled = try fill(p("{{#each l}}") + p(runs: drawing) + p("{{/each}}"), #"{"l":[1,2]}"#)
    #expect(filled.contains("docPr id=\"1\""))
  }

  @Test func `a link of which nothing is left is left out`() throws {
    let body = p(
      runs: r("a") + "<w:hyperlink w:anchor=\"x\">\(r("{{#if n}}b{{/if}}"))</w:hyperlink>")
    #expect(try fill(body, #"{"n":false}"#) == p("a"))
  }

  @Test func `tables that are repeated do not touch`() throws {
    let filled = try fill(p("{{#each l}}") + tbl(tr(p("x"))) + p("{{/each}}"), #"{"l":[1,2]}"#)
    #expect(!filled.contains("</w:tbl><w:tbl>"))
  }

  @Test(arguments: [
    String(repeating: "(", count: 10_000) + "n", String(repeating: "not ", count: 50_000) + "n",
  ])
  func `conditions that nest without end are refused`(_ condition: String) throws {
    #expect(try wrong(p("{{#if \(condition)}}x{{/if}}")).first?.contains("nests too deep") == true)
  }

  @Test func `blocks that nest without end are refused`() throws {
    let deep =
      String(repeating: "{{#if n}}", count: 2_000) + "x"
      + String(repeating: "{{/if}}", count: 2_000)
    #expect(try wrong(p(deep)).first?.contains("stand in one another") == true)
  }

  @Test(arguments: [
    ("IF ", "x = \"1\" \"a\" \"b\""), ("NEXT", ""), ("ADDRESSBLOCK", ""),
  ])
  func `a field of Word's mail merge that is not filled is told`(_ name: String, _ rest: String)
    throws
  {
    let inner =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>MERGEFIELD n</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>\(name)</w:instrText></w:r>\(inner)<w:r><w:instrText>\(rest)</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(r("old"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    #expect(
      try wrong(p(runs: field), #"{"n":"1"}"#).contains {
        $0.hasPrefix("template.field | paragraph 1 | docket does not fill this field")
      })
  }

  @Test func `a template of Word becomes a document, without the ties of a mail merge`() throws {
    let types = """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
      ContentType="application/xml"/><Override PartName="/word/document.xml" \
      ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"/></Types>
      """
    let settings =
      "<w:settings \(wordNamespaces)><w:mailMerge><w:query w:val=\"x\"/></w:mailMerge><w:zoom/></w:settings>"
    let file = try filled(
      p("x"), parts: ["[Content_Types].xml": types, "word/settings.xml": settings])
    #expect(try inner(file, "/[Content_Types].xml", of: "none").contains("document.main+xml"))
    #expect(try inner(file, "/word/settings.xml", of: "none") == "<w:zoom/>")
  }

  @Test func `pictures of a document that docket made stay when it is a template`() throws {
    let codes = (QRCode.png("a") ?? [], QRCode.png("b") ?? [])
    let source = PictureSource { name throws(LoadingFailure) in
      name == "a" ? codes.0 : codes.1
    }
    let first = try filled(p("{{image x}}") + p("\\{{image y}}"), #"{"x":"a"}"#, pictures: source)
    let second = try Template(first).fill(
      record(#"{"y":"b"}"#), today: today, with: FillingWorkshop(pictures: source))
    #expect(try faults(of: second) == [])
    var word = try WordFile(second)
    let parts = ["/word/media/docket1.png", "/word/media/docket2.png"].compactMap(PartName.init)
    #expect(try word.contents(of: parts[0]) == codes.0)
    #expect(try word.contents(of: parts[1]) == codes.1)
  }

  @Test func `a strict document gets strict pictures`() throws {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    let document =
      "<w:document xmlns:w=\"\(strict)\"><w:body>\(p("{{qr x}}"))</w:body></w:document>"
    let file = try Template(docx(document: document)).fill(
      record(#"{"x":"a"}"#), today: today, with: FillingWorkshop())
    #expect(try inner(file, of: "none").contains("http://purl.oclc.org/ooxml/drawingml/picture"))
    #expect(try !inner(file, of: "none").contains("schemas.openxmlformats.org/drawingml"))
  }
}
