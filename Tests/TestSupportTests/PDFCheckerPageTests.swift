import TestSupport
import Testing

@Suite struct `PDF checker of pages` {
  @Test(arguments: [
    Breach(5, "/Tabs /S", "", "Page 2 has no /Tabs /S."),
    Breach(
      2, "/MediaBox [0 0 595 842]", "", "Page 1 has no /MediaBox of four numbers.",
      "Page 2 has no /MediaBox of four numbers."),
    Breach(2, "/Count 2", "/Count 3", "Object 2 of the page tree has a wrong /Count."),
    Breach(4, "/Parent 2", "/Parent 5", "Object 4 of the page tree has a wrong /Parent."),
    Breach(4, "/Type /Page", "", "Object 4 of the page tree has no /Type."),
    Breach(
      5, "/StructParents 1", "", "Page 2 has tagged content and no /StructParents.",
      "Page 2: the parent tree does not lead from the MCID 0 to P (object 13).",
      "Page 2: the parent tree does not lead from the MCID 1 to TH (object 18).",
      "Page 2: the parent tree does not lead from the MCID 2 to TH (object 19).",
      "Page 2: the parent tree does not lead from the MCID 3 to Lbl (object 24).",
      "Page 2: the parent tree does not lead from the MCID 4 to LBody (object 25).",
      "Page 2: the parent tree does not lead from the MCID 5 to Note (object 26).",
      "Page 2: the parent tree does not lead from the MCID 6 to P (object 29).",
      "The parent tree has the key 1, which nothing uses."),
  ])
  func `says what is wrong with a page`(_ breach: Breach) throws { try breach.check() }

  private static let end = "re f Q EMC"

  @Test(arguments: [
    Breach(6, end, "re f Q EMC 0 0 1 1 re S", "Page 1: S is neither tagged nor an artifact."),
    Breach(6, end, "re f Q EMC 0 0 1 1 re W n"),
    Breach(
      6, end, "re f Q EMC BI /W 1 /H 1 ID x EI", "Page 1: BI is neither tagged nor an artifact."),
    Breach(
      6, end, "re f Q EMC /Span BMC BT /F1 9 Tf <0022> Tj ET EMC",
      "Page 1: Tj \"A\" is neither tagged nor an artifact."),
    Breach(6, end, "re f Q EMC /X Do", "Page 1: the XObject X is not among the resources."),
    Breach(6, end, "re f Q EMC /G gs", "Page 1: the graphics state G is not among the resources."),
    Breach(
      6, end, "re f Q EMC /Artifact << /Type /Layout >> BDC BT /F1 9 Tf <002222> Tj ET EMC",
      "Page 1: a string ends within a code."),
    Breach(6, end, "re f Q EMC EMC", "Page 1: an EMC has no BDC or BMC."),
    Breach(6, end, "re f Q EMC Q", "Page 1: a Q has no q."),
    Breach(6, end, "re f Q EMC q", "Page 1: a q has no Q."),
    Breach(
      6, end, "re f EMC Q",
      "Page 1: a marked-content sequence (Figure) begins and ends on two sides of q or Q."),
    Breach(
      6, end, "re f Q BT EMC ET",
      "Page 1: a marked-content sequence (Figure) begins and ends on two sides of BT or ET."),
    Breach(6, end, "re f Q EMC BT BT ET", "Page 1: a BT stands within a text object."),
    Breach(6, end, "re f Q EMC ET", "Page 1: an ET has no BT."),
    Breach(
      6, end, "re f Q EMC /Artifact << /Type /Layout >> BDC",
      "Page 1: a marked-content sequence is not ended."),
    Breach(
      6, end, "re f /Artifact << /Type /Layout >> BDC EMC Q EMC",
      "Page 1: an artifact stands within tagged content."),
    Breach(
      6, end, "re f /Span << /MCID 3 >> BDC EMC Q EMC",
      "Page 1: the MCID 3 stands within the MCID 3.", "Page 1: the MCID 3 comes twice."),
    Breach(6, end, "re f Q EMC /Artifact BMC EMC", "Page 1: an artifact has no /Type."),
    Breach(
      6, end, "re f Q EMC /Artifact << /Type /Odd >> BDC EMC",
      "Page 1: an artifact has the unknown /Type Odd."),
    Breach(
      6, "/Subtype /Footer", "",
      "Page 1: a pagination artifact has no /Subtype Header, Footer or Watermark."),
    Breach(
      6, "/Figure << /MCID 3 >> BDC",
      "/Artifact << /Type /Layout >> BDC EMC /Figure << /MCID 3 /Lang (p) >> BDC",
      "Page 1: marked content has the /Lang 'p', no language tag."),
    Breach(
      6, "/Figure << /MCID 3 >>", "/Artifact << /Type /Layout /MCID 3 >>",
      "Page 1: an artifact has the MCID 3."),
    Breach(
      6, "/Figure << /MCID 3 >> BDC", "/Figure /P1 BDC",
      "Page 1: the property list P1 is not among the resources.",
      "Page 1: f is neither tagged nor an artifact.",
      "Page 1: the parent tree has the MCID 3, which is not there.",
      "Figure (object 15) has the MCID 3, which page 1 does not have."),
    Breach(
      6, "/F1 10 Tf 50 700", "/F2 10 Tf 50 700", "Page 1: the font F2 is not among the resources.",
      "Page 1: text is shown without a font."),
  ])
  func `says what is wrong with the content`(_ breach: Breach) throws { try breach.check() }

