/// Counts the attributes of start tags before libxml2 sees them, which takes quadratic time over them.
enum XMLTagSize {
  /// Whether a start tag holds more than `limit` attributes and namespace declarations together.
  ///
  /// A start tag holds no `<` beyond its first byte, not even in a value, and an attribute takes at least
  /// five bytes (` a=""`). So a tag over the limit is a stretch without `<` of five times the limit: the
  /// scan leaps from the last `<` of one such window to the last of the next, and looks closely only where
  /// a window holds none. (XML 1.0, 3.1 "Start-Tags, End-Tags, and Empty-Element Tags")
  static func exceeds(_ limit: Int, in bytes: [UInt8]) -> Bool {
    let bytes = bytes.span
    let window = max(limit, 1) * 5
    var tag = firstTag(in: bytes, from: 0)
    while tag + window < bytes.count {
      if let last = lastTag(in: bytes, from: tag + 1, through: tag + window) {
        tag = last
      } else {
        if attributes(ofTagAt: tag, in: bytes, upTo: limit + 1) > limit { return true }
        tag = firstTag(in: bytes, from: tag + window)
      }
    }
    return false
  }

  /// The index of the first `<` from an index on, the end where there is none.
  private static func firstTag(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count && bytes[index] != UInt8(ascii: "<") { index += 1 }
    return index
  }

  /// The index of the last `<` between two others, both included.
  private static func lastTag(in bytes: Span<UInt8>, from start: Int, through end: Int) -> Int? {
    var index = end
    while index >= start && bytes[index] != UInt8(ascii: "<") { index -= 1 }
    return index >= start ? index : nil
  }

  /// How many quoted values stand in a tag; counting ends at `most`.
  private static func attributes(ofTagAt tag: Int, in bytes: Span<UInt8>, upTo most: Int) -> Int {
    // Comments, instructions and end tags have no attributes, whatever quotes they hold.
    switch tag + 1 < bytes.count ? bytes[tag + 1] : 0 {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "/"): return 0
    default: break
    }
    var quote: UInt8?
    var count = 0
    var index = tag + 1
    while index < bytes.count && count < most {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        break
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        count += 1
      }
      index += 1
    }
    return count
  }
}
