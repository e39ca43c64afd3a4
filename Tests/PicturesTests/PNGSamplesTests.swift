import Pictures
import Testing

@Suite struct `The samples of a PNG` {
  @Test(arguments: [1, 2, 4, 8])
  func `in gray pass through`(_ depth: Int) throws {
    let png = TestPNG(width: 3, depth: depth, colour: 0, samples: [0, 1, 0, 1, 1, 0], pieces: 3)
    #expect(
      try Picture(png.bytes).samples()
        == PictureSamples(
          width: 3, height: 2, bitsPerComponent: depth, colourSpace: .gray,
          coding: .flatePNG(colors: 1, bitsPerComponent: depth, columns: 3), data: png.packed))
  }

  @Test func `in colour pass through`() throws {
    let png = TestPNG(width: 1, depth: 8, colour: 2, samples: [1, 2, 3, 4, 5, 6])
    #expect(
      try Picture(png.bytes).samples()
        == PictureSamples(
          width: 1, height: 2, colourSpace: .rgb,
          coding: .flatePNG(colors: 3, bitsPerComponent: 8, columns: 1), data: png.packed))
  }

  @Test(arguments: [1, 2, 4, 8])
  func `of a table of colours pass through with the table`(_ depth: Int) throws {
    let png = TestPNG(
      width: 2, depth: depth, colour: 3, samples: [0, 1], palette: [9, 8, 7, 6, 5, 4])
    #expect(
      try Picture(png.bytes).samples()
        == PictureSamples(
          width: 2, height: 1, bitsPerComponent: depth, colourSpace: .indexed([9, 8, 7, 6, 5, 4]),
          coding: .flatePNG(colors: 1, bitsPerComponent: depth, columns: 2), data: png.packed))
  }

  @Test func `have no more colours than their bits can count`() throws {
    let png = TestPNG(
      width: 2, depth: 1, colour: 3, samples: [0, 1], palette: [9, 8, 7, 6, 5, 4, 3, 2, 1])
    #expect(try Picture(png.bytes).samples().colourSpace == .indexed([9, 8, 7, 6, 5, 4]))
  }

  @Test func `come as they are, whatever stands beside them`() throws {
    var png = TestPNG(width: 1, depth: 8, colour: 0, samples: [77])
    let plain = try Picture(png.bytes).samples()
    png.others = [("gAMA", TestPNG.big(100_000)), ("tEXt", Array("Title\u{0}x".utf8))]
    #expect(try Picture(png.bytes).samples() == plain)
  }

  @Test func `end where the first run of them does`() throws {
    let png = TestPNG(width: 1, depth: 8, colour: 0, samples: [77])
    var bytes = png.bytes
    bytes.insert(
      contentsOf: TestPNG.chunk("tEXt", Array("Title\u{0}x".utf8))
        + TestPNG.chunk("IDAT", [1, 2, 3])
        + TestPNG.chunk("tRNS", [0, 77]),
      at: bytes.count - 12)
    #expect(try Picture(bytes).samples() == Picture(png.bytes).samples())
  }

  struct Unpacked: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var depth = 8
    var colour: UInt8
    var samples: [Int]
    var palette: [UInt8] = []
    var transparency: [UInt8] = []
    var colourSpace: PictureSamples.ColourSpace
    var data: [UInt8]
    var alpha: [UInt8]?
  }

  /// Pictures of two pixels.
  private static let unpacked = [
    Unpacked(
      testDescription: "gray and alpha", colour: 4, samples: [10, 0, 20, 128], colourSpace: .gray,
      data: [10, 20], alpha: [0, 128]),
    Unpacked(
      testDescription: "colour and alpha", colour: 6, samples: [1, 2, 3, 255, 4, 5, 6, 0],
      colourSpace: .rgb, data: [1, 2, 3, 4, 5, 6], alpha: [255, 0]),
    Unpacked(
      testDescription: "gray and an opaque alpha", colour: 4, samples: [10, 255, 20, 255],
      colourSpace: .gray, data: [10, 20]),
    Unpacked(
      testDescription: "colour and an opaque alpha", colour: 6,
      samples: [1, 2, 3, 255, 4, 5, 6, 255],
      colourSpace: .rgb, data: [1, 2, 3, 4, 5, 6]),
    // 16 bits to the nearest of 8: 255 of 65,535 is nearer to 1 than to 0.
    Unpacked(
      testDescription: "gray of 16 bits", depth: 16, colour: 0, samples: [255, 0x8000],
      colourSpace: .gray, data: [1, 128]),
    Unpacked(
      testDescription: "colour of 16 bits", depth: 16, colour: 2,
      samples: [0, 0x0101, 0x4040, 0xFFFF, 0xFE00, 1], colourSpace: .rgb,
      data: [0, 1, 64, 255, 253, 0]),
    Unpacked(
      testDescription: "gray and alpha of 16 bits", depth: 16, colour: 4,
      samples: [0x1010, 0xFFFF, 0x2020, 0x8080], colourSpace: .gray, data: [16, 32],
      alpha: [255, 128]),
    Unpacked(
      testDescription: "colour and alpha of 16 bits", depth: 16, colour: 6,
      samples: [0x0101, 0x0202, 0x0303, 0, 0x0404, 0x0505, 0x0606, 0x7F7F], colourSpace: .rgb,
      data: [1, 2, 3, 4, 5, 6], alpha: [0, 127]),
    Unpacked(
      testDescription: "a transparent gray", depth: 2, colour: 0, samples: [1, 2],
      transparency: [0, 2], colourSpace: .gray, data: [85, 170], alpha: [255, 0]),
    Unpacked(
      testDescription: "a transparent colour", colour: 2, samples: [1, 2, 3, 1, 2, 4],
      transparency: [0, 1, 0, 2, 0, 3], colourSpace: .rgb, data: [1, 2, 3, 1, 2, 4],
      alpha: [0, 255]),
    // Alike in 8 bits, and yet only the first of them is the one that is meant.
    Unpacked(
      testDescription: "a transparent gray of 16 bits", depth: 16, colour: 0,
      samples: [0x4040, 0x4041], transparency: [0x40, 0x40], colourSpace: .gray, data: [64, 64],
      alpha: [0, 255]),
    Unpacked(
      testDescription: "a transparent gray that does not occur", colour: 0, samples: [5, 6],
      transparency: [0, 7], colourSpace: .gray, data: [5, 6]),
    Unpacked(
      testDescription: "a table with a transparent colour", depth: 4, colour: 3, samples: [1, 0],
      palette: [9, 8, 7, 6, 5, 4], transparency: [100], colourSpace: .rgb,
      data: [6, 5, 4, 9, 8, 7], alpha: [255, 100]),
  ]

  @Test(arguments: unpacked, [false, true])
  func `that a PDF cannot read are unpacked`(_ expected: Unpacked, _ isInterlaced: Bool) throws {
    let png = TestPNG(
      width: 2, depth: expected.depth, colour: expected.colour, isInterlaced: isInterlaced,
      samples: expected.samples, palette: expected.palette, transparency: expected.transparency)
    #expect(
      try Picture(png.bytes).samples()
        == PictureSamples(
          width: 2, height: 1, colourSpace: expected.colourSpace, coding: .raw, data: expected.data,
          alpha: expected.alpha))
  }

  /// Pixels of 9 by 9 lie in all of the seven passes.
  @Test(arguments: [
    (1, 0, 2, 255), (2, 0, 4, 85), (4, 0, 16, 17), (8, 0, 256, 1), (8, 2, 256, 1),
    (1, 3, 2, 1), (2, 3, 4, 1), (4, 3, 16, 1), (8, 3, 64, 1),
  ])
  func `that are interlaced are put in order`(
    _ depth: Int, _ colour: UInt8, _ values: Int, _ factor: Int
  ) throws {
    let samples = (0..<9 * 9 * (colour == 2 ? 3 : 1)).map { $0 * 7 / 3 % values }
    let palette: [UInt8] = colour == 3 ? (0..<values).flatMap { [UInt8($0), 200, 100] } : []
    let png = TestPNG(
      width: 9, depth: depth, colour: colour, isInterlaced: true, samples: samples,
      palette: palette)
    let data =
      colour == 3
      ? samples.flatMap { [UInt8($0), 200, 100] } : samples.map { UInt8($0 * factor) }
    #expect(
      try Picture(png.bytes).samples()
        == PictureSamples(
          width: 9, height: 9, colourSpace: colour == 0 ? .gray : .rgb, coding: .raw, data: data))
  }

  @Test(arguments: [8, 16])
  func `are not changed by what the file says of gamma`(_ depth: Int) throws {
    let factor = depth == 8 ? 1 : 257
    var png = TestPNG(
      width: 2, depth: depth, colour: 6,
      samples: [10, 60, 110, 128, 160, 210, 250, 255].map { $0 * factor })
    let plain = try Picture(png.bytes).samples()
    #expect(plain.data == [10, 60, 110, 160, 210, 250])
    png.others = [
      ("gAMA", TestPNG.big(100_000)),
      // Primaries of a wide gamut.
      (
        "cHRM",
        [31_270, 32_900, 73_500, 26_500, 11_500, 82_600, 15_700, 1_800].flatMap(TestPNG.big)
      ),
    ]
    #expect(try Picture(png.bytes).samples() == plain)
  }

  @Test func `of a QR code pass through`() throws {
    let picture = try #require(QRCode.picture("x"))
    let samples = try picture.samples()
    #expect(samples.colourSpace == .gray)
    #expect((samples.width, samples.height) == (picture.width, picture.height))
    #expect(
      samples.coding == .flatePNG(colors: 1, bitsPerComponent: 1, columns: picture.width))
  }
}

