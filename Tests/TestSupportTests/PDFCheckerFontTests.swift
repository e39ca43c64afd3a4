import TestSupport
import Testing

@Suite struct `PDF checker of fonts` {
  private static let font = "The font ABCDEF+Test (object 40)"

  @Test(arguments: [
    Breach(
      42, "/FontFile2 43 0 R", "", "Object 43 is not referred to from anywhere.",
      "\(font) is not embedded."),
    Breach(
      40, "/ToUnicode 44 0 R", "", "Object 44 is not referred to from anywhere.",
      "\(font) has no /ToUnicode that can be read."),
    Breach(40, "/Identity-H", "/Identity-V", "\(font) has an /Encoding other than Identity-H."),
    Breach(41, "/CIDToGIDMap /Identity", "", "\(font) has no /CIDToGIDMap Identity."),
    Breach(41, "/Ordering (Identity)", "", "\(font) has no /CIDSystemInfo."),
    Breach(
      41, "/BaseFont /ABCDEF+Test", "/BaseFont /ABCDEF+Other",
      "\(font) has another /BaseFont than the font below it.",
      "\(font) has a descriptor with another /FontName."),
    Breach(
      42, "/FontName /ABCDEF+Test", "/FontName /Test",
      "\(font) has a descriptor with another /FontName."),
    Breach(42, "/CapHeight 700", "", "\(font) has a descriptor without /CapHeight."),
    Breach(
      41, "[500 ", "[501.5 ", "\(font) gives the glyph 1 the width 501.5, its program 500.0."),
    Breach(
      44, "<0001> <0060> <0020>", "<0002> <0060> <0021>",
      "\(font) does not say what its code 1 means."),
    Breach(
      44, "<0001> <0060> <0020>", "<0001> <0001> <FEFF> <0002> <0060> <0021>",
      "\(font) does not say what its code 1 means."),
    Breach(
      44, "<0000> <FFFF>", "<00> <FF>", "\(font) has a /ToUnicode whose codes are not of two bytes."
    ),
    Breach(
      6, "<0035", "<0000", "\(font) does not say what its code 0 means.",
      "\(font) shows the glyph .notdef."),
    Breach(
      6, "<0035", "<0061", "\(font) does not say what its code 97 means.",
      "\(font) shows the glyph 97, which it does not have."),
    Breach(
      40, "/Subtype /Type0", "/Subtype /Type3", "\(font) does not say what its code 0 means.",
      "\(font) is a Type 3 font."),
  ])
  func `says what is wrong with a font`(_ breach: Breach) throws { try breach.check() }

  @Test func `wants a subset tag`() {
    var pdf = PDFBuilder.good
    for number in 40...42 {
      pdf.objects[number] = pdf.objects[number]?.replacing("ABCDEF+Test", with: "Abcdef+Test")
    }
    #expect(
      PDFChecker.problems(in: pdf.bytes) == [
        "The font Abcdef+Test (object 40) has no subset tag such as ABCDEF+."
      ])
  }

  @Test func `takes ActualText for the meaning of a code`() throws {
    var pdf = try Breach(44, "<0001> <0060> <0020>", "<0002> <0060> <0021>").broken()
    #expect(
      PDFChecker.problems(in: pdf.bytes) == ["\(Self.font) does not say what its code 1 means."])
    for (number, tag) in [(6, "/P << /MCID 1"), (7, "/P << /MCID 0")] {
      let content = String(decoding: pdf.streams[number] ?? [], as: UTF8.self)
      pdf.streams[number] = [UInt8](
        content.replacing(tag, with: tag + " /ActualText (x)")
          .replacing("/Subtype /Footer", with: "/Subtype /Footer /ActualText (y)").utf8)
    }
    #expect(PDFChecker.problems(in: pdf.bytes) == [])
  }
}
