internal import Archive

extension PNGFile {
  /// A picture in black and white as a PNG; the same pixels give the same bytes.
  ///
  /// Written here, as libpng takes a byte a pixel from those who do not leave it by `longjmp`: for a QR code that is
  /// eight times the bytes to pack.
  ///
  /// - Parameters:
  ///   - rows: eight pixels a byte, the left one highest; 1 is white.
  ///   - width: pixels a row.
  /// - Returns: nil where there is no memory for it.
  static func bytes(blackAndWhite rows: [[UInt8]], width: Int) -> [UInt8]? {
    // Zeros pack as well in a hurry.
    guard let deflater = Deflater(level: 1) else { return nil }
    var data: [UInt8] = []
    data.reserveCapacity(rows.reduce(0) { $0 + $1.count + 1 })
    var above: [UInt8] = []
    for row in rows {
      // As the row above, less it: nothing but zeros, which pack to nothing. (PNG, "Filter type 2: Up")
      if row == above {
        data.append(2)
        data.append(contentsOf: repeatElement(0, count: row.count))
      } else {
        data.append(0)
        data += row
      }
      above = row
    }
    let (bitDepth, gray): (UInt8, UInt8) = (1, 0)
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    chunk("IHDR", number(width) + number(rows.count) + [bitDepth, gray, 0, 0, 0], to: &file)
    chunk("IDAT", deflater.zlib(data), to: &file)
    chunk("IEND", [], to: &file)
    return file
  }

  private static func chunk(_ name: String, _ data: [UInt8], to file: inout [UInt8]) {
    let body = Array(name.utf8) + data
    file += number(data.count) + body + number(Int(Inflater.crc32(body)))
  }

  /// Four bytes, the highest first.
  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
