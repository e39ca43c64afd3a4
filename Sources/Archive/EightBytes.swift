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
}
