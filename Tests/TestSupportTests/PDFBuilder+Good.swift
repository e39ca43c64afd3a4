// A small document that has one of everything and passes every check.
extension PDFBuilder {
  static let good = {
    var pdf = PDFBuilder()
    pdf.trailer = "/Root 1 0 R /Info 30 0 R /ID [<01> <02>]"
    pdf.objects = documentObjects.merging(structureObjects) { $1 }.merging(fontObjects) { $1 }
    pdf.objects[3] = "<< /Type /Metadata /Subtype /XML /Length LENGTH >>"
    pdf.streams[3] = [UInt8](metadata.utf8)
    for number in [6, 7, 43, 44] { pdf.objects[number] = "<< /Length LENGTH >>" }
    pdf.streams[6] = [UInt8](firstPage.utf8)
    pdf.streams[7] = [UInt8](secondPage.utf8)
    pdf.streams[43] = fontProgram
    pdf.streams[44] = [UInt8](toUnicode.utf8)
    return pdf
  }()

  /// Text as the codes of the font here: a glyph's number is its ASCII code less 31.
  static func hex(_ text: String) -> String {
    "<" + text.utf8.map { "00" + String(Int($0 - 31) + 256, radix: 16).dropFirst() }.joined() + ">"
  }

  private static func line(_ tag: String, _ mcid: Int, _ text: String, y: Int) -> String {
    "/\(tag) << /MCID \(mcid) >> BDC BT /F1 10 Tf 50 \(y) Td \(hex(text)) Tj ET EMC\n"
  }

  private static let firstPage =
    line("H1", 0, "Title", y: 700) + line("P", 1, "first part", y: 680)
    + line("Link", 2, "here", y: 660)
    + "/Figure << /MCID 3 >> BDC q 10 0 0 10 50 600 cm 0 0 1 1 re f Q EMC\n"
    + "/Artifact << /Type /Pagination /Subtype /Footer >> BDC BT /F1 10 Tf 50 20 Td "
    + "\(hex("Page 1")) Tj ET EMC\n"

  private static let secondPage =
    line("P", 0, "second part", y: 700) + line("TH", 1, "Name", y: 680)
    + line("TH", 2, "Age", y: 660) + line("Lbl", 3, "1.", y: 640)
    + line("LBody", 4, "one", y: 620) + line("Note", 5, "note", y: 600)
    + line("P", 6, "over", y: 580)

  private static let documentObjects: [Int: String] = [
    1: """
    << /Type /Catalog /Pages 2 0 R /Lang (en-IE) /MarkInfo << /Marked true >> \
    /ViewerPreferences << /DisplayDocTitle true >> /Metadata 3 0 R /StructTreeRoot 10 0 R \
    /Outlines 31 0 R /AcroForm << /Fields [36 0 R] >> >>
    """,
    2: "<< /Type /Pages /Kids [4 0 R 5 0 R] /Count 2 /MediaBox [0 0 595 842] >>",
    4: """
    << /Type /Page /Parent 2 0 R /Tabs /S /StructParents 0 /Contents 6 0 R \
    /Resources << /Font << /F1 40 0 R >> >> /Annots [35 0 R 36 0 R] >>
    """,
    5: """
    << /Type /Page /Parent 2 0 R /Tabs /S /StructParents 1 /Contents 7 0 R \
    /Resources << /Font << /F1 40 0 R >> >> >>
    """,
    30: "<< /Title (A title) >>",
    31: "<< /First 32 0 R /Last 33 0 R /Count 2 >>",
    32: "<< /Title (Title) /Parent 31 0 R /Next 33 0 R /Dest [4 0 R /Fit] >>",
    33: "<< /Title (More) /Parent 31 0 R /Prev 32 0 R /A << /S /GoTo /D [5 0 R /Fit] >> >>",
    35: """
    << /Type /Annot /Subtype /Link /Rect [50 655 80 670] /F 4 /Contents (Our site) \
    /StructParent 2 /A << /S /URI /URI (https://example.org/) >> >>
    """,
    36: """
    << /Type /Annot /Subtype /Widget /FT /Tx /T (name) /TU (Your name) /Rect [50 500 90 520] \
    /F 4 /StructParent 3 >>
    """,
  ]

