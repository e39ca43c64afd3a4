/// The facts of a JPEG, from its markers. (ITU-T T.81, Annex B)
struct JPEGFile {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var resolution: (x: Double, y: Double) = (96, 96)
  /// The marker of the frame, which says how it is coded.
  private(set) var frame: UInt8 = 0
  /// Bits a sample.
  private(set) var precision = 0
  private(set) var components = 0
  /// It has the marker of Adobe's programs.
  private(set) var isAdobe = false

  static func isJPEG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xFF, 0xD8, 0xFF]) }

  init(_ bytes: [UInt8]) throws(Picture.Failure) {
    func number(_ offset: Int) -> Int { Int(bytes[offset]) << 8 | Int(bytes[offset + 1]) }
    var offset = 2
    while offset + 4 <= bytes.count {
      guard bytes[offset] == 0xFF else { throw .damaged(.jpeg) }
      let marker = bytes[offset + 1]
      if marker == 0xFF {
        offset += 1  // filled up
        continue
      }
      // Without a length: TEM and the restart markers.
      if marker == 0x01 || (0xD0...0xD7).contains(marker) {
        offset += 2
        continue
      }
      let length = number(offset + 2)
      guard length >= 2, offset + 2 + length <= bytes.count else { throw .damaged(.jpeg) }
      switch marker {
      // Start of frame, of every kind of coding; the numbers between are other markers.
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        guard length >= 8 else { throw .damaged(.jpeg) }
        frame = marker
        precision = Int(bytes[offset + 4])
        components = Int(bytes[offset + 9])
        guard components > 0, length == 8 + 3 * components else { throw .damaged(.jpeg) }
        height = number(offset + 5)
        width = number(offset + 7)
        try Picture.check(width: width, height: height)
      case 0xE0 where length >= 14 && bytes[offset + 4..<offset + 8].elementsEqual("JFIF".utf8):
        // 1 is an inch, 2 a centimetre.
        let factor = bytes[offset + 11] == 1 ? 1 : bytes[offset + 11] == 2 ? 2.54 : 0
        resolution = Picture.resolution(
          Double(number(offset + 12)) * factor, Double(number(offset + 14)) * factor)
      case 0xEE where length >= 14 && bytes[offset + 4..<offset + 9].elementsEqual("Adobe".utf8):
        isAdobe = true
      case 0xDA:
        // The pixels begin. A file that was cut off has no end.
        guard width > 0, bytes.suffix(64).contains(0xD9) else { throw .damaged(.jpeg) }
        return
      default: break
      }
      offset += 2 + length
    }
    throw .damaged(.jpeg)
  }
}
