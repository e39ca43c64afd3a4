internal import Forms

/// Letters beyond ASCII in headers: encoded words and extended parameters.
enum EncodedWords {
  /// A text as encoded words, of which no letter is cut in two. (RFC 2047, §2, §5)
  ///
  /// - Parameters:
  ///   - text: what they say.
  ///   - firstLine: how many characters the first may have; the others have at most 75.
  /// - Returns: words to be parted by line breaks, which readers take out.
  static func words(_ text: String, firstLine: Int) -> [String] {
    var words: [String] = []
    var piece: [UInt8] = []
    func most() -> Int {
      ((words.isEmpty ? min(75, firstLine) : 75) - opening.utf8.count - 2) / 4 * 3
    }
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if piece.count + bytes.count > most() {
        words.append(word(piece))
        piece = []
      }
      piece += bytes
    }
    return words + [word(piece)]
  }

  private static let opening = "=?UTF-8?B?"

  private static func word(_ bytes: [UInt8]) -> String {
    opening + String(decoding: Base64.encode(bytes), as: UTF8.self) + "?="
  }

  /// A parameter of a header in numbered pieces. (RFC 2231, §3, §4)
  static func parameter(_ name: String, _ value: String) -> [String] {
    var pieces = ["UTF-8''"]
    for byte in value.utf8 {
      let letter = isPlain(byte) ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
      if pieces[pieces.count - 1].utf8.count + letter.utf8.count > 55 { pieces.append("") }
      pieces[pieces.count - 1] += letter
    }
    guard pieces.count > 1 else { return ["\(name)*=\(pieces[0])"] }
    return pieces.enumerated().map { number, piece in
      "\(name)*\(number)*=\(piece)\(number == pieces.count - 1 ? "" : ";")"
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
      || "-._".utf8.contains(byte)
  }

  static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }
}
