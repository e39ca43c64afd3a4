internal import CLibzip

extension Span<UInt8> {
  /// Where a byte first stands in a range; nil where it does not.
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    let range = range.clamped(to: 0..<count)
    guard !range.isEmpty else { return nil }
    return unsafe withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress,
        let found = unsafe memchr(start + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - start
    }
  }

  /// Whether a byte stands anywhere.
  package func holds(_ byte: UInt8) -> Bool { firstIndex(of: byte, in: 0..<count) != nil }

  /// Where the first byte that is not ASCII stands in a range; nil where all are.
  @inlinable
  package func firstBeyondASCII(in range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while offset &+ 8 <= range.upperBound {
      let found = eightBytes(at: offset).beyondASCII
      if found != 0 { return offset + found.trailingZeroBitCount >> 3 }
      offset &+= 8
    }
    while offset < range.upperBound {
      if self[offset] >= 0x80 { return offset }
      offset &+= 1
    }
    return nil
  }

  /// Where the first control character or byte beyond ASCII stands, from an offset on; nil where there is none.
  @inlinable
  package func firstOutsidePrintableASCII(from start: Int) -> Int? {
    var offset = start
    while offset &+ 8 <= count {
      let eight = eightBytes(at: offset)
      let found = eight.less(than: 0x20) | eight.beyondASCII
      if found != 0 { return offset + found.trailingZeroBitCount >> 3 }
      offset &+= 8
    }
    while offset < count {
      if self[offset] &- 0x20 >= 0x60 { return offset }
      offset &+= 1
    }
    return nil
  }

  /// The number of characters, as code points, of UTF-8 in a range.
  @inlinable
  package func characters(in range: Range<Int>) -> Int {
    var characters = range.count
    var offset = range.lowerBound
    while offset &+ 8 <= range.upperBound {
      characters &-= eightBytes(at: offset).continuing.nonzeroBitCount
      offset &+= 8
    }
    while offset < range.upperBound {
      if self[offset] & 0xC0 == 0x80 { characters &-= 1 }
      offset &+= 1
    }
    return characters
  }
}

extension [UInt8] {
  /// Whether a byte stands anywhere.
  package func holds(_ byte: UInt8) -> Bool { span.holds(byte) }
}

extension String {
  /// Whether a byte stands anywhere in the UTF-8 of the text.
  package func holds(_ byte: UInt8) -> Bool { utf8Span.span.holds(byte) }
}
