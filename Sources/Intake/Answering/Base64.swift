/// Bytes as letters and figures. (RFC 2045, §6.8)
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var offset = 0
    while offset < bytes.count {
      let count = min(3, bytes.count - offset)
      let (first, second, third) = (
        Int(bytes[offset]), count > 1 ? Int(bytes[offset + 1]) : 0,
        count > 2 ? Int(bytes[offset + 2]) : 0
      )
      text.append(letters[first >> 2])
      text.append(letters[(first & 3) << 4 | second >> 4])
      text.append(count > 1 ? letters[(second & 15) << 2 | third >> 6] : UInt8(ascii: "="))
      text.append(count > 2 ? letters[third & 63] : UInt8(ascii: "="))
      offset += 3
    }
    return text
  }
}
