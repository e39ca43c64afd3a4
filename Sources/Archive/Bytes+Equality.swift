internal import CLibzip

extension [UInt8] {
  /// Whether these are the same bytes as others, in the same order.
  ///
  /// `==` compares element by element; this is `memcmp`, a tenth of the instructions.
  package func hasSameBytes(as other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    return unsafe withUnsafeBytes { bytes in
      unsafe other.withUnsafeBytes { others in
        // Null pointers come with no bytes only, and are not for memcmp.
        guard let one = bytes.baseAddress, let two = others.baseAddress else {
          return true
        }
        return unsafe memcmp(one, two, bytes.count) == 0
      }
    }
  }
}

extension String {
  /// Whether the UTF-8 of this text is that of another.
  package func hasSameBytes(as other: String) -> Bool {
    let (one, two) = (utf8Span.span, other.utf8Span.span)
    guard one.count == two.count else { return false }
    return unsafe one.withUnsafeBytes { bytes in
      unsafe two.withUnsafeBytes { others in
        guard let one = bytes.baseAddress, let two = others.baseAddress else { return true }
        return unsafe memcmp(one, two, bytes.count) == 0
      }
    }
  }
}
