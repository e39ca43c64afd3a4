import Pictures
import TestSupport
import Testing

@Suite struct `A QR code, looked at` {
  @Test(
    .enabled(if: QRScanner.isThere, "skipped: zbarimg or pdftoppm is missing"),
    arguments: [
      "Name: Ms R Okafor", "Name: Zoë Łukasz", "Name: محمد بن عبد الله", "Name: 王小明\nKind: 复习",
      "Name: ثناء اللہ خان", "Name: שרה לוי", String(repeating: "王小明", count: 90),
      String(repeating: "a", count: QRCode.byteLimit),
    ])
  func `says its text in any script`(_ text: String) throws {
    #expect(try QRScanner.text(png: #require(QRCode.png(text))) == text)
  }

  @Test func `is no larger than its text asks for`() throws {
    #expect(try #require(QRCode("x")).side == 21)
    #expect(try #require(QRCode(String(repeating: "a", count: 711))).side == 101)
    // A longer one gives up some of its correction, not the size of its squares.
    #expect(try #require(QRCode(String(repeating: "a", count: 712))).side == 89)
    #expect(try #require(QRCode(String(repeating: "a", count: 929))).side == 101)
  }

  @Test func `has a picture that is packed well`() throws {
    let png = try #require(QRCode.png(String(repeating: "a fact, ", count: 60)))
    #expect(png.count < 3_000)
    #expect(try Picture(png).samples().bitsPerComponent == 1)
  }
}
