extension String {
  /// The text of UTF-8 bytes.
  package init(_ bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

/// UTF-8 that has not become a `String` yet.
extension Span<UInt8> {
  /// Whether these bytes are exactly a text.
  package func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for index in indices where unsafe self[index] != text.utf8Start[index] { return false }
    return true
  }

  /// Whether these bytes are a text in small letters, but for the case of ASCII letters.
  package func equalsIgnoringCase(_ lowercase: StaticString) -> Bool {
    guard count == lowercase.utf8CodeUnitCount else { return false }
    for index in indices {
      let byte = self[index]
      let small = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
      if unsafe small != lowercase.utf8Start[index] { return false }
    }
    return true
  }

  /// The whole number that these bytes write, with or without a sign; nil for anything else.
  package var integer: Int? {
    guard count > 0 else { return nil }
    let isNegative = self[0] == UInt8(ascii: "-")
    let start = isNegative || self[0] == UInt8(ascii: "+") ? 1 : 0
    // 18 digits cannot overflow.
    guard count > start, count - start <= 18 else { return nil }
    var number = 0
    for index in start..<count {
      let digit = self[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return isNegative ? -number : number
  }
}
