/// How the samples of a PNG lie in the file. (Portable Network Graphics, 11.2 "Critical chunks")
struct PNGLayout {
  enum Colour: UInt8 {
    case gray = 0
    case rgb = 2
    case indexed = 3
    case grayAlpha = 4
    case rgbAlpha = 6
  }

  let bitDepth: Int
  let colour: Colour
  private let isInterlaced: Bool
  private var hasTransparency = false
  /// Red, green and blue of each colour; empty where the file has no table.
  private(set) var palette: Range<Int> = 0..<0
  /// Where the pieces of the packed samples stand.
  private(set) var data: [Range<Int>] = []

  /// Nil where the file does not begin as a PNG does or holds no samples.
  init?(_ bytes: [UInt8]) {
    var chunks = PNGChunks(bytes)
    guard let header = chunks.next(), header.name == "IHDR", header.data.count == 13,
      let colour = Colour(rawValue: bytes[header.data.lowerBound + 9])
    else { return nil }
    self.colour = colour
    bitDepth = Int(bytes[header.data.lowerBound + 8])
    isInterlaced = bytes[header.data.lowerBound + 12] != 0
    // What stands after the samples changes nothing about them, and may be cut off.
    reading: while let chunk = chunks.next() {
      switch chunk.name {
      case "IDAT": data.append(chunk.data)
      case _ where !data.isEmpty: break reading
      case "PLTE": palette = chunk.data
      case "tRNS": hasTransparency = true
      default: break
      }
    }
    guard !data.isEmpty else { return nil }
  }

  /// A PDF reads the packed samples as they are.
  ///
  /// It could read 16 bits a sample since PDF 1.5, but they double the file and nobody sees them.
  var passesThrough: Bool {
    guard !isInterlaced, !hasTransparency, bitDepth <= 8 else { return false }
    return colour == .gray || colour == .rgb || colour == .indexed
  }
}
