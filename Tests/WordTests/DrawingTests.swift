import Testing

@testable import Word

private let picture = "http://schemas.openxmlformats.org/drawingml/2006/picture"

private func drawing(_ content: String, _ properties: String = "") -> String {
  """
  <w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"\(properties)/><a:graphic><a:graphicData>\
  \(content)</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
  """
}

private func shape(_ preset: String, box: String? = nil) -> String {
  let box = box.map { "<wps:txbx><w:txbxContent>\($0)</w:txbxContent></wps:txbx>" } ?? ""
  return
    "<wps:wsp><wps:spPr><a:prstGeom prst=\"\(preset)\"/></wps:spPr>\(box)<wps:bodyPr/></wps:wsp>"
}

private func pict(_ content: String) -> String {
  """
  <w:r><w:pict xmlns:o="urn:schemas-microsoft-com:office:office">\(content)</w:pict></w:r>
  """
}

private func vmlBox(_ content: String) -> String {
  pict(
    "<v:shape><v:textbox><w:txbxContent>\(content)</w:txbxContent></v:textbox></v:shape>")
}

private func alternate(_ choice: String, _ fallback: String, requires: String = "wps") -> String {
  """
  <w:r><mc:AlternateContent><mc:Choice Requires="\(requires)">\(choice)</mc:Choice>\
  <mc:Fallback>\(fallback)</mc:Fallback></mc:AlternateContent></w:r>
  """
}

/// The drawing or picture within a run, for an alternate, which stands within one.
private func inner(_ run: String) -> String {
  String(run.dropFirst("<w:r>".count).dropLast("</w:r>".count))
}

@Suite struct `Drawings` {
  @Test(
    arguments: [
      (drawing("<pic:pic xmlns:pic=\"\(picture)\"><pic:blipFill/></pic:pic>"), .picture),
      (drawing("<a:blip r:link=\"r9\"/>"), .picture),
      (pict("<v:shape><v:imagedata r:id=\"r1\"/></v:shape>"), .picture),
      (
        pict("<v:shapetype id=\"t\"/><v:shape><v:imagedata/><o:signatureline/></v:shape>"),
        .signatureLine
      ),
      (pict("<v:shape><v:textpath string=\"DRAFT\"/></v:shape>"), .wordArt("DRAFT")),
      (pict("<v:oval style=\"x\"/>"), .shape("oval")),
      (drawing(shape("ellipse")), .shape("ellipse")),
      (drawing(shape("rightArrow", box: "<w:p/>")), .shape("rightArrow")),
      (
        "<w:r><w:object><v:shape xmlns:o=\"urn:schemas-microsoft-com:office:office\"><v:imagedata/></v:shape>"
          + "<o:OLEObject xmlns:o=\"urn:schemas-microsoft-com:office:office\"/></w:object></w:r>",
        .embeddedObject
      ),
      (
        "<w:r><w:object><v:shape><v:imagedata/></v:shape><w:control r:id=\"r1\"/></w:object></w:r>",
        .activeX
      ),
      ("<w:r><w14:contentPart r:id=\"r1\"/></w:r>", .ink),
      (
        drawing("<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"/>"),
        .chart
      ),
      (
        drawing("<d:relIds xmlns:d=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\"/>"),
        .diagram
      ),
    ] as [(String, InlineObject.Kind)])
  func `W50 W51 W59 W70: what is drawn stands in the text as an object`(
    run: String, kind: InlineObject.Kind
  ) throws {
    let body = try document("<w:p>\(r("a"))\(run)\(r("b"))</w:p>").body
    #expect(body.string == "a\u{FFFC}b")
    #expect(body.objects == [InlineObject(kind: kind, offset: 1, paragraph: 0)])
    #expect(try document("<w:p>\(run)</w:p>").visibleText() == "\n")
  }

  @Test func `W50: a picture has the words that describe it`() throws {
    let run = drawing("<pic:pic xmlns:pic=\"\(picture)\"/>", " descr=\"A signature\"")
    #expect(try document("<w:p>\(run)</w:p>").body.objects[0].alternativeText == "A signature")
  }

  @Test(arguments: ["altChunk", "subDoc"])
  func `W52: imported content is an object and a note`(name: String) throws {
    let document = try document("\(p("a"))<w:\(name) r:id=\"r9\"/>\(p("b"))")
    #expect(document.body.string == "a\n\u{FFFC}\nb")
    #expect(document.body.objects.map(\.kind) == [.importedContent])
    #expect(
      document.noteKinds == [
        .unreadableContent(name == "altChunk" ? "an imported document" : "a sub-document")
      ])
  }

