internal import CLibqrencode

/// A QR code. (ISO/IEC 18004)
package struct QRCode: Hashable, Sendable {
  /// How many squares a side has, without the white edge.
  package let side: Int
  /// Row by row; whether a square is black.
  private let squares: [Bool]

  /// The most bytes that a code holds.
  package static let byteLimit = 2_331
  /// How wide the white edge is that the standard asks for, in squares. (9.1 "Quiet zone")
  package static let edge = 4
  /// Longer texts get the weaker correction: squares that are too small for a camera are the greater danger.
  private static let sturdyBytes = 711

  /// The code of a text; the same text gives the same squares.
  ///
  /// A sixth of it may be lost (level M); of a text of more than 711 bytes, which fill a code of 101 squares, a
  /// fourteenth (level L). A text that is not ASCII says that it is UTF-8 (ECI 26): some readers guess wrong.
  ///
  /// Nil for an empty text, one that is too long, or one that holds NUL.
  ///
  /// - Parameter text: UTF-8 of at most ``byteLimit`` bytes.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= Self.byteLimit, !bytes.contains(0) else { return nil }
    let level = bytes.count > Self.sturdyBytes ? QR_ECLEVEL_L : QR_ECLEVEL_M
    guard let input = unsafe QRinput_new2(0, level) else { return nil }
    defer { unsafe QRinput_free(input) }
    if bytes.contains(where: { $0 >= 0x80 }) {
      guard unsafe QRinput_appendECIheader(input, Self.utf8) == 0 else { return nil }
    }
    guard unsafe QRinput_append(input, QR_MODE_8, Int32(bytes.count), bytes) == 0,
      let code = unsafe QRcode_encodeInput(input), let modules = unsafe code.pointee.data
    else { return nil }
    defer { unsafe QRcode_free(code) }
    let side = unsafe Int(code.pointee.width)
    self.side = side
    squares = (0..<side * side).map { unsafe modules[$0] & 1 == 1 }
  }

  /// The number of UTF-8 among the encodings. (AIM "ECI Part 3: Register")
  private static let utf8: UInt32 = 26

  /// The code of a text as a picture; nil as ``init(_:)``.
  package static func picture(_ text: String) -> Picture? { png(text).map(Picture.init(own:)) }

  /// The code of a text as a PNG, with its white edge; nil as ``init(_:)``.
  package static func png(_ text: String) -> [UInt8]? { QRCode(text).flatMap(\.png) }

  /// Pixels a square: Word blurs a picture that it makes larger, and eight leave nothing to blur.
  private static let scale = 8

  private var png: [UInt8]? {
    let (scale, edge) = (Self.scale, Self.edge)
    let width = (side + 2 * edge) * scale
    // A square is a byte wide, as it has eight pixels of a bit each.
    let white = [UInt8](repeating: 0xFF, count: width / 8)
    var rows = [[UInt8]](repeating: white, count: edge * scale)
    for row in 0..<side {
      var bits = white
      for column in 0..<side where squares[row * side + column] { bits[edge + column] = 0 }
      rows += repeatElement(bits, count: scale)
    }
    rows += repeatElement(white, count: edge * scale)
    return PNGFile.bytes(blackAndWhite: rows, width: width)
  }
}
