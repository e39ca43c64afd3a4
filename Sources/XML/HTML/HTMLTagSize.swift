/// Counts the attributes of start tags before libxml2 sees them, which takes quadratic time over them.
enum HTMLTagSize {
  /// Whether a start tag holds more than `limit` attributes: names outside values, as libxml2 finds them.
  static func exceeds(_ limit: Int, in bytes: [UInt8]) -> Bool {
    let bytes = bytes.span
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), isLetter(bytes[index + 1]) else {
        index += 1
        continue
      }
      guard let end = end(ofTagAt: index + 1, in: bytes, limit) else { return true }
      index = end
    }
    return false
  }

  /// Behind the tag; nil where it has too many attributes.
  private static func end(ofTagAt start: Int, in bytes: Span<UInt8>, _ limit: Int) -> Int? {
    var index = start
    // The name of the element.
    while index < bytes.count, isName(bytes[index]) { index += 1 }
    var count = 0
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if isName(bytes[index]) {
        count += 1
        guard count <= limit else { return nil }
        while index < bytes.count, isName(bytes[index]) { index += 1 }
        index = endOfValue(from: index, in: bytes)
      } else {
        index += 1
      }
    }
    return index
  }

  private static func endOfValue(from start: Int, in bytes: Span<UInt8>) -> Int {
    var index = start
    func skipSpace() { while index < bytes.count, bytes[index] <= 0x20 { index += 1 } }
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return start }
    index += 1
    skipSpace()
    guard index < bytes.count else { return index }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      while index < bytes.count, bytes[index] != quote { index += 1 }
      return min(index + 1, bytes.count)
    }
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") { index += 1 }
    return index
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: ".")
  }
}