  @Test func `a rule across the page is no mark`() throws {
    #expect(try document("<w:p>\(pict("<v:rect o:hr=\"t\"/>"))</w:p>").body.objects.isEmpty)
  }

  @Test(arguments: [
    alternate(inner(drawing(shape("rect", box: p("Ann")))), inner(vmlBox(p("Ann")))),
    alternate(
      inner(drawing(shape("rect", box: p("Eve")))), inner(vmlBox(p("Ann"))), requires: "cx9"),
    alternate(inner(drawing(shape("rect"))), inner(vmlBox(p("Ann")))),
    alternate(inner(drawing(shape("rect", box: "<w:p/>"))), inner(vmlBox(p("Ann")))),
  ])
  func `W68: a text box that stands in the file twice is read once`(run: String) throws {
    let document = try document("<w:p>\(r("a"))\(run)\(r("b"))</w:p>")
    #expect(document.body.string == "ab")
    #expect(document.stories(.textBox).map(\.string) == ["Ann"])
  }

  @Test func `W68: a shape that stands in the file twice is one object`() throws {
    let run = alternate(inner(drawing(shape("ellipse"))), inner(pict("<v:oval/>")))
    let body = try document("<w:p>\(r("a"))\(run)\(r("b"))</w:p>").body
    #expect(body.string == "a\u{FFFC}b")
    #expect(body.objects.map(\.kind) == [.shape("ellipse")])
  }

  @Test func `W69: a text box hangs on its paragraph and is read after it`() throws {
    let inside = drawing(shape("rect", box: table([["c", "d"]]) + p("e")))
    let document = try document("\(p("a"))<w:p>\(r("b"))\(inside)\(r("f"))</w:p>\(p("g"))")
    #expect(document.stories(.textBox).map(\.anchor) == [StoryAnchor(story: 0, paragraph: 1)])
    #expect(document.visibleText() == "a\nbf\nc\td\ne\ng\n")
    #expect(
      document.location(story: 1, paragraph: 1).description
        == "/word/document.xml: paragraph 2, text box 1, table 1, row 1 cell 2, paragraph 1")
  }

  @Test func `W69: a text box in a text box, in the cell of a table`() throws {
    let inside = drawing(shape("rect", box: p("c")))
    let outside = drawing(shape("rect", box: "<w:p>\(r("b"))\(inside)</w:p>"))
    let document = try document(
      "<w:tbl><w:tr><w:tc><w:p>\(r("a"))\(outside)</w:p></w:tc></w:tr></w:tbl>")
    #expect(document.stories.map(\.string) == ["a", "b", "c"])
    #expect(document.body.cellTexts == ["a"])
    #expect(
      document.location(story: 2, paragraph: 0).description
        == "/word/document.xml: table 1, row 1 cell 1, paragraph 1, text box 1, paragraph 1, "
        + "text box 1, paragraph 1")
  }

  @Test func `a text box in deleted text is deleted with it`() throws {
    let run = drawing(shape("rect", box: p("old")))
    let document = try document("<w:p><w:del w:author=\"Kim\">\(run)</w:del>\(r("a"))</w:p>")
    #expect(document.stories.map(\.string) == ["a"])
    #expect(document.noteKinds == [.deletedText(author: "Kim", text: "old")])
  }
}
