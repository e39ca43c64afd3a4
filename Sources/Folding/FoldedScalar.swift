internal import CUtf8proc

/// What a character becomes when words are compared.
package enum FoldedScalar {
  /// Invisible: it compares as nothing (W15, W16).
  case nothing
  case space
  /// Up to eight bytes of UTF-8, the first one lowest.
  case bytes(UInt64, count: Int)
  case long([UInt8])

  package init(_ scalar: UInt32) {
    switch scalar {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      self = .space
    case 0...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064,
      0x2066...0x2069, 0xFEFF:
      self = .nothing
    case 0x41...0x5A: self = .bytes(UInt64(scalar | 0x20), count: 1)
    case 0x21...0x7E: self = .bytes(UInt64(scalar), count: 1)
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0xB4, 0x60, 0x2BC: self = .bytes(0x27, count: 1)
    case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB: self = .bytes(0x22, count: 1)
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: self = .bytes(0x2D, count: 1)
    case 0x2236, 0xA789: self = .bytes(0x3A, count: 1)
    default: self = Self.decomposed(scalar)
    }
  }

  /// NFKD with case folding. (Unicode Standard, §3.11 and §3.13)
  private static func decomposed(_ scalar: UInt32) -> FoldedScalar {
    let options =
      UTF8PROC_COMPAT.rawValue | UTF8PROC_DECOMPOSE.rawValue
      | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_IGNORE.rawValue
    // The longest decomposition of a single character has 18 characters (U+FDFA).
    let bytes = unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: 32) { buffer in
      var lastClass: Int32 = 0
      let count = unsafe utf8proc_decompose_char(
        Int32(bitPattern: scalar), buffer.baseAddress, 32, utf8proc_option_t(rawValue: options),
        &lastClass)
      guard count >= 0 else { return Array("\u{FFFD}".utf8) }
      var folded: [UInt8] = []
      for index in 0..<min(count, 32) {
        guard let unicode = Unicode.Scalar(UInt32(bitPattern: unsafe buffer[index])) else {
          continue
        }
        folded.append(contentsOf: UTF8.encode(unicode) ?? UTF8.encodedReplacementCharacter)
      }
      return folded
    }
    if bytes.isEmpty { return .nothing }
    if bytes == [0x20] { return .space }
    guard bytes.count <= 8 else { return .long(bytes) }
    var packed: UInt64 = 0
    for byte in bytes.reversed() { packed = packed << 8 | UInt64(byte) }
    return .bytes(packed, count: bytes.count)
  }
}
