internal import Archive

/// Makes the lines of a plain text alike, part by part. (W93)
///
/// CRLF, CR, LF and vertical tabs end lines as LF; a form feed is a line of its own; other control characters,
/// as Word leaves them when it exports text, are dropped.
package struct PlainTextCleaner: Sendable {
  /// What was written last is the end of a line, or nothing.
  private var isAtLineStart = true
  /// The part before ended with a CR, whose LF may stand first in this one.
  private var isBehindReturn = false

  package init() {}

  /// The next part, clean.
  package mutating func clean(_ text: [UInt8]) -> [UInt8] {
    guard let last = text.last else { return text }
    guard isBehindReturn || Self.needsCleaning(text.span) else {
      isAtLineStart = last == 0x0A
      return text
    }
    var clean: [UInt8] = []
    clean.reserveCapacity(text.count)
    for byte in text {
      let isSecondHalf = isBehindReturn && byte == 0x0A
      isBehindReturn = byte == 0x0D
      switch byte {
      case 0x0A where isSecondHalf: continue
      case 0x0A, 0x0B, 0x0D: clean.append(0x0A)
      case 0x0C:
        if !isAtLineStart { clean.append(0x0A) }
        clean += [0x0C, 0x0A]
      // Word's non-breaking hyphen in exported text.
      case 0x1E: clean.append(UInt8(ascii: "-"))
      case 0x09, 0x20...: clean.append(byte)
      default: continue
      }
      isAtLineStart = clean.last == 0x0A
    }
    return clean
  }

  /// Whether there are control characters besides tabs and line feeds.
  private static func needsCleaning(_ text: Span<UInt8>) -> Bool {
    func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x0A && byte != 0x09 }
    var offset = 0
    while offset + 8 <= text.count {
      if text.eightBytes(at: offset).less(than: 0x20) != 0 {
        for index in offset..<offset + 8 where isControl(text[index]) { return true }
      }
      offset += 8
    }
    for index in offset..<text.count where isControl(text[index]) { return true }
    return false
  }
}
