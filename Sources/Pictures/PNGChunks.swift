/// The chunks of a PNG in their order, up to the first that is not all there.
/// (Portable Network Graphics, 5.3 "Chunk layout")
struct PNGChunks: Sequence, IteratorProtocol {
  struct Chunk {
    /// Its type, such as `IDAT`.
    let name: String
    /// Where its data stand in the file.
    let data: Range<Int>

    /// With its length, its name and its checksum.
    var whole: Range<Int> { data.lowerBound - 8..<data.upperBound + 4 }

    /// A reader must understand it: its name begins with a capital letter.
    var isCritical: Bool { name.utf8.first.map { $0 & 0x20 == 0 } ?? false }
  }

  private let bytes: [UInt8]
  private var offset = 8

  /// - Parameter bytes: a file that begins with the signature.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Chunk? {
    guard offset + 12 <= bytes.count else { return nil }
    let length = PNGFile.number(bytes, offset)
    guard length <= bytes.count - offset - 12 else { return nil }
    let start = offset + 8
    offset += 12 + length
    return Chunk(
      name: String(decoding: bytes[start - 4..<start], as: UTF8.self),
      data: start..<start + length)
  }
}
