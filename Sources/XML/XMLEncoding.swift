internal import Archive

/// Finds out in which encoding a part is written, and gives it back as UTF-8.
///
/// OPC allows UTF-8 and UTF-16 alone (ECMA-376 Part 2, "XML Usage"). libxml2 is then told that all it gets
/// is UTF-8, so what it would make of a declaration never matters.
enum XMLEncoding {
  /// The part as UTF-8 without a byte order mark; nearly always the very bytes that came in.
  static func decode(_ bytes: consuming [UInt8]) throws(XMLFailure) -> [UInt8] {
    var buffer: [UInt8] = []
    var isUTF16 = true
    switch (bytes[at: 0], bytes[at: 1], bytes[at: 2], bytes[at: 3]) {
    case (0, 0, 0xFE, 0xFF), (0xFF, 0xFE, 0, 0), (0, 0, 0, 0x3C), (0x3C, 0, 0, 0):
      throw .encoding("UTF-32")
    case (0x4C, 0x6F, 0xA7, 0x94): throw .encoding("EBCDIC")
    case (0xFE, 0xFF, _, _): try UTF16Text(bytes[2...], highFirst: true).append(to: &buffer)
    case (0xFF, 0xFE, _, _): try UTF16Text(bytes[2...], highFirst: false).append(to: &buffer)
    case (0, 0x3C, 0, _): try UTF16Text(bytes[...], highFirst: true).append(to: &buffer)
    case (0x3C, 0, _, 0): try UTF16Text(bytes[...], highFirst: false).append(to: &buffer)
    case (0xEF, 0xBB, 0xBF, _):
      buffer = Array(bytes[3...])
      isUTF16 = false
    default:
      buffer = bytes
      isUTF16 = false
    }
    guard let range = declaredEncoding(of: buffer.span) else { return buffer }
    let declared = buffer.span.extracting(range)
    if declared.equalsIgnoringCase("utf-8") || declared.equalsIgnoringCase("utf8") {
      return buffer
    }
    guard
      declared.equalsIgnoringCase("utf-16") || declared.equalsIgnoringCase("utf-16le")
        || declared.equalsIgnoringCase("utf-16be")
    else { throw .encoding(String(declared)) }
    guard isUTF16 else {
      throw .malformed(reason: "it declares UTF-16 and is written in UTF-8", line: 1)
    }
    return buffer
  }

  /// Where the XML declaration names the encoding. (XML 1.0, 4.3.3 "Character Encoding in Entities")
  private static func declaredEncoding(of bytes: Span<UInt8>) -> Range<Int>? {
    guard bytes.count > 5, bytes.extracting(first: 5).equals("<?xml") else { return nil }
    // No honest declaration is longer; so a hostile one costs nothing.
    let head = bytes.extracting(first: 1_024)
    let label = 8
    var index = 5
    while index + label < head.count, head[index] != UInt8(ascii: "?") {
      defer { index += 1 }
      guard head[index] <= 0x20,
        head.extracting(index + 1..<index + 1 + label).equals("encoding")
      else { continue }
      var start = index + 1 + label
      while start < head.count, head[start] <= 0x20 || head[start] == UInt8(ascii: "=") {
        start += 1
      }
      var end = start + 1
      while end < head.count, head[end] != head[start] { end += 1 }
      return end < head.count ? start + 1..<end : nil
    }
    return nil
  }
}

/// Text in UTF-16, in either order of bytes.
private struct UTF16Text {
  let bytes: ArraySlice<UInt8>
  let highFirst: Bool

  init(_ bytes: ArraySlice<UInt8>, highFirst: Bool) {
    self.bytes = bytes
    self.highFirst = highFirst
  }

  /// Appends the text as UTF-8; half a pair or half a unit is not well formed.
  func append(to buffer: inout [UInt8]) throws(XMLFailure) {
    buffer.reserveCapacity(bytes.count)
    var line = 1
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard let first = unit(at: index) else {
        throw .malformed(reason: "its UTF-16 ends in half a character", line: line)
      }
      index += 2
      guard first & 0xF800 == 0xD800 else {
        if first == 0x0A { line += 1 }
        append(UInt32(first), to: &buffer)
        continue
      }
      guard first < 0xDC00, let second = unit(at: index), second & 0xFC00 == 0xDC00 else {
        throw .malformed(reason: "its UTF-16 holds half a character", line: line)
      }
      index += 2
      append(0x1_0000 + UInt32(first & 0x3FF) << 10 + UInt32(second & 0x3FF), to: &buffer)
    }
  }

  private func unit(at index: Int) -> UInt16? {
    guard index + 1 < bytes.endIndex else { return nil }
    let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    return highFirst ? first << 8 | second : second << 8 | first
  }

  private func append(_ scalar: UInt32, to buffer: inout [UInt8]) {
    switch scalar {
    case 0..<0x80:
      buffer.append(UInt8(scalar))
    case 0x80..<0x800:
      buffer.append(UInt8(0xC0 | scalar >> 6))
      buffer.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x1_0000:
      buffer.append(UInt8(0xE0 | scalar >> 12))
      buffer.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      buffer.append(UInt8(0x80 | scalar & 0x3F))
    default:
      buffer.append(UInt8(0xF0 | scalar >> 18))
      buffer.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      buffer.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      buffer.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}

extension [UInt8] {
  /// The byte at an index, nil beyond the end.
  fileprivate subscript(at index: Int) -> UInt8? { index < count ? self[index] : nil }
}
