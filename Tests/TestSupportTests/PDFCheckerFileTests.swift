import TestSupport
import Testing

@Suite struct `PDF checker` {
  @Test(arguments: [PDFBuilder.good.bytes, PDFBuilder.good.packedBytes])
  func `passes a good file`(_ bytes: [UInt8]) {
    #expect(PDFChecker.problems(in: bytes) == [])
  }

  @Test(arguments: [
    Breach(0, "/ID [<01> <02>]", "", "The trailer's /ID is not two strings."),
    Breach(
      30, "/Title (A title)", "/Title (A title) /Producer 99 0 R",
      "Object 30 refers to object 99, which the file does not have."),
    Breach(
      0, "/Info 30 0 R", "", "Object 30 is not referred to from anywhere."),
    Breach(
      0, "/Info 30 0 R", "/Info 30 1 R", "The trailer refers to object 30 by a wrong generation."),
    Breach(6, "LENGTH", "9", "Object 6 has a stream whose /Length is wrong."),
    Breach(
      30, "/Title", "/Title (A title) /Title", "Object 30 has a dictionary with two entries /Title."
    ),
  ])
  func `says what is wrong with the file`(_ breach: Breach) throws { try breach.check() }

  @Test func `says what is wrong with the header`() {
    var pdf = PDFBuilder.good
    pdf.header = "%PDF-1.4\n"
    #expect(
      PDFChecker.problems(in: pdf.bytes) == [
        "The header's version is 1.4, not 1.7.",
        "The second line is no comment with four bytes above 127.",
      ])
  }

  @Test func `says which cross-reference is wrong`() {
    var pdf = PDFBuilder.good
    pdf.offsetError[30] = 1
    let problems = PDFChecker.problems(in: pdf.bytes)
    #expect(problems.count == 3)
    #expect(problems[0].hasPrefix("Object 30 cannot be read: '30 0 obj' is not at byte "))
    #expect(problems[1].hasSuffix(" belong to no object."))
    #expect(problems[2] == "The trailer refers to object 30, which the file does not have.")
  }

  @Test func `finds bytes that belong to nothing`() {
    var pdf = PDFBuilder.good
    pdf.stray = "77 0 obj null endobj\n"
    let start = pdf.bytes.firstRange(of: Array("77 0 obj".utf8))?.lowerBound ?? 0
    #expect(
      PDFChecker.problems(in: pdf.bytes) == [
        "The bytes from \(start) to \(start + 21) belong to no object."
      ])
  }

  @Test(arguments: [
    Breach(1, "/Lang (en-IE)", "", "The catalog has no /Lang."),
    Breach(
      1, "(en-IE)", "(english)", "The catalog has the /Lang 'english', no language tag."),
    Breach(1, "/Marked true", "", "The catalog's /MarkInfo has no /Marked true."),
    Breach(
      1, "/Marked true", "/Marked true /Suspects true",
      "The catalog's /MarkInfo has /Suspects true."),
    Breach(
      1, "/DisplayDocTitle true", "",
      "The catalog's /ViewerPreferences has no /DisplayDocTitle true."),
    Breach(1, "/Lang", "/Version /1.4 /Lang", "The catalog's /Version is not 1.7."),
    Breach(1, "/Fields", "/XFA [] /Fields", "The form is an XFA form."),
    Breach(
      1, "/Lang", "/OCProperties << /D << /AS [] >> >> /Lang",
      "A configuration of the optional content has no /Name.",
      "A configuration of the optional content has /AS."),
    Breach(
      3, "/Subtype /XML", "", "The catalog has no /Metadata stream of type XML."),
    Breach(3, "</rdf:Alt>", "", "The XMP metadata is not well formed."),
    Breach(
      3, "<?xpacket end=\"w\"?>", "",
      "The XMP metadata does not stand between xpacket instructions."),
    Breach(
      3, "<pdfuaid:part>1</pdfuaid:part>", "", "The XMP metadata has no pdfuaid:part 1."),
    Breach(
      3, "pdfua/ns/id/", "pdfua/", "The XMP metadata does not declare the namespace of pdfuaid."),
    Breach(
      3, "A title", "", "The XMP metadata has no dc:title.",
      "The /Title of the information dictionary is not the dc:title of the XMP metadata."),
  ])
  func `says what is wrong with the catalog and the metadata`(_ breach: Breach) throws {
    try breach.check()
  }

  @Test func `wants the metadata as plain text`() {
    var pdf = PDFBuilder.good
    pdf.objects[3] = "<< /Type /Metadata /Subtype /XML /Filter /FlateDecode /Length LENGTH >>"
    pdf.streams[3] = PDFBuilder.zlib(pdf.streams[3] ?? [])
    #expect(PDFChecker.problems(in: pdf.bytes) == ["The XMP metadata is compressed."])
  }

  @Test func `takes the part of PDF/UA as an attribute too`() throws {
    try Breach(
      3, "<pdfuaid:part>1</pdfuaid:part>", "<rdf:Description pdfuaid:part='1'/>"
    ).check()
  }

  @Test(arguments: [
    ("<< /Names [(a) [4 0 R /Fit] (b) [5 0 R /Fit]] >>", []),
    (
      "<< /Names [(b) [5 0 R /Fit] (a) [4 0 R /Fit]] >>",
      ["The name tree /Dests does not have its names in order."]
    ),
    (
      "<< /Kids [<< /Limits [(a) (c)] /Names [(a) [4 0 R /Fit] (b) [5 0 R /Fit]] >>] >>",
      ["The name tree /Dests has a node with wrong /Limits."]
    ),
    (
      "<< /Names [(b) [5 0 R /Fit] (c)] >>",
      [
        "The name tree /Dests has a name without a value.",
        "Object 32 of the outline leads to no page.",
      ]
    ),
  ])
  func `looks destinations up by name`(_ tree: String, _ problems: [String]) throws {
    var pdf = try Breach(1, "/Lang", "/Names << /Dests \(tree) >> /Lang").broken()
    pdf.objects[32] = pdf.objects[32]?.replacing("[4 0 R /Fit]", with: "(a)")
    #expect(PDFChecker.problems(in: pdf.bytes) == problems)
  }

  @Test(arguments: [
    Breach(
      1, "/Outlines 31 0 R", "", "Object 31 is not referred to from anywhere.",
      "Object 32 is not referred to from anywhere.", "Object 33 is not referred to from anywhere.",
      "The document has headings and the catalog no /Outlines."),
    Breach(31, "/Count 2", "/Count 1", "The outline has the /Count 1, not 2."),
    Breach(31, "/Last 33", "/Last 32", "Object 31 of the outline has a wrong /Last."),
    Breach(32, "/Parent 31", "/Parent 33", "Object 32 of the outline has a wrong /Parent."),
    Breach(33, "/Prev 32", "/Prev 31", "Object 33 of the outline has a wrong /Prev."),
    Breach(32, "(Title)", "()", "Object 32 of the outline has no /Title."),
    Breach(32, "[4 0 R /Fit]", "[6 0 R /Fit]", "Object 32 of the outline leads to no page."),
    Breach(
      33, "[5 0 R /Fit]", "(nowhere)", "Object 33 of the outline leads to no page.",
      "Object 33 goes to a page that is not there."),
    Breach(33, "/Prev", "/Next 32 0 R /Prev", "Object 32 of the outline comes twice."),
    Breach(33, "/Prev", "/Count -3 /Prev", "Object 33 of the outline has the /Count -3, not 0."),
  ])
  func `says what is wrong with the outline`(_ breach: Breach) throws { try breach.check() }

  @Test(arguments: [
    "en", "pl-PL", "zh-Hant-TW", "es-419", "sl-rozaj-biske", "x-own", "de-1996", "en-u-ca",
  ])
  func `takes language tags`(_ tag: String) throws {
    try Breach(1, "en-IE", tag).check()
  }

  @Test(arguments: ["e", "en_IE", "english", "en-", "12", "en-G1", "x"])
  func `refuses what is no language tag`(_ tag: String) throws {
    try Breach(
      1, "en-IE", tag, "The catalog has the /Lang '\(tag)', no language tag."
    ).check()
  }
}
