import Pictures
import Testing

@Suite struct `A QR code` {
  @Test func `is a PNG, the same each time`() throws {
    let png = try #require(QRCode.png("https://example.org/certificate/1"))
    #expect(QRCode.png("https://example.org/certificate/1") == png)
    let (known, read) = (
      try #require(QRCode.picture("https://example.org/certificate/1")), try Picture(png)
    )
    #expect(known == read)
    #expect((known.width, known.height) == (read.width, read.height))
    let picture = try Picture(png)
    #expect(picture.format == .png)
    #expect(picture.width == picture.height)
    // Version 3 has 29 modules a side; four more stand on each side of it, each of 8 pixels.
    #expect(picture.width == (29 + 8) * 8)
  }

  @Test func `is none of an empty text, a NUL or more than fits`() {
    #expect(QRCode.png("") == nil)
    #expect(QRCode.png("a\u{0}b") == nil)
    #expect(QRCode.png(String(repeating: "a", count: QRCode.byteLimit)) != nil)
    #expect(QRCode.png(String(repeating: "a", count: QRCode.byteLimit + 1)) == nil)
  }
}

@Suite struct `A picture` {
  private let code = QRCode.png("x") ?? []

  @Test(arguments: [
    ("GIF89a", "a GIF"), ("%PDF-1.7", "a PDF"), ("RIFF", "a WebP picture or a sound"),
    ("<svg/>", "an SVG or another XML file"), ("hello", nil), ("", nil),
  ])
  func `is what its bytes say`(_ text: String, _ kind: String?) {
    #expect(throws: Picture.Failure.notAPicture(kind)) { try Picture(Array(text.utf8)) }
  }

  @Test func `that is broken is refused`() {
    var flipped = code
    flipped[flipped.count - 20] ^= 0x55
    for bytes in [Array(code.dropLast(40)), Array(code.prefix(20)), flipped] {
      #expect(throws: Picture.Failure.damaged(.png)) { try Picture(bytes) }
    }
  }

  @Test func `of more pixels than any camera's is refused before they are unpacked`() {
    var bytes = code
    bytes.replaceSubrange(16..<24, with: [0, 0, 0x7F, 0xFF, 0, 0, 0x7F, 0xFF])
    #expect(throws: Picture.Failure.tooLarge(width: 32_767, height: 32_767)) {
      try Picture(bytes)
    }
  }

  @Test(arguments: [(1, 300.0), (0, 96)] as [(UInt8, Double)])
  func `as PNG says its resolution in pixels a metre, or none`(_ unit: UInt8, _ inch: Double) throws
  {
    let size = TestPNG.big(11_811)
    let png = TestPNG(
      width: 1, depth: 8, colour: 0, samples: [0], others: [("pHYs", size + size + [unit])])
    let resolution = try Picture(png.bytes).resolution
    #expect(abs(resolution.x - inch) < 0.01 && abs(resolution.y - inch) < 0.01)
  }

  private let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\u{0}".utf8) + [1, 1, 1, 1, 44, 1, 44, 0, 0]
    + [0xFF, 0xC0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0] + [0xFF, 0xDA, 0, 2, 1, 2, 0xFF, 0xD9]

  @Test func `as JPEG says its size and resolution in its markers`() throws {
    let picture = try Picture(jpeg)
    #expect(picture.format == .jpeg)
    #expect((picture.width, picture.height) == (30, 20))
    #expect(picture.resolution == (300, 300))
  }

  @Test(arguments: [3, 10, 24, 36])
  func `as JPEG that was cut off is refused`(_ count: Int) {
    #expect(throws: Picture.Failure.self) { try Picture(Array(jpeg.prefix(count))) }
  }
}