  @Test func `says that content cannot be read`() throws {
    let pdf = try Breach(6, Self.end, "re f Q EMC [1").broken()
    #expect(
      PDFChecker.problems(in: pdf.bytes).first
        == "Page 1: the content cannot be read: 'BDC' within an array at byte 375.")
  }

  @Test func `looks into forms`() throws {
    var pdf = try Breach(4, "/Font", "/XObject << /X 50 0 R >> /Font").broken()
    pdf.objects[50] = "<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Length LENGTH >>"
    pdf.streams[50] = [UInt8]("0 0 1 1 re f /Span << /MCID 9 >> BDC EMC".utf8)
    pdf.streams[6]? += "/X Do".utf8
    #expect(
      PDFChecker.problems(in: pdf.bytes) == [
        "Page 1: a form marks content with an MCID of its own, which is not followed here.",
        "Page 1: Do is neither tagged nor an artifact.",
        "Page 1: f is neither tagged nor an artifact.",
      ])
  }

  private static let link = "Page 1: the Link annotation (object 35)"
  private static let widget = "Page 1: the Widget annotation (object 36)"

  @Test(arguments: [
    Breach(35, "/Contents (Our site)", "", "\(link) has no /Contents."),
    Breach(35, "/F 4", "", "\(link) is not printed: /F lacks the Print flag."),
    Breach(
      35, "/StructParent 2", "", "The parent tree has the key 2, which nothing uses.",
      "\(link) has no /StructParent."),
    Breach(
      35, "/StructParent 2", "/StructParent 7", "Object 35 has the key 7, not in the parent tree.",
      "The parent tree has the key 2, which nothing uses.",
      "\(link) is not led to a structure element by the parent tree."),
    Breach(
      35, "/StructParent 2", "/StructParent 3",
      "Object 36 and Object 35 have the same key of the parent tree.",
      "The parent tree has the key 2, which nothing uses.",
      "\(link) is not referred to by Form (object 27).",
      "\(link) belongs to Form (object 27), not to an element Link."),
    Breach(35, "[50 655 80 670]", "[50 655 800 670]", "\(link) has a /Rect that leaves the page."),
    Breach(35, "[50 655 80 670]", "[50 655 50 670]", "\(link) has no /Rect with an area."),
    Breach(
      35, "/A << /S /URI /URI (https://example.org/) >>", "", "\(link) has neither /A nor /Dest."),
    Breach(
      35, "/A << /S /URI /URI (https://example.org/) >>", "/Dest [6 0 R /Fit]",
      "\(link) has a /Dest that leads to no page."),
    Breach(35, "/F 4", "/F 4 /P 5 0 R", "\(link) has the /P of another page."),
    Breach(36, "/TU (Your name)", "", "\(widget) has a field without /TU."),
    Breach(
      1, "/Fields [36 0 R]", "", "\(widget) has a field and the catalog's /AcroForm has none."),
    Breach(
      27, "/S /Form", "/S /Span", "\(widget) belongs to Span (object 27), not to an element Form."),
    Breach(
      36, "/Subtype /Widget", "/Subtype /Text",
      "Page 1: the Text annotation (object 36) belongs to Form (object 27), not to an element Annot.",
      "Page 1: the Text annotation (object 36) has no /Contents."),
    Breach(
      4, "35 0 R 36 0 R", "35 0 R 35 0 R",
      "The annotation of object 35 is on the pages twice.",
      "Form (object 27) refers to object 36, which is on no page."),
    Breach(35, "(https://example.org/)", "()", "Object 35 is a URI action without a URI."),
    Breach(
      35, "/S /URI /URI (https://example.org/)", "/S /JavaScript /JS (x)",
      "Object 35 has JavaScript."),
    Breach(
      35, "/S /URI /URI (https://example.org/)", "/S /Launch /F (x)",
      "Object 35 launches another program."),
    Breach(
      35, "/S /URI /URI (https://example.org/)", "/S /GoTo /D [6 0 R]",
      "Object 35 goes to a page that is not there."),
  ])
  func `says what is wrong with an annotation`(_ breach: Breach) throws { try breach.check() }
}
