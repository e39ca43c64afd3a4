import Testing

@testable import TestSupport

@Suite struct `PDF file` {
  static let forms = [PDFBuilder.good.bytes, PDFBuilder.good.packedBytes]

  @Test(arguments: forms)
  func `gives its objects and its pages in either form of cross-references`(
    _ bytes: [UInt8]
  ) throws {
    let file = try PDFFile(bytes)
    #expect(file.problems == [])
    #expect(file.version == "1.7")
    #expect(file.value("Title", of: file.trailer["Info"]).text == "A title")
    #expect(file.pages.map(\.object) == [4, 5])
    #expect(file.pages[1].entries["MediaBox"]?.elements?.count == 4)
    #expect(file.object(99) == nil)
  }

  @Test func `gives the text of a page, artifacts and all`() throws {
    let file = try PDFFile(PDFBuilder.good.bytes)
    #expect(file.pageText(0) == "Title\nfirst part\nhere\nPage 1")
  }

  @Test func `puts a space between what stands apart on a line, and none within words`() throws {
    var pdf = PDFBuilder.good
    let shown = """
      BT /F1 10 Tf 50 700 Td [\(PDFBuilder.hex("sp")) -100 \(PDFBuilder.hex("lit"))] TJ \
      40 0 Td \(PDFBuilder.hex("1")) Tj 5 4 Td \(PDFBuilder.hex("st")) Tj ET
      """
    pdf.streams[7] = [UInt8](shown.utf8)
    #expect(try PDFFile(pdf.bytes).pageText(1) == "split 1st")
  }

  @Test func `reads ActualText in place of what is shown`() throws {
    var pdf = PDFBuilder.good
    let shown = """
      /Span << /ActualText <FEFF00660066> >> BDC BT /F1 10 Tf \(PDFBuilder.hex("x")) Tj \
      \(PDFBuilder.hex("y")) Tj ET EMC
      """
    pdf.streams[7] = [UInt8](shown.utf8)
    #expect(try PDFFile(pdf.bytes).pageText(1) == "ff")
  }

  @Test(arguments: [
    ("%!PS", "The file does not begin with '%PDF-'."),
    ("%PDF-1.7\n", "The file has no 'startxref'."),
    ("%PDF-1.7\nstartxref\nx", "No number follows 'startxref'."),
    (
      "%PDF-1.7\nstartxref\n99\n%%EOF",
      "The cross-references are said to be at byte 99, where they are not."
    ),
    (
      "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer << /Encrypt 1 0 R >>\nstartxref\n9\n%%EOF",
      "The file is encrypted."
    ),
    (
      "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer << >>\nstartxref\n9\n%%EOF",
      "The page tree has a kid that is no page, or that comes twice."
    ),
  ])
  func `says why it cannot be read`(_ text: String, _ message: String) {
    #expect(throws: PDFFailure(message: message)) { try PDFFile([UInt8](text.utf8)) }
    #expect(PDFChecker.problems(in: [UInt8](text.utf8)) == [message])
  }
}

@Suite struct `PDF object` {
  @Test(
    arguments: [
      ("-12", .int(-12)), ("+.5", .real(0.5)), ("4.", .real(4)), ("null", .null),
      ("true", .bool(true)), ("/A#20b", .name("A b")), ("<4 14>", .string([0x41, 0x40])),
      (#"(a(b)\)\n\101\0619\q)"#, .string([UInt8]("a(b))\nA19q".utf8))),
      ("(a\\\r\nb\r\nc)", .string([UInt8]("ab\nc".utf8))),
      ("7 0 R", .reference(PDFReference(number: 7))),
      ("[1 0 2 0 R%x\n]", .array([.int(1), .int(0), .reference(PDFReference(number: 2))])),
      ("<</A[]/B<</C 1>>>>", .dictionary(["A": .array([]), "B": .dictionary(["C": .int(1)])])),
    ] as [(String, PDFObject)])
  func `is read`(_ text: String, _ object: PDFObject) throws {
    var scanner = PDFScanner([UInt8](text.utf8))
    #expect(try scanner.object() == object)
  }

  @Test(arguments: [
    ("(abc", "A string does not end at byte 4."),
    ("<4x>", "A hexadecimal string has no digit at byte 3."),
    ("[1", "An array does not end at byte 2."),
    ("<< 1 2 >>", "A dictionary's key is no name at byte 4."),
    ("1.2.3", "'1.2.3' is no number at byte 0."), (")", "A stray ')' at byte 0."),
    (String(repeating: "[", count: 200), "Objects are nested too deeply at byte 100."),
  ])
  func `says what is wrong with it`(_ text: String, _ message: String) {
    #expect(throws: PDFFailure(message: message)) {
      var scanner = PDFScanner([UInt8](text.utf8))
      _ = try scanner.object()
    }
  }

  @Test(
    arguments: [
      ([0xFE, 0xFF, 0x01, 0x42, 0xD8, 0x3D, 0xDE, 0x00], "ł😀"),
      ([0xEF, 0xBB, 0xBF, 0xC5, 0x82], "ł"),
      ([0x41, 0xE9], "Aé"),
    ] as [([UInt8], String)])
  func `reads text strings in their three encodings`(_ bytes: [UInt8], _ text: String) {
    #expect(PDFObject.string(bytes).text == text)
  }
}

@Suite struct `PDF operation` {
  @Test func `comes with its operands`() throws {
    let operations = try PDFOperation.operations(in: [UInt8]("1 0 0 RG [(a)-3]TJ T* (b)'".utf8))
    #expect(operations.map(\.name) == ["RG", "TJ", "T*", "'"])
    #expect(operations[1].operands == [.array([.string([97]), .int(-3)])])
  }

  @Test func `may be an inline image whose data looks like its end`() throws {
    let content = "q BI /W 1 /H 1 ID aEIb EIx EI Q"
    let operations = try PDFOperation.operations(in: [UInt8](content.utf8))
    #expect(operations.map(\.name) == ["q", "BI", "Q"])
    #expect(operations[1].operands.last == .string([UInt8]("aEIb EIx".utf8)))
  }
}
