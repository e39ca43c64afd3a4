import TestSupport
import Testing

@Suite struct `PDF checker of structure` {
  @Test(arguments: [
    Breach(13, "/P 28", "/P 11", "P (object 13) has a /P that is not its parent."),
    Breach(
      11, "/S /Document", "/S /Part", "The structure tree's top is not one Document but Part."),
    Breach(
      12, "/K 0", "", "H1 (object 12) is empty.", "Page 1: the MCID 0 is not in the structure tree."
    ),
    Breach(
      12, "/K 0", "/K [0 1]", "Page 1: the MCID 1 is in the structure tree twice.",
      "Page 1: the parent tree does not lead from the MCID 1 to H1 (object 12)."),
    Breach(12, "/K 0", "/K [0 8]", "H1 (object 12) has the MCID 8, which page 1 does not have."),
    Breach(
      12, "/Pg 4 0 R", "", "H1 (object 12) has content (MCID 0) without the /Pg of a page.",
      "H1 (object 12) is empty.", "Page 1: the MCID 0 is not in the structure tree."),
    Breach(12, "/Type /StructElem", "/Type /Odd", "H1 (object 12) has a wrong /Type."),
    Breach(
      13, "/K [1", "/K [1 28 0 R", "The structure element of object 28 comes twice in the tree."),
    Breach(
      13, "/K [1", "/K [1 << /Type /OBJR >>", "P (object 13) has an object reference without /Obj."),
    Breach(
      13, "/MCID 0", "", "P (object 13) has a marked-content reference without /MCID.",
      "Page 2: the MCID 0 is not in the structure tree."),
    Breach(
      10, "[12 0 R 13 0 R", "[13 0 R 13 0 R",
      "Page 1: the parent tree does not lead from the MCID 0 to H1 (object 12)."),
    Breach(
      10, "15 0 R]", "15 0 R 15 0 R]", "Page 1: the parent tree has the MCID 4, which is not there."
    ),
    Breach(
      10, "3 27 0 R]", "3 27 0 R 5 27 0 R]",
      "The structure tree's /ParentTreeNextKey is not above every key.",
      "The parent tree has the key 5, which nothing uses."),
    Breach(10, "/ParentTreeNextKey 4", "", "The structure tree has no /ParentTreeNextKey."),
    Breach(
      10, "2 14 0 R 3 27 0 R", "3 27 0 R 2 14 0 R", "The parent tree's keys are not in order."),
    Breach(10, "/Body /P", "/Body /P /P /Div", "The role map changes the standard type P."),
    Breach(
      10, "/Body /P", "/Body /Text /Text /Body",
      "The structure type Body does not lead to a standard one."),
    Breach(29, "(pl)", "(p)", "P (object 29) has the /Lang 'p', no language tag."),
  ])
  func `says what is wrong with the tree`(_ breach: Breach) throws { try breach.check() }

  @Test(arguments: [
    Breach(
      17, "/S /TR", "/S /LI", "Table (object 16) holds LI (object 17).",
      "LI (object 17) stands in Table.", "LI (object 17) holds TH (object 18).",
      "LI (object 17) holds TH (object 19).", "LI (object 17) has no LBody.",
      "TH (object 18) stands in LI.", "TH (object 19) stands in LI."),
    Breach(18, "/S /TH", "/S /P", "TR (object 17) holds P (object 18)."),
    Breach(24, "/S /Lbl", "/S /P", "LI (object 23) holds P (object 24)."),
    Breach(25, "/S /LBody", "/S /Lbl", "LI (object 23) has no LBody."),
    Breach(
      22, "/S /L", "/S /TOC", "TOC (object 22) holds LI (object 23).",
      "LI (object 23) stands in TOC."),
    Breach(22, "/S /L", "/S /Sect", "LI (object 23) stands in Sect."),
    Breach(26, "/S /Note", "/S /Sect", "Sect (object 26) has content of its own."),
    Breach(
      14, "/S /Link", "/S /H1", "H1 (object 14) stands in P (object 13).",
      "Page 1: the Link annotation (object 35) belongs to H1 (object 14), not to an element Link."),
    Breach(12, "/S /H1", "/S /H2", "H2 (object 12) is the first heading and not an H1."),
    Breach(29, "/S /P", "/S /H3", "H3 (object 29) follows an H1: a level is left out."),
    Breach(29, "/S /P", "/S /H2"),
    Breach(29, "/S /P", "/S /H", "The document has both H and numbered headings."),
  ])
  func `says what stands in the wrong place`(_ breach: Breach) throws { try breach.check() }