@Suite struct `The samples of a broken PNG` {
  private let plain = TestPNG(width: 2, depth: 8, colour: 0, samples: [1, 2, 3, 4])
  private let alpha = TestPNG(width: 1, depth: 8, colour: 4, samples: [1, 2, 3, 4])

  @Test func `are told where they pass through, before they are asked for`() {
    var bytes = plain.bytes
    bytes[bytes.count - 20] ^= 0x55
    #expect(throws: Picture.Failure.damaged(.png)) { try Picture(forSamples: bytes) }
  }

  @Test func `are told where they are unpacked`() throws {
    var bytes = alpha.bytes
    bytes[bytes.count - 20] ^= 0x55
    #expect(throws: Picture.Failure.damaged(.png)) { try Picture(bytes) }
    let picture = try Picture(forSamples: bytes)
    #expect(throws: Picture.Failure.damaged(.png)) { try picture.samples() }
  }

  @Test(arguments: [false, true])
  func `that was cut off are never taken for whole`(_ isPlain: Bool) throws {
    var png = isPlain ? plain : alpha
    png.pieces = 3
    let whole = try Picture(png.bytes).samples()
    let afterSamples = png.bytes.count - 12
    for count in 0..<afterSamples {
      #expect(throws: Picture.Failure.self, "\(count) bytes") {
        try Picture(forSamples: Array(png.bytes.prefix(count))).samples()
      }
    }
    // What is missing here is not of the samples.
    for count in afterSamples..<png.bytes.count {
      #expect(try Picture(Array(png.bytes.prefix(count))).samples() == whole)
    }
  }

  @Test func `whose size is not where it should be are refused`() {
    // libpng may pass over the chunk before the header, which seems to say 1 by 1 pixel.
    let before = TestPNG.chunk("faKe", TestPNG.big(1) + TestPNG.big(1) + [8, 4, 0, 0, 0])
    let bytes = Array(alpha.bytes.prefix(8)) + before + alpha.bytes.dropFirst(8)
    #expect(throws: Picture.Failure.damaged(.png)) { try Picture(bytes) }
    #expect(throws: Picture.Failure.damaged(.png)) { try Picture(forSamples: bytes).samples() }
  }

  @Test func `with a critical chunk that nobody knows are refused`() throws {
    var png = alpha
    png.others = [("CgBI", [0x50, 0, 0x20, 2])]
    let picture = try Picture(forSamples: png.bytes)
    #expect(throws: Picture.Failure.damaged(.png)) { try picture.samples() }
  }

  @Test func `of a table without its colours are refused`() {
    let png = TestPNG(width: 1, depth: 8, colour: 3, samples: [0])
    #expect(throws: Picture.Failure.damaged(.png)) { try Picture(forSamples: png.bytes).samples() }
  }

  @Test func `of too many pixels are refused before anything is unpacked`() {
    var bytes = alpha.bytes
    bytes.replaceSubrange(16..<24, with: [0, 0, 0x7F, 0xFF, 0, 0, 0x7F, 0xFF])
    #expect(throws: Picture.Failure.tooLarge(width: 32_767, height: 32_767)) {
      try Picture(forSamples: bytes)
    }
  }
}
