internal import CLibzip

/// Eight bytes looked at together, the first one lowest.
///
/// Text is mostly letters; a scan for the few bytes that matter takes eight steps at once. A result has
/// the highest bit of each byte set that is meant, and is zero where there is none. Behind the first one
/// it may name bytes in error: a borrow runs upwards.
@frozen @usableFromInline package struct EightBytes: Sendable {
  @usableFromInline let bits: UInt64

  @inlinable package init(bits: UInt64) {
    self.bits = bits
  }

  @usableFromInline static let high: UInt64 = 0x8080_8080_8080_8080
  @usableFromInline static let low: UInt64 = 0x0101_0101_0101_0101

  /// The bytes that are this one.
  @inlinable @inline(__always)
  package func equal(to byte: UInt8) -> UInt64 {
    let difference = bits ^ (Self.low &* UInt64(byte))
    return (difference &- Self.low) & ~difference & Self.high
  }

  /// The bytes of ASCII that are less than this one, which is at most 0x80.
  @inlinable @inline(__always)
  package func less(than byte: UInt8) -> UInt64 {
    (bits &- Self.low &* UInt64(byte)) & ~bits & Self.high
  }

  /// The bytes that are not ASCII.
  @inlinable @inline(__always)
  package var beyondASCII: UInt64 { bits & Self.high }

  /// The bytes that go on with a character of UTF-8.
  @inlinable @inline(__always)
  package var continuing: UInt64 { bits & ~(bits << 1) & Self.high }
}

extension Span<UInt8> {
  /// The eight bytes from an offset on; all of them must be there.
  @inlinable @inline(__always)
  package func eightBytes(at offset: Int) -> EightBytes {
    precondition(offset >= 0 && offset &+ 8 <= count)
    return unsafe withUnsafeBytes {
      EightBytes(
        bits: UInt64(
          littleEndian: unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    }
  }

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
  /// Appends a part of other bytes.
  package mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Appends what stands in a range of its own.
  package mutating func appendCopy(of range: Range<Int>) {
    let end = count
    append(addingCapacity: range.count) { $0.append(repeating: 0, count: range.count) }
    unsafe withUnsafeMutableBytes { bytes in
      let source = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
      unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[end...]).copyMemory(from: source)
    }
  }

  /// Appends a text of the program.
  package mutating func append(_ text: StaticString) {
    unsafe append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Whether a byte stands anywhere.
  package func holds(_ byte: UInt8) -> Bool { span.holds(byte) }
}

extension String {
  /// Whether a byte stands anywhere in the UTF-8 of the text.
  package func holds(_ byte: UInt8) -> Bool { utf8Span.span.holds(byte) }
}
