import Templates
import TestSupport
import Testing
import Word

@Suite struct `What is wrong with a template` {
  @Test(arguments: [
    ("{{ }}", "template.tag", "There is nothing in the tag."),
    ("{{ name", "template.unclosed-tag", "A tag is opened here and never closed."),
    ("{{ name | uper }}", "template.unknown-filter", "There is no filter \"uper\"."),
    ("{{ name | format }}", "template.tag", "The filter \"format\" needs a text."),
    ("{{ a == b }}", "template.tag", "A value is compared only in {{#if}}."),
    ("{{{ a }}}", "template.tag", "There is a brace too many."),
    ("{{ users[0] }}", "template.tag", "An element of a list cannot be named by its number."),
    ("{{ today() }}", "template.tag", "Nothing is called in a tag."),
    ("{{ \"x\" if a }}", "template.tag", "A condition does not stand in a value."),
    ("{{ a \"b }}", "template.tag", "A quote is opened in it and never closed."),
    ("{{ a % b }}", "template.tag", "\"%\" means nothing in a tag."),
    ("{{#eech people}}", "template.tag", "There is no block \"#eech\"."),
    ("{{/iff}}", "template.tag", "There is no block \"/iff\"."),
    ("{{#each people}}x", "template.unclosed-block", "This {{#each}} is never closed."),
    ("x{{/if}}", "template.unclosed-block", "There is no {{#if}} before this {{/if}}."),
    ("{{else}}", "template.unclosed-block", "This {{else}} stands in no {{#if}}."),
    (
      "{{#if a}}x{{else}}y{{else}}z{{/if}}", "template.straddling-block",
      "This {{#if}} has a second {{else}}."
    ),
    (
      "{{image logo width: 3}}", "template.tag",
      "A width or height is a number of mm, cm, in or pt, more than nothing and at most 55 cm."
    ),
    ("{{image logo border: 3}}", "template.tag", "A picture has no \"border\"."),
  ])
  func `is told with its place`(_ tag: String, _ code: String, _ message: String) throws {
    #expect(try wrong(p("first") + p(tag)) == ["\(code) | paragraph 2 | \(message)"])
  }

