/// Bytes in a text. (RFC 4648, "Base 64 Encoding")
package enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let pad = UInt8(ascii: "=")

  package static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let second = start + 1 < bytes.count ? bytes[start + 1] : 0
      let third = start + 2 < bytes.count ? bytes[start + 2] : 0
      text.append(digits[Int(bytes[start] >> 2)])
      text.append(digits[Int(bytes[start] & 3) << 4 | Int(second >> 4)])
      text.append(
        start + 1 < bytes.count ? digits[Int(second & 15) << 2 | Int(third >> 6)] : pad)
      text.append(start + 2 < bytes.count ? digits[Int(third & 63)] : pad)
    }
    return text
  }

  /// Nil unless every character is one of base64, padded as it is written.
  package static func decode(_ text: String) -> [UInt8]? {
    let utf8 = Array(text.utf8)
    guard utf8.count.isMultiple(of: 4) else { return nil }
    let padding = utf8.reversed().prefix { $0 == pad }.count
    guard padding <= 2 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count / 4 * 3)
    for start in stride(from: 0, to: utf8.count, by: 4) {
      var group: UInt32 = 0
      for place in start..<start + 4 {
        let isPad = place >= utf8.count - padding
        let value = isPad ? 0 : values[Int(utf8[place])]
        guard value < 64 else { return nil }
        group = group << 6 | UInt32(value)
      }
      bytes.append(UInt8(group >> 16))
      bytes.append(UInt8(group >> 8 & 255))
      bytes.append(UInt8(group & 255))
    }
    bytes.removeLast(min(padding, bytes.count))
    return bytes
  }

  /// The value of each character; 255 of those that are none of base64.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()
}
