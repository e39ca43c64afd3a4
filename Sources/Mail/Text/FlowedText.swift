/// Text whose paragraphs were cut into lines by a program. (RFC 3676, `format=flowed`) (W93)
enum FlowedText {
  /// Takes out what the format put in: a space before lines that begin with one, with `>` or with `From `.
  ///
  /// Lines that go on keep their breaks and the space before it: where a value runs over them, whoever reads
  /// the value joins them. Only with `delsp=yes` is nothing left to see of that, so then they are joined here.
  static func unstuffed(_ text: [UInt8], deletesSpaces: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var start = 0
    var depth: Int?
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      let next = min(end + 1, text.count)
      var lineEnd = end
      if lineEnd > start, text[lineEnd - 1] == 0x0D { lineEnd -= 1 }
      var first = start
      while first < lineEnd, text[first] == UInt8(ascii: ">") { first += 1 }
      let quotes = first - start
      if first < lineEnd, text[first] == 0x20 { first += 1 }
      // A line that goes on in one of another depth ends all the same. (RFC 3676, §4.5)
      if let depth {
        if depth == quotes { result.removeLast() } else { result.append(0x0A) }
      }
      if depth != quotes, quotes > 0 { result += text[start..<start + quotes] + [0x20] }
      let words = text[first..<lineEnd]
      let goesOn = deletesSpaces && words.last == 0x20 && !words.elementsEqual("-- ".utf8)
      result += words
      if goesOn, next > end {
        depth = quotes
      } else {
        depth = nil
        if next > end { result.append(0x0A) }
      }
      start = next
    }
    return result
  }
}
