internal import Archive

/// How the characters of a plain-text file are written. (W92)
package enum TextEncoding: Hashable, Sendable {
  case utf8
  case utf16(isBigEndian: Bool)
  case windows1252

  /// What the first bytes of a file say.
  ///
  /// - Parameters:
  ///   - start: the first 4,096 bytes or more, or the whole file.
  ///   - size: of the whole file, in bytes.
  /// - Returns: the encoding, nil where it is UTF-8 or Windows-1252 as the rest is the one or the other; and the
  ///   length of the byte order mark.
  package static func find(_ start: [UInt8], size: Int) -> (encoding: TextEncoding?, mark: Int) {
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { return (nil, 3) }
    if start.starts(with: [0xFF, 0xFE]) { return (.utf16(isBigEndian: false), 2) }
    if start.starts(with: [0xFE, 0xFF]) { return (.utf16(isBigEndian: true), 2) }
    return (utf16Order(start, size: size).map { .utf16(isBigEndian: $0) }, 0)
  }

  /// UTF-16 without its mark shows by zeros at every other byte.
  private static func utf16Order(_ start: [UInt8], size: Int) -> Bool? {
    guard size >= 4, size.isMultiple(of: 2) else { return nil }
    let sample = start.prefix(4_096)
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let most = sample.count / 2 * 7 / 10
    if zeros[1] >= most, zeros[0] == 0 { return false }
    if zeros[0] >= most, zeros[1] == 0 { return true }
    return nil
  }
}

/// Turns a text into UTF-8, part by part.
package struct TextDecoder: Sendable {
  private let encoding: TextEncoding
  /// What the last part ended with and belongs to the next: half a character.
  private var rest: [UInt8] = []

  package init(_ encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// The characters of the next part.
  ///
  /// - Parameters:
  ///   - part: of any length, its byte order mark off.
  ///   - isLast: no further part follows.
  /// - Returns: the characters; what is UTF-8 already comes back as it is.
  package mutating func decode(_ part: [UInt8], isLast: Bool = false) -> DecodedText {
    switch encoding {
    case .utf8: return DecodedText(utf8: part)
    case .windows1252: return DecodedText(windows1252: part)
    case .utf16(let isBigEndian):
      let bytes = rest + part
      var whole = bytes.count & ~1
      if !isLast, whole >= 2, bytes[whole - (isBigEndian ? 2 : 1)] & 0xFC == 0xD8 { whole -= 2 }
      let end = isLast ? bytes.count : whole
      rest = Array(bytes[end...])
      return DecodedText(utf16: bytes[..<end], isBigEndian: isBigEndian)
    }
  }
}
