extension PNGFile {
  /// The samples of a PNG for a PDF, see ``Picture/samples()``.
  static func samples(_ bytes: [UInt8]) throws(Picture.Failure) -> PictureSamples {
    guard let layout = PNGLayout(bytes) else { throw .damaged(.png) }
    if layout.passesThrough { return packed(bytes, layout) }
    let (width, height) = size(bytes)
    guard var pixels = PNGPixels(essentials(bytes)) else { throw .damaged(.png) }
    let alpha = pixels.removeAlpha()
    return PictureSamples(
      width: width, height: height, colourSpace: pixels.hasColour ? .rgb : .gray, coding: .raw,
      data: pixels.samples, alpha: alpha)
  }

  private static func packed(_ bytes: [UInt8], _ layout: PNGLayout) -> PictureSamples {
    let (width, height) = size(bytes)
    let colourSpace: PictureSamples.ColourSpace =
      switch layout.colour {
      case .gray, .grayAlpha: .gray
      case .rgb, .rgbAlpha: .rgb
      // A PDF may have no more colours than the bits can count; libpng passes over the rest too.
      case .indexed: .indexed(Array(bytes[layout.palette].prefix(3 << layout.bitDepth)))
      }
    var data: [UInt8] = []
    data.reserveCapacity(layout.data.reduce(0) { $0 + $1.count })
    for piece in layout.data { data += bytes[piece] }
    return PictureSamples(
      width: width, height: height, bitsPerComponent: layout.bitDepth, colourSpace: colourSpace,
      coding: .flatePNG(
        colors: colourSpace == .rgb ? 3 : 1, bitsPerComponent: layout.bitDepth, columns: width),
      data: data)
  }

  /// The PNG without what its samples do not need.
  ///
  /// libpng would use gAMA, cHRM, sRGB and iCCP to change the colours. Critical chunks all stay, so that one
  /// that libpng does not understand is still refused.
  private static func essentials(_ bytes: [UInt8]) -> [UInt8] {
    var kept = Array(bytes.prefix(8))
    kept.reserveCapacity(bytes.count)
    for chunk in PNGChunks(bytes) where chunk.isCritical || chunk.name == "tRNS" {
      kept += bytes[chunk.whole]
    }
    return kept
  }
}