  @Test(arguments: [
    Breach(18, "/Scope /Column", "", "TH (object 18) has no /Scope Row, Column or Both."),
    Breach(
      21, "/ColSpan 2", "/ColSpan 3", "Table (object 16) has 2 columns in row 1 and 3 in row 2."),
    Breach(
      21, "/ColSpan 2", "/ColSpan 2 /RowSpan 2",
      "Table (object 16) has a cell that spans more rows than there are."),
    Breach(
      18, "/Scope /Column", "/Scope /Column /RowSpan 2",
      "Table (object 16) has 2 columns in row 1 and 3 in row 2."),
    Breach(
      21, "/ColSpan 2", "/ColSpan 2 /Headers [(x)]",
      "TD (object 21) has the header 'x', no TH's /ID."),
    Breach(
      16, "/K [17 0 R 20 0 R]", "/K []", "Object 20 is not referred to from anywhere.",
      "Object 21 is not referred to from anywhere.", "Table (object 16) is empty.",
      "Page 2: the MCID 1 is not in the structure tree.",
      "Page 2: the MCID 2 is not in the structure tree.", "Table (object 16) has no rows."),
  ])
  func `says what is wrong with a table`(_ breach: Breach) throws { try breach.check() }

  @Test func `wants no more than one head in a table`() throws {
    var pdf = try Breach(16, "/K [17 0 R 20 0 R]", "/K [50 0 R 51 0 R]").broken()
    for (head, row) in [(50, 17), (51, 20)] {
      pdf.objects[head] = "<< /S /THead /P 16 0 R /K \(row) 0 R >>"
      pdf.objects[row] = pdf.objects[row]?.replacing("/P 16 0 R", with: "/P \(head) 0 R")
    }
    #expect(PDFChecker.problems(in: pdf.bytes) == ["Table (object 16) has more than one THead."])
  }

  @Test(arguments: [
    Breach(15, "/Alt (A \"square\")", "", "Figure (object 15) has neither /Alt nor /ActualText."),
    Breach(15, "/Alt (A \"square\")", "/ActualText (square)"),
    Breach(
      15, "/BBox [50 600 60 610]", "",
      "Figure (object 15) has no Layout attribute /BBox of four numbers."),
    Breach(
      15, "/S /Figure /P 11 0 R /K 3 /Pg 4 0 R /Alt", "/S /Formula /P 11 0 R /K 3 /Pg 4 0 R /Al",
      "Formula (object 15) has neither /Alt nor /ActualText."),
    Breach(26, "/ID (n1)", "", "Note (object 26) has no /ID."),
    Breach(
      25, "/Pg", "/ID (n1) /Pg", "LBody (object 25) has an /ID that the /IDTree has not.",
      "Note (object 26) has the same /ID as LBody (object 25)."),
    Breach(10, "(n1)", "(n2)", "Note (object 26) has an /ID that the /IDTree has not."),
    Breach(
      14, "<< /Type /OBJR /Obj 35 0 R >>", "",
      "Link (object 14) has no reference to a Link annotation.",
      "Page 1: the Link annotation (object 35) is not referred to by Link (object 14)."),
    Breach(
      14, "/K [2 ", "/K [", "Page 1: the MCID 2 is not in the structure tree.",
      "Link (object 14) has no content."),
  ])
  func `says what an element lacks`(_ breach: Breach) throws { try breach.check() }
}
