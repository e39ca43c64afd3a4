internal import Archive

/// The fields at the head of a message, in order. (RFC 5322, "Header Fields")
struct HeaderBlock {
  struct Field {
    /// In small letters.
    var name: String
    /// Behind the colon, unfolded, without white space at its ends.
    var value: [UInt8]
  }

  private(set) var fields: [Field] = []
  /// Where the text behind the empty line begins.
  private(set) var end = 0
  /// Lines that are neither a field nor the rest of one.
  private(set) var strayLines = 0

  /// Nil where the block does not end within `limit` bytes.
  init?(_ message: [UInt8], limit: Int) {
    let bytes = message.span
    var start = Self.startOfFields(bytes)
    var isField = false
    while start < bytes.count {
      let lineEnd = bytes.firstIndex(of: 0x0A, in: start..<bytes.count) ?? bytes.count
      let next = min(lineEnd + 1, bytes.count)
      guard next <= limit || lineEnd - start <= 1 else { return nil }
      let text =
        lineEnd > start && bytes[lineEnd - 1] == 0x0D ? start..<lineEnd - 1 : start..<lineEnd
      if text.isEmpty {
        end = next
        return
      }
      if bytes[text.lowerBound] == 0x20 || bytes[text.lowerBound] == 0x09 {
        if isField { fields[fields.count - 1].value += message[text] }
      } else if let colon = Self.colon(in: bytes, text) {
        fields.append(Field(message, text, colon))
        isField = true
      } else {
        strayLines += 1
        isField = false
      }
      start = next
    }
    end = bytes.count
    guard end <= limit else { return nil }
  }

  /// Behind a byte order mark and the `From ` line of a mailbox file.
  private static func startOfFields(_ bytes: Span<UInt8>) -> Int {
    var start = 0
    if bytes.count > 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    let mark = Array("From ".utf8)
    guard bytes.count - start > mark.count,
      mark.indices.allSatisfy({ bytes[start + $0] == mark[$0] })
    else { return start }
    return (bytes.firstIndex(of: 0x0A, in: start..<bytes.count) ?? bytes.count - 1) + 1
  }

  /// The colon behind a name of printable characters without a space.
  private static func colon(in bytes: Span<UInt8>, _ line: Range<Int>) -> Int? {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index] > 0x20, bytes[index] < 0x7F {
      if bytes[index] == UInt8(ascii: ":") { return index > line.lowerBound ? index : nil }
      index += 1
    }
    // Old programs put white space before the colon.
    let name = index
    while index < line.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard name > line.lowerBound, index < line.upperBound, bytes[index] == UInt8(ascii: ":") else {
      return nil
    }
    return index
  }

  /// All fields of a name, in small letters.
  func all(_ name: String) -> [Field] { fields.filter { $0.name == name } }

  func first(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }
}

extension HeaderBlock.Field {
  init(_ message: [UInt8], _ line: Range<Int>, _ colon: Int) {
    let name = message[line.lowerBound..<colon].filter { $0 > 0x20 }
    self.name = String(decoding: name, as: UTF8.self).lowercased()
    value = Array(message[colon + 1..<line.upperBound].drop { $0 == 0x20 || $0 == 0x09 })
  }

  /// The value as words to compare, in small letters.
  var words: String { String(decoding: value, as: UTF8.self).onOneLine.lowercased() }
}
