import Pictures
import Templates
import TestSupport
import Testing

@Suite struct `Tags stand` {
  private let ann = #"{"name":"Ann","people":[{"name":"Bo"}]}"#

  @Test func `in headers, footers and notes`() throws {
    let file = try filled(
      p("x"), ann,
      parts: [
        "word/header1.xml": "<w:hdr \(wordNamespaces)>\(p("{{ name }}"))</w:hdr>",
        "word/footer1.xml":
          "<w:ftr \(wordNamespaces)>\(p("{{#if name}}{{ name }}{{/if}}"))</w:ftr>",
        "word/footnotes.xml":
          "<w:footnotes \(wordNamespaces)><w:footnote w:id=\"2\">\(p("{{ name }}"))</w:footnote></w:footnotes>",
      ])
    #expect(try inner(file, "/word/header1.xml") == p("Ann"))
    #expect(try inner(file, "/word/footer1.xml") == p("Ann"))
    #expect(try inner(file, "/word/footnotes.xml", of: "footnote") == p("Ann"))
  }

  @Test func `in both branches of a text box, each with its own block`() throws {
    let box =
      "<w:txbxContent>\(p("{{#each people}}") + p("{{ name }}") + p("{{/each}}"))</w:txbxContent>"
    let body = p(
      runs: r("{{ name }}")
        + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>\(box)</wps:txbx></w:drawing></mc:Choice>"
        + "<mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    let filled = try fill(body, ann)
    #expect(filled.ranges(of: "<w:txbxContent>\(p("Bo"))</w:txbxContent>").count == 2)
    #expect(filled.hasPrefix("<w:p><w:r><w:t>Ann</w:t></w:r>"))
  }

  @Test func `in content controls, links and insertions`() throws {
    let body = p(
      runs:
        "<w:hyperlink w:anchor=\"x\">\(r("{{ name }}"))</w:hyperlink><w:ins w:id=\"1\" w:author=\"a\">\(r("{{ name }}"))</w:ins>"
        + "<w:sdt><w:sdtPr/><w:sdtContent>\(r("{{ name }}"))</w:sdtContent></w:sdt>")
    #expect(try fill(body, ann).text == "AnnAnnAnn")
  }

  @Test func `not in deleted text`() throws {
    let body = p(
      runs: "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>{{ x }}</w:delText></w:r></w:del>")
    #expect(try fill(body) == body)
  }
}

@Suite struct `Fields and controls` {
  private func field(_ instruction: String, _ result: String) -> String {
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> \(instruction) </w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(result)<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
  }

  @Test func `a merge field becomes its value in the looks of its result`() throws {
    let body = p(
      runs: r("Dear ") + field("MERGEFIELD  name \\* MERGEFORMAT", r("«na", "<w:b/>") + r("me»"))
        + r("!"))
    #expect(
      try fill(body, #"{"name":"Ann"}"#)
        == p(runs: r("Dear ") + r("Ann", "<w:b/>") + r("!")))
  }

  @Test func `a merge field may be one element, quoted, and have switches`() throws {
    let body = p(
      runs:
        "<w:fldSimple w:instr=\" MERGEFIELD &quot;Full name&quot; \\* Upper \">\(r("x", "<w:i/>"))</w:fldSimple>"
        + field("MERGEFIELD day \\@ \"d MMMM yyyy\"", r("x")))
    #expect(
      try fill(body, #"{"Full name":"Ann Lee","day":"2026-03-02"}"#).text == "ANN LEE2 March 2026")
  }

  @Test func `a merge field does not tell capitals from small letters`() throws {
    let body = p(
      runs: field("MERGEFIELD NAME \\* FirstCap", r("x")) + field("MERGEFIELD Name", r("x")))
    #expect(try fill(body, #"{"name":"ann of x"}"#).text == "Ann of xann of x")
    #expect(try Template(docx(body: body)).fields.map(\.name) == ["NAME"])
  }

  @Test func `a control whose tag is a command stays as it is`() throws {
    let body = p(runs: control("", r("x")).replacing("\"name\"", with: "\"goog_rdk_0:1=x\""))
    #expect(try fill(body) == body)
    #expect(try Template(docx(body: body)).fields.isEmpty)
  }

  @Test func `other fields stay as they are`() throws {
    let body = p(runs: field("PAGE", r("1")) + field("IF x = \"1\" \"a\"", r("a")))
    #expect(try fill(body) == body)
  }

  private func control(_ properties: String, _ content: String) -> String {
    "<w:sdt><w:sdtPr><w:tag w:val=\"name\"/>\(properties)</w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
  }

  @Test func `a control is filled by its tag, its prompt is gone`() throws {
    let body = p(
      runs: control("<w:showingPlcHdr/>", r("Click here", "<w:rStyle w:val=\"PlaceholderText\"/>")))
    #expect(try fill(body, #"{"name":"Ann"}"#) == p(runs: control("", r("Ann"))))
    #expect(try fill(body, "{}") == body)
  }

  @Test func `a control round paragraphs keeps their looks`() throws {
    let body = control(
      "", "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>\(r("old", "<w:b/>"))</w:p>")
    let filled = try fill(body, #"{"name":"one\n\ntwo"}"#)
    let paragraph = { (text: String) in
      "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>\(r(text, "<w:b/>"))</w:p>"
    }
    #expect(filled == control("", paragraph("one") + paragraph("two")))
  }

  @Test func `a tick box is ticked by yes and true`() throws {
    let box = { (value: Int, sign: String) in
      p(runs: control("<w14:checkbox><w14:checked w14:val=\"\(value)\"/></w14:checkbox>", r(sign)))
    }
    #expect(try fill(box(0, "☐"), #"{"name":"yes"}"#) == box(1, "☒"))
    #expect(try fill(box(1, "☒"), #"{"name":false}"#) == box(0, "☐"))
  }
}

@Suite struct `A picture tag` {
  private let png = QRCode.png("x") ?? []
  private func source() -> PictureSource {
    let png = png
    return PictureSource { name throws(LoadingFailure) in
      switch name {
      case "logo.png": return png
      case "letter.pdf": return Array("%PDF".utf8)
      default:
        throw LoadingFailure(message: "There is no such picture.", hint: "Look again.")
      }
    }
  }

  @Test func `puts the file into the package, once, with its size and its alternative text`() throws
  {
    let tag = "{{image logo width: 30mm alt: \"The school's logo\"}}"
    let file = try filled(p(tag) + p(tag), #"{"logo":"logo.png"}"#, pictures: source())
    let body = try inner(file)
    #expect(body.ranges(of: "<wp:extent cx=\"1080000\" cy=\"1080000\"/>").count == 2)
    #expect(body.ranges(of: "descr=\"The school's logo\"").count == 4)
    #expect(body.contains("<wp:docPr id=\"1\"") && body.contains("<wp:docPr id=\"2\""))
    #expect(body.ranges(of: "r:embed=\"rIdDocket1\"").count == 2)
    #expect(
      try inner(file, "/word/_rels/document.xml.rels").contains("Target=\"media/docket1.png\""))
    #expect(
      try inner(file, "/[Content_Types].xml").contains(
        "Extension=\"png\" ContentType=\"image/png\""))
  }

  @Test func `of a QR code is 25 mm wide and says its text`() throws {
    // What XML forbids is no part of the words that stand for a code.
    _ = try filled(p("{{qr url}}"), #"{"url":"a\u000Bb\u0007\uFFFFc\nd"}"#)
    let body = try inner(filled(p("{{qr url}}"), #"{"url":"https://example.org/"}"#))
    #expect(body.contains("<wp:extent cx=\"900000\" cy=\"900000\"/>"))
    #expect(body.contains("descr=\"QR code: https://example.org/\""))
  }

  @Test(arguments: [
    ("{{qr a.b}}", 25.0), ("{{qr a.b size: 30mm}}{{#if x}}{{qr a.b width: 20mm}}{{/if}}", 20),
    ("{{qr a}}{{image a.b}}", nil),
  ])
  func `says how large the code of a value is`(_ tags: String, _ size: Double?) throws {
    #expect(try Template(docx(body: p(tags))).codeSize(of: "a.b") == size)
  }

  @Test(arguments: [
    ("letter.pdf", "The file is a PDF, which Word files of docket do not hold."),
    ("none.png", "There is no such picture."),
  ])
  func `of no picture is an error with its place`(_ name: String, _ message: String) throws {
    let errors = #expect(throws: TemplateErrors.self) {
      try filled(p("{{image logo}}"), "{\"logo\":\"\(name)\"}", pictures: source())
    }
    #expect(errors?.findings.map(\.message) == [message])
    #expect(errors?.findings.first?.place?.words == "paragraph 1")
  }
}
