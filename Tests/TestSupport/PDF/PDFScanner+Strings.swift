// Strings in brackets and in hexadecimal. (ISO 32000-1, 7.3.4 "String Objects")
extension PDFScanner {
  /// Reads `(…)`, with balanced brackets, escapes and octal codes.
  mutating func literalString() throws(PDFFailure) -> [UInt8] {
    offset += 1
    var text: [UInt8] = []
    var depth = 1
    while let byte = current {
      offset += 1
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return text }
      case UInt8(ascii: "\\"):
        if let escaped = escape() { text.append(escaped) }
        continue
      case 13:
        if current == 10 { offset += 1 }
        text.append(10)
        continue
      default: break
      }
      text.append(byte)
    }
    throw failure("A string does not end")
  }

  /// The byte that stands behind a backslash; nil for a line that goes on.
  private mutating func escape() -> UInt8? {
    guard let byte = current else { return nil }
    offset += 1
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case 10: return nil
    case 13:
      if current == 10 { offset += 1 }
      return nil
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var code = Int(byte - 48)
      for _ in 0..<2 {
        guard let digit = current, (48...55).contains(digit) else { break }
        code = code * 8 + Int(digit - 48)
        offset += 1
      }
      return UInt8(truncatingIfNeeded: code)
    default: return byte
    }
  }

  /// Reads `<…>`; an odd last digit counts as if a zero followed.
  mutating func hexString() throws(PDFFailure) -> [UInt8] {
    offset += 1
    var digits: [UInt8] = []
    while let byte = current {
      offset += 1
      if byte == UInt8(ascii: ">") {
        if digits.count % 2 == 1 { digits.append(0) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
      }
      if PDFScanner.isSpace(byte) { continue }
      guard let digit = hexValue(byte) else { throw failure("A hexadecimal string has no digit") }
      digits.append(digit)
    }
    throw failure("A hexadecimal string does not end")
  }
}
