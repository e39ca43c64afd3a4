import Pictures
import Testing

@Suite struct `The samples of a JPEG` {
  /// All that is looked at: the markers, round next to no pixels.
  private func jpeg(
    frame: UInt8 = 0xC0, precision: UInt8 = 8, components: UInt8, before: [UInt8] = []
  ) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8] + before
    bytes += [0xFF, frame, 0, 8 + 3 * components, precision, 0, 20, 0, 30, components]
    for component in 0..<components { bytes += [component + 1, 0x11, 0] }
    return bytes + [0xFF, 0xDA, 0, 2, 1, 2, 0xFF, 0xD9]
  }

  private func adobe(transform: UInt8) -> [UInt8] {
    [0xFF, 0xEE, 0, 14] + Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, transform]
  }

  @Test(arguments: [(1, .gray), (3, .rgb), (4, .cmyk)] as [(UInt8, PictureSamples.ColourSpace)])
  func `pass through, in the colours that their number of components says`(
    _ components: UInt8, _ colourSpace: PictureSamples.ColourSpace
  ) throws {
    let bytes = jpeg(components: components)
    #expect(
      try Picture(bytes).samples()
        == PictureSamples(
          width: 30, height: 20, colourSpace: colourSpace, coding: .dct(isInverted: false),
          data: bytes))
  }

  @Test(arguments: [0, 2] as [UInt8])
  func `are inverted where a program of Adobe's wrote four components`(_ transform: UInt8) throws {
    let before = adobe(transform: transform)
    #expect(
      try Picture(jpeg(components: 4, before: before)).samples().coding == .dct(isInverted: true))
    #expect(
      try Picture(jpeg(components: 3, before: before)).samples().coding == .dct(isInverted: false))
  }

  @Test func `are not inverted for another marker of the same number`() throws {
    let before: [UInt8] = [0xFF, 0xEE, 0, 14] + Array("Adorn".utf8) + [0, 100, 0, 0, 0, 0, 0]
    #expect(
      try Picture(jpeg(components: 4, before: before)).samples().coding == .dct(isInverted: false))
  }

  @Test(arguments: [0xC0, 0xC1, 0xC2] as [UInt8])
  func `are baseline, extended or progressive`(_ frame: UInt8) throws {
    let bytes = jpeg(frame: frame, components: 3)
    #expect(try Picture(bytes).samples().data == bytes)
  }

  @Test(
    arguments: [
      (0xC3, "lossless coding"), (0xC5, "hierarchical coding"), (0xC6, "hierarchical coding"),
      (0xC7, "hierarchical coding"), (0xC9, "arithmetic coding"), (0xCA, "arithmetic coding"),
      (0xCB, "arithmetic coding"), (0xCD, "arithmetic coding"), (0xCE, "arithmetic coding"),
      (0xCF, "arithmetic coding"),
    ] as [(UInt8, String)])
  func `are refused in a coding that no PDF shows`(_ frame: UInt8, _ reason: String) throws {
    let picture = try Picture(jpeg(frame: frame, components: 3))
    #expect(throws: Picture.Failure.unsupported(.jpeg, reason: reason)) { try picture.samples() }
  }

  @Test func `are refused with other than 8 bits, or components that are no colour`() throws {
    let deep = try Picture(jpeg(frame: 0xC1, precision: 12, components: 1))
    #expect(throws: Picture.Failure.unsupported(.jpeg, reason: "12 bits a sample")) {
      try deep.samples()
    }
    let two = try Picture(jpeg(components: 2))
    #expect(throws: Picture.Failure.unsupported(.jpeg, reason: "2 components")) {
      try two.samples()
    }
  }

  @Test func `are those of a whole file`() throws {
    let bytes = jpeg(components: 3, before: adobe(transform: 1))
    for count in 0..<bytes.count {
      #expect(throws: Picture.Failure.self, "\(count) bytes") {
        try Picture(forSamples: Array(bytes.prefix(count))).samples()
      }
    }
  }

  @Test func `are described by a frame of the right length`() {
    #expect(throws: Picture.Failure.damaged(.jpeg)) { try Picture(jpeg(components: 0)) }
    var bytes = jpeg(components: 3)
    bytes[11] = 4  // components that the frame has no room for
    #expect(throws: Picture.Failure.damaged(.jpeg)) { try Picture(bytes) }
  }
}
