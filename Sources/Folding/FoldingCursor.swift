internal import CUtf8proc

/// Walks text and gives it folded, byte by byte: as two people would call it the same words.
///
/// Case, compatibility forms (NFKD), kinds of quotes, dashes and colons are one; a run of white space
/// is one space; invisible characters are nothing (W15, W16, W19–W22). What is stored is never folded.
package struct FoldingCursor {
  /// The offset behind the last character that was taken whole: where reading goes on after a match.
  package private(set) var offset: Int
  private let end: Int
  /// Folded bytes of the character at hand that were not given yet, the next one lowest.
  private var pending: UInt64 = 0
  private var pendingCount = 0
  private var overflow: [UInt8] = []

  package init(from offset: Int, to end: Int) {
    self.offset = offset
    self.end = end
  }

  /// True between two characters of the text, where a match may end.
  package var isAtBoundary: Bool { pendingCount == 0 && overflow.isEmpty }

  /// The next folded byte; nil at the end.
  @inline(__always)
  package mutating func next(_ text: borrowing Span<UInt8>) -> UInt8? {
    if pendingCount > 0 {
      let byte = UInt8(truncatingIfNeeded: pending)
      pending >>= 8
      pendingCount -= 1
      return byte
    }
    guard offset < end else { return nil }
    let byte = text[offset]
    if byte > 0x20 && byte < 0x7F {
      offset += 1
      return byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
    return nextSlowly(text)
  }

  private mutating func nextSlowly(_ text: borrowing Span<UInt8>) -> UInt8? {
    if !overflow.isEmpty { return overflow.removeFirst() }
    while offset < end {
      let (scalar, length) = decodeScalar(text, at: offset, end: end)
      offset += length
      switch FoldedScalar(scalar) {
      case .nothing: continue
      case .space:
        skipSpace(text)
        return 0x20
      case .bytes(let bytes, let count):
        pending = bytes >> 8
        pendingCount = count - 1
        return UInt8(truncatingIfNeeded: bytes)
      case .long(let bytes):
        overflow = Array(bytes.dropFirst())
        return bytes[0]
      }
    }
    return nil
  }

  private mutating func skipSpace(_ text: borrowing Span<UInt8>) {
    while offset < end {
      let (scalar, length) = decodeScalar(text, at: offset, end: end)
      switch FoldedScalar(scalar) {
      case .space, .nothing: offset += length
      case .bytes, .long: return
      }
    }
  }
}

/// The character at `offset` and its length in bytes; a broken sequence is U+FFFD, one byte long.
package func decodeScalar(_ text: borrowing Span<UInt8>, at offset: Int, end: Int) -> (
  scalar: UInt32, length: Int
) {
  let first = UInt32(text[offset])
  if first < 0x80 { return (first, 1) }
  let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
  guard first >= 0xC2, first < 0xF5, offset + length <= end else { return (0xFFFD, 1) }
  var scalar = first & (0x7F >> UInt32(length))
  for index in 1..<length {
    let byte = UInt32(text[offset + index])
    guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    scalar = scalar << 6 | byte & 0x3F
  }
  return (scalar, length)
}
