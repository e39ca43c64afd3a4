internal import Archive

/// The characters of a plain-text file, as UTF-8. (W92)
package struct DecodedText {
  package var bytes: [UInt8]
  /// A byte had no character in the encoding; U+FFFD stands for it.
  package var hasReplacements = false

  /// Tries, in this order: a byte order mark, UTF-8, UTF-16 by its zero bytes, Windows-1252.
  package init(_ file: [UInt8]) {
    self = Self.decode(file)
  }

  /// Text that is UTF-8 already.
  package init(utf8 bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// A byte that no text holds, and whoever reads it would misunderstand.
  package enum Oddity { case nul, escape }

  /// The first NUL or escape character.
  package var oddity: Oddity? {
    let text = bytes.span
    let nul = text.firstIndex(of: 0, in: text.indices)
    let escape = text.firstIndex(of: 0x1B, in: text.indices)
    guard let first = [nul, escape].compactMap({ $0 }).min() else { return nil }
    return first == nul ? .nul : .escape
  }

  private static func decode(_ file: [UInt8]) -> DecodedText {
    let (encoding, mark) = TextEncoding.find(file, size: file.count)
    let text = mark == 0 ? file : Array(file.dropFirst(mark))
    var decoder = TextDecoder(encoding ?? (text.isValidUTF8 ? .utf8 : .windows1252))
    return decoder.decode(text, isLast: true)
  }

  init(utf16 units: ArraySlice<UInt8>, isBigEndian: Bool) {
    let first = units.startIndex
    let codes = (0..<units.count / 2).map { index -> UInt16 in
      let low = UInt16(units[first + 2 * index + (isBigEndian ? 1 : 0)])
      let high = UInt16(units[first + 2 * index + (isBigEndian ? 0 : 1)])
      return high << 8 | low
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(units.count)
    let isBroken = transcode(
      codes.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false,
      into: { decoded.append($0) })
    bytes = decoded
    hasReplacements = isBroken || !units.count.isMultiple(of: 2)
  }

  /// Every byte is a character of Windows-1252; five codes have none.
  package init(windows1252 file: [UInt8]) {
    bytes = []
    bytes.reserveCapacity(file.count + file.count / 8)
    for byte in file {
      if byte < 0x80 {
        bytes.append(byte)
        continue
      }
      let scalar = byte < 0xA0 ? Self.windows1252[Int(byte - 0x80)] : UInt32(byte)
      if scalar == 0xFFFD { hasReplacements = true }
      bytes += UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
    }
  }

  /// The characters of 0x80 to 0x9F; five codes have none.
  private static let windows1252: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}

extension [UInt8] {
  /// Whether they are text in UTF-8.
  ///
  /// ASCII, which is most of it, is passed over; only what is not is held against the tables.
  package var isValidUTF8: Bool {
    let bytes = span
    var start = 0
    while let first = bytes.firstBeyondASCII(in: start..<count) {
      var end = first + 1
      while end < count, bytes[end] >= 0x80 { end += 1 }
      guard (try? UTF8Span(validating: bytes.extracting(first..<end))) != nil else { return false }
      start = end
    }
    return true
  }
}