  @Test func `hides nothing else that is wrong`() throws {
    let template = try Template(
      docx(body: p("{{#if a}}x") + p("{{ b | format: \"0\" }}") + p("{{ c }}")))
    var codes: [String] = template.findings.map(\.code)
    #expect(codes == ["template.unclosed-block"])
    let errors = #expect(throws: TemplateErrors.self) {
      try template.tryOut(
        record(#"{"a": true, "b": "many"}"#), today: today, with: FillingWorkshop())
    }
    codes = errors?.findings.map(\.code) ?? []
    #expect(codes == ["template.unclosed-block", "template.not-a-number"])
    // Right data makes no right template.
    #expect(throws: TemplateErrors.self) {
      try template.tryOut(
        record(#"{"a": true, "b": 2, "c": 3}"#), today: today, with: FillingWorkshop())
    }
  }

  @Test func `names what the template never uses, in the elements of a list too`() throws {
    let template = try Template(
      docx(body: p("${x}") + p("{{#each people}}{{ name }}{{/each}}{{#if rooms}}y{{/if}}")))
    #expect(template.findings.map(\.severity) == [.warning])
    let shape = DataShape(
      try record(
        #"{"people": [{"name": "A", "salary": 1}], "rooms": [{"floor": 1}], "other": 2}"#))
    #expect(
      template.check(shape).last?.message
        == "The template never uses \"other\", \"people.salary\" of the data.")
  }

  @Test func `is told at once, in the order of the document, in office words`() throws {
    let styles =
      "<w:styles \(wordNamespaces)><w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
    let heading = "<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr>\(r("Roles"))</w:p>"
    let body =
      p("{{ a | x }}") + heading + p("x") + p("{{ b | x }}")
      + tbl(tr(p("x"), p("{{ c | x }}")), tr(p("x"), p("y") + p("{{ d | x }}")))
      + p(
        runs:
          "<w:r><w:pict><v:textbox><w:txbxContent>\(p("{{ e | x }}"))</w:txbxContent></v:textbox></w:pict></w:r>"
      )
    let found = try wrong(
      body,
      parts: [
        "word/styles.xml": styles,
        "word/header1.xml": "<w:hdr \(wordNamespaces)>\(p("{{ f | x }}"))</w:hdr>",
        "word/footnotes.xml":
          "<w:footnotes \(wordNamespaces)><w:footnote w:id=\"0\" w:type=\"separator\">\(p(""))</w:footnote><w:footnote w:id=\"2\">\(p("{{ g | x }}"))</w:footnote></w:footnotes>",
      ])
    #expect(
      found.map { $0.split(separator: " | ")[1] } == [
        "paragraph 1", "under the heading \"Roles\", paragraph 2",
        "under the heading \"Roles\", table 1, row 1, cell 2",
        "under the heading \"Roles\", table 1, row 2, cell 2, paragraph 2",
        "under the heading \"Roles\", paragraph 3, text box, paragraph 1",
        "page header, paragraph 1", "footnote 1, paragraph 1",
      ])
  }

  @Test(arguments: [
    p("a {{#if x}} b") + p("c {{/if}} d"), tbl(tr(p("{{#each x}}a"))) + p("{{/each}}"),
    p(runs: "<w:hyperlink>\(r("{{#if x}}a"))</w:hyperlink>" + r("b{{/if}}")),
    p("{{#if x}}") + tbl(tr(p("{{/if}}a"), p("b"))),
  ])
  func `is a block that is half inside something`(_ body: String) throws {
    let found = try wrong(body)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("template.straddling-block") == true)
  }

  @Test(arguments: [
    ("{% for a in b %}x", "{% for a in b %}"), ("{%tr if a %}", "{%tr if a %}"),
    ("{#users}{name}{/users}", "{#users}"), ("a ${name} b", "${name}"),
    ("+++INS name+++", "+++INS name+++"),
  ])
  func `are tags of other programs, which stay`(_ text: String, _ sign: String) throws {
    let template = try Template(docx(body: p(text) + p("{{ a ? }}")))
    #expect(template.findings.map(\.code) == ["template.foreign-tag"])
    #expect(template.findings.first?.place?.words == "paragraph 1")
    #expect(template.findings.first?.place?.tag == sign)
    #expect(template.canBeFilled)
  }

  @Test(arguments: [
    "100 % {x} %", "{ a }", "$5 {", "C+++D", "++++++", "\\{{#a}", "{{#each a}}{{/each}}",
  ])
  func `are no signs that look like tags from afar`(_ text: String) throws {
    #expect(
      try !Template(docx(body: p(text))).findings.contains { $0.code == "template.foreign-tag" })
  }

  @Test(arguments: [
    ("{{#if a ?}}", "", ""), ("", "{{#if a ?}}", ""), ("", "", "{{#if a ?}}"),
  ])
  func `a block that cuts a field in two is told`(
    _ before: String, _ inside: String, _ end: String
  ) throws {
    let close = end.isEmpty ? "{{/if}}" : ""
    let body = p(
      runs: r(before) + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
        + "<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        + r("1\(inside)\(inside.isEmpty ? close : "")")
        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        + r("\(inside.isEmpty ? "" : close)\(end)x")
        + (end.isEmpty ? "" : r("{{/if}}")))
    let codes = try Template(docx(body: body)).findings.map(\.code)
    #expect(codes == (end.isEmpty ? ["template.straddling-block"] : []))
  }

  @Test func `a package without a document is refused`() {
    var missing = ZipBuilder()
    for (name, text) in docxEntries(document: "") where name != "word/document.xml" {
      missing.add(name, text)
    }
    for file in [missing.bytes, docx(document: "<html><body>hello</body></html>")] {
      #expect(throws: PackageError.self) { try Template(file) }
    }
  }

  @Test(arguments: [
    "{{image logo alt: \"Of {{ n }}\"}}", "{{ n | default: \"{{ z }}\" }}",
  ])
  func `a tag in a tag is told`(_ text: String) throws {
    #expect(try Template(docx(body: p(text))).findings.first?.code == "template.tag")
  }

  @Test(arguments: [
    ("Dear { name }},", ["template.stray-braces"]),
    ("{{ a ? }} { b }} c", ["template.stray-braces"]),
    ("{{ a ? }}", []), ("\\{{ a }}", []), ("\\{{ a }} }}", ["template.stray-braces"]),
    ("x } y", []),
  ])
  func `braces that close nothing are told`(_ text: String, _ codes: [String]) throws {
    #expect(
      try Template(docx(body: p(text))).findings.map(\.code).filter { $0 != "template.no-tag" }
        == codes)
  }

  @Test func `is a template without a tag, which is told and filled`() throws {
    let template = try Template(docx(body: p("Dear all")))
    #expect(template.findings.map(\.code) == ["template.no-tag"])
    #expect(template.canBeFilled)
  }

  @Test func `are blocks that cross`() throws {
    #expect(
      try wrong(p("{{#if a}}{{#each b}}x{{/if}}{{/each}}")).first
        == "template.unclosed-block | paragraph 1 | {{/if}} closes a block that {{#each}} has opened."
    )
  }

  @Test func `is data that lacks something, each once`() throws {
    let body =
      p("{{ name }} {{ nmae }}") + p("{{#each people}}{{ age }}{{/each}}")
      + p("{{ list }}{{ day | format: \"d M\" }}")
    #expect(
      try wrong(body, #"{"name":"Ann","people":[{"age":1},{},{}],"list":[1],"day":"soon"}"#) == [
        "template.missing-value | paragraph 1 | There is no value \"nmae\" here.",
        "template.missing-value | paragraph 2 | There is no value \"age\" here.",
        "template.not-a-value | paragraph 3 | This is a list, and cannot be written as it is.",
        "template.not-a-date | paragraph 3 | The value is no date.",
      ])
  }

  @Test func `is a file that is no Word file`() {
    #expect(throws: PackageError.self) { try Template(Array("hello".utf8)) }
  }
}