  private static let structureObjects: [Int: String] = [
    10: """
    << /Type /StructTreeRoot /K 11 0 R /ParentTree << /Nums [0 [12 0 R 13 0 R 14 0 R 15 0 R] \
    1 [13 0 R 18 0 R 19 0 R 24 0 R 25 0 R 26 0 R 29 0 R] 2 14 0 R 3 27 0 R] >> \
    /ParentTreeNextKey 4 /IDTree << /Names [(n1) 26 0 R] >> /RoleMap << /Body /P >> >>
    """,
    11: element("Document", in: 10, "[12 0 R 28 0 R 15 0 R 16 0 R 22 0 R 26 0 R 27 0 R]"),
    12: element("H1", in: 11, "0", "/Pg 4 0 R"),
    28: element("Sect", in: 11, "[13 0 R 29 0 R]"),
    13: element("Body", in: 28, "[1 14 0 R << /Type /MCR /Pg 5 0 R /MCID 0 >>]", "/Pg 4 0 R"),
    29: element("P", in: 28, "6", "/Pg 5 0 R /Lang (pl)"),
    14: element("Link", in: 13, "[2 << /Type /OBJR /Obj 35 0 R >>]", "/Pg 4 0 R"),
    15: element(
      "Figure", in: 11, "3",
      "/Pg 4 0 R /Alt (A \"square\") /A << /O /Layout /BBox [50 600 60 610] >>"),
    16: element("Table", in: 11, "[17 0 R 20 0 R]"),
    17: element("TR", in: 16, "[18 0 R 19 0 R]"),
    18: element("TH", in: 17, "1", "/Pg 5 0 R /A << /O /Table /Scope /Column >>"),
    19: element("TH", in: 17, "2", "/Pg 5 0 R /A << /O /Table /Scope /Column >>"),
    20: element("TR", in: 16, "21 0 R"),
    21: "<< /Type /StructElem /S /TD /P 20 0 R /A << /O /Table /ColSpan 2 >> >>",
    22: element("L", in: 11, "23 0 R", "/A << /O /List /ListNumbering /Decimal >>"),
    23: element("LI", in: 22, "[24 0 R 25 0 R]"),
    24: element("Lbl", in: 23, "3", "/Pg 5 0 R"),
    25: element("LBody", in: 23, "4", "/Pg 5 0 R"),
    26: element("Note", in: 11, "5", "/Pg 5 0 R /ID (n1)"),
    27: element("Form", in: 11, "<< /Type /OBJR /Obj 36 0 R >>", "/Pg 4 0 R"),
  ]

  private static func element(
    _ type: String, in parent: Int, _ kids: String, _ more: String = ""
  ) -> String {
    "<< /Type /StructElem /S /\(type) /P \(parent) 0 R /K \(kids) \(more) >>"
  }

  private static let fontObjects: [Int: String] = [
    40: """
    << /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Test /Encoding /Identity-H \
    /DescendantFonts [41 0 R] /ToUnicode 44 0 R >>
    """,
    41: """
    << /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Test /CIDToGIDMap /Identity /DW 500 \
    /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> \
    /FontDescriptor 42 0 R /W [1 [500 500.4] 3 5 500] >>
    """,
    42: """
    << /Type /FontDescriptor /FontName /ABCDEF+Test /Flags 4 /FontBBox [0 0 500 800] \
    /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 43 0 R >>
    """,
  ]

  private static let toUnicode = """
    1 begincodespacerange <0000> <FFFF> endcodespacerange
    1 beginbfrange <0001> <0060> <0020> endbfrange
    """

  private static let metadata = """
    <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
    <pdfuaid:part>1</pdfuaid:part>
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">A title</rdf:li></rdf:Alt></dc:title>
    </rdf:Description></rdf:RDF></x:xmpmeta>
    <?xpacket end="w"?>
    """

  /// Just the tables with the advances: 97 glyphs of half an em each.
  private static let fontProgram: [UInt8] = {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).reversed().map { UInt8(value >> (8 * $0) & 255) }
    }
    let zeros = { (count: Int) in [UInt8](repeating: 0, count: count) }
    let tables: [(String, [UInt8])] = [
      ("head", zeros(18) + number(1024, 2) + zeros(34)),
      ("hhea", zeros(34) + number(1, 2)),
      ("hmtx", number(512, 2) + zeros(2 + 96 * 2)),
      ("maxp", number(0x10000, 4) + number(97, 2)),
    ]
    var directory = number(0x10000, 4) + number(tables.count, 2) + zeros(6)
    var body: [UInt8] = []
    for (tag, table) in tables {
      directory += tag.utf8 + zeros(4) + number(12 + 16 * tables.count + body.count, 4)
      directory += number(table.count, 4)
      body += table
    }
    return directory + body
  }()
}
