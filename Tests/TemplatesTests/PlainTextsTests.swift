import Templates
import TestSupport
import Testing
import Word

private let relationships =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

private func links(_ targets: String...) -> String {
  let all = targets.enumerated().map { number, target in
    "<Relationship Id=\"rId\(number)\" Type=\"\(relationships)/hyperlink\" Target=\"\(target)\" TargetMode=\"External\"/>"
  }
  return
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(all.joined())</Relationships>"
}

private func link(_ number: Int, _ text: String = "here") -> String {
  "<w:hyperlink r:id=\"rId\(number)\">\(r(text))</w:hyperlink>"
}

private func drawing(_ words: String, id: Int = 1) -> String {
  "<w:r><w:drawing><wp:inline><wp:docPr id=\"\(id)\" name=\"a\" descr=\"\(words)\"/></wp:inline></w:drawing></w:r>"
}

@Suite struct `A tag that stands in no paragraph` {
  @Test func `is filled in the words for a picture, also in a list`() throws {
    let body =
      p(runs: drawing("Photo of {{ a }}")) + p("{{#each l}}") + p(runs: drawing("{{ n }}", id: 2))
      + p("{{/each}}")
    let filled = try fill(body, #"{"a":"<A>\n& \"B\"","l":[{"n":1},{"n":2}]}"#)
    #expect(
      filled.matches(of: /descr="([^"]*)"/).map { String($0.1) }
        == ["Photo of &lt;A&gt; &amp; &quot;B&quot;", "1", "2"])
  }

  @Test(arguments: [
    ("https://example.org/{{ a }}", "https://example.org/x%20&amp;%22y%22"),
    (
      "https://example.org/%7b%7B%20a%20%7d%7d?b={{ a }}#c",
      "https://example.org/x%20&amp;%22y%22?b=x%20%26%22y%22#c"
    ),
    ("{{ url }}", "https://example.org/?a=1&amp;b=2"),
  ])
  func `is filled in the address of a link, each copy its own`(
    _ target: String, _ address: String
  ) throws {
    let body = p("{{#each l}}") + p(runs: link(0)) + p("{{/each}}")
    let file = try filled(
      body,
      #"{"l":[{"a":"x &\"y\"","url":"https://example.org/?a=1&b=2"},{"a":"z","url":"x"}]}"#,
      parts: ["word/_rels/document.xml.rels": links(target)])
    let made = try inner(file)
    #expect(made.contains("<w:instrText> HYPERLINK \"\(address)\" </w:instrText>"))
    #expect(made.ranges(of: "HYPERLINK").count == 2)
    #expect(!made.contains("<w:hyperlink"))
    #expect(made.text.contains("here"))
  }

  @Test(arguments: [
    (
      "file:///\\\\server\\share\\{{ a }}.pdf", "",
      " HYPERLINK \"file:///\\\\\\\\server\\\\share\\\\x y.pdf\" "
    ),
    (
      "https://e.org/{{ a }}", " w:anchor=\"part2\" w:tooltip=\"the &quot;{{ a }}&quot; one\"",
      " HYPERLINK \"https://e.org/x y\" \\l \"part2\" \\o \"the \\\"x y\\\" one\" "
    ),
    ("https://e.org/?a=&quot;{{ a }}&quot;", "", " HYPERLINK \"https://e.org/?a=%22x y%22\" "),
  ])
  func `keeps what else is said of a link`(
    _ target: String, _ attributes: String, _ instruction: String
  ) throws {
    let link = "<w:hyperlink r:id=\"rId0\"\(attributes)>\(r("here"))</w:hyperlink>"
    let file = try filled(
      p(runs: link), #"{"a":"x y"}"#,
      parts: ["word/_rels/document.xml.rels": links(target)])
    let made = try inner(file).replacing("&quot;", with: "\"").replacing("%20", with: " ")
    #expect(made.contains("<w:instrText>\(instruction)</w:instrText>"), "\(made)")
    #expect(try !inner(file, "/word/_rels/document.xml.rels", of: "none").contains("rId0"))
  }

  @Test func `goes with its link, and the link with its paragraph, where the words are empty`()
    throws
  {
    let body = p(runs: link(0, "{{ b ? }}")) + p(runs: r("x") + link(0, "{{#if b ?}}y{{/if}}"))
    let file = try filled(
      body, #"{"a":1}"#, parts: ["word/_rels/document.xml.rels": links("http://x/{{ a }}")])
    #expect(try inner(file) == p("x"))
  }

  @Test func `is filled in a simple field and in a tip`() throws {
    #expect(
      try fill(
        p(
          runs:
            "<w:fldSimple w:instr=\" HYPERLINK &quot;http://x/{{ a }}&quot; \">\(r("b"))</w:fldSimple>"
        ),
        #"{"a":"c d"}"#
      ).contains("http://x/c%20d"))
    #expect(
      try fill(
        p(runs: "<w:hyperlink w:anchor=\"x\" w:tooltip=\"{{ a }}\">\(r("b"))</w:hyperlink>"),
        #"{"a":"c d"}"#
      ).contains("w:tooltip=\"c d\""))
  }

  @Test func `is filled in a field with an address that Word has cut`() throws {
    let cut =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
      + [" HYPERLINK \"mailto:{", "{ a", " }}\" "].map {
        "<w:r><w:instrText>\($0)</w:instrText></w:r>"
      }.joined()
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(r("b"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    #expect(
      try fill(p(runs: cut), #"{"a":"a@b.org"}"#).contains(" HYPERLINK \"mailto:a@b.org\" "))
  }

  @Test func `is filled in charts, SmartArt and the properties of the document`() throws {
    let chart =
      "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:p><a:r><a:t>Of {{ </a:t></a:r><a:r><a:t>a }}!</a:t></a:r></a:p><c:v>{{ a }}</c:v></c:chartSpace>"
    let properties =
      "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>For {{ a }}</dc:title></cp:coreProperties>"
    let file = try filled(
      p("x"), #"{"a":"A&B"}"#,
      parts: [
        "word/charts/chart1.xml": chart, "docProps/core.xml": properties,
        "[Content_Types].xml": """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
        ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
        <Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>\
        <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
        """,
      ])
    #expect(
      try inner(file, "/word/charts/chart1.xml", of: "none").contains(
        "<a:t>Of A&amp;B!</a:t></a:r><a:r><a:t/></a:r></a:p><c:v>A&amp;B</c:v>"))
    #expect(
      try inner(file, "/docProps/core.xml", of: "none") == "<dc:title>For A&amp;B</dc:title>")
  }

  @Test(arguments: [
    (
      drawing("{{ b }}"),
      "template.unknown-name | paragraph 1, words for a picture | The data has no \"b\"."
    ),
    (
      drawing("{{#if a}}x"),
      "template.place | paragraph 1, words for a picture | Only values can stand here."
    ),
    (
      drawing("{{ a"),
      "template.unclosed-tag | paragraph 1, words for a picture | A tag is opened here and never closed."
    ),
    (
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> INCLUDEPICTURE \"{{ a }}\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
      "template.place | paragraph 1, field | A tag stands in a field of Word, where it is not filled."
    ),
    (
      "<w:fldSimple w:instr=\" REF {{ a }} \">\(r("b"))</w:fldSimple>",
      "template.place | paragraph 1, field | A tag stands in a field of Word, where it is not filled."
    ),
    (
      "<w:sdt><w:sdtPr><w:alias w:val=\"{{ a }}\"/></w:sdtPr><w:sdtContent>\(r("b"))</w:sdtContent></w:sdt>",
      "template.place | paragraph 1, setting \"val\" | A tag stands in a setting of Word, where it is not filled."
    ),
    (
      "<m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:r><m:t>{{ </m:t></m:r><m:r><m:t>c }}</m:t></m:r></m:oMath>",
      "template.unknown-name | paragraph 1, formula | The data has no \"c\"."
    ),
  ])
  func `is told of with its place`(_ runs: String, _ line: String) throws {
    let template = try Template(docx(body: p(runs: runs)))
    let findings = template.check(DataShape(try record(#"{"a":1}"#))).filter {
      $0.severity == .error
    }
    #expect(
      findings.map { "\($0.code) | \($0.place?.words ?? "-") | \($0.message)" } == [line])
  }

  @Test func `is told where the link of a picture leads by it`() throws {
    let picture =
      "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"a\"><a:hlinkClick xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" r:id=\"rId0\"/></wp:docPr></wp:inline></w:drawing></w:r>"
    let template = try Template(
      docx(
        body: p(runs: picture), parts: ["word/_rels/document.xml.rels": links("http://x/{{ a }}")]))
    #expect(template.findings.map(\.code) == ["template.place"])
  }
}
