internal import CLibqrencode

/// A QR code. (ISO/IEC 18004)
package enum QRCode {
  /// The most bytes that a code holds with ``png(_:)``'s correction.
  package static let byteLimit = 2_331

  /// The code of a text as a picture; nil as ``png(_:)``.
  package static func picture(_ text: String) -> Picture? { png(text).map(Picture.init(own:)) }

  /// The code of a text as a PNG, with the white edge that the standard asks for.
  ///
  /// A sixth of it may be lost (level M). The same text gives the same bytes.
  ///
  /// - Parameter text: UTF-8 of at most ``byteLimit`` bytes.
  /// - Returns: nil for an empty text, one that is too long, or one that holds NUL.
  package static func png(_ text: String) -> [UInt8]? {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= byteLimit, !bytes.contains(0) else { return nil }
    guard
      let code = unsafe QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M),
      let modules = unsafe code.pointee.data
    else { return nil }
    defer { unsafe QRcode_free(code) }
    let side = unsafe Int(code.pointee.width)
    let (scale, edge) = (8, 4)
    let width = (side + 2 * edge) * scale
    var pixels = [UInt8](repeating: 0xFF, count: width * width)
    for row in 0..<side {
      for column in 0..<side where unsafe modules[row * side + column] & 1 == 1 {
        for y in 0..<scale {
          let start = ((row + edge) * scale + y) * width + (column + edge) * scale
          for x in 0..<scale { pixels[start + x] = 0 }
        }
      }
    }
    return PNGFile.bytes(grey: pixels, width: width)
  }
}
