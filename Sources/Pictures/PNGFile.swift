internal import CLibpng

/// The facts of a PNG. (Portable Network Graphics, Third Edition)
struct PNGFile {
  let width: Int
  let height: Int
  let resolution: (x: Double, y: Double)

  static func isPNG(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
  }

  /// Which files are unpacked, so that a broken one is told here and not by Word.
  enum Unpacking {
    case all
    /// Not those that ``samples(_:)`` unpacks.
    case onlyWhatPassesThrough
    /// Of a file that was unpacked before.
    case none
  }

  init(_ bytes: [UInt8], unpacks: Unpacking = .all) throws(Picture.Failure) {
    // The size stands at a fixed place, and is held against the limits before memory is taken.
    guard bytes.count > 33 else { throw .damaged(.png) }
    (width, height) = Self.size(bytes)
    try Picture.check(width: width, height: height)
    resolution = Self.resolution(bytes)
    if unpacks == .none { return }
    if unpacks == .onlyWhatPassesThrough, PNGLayout(bytes)?.passesThrough == false { return }
    guard PNGPixels(bytes) != nil else { throw .damaged(.png) }
  }

  /// What the IHDR chunk says, in pixels.
  static func size(_ bytes: [UInt8]) -> (width: Int, height: Int) {
    (number(bytes, 16), number(bytes, 20))
  }

  /// The four bytes at a place, the highest first.
  static func number(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// What the pHYs chunk says: pixels a metre.
  private static func resolution(_ bytes: [UInt8]) -> (x: Double, y: Double) {
    for chunk in PNGChunks(bytes) {
      if chunk.name == "IDAT" { break }
      let start = chunk.data.lowerBound
      if chunk.name == "pHYs", chunk.data.count == 9, bytes[start + 8] == 1 {
        return Picture.resolution(
          Double(number(bytes, start)) * 0.0254, Double(number(bytes, start + 4)) * 0.0254)
      }
    }
    return (96, 96)
  }
}
