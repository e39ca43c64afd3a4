/// Lines that were broken by hand near the edge of a screen, joined again; other breaks stay. (W93)
///
/// A break is one of the page and not of the writer when the next word would not have fitted: the
/// longest line sets the width, if it is a usual one of 66 to 80 characters. A space at a line's end
/// says that the line goes on (RFC 3676, "format=flowed").
func unwrap(_ text: String) -> String {
  let bytes = Array(text.utf8)
  guard let firstBreak = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return text }
  var lines: [Range<Int>] = []
  var start = 0
  var offset: Int? = firstBreak
  while let end = offset {
    lines.append(start..<end)
    start = end + 1
    offset = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
  }
  lines.append(start..<bytes.count)
  let widths = lines.map { bytes.characters(in: $0) }
  let width = widths.max() ?? 0
  var joined = bytes
  for (number, line) in lines.enumerated().dropLast() {
    let next = lines[number + 1]
    let firstWord = next.prefix { bytes[$0] != UInt8(ascii: " ") }
    let word = bytes.characters(in: next.lowerBound..<next.lowerBound + firstWord.count)
    let isFull = (66...80).contains(width) && word > 0 && widths[number] + 1 + word > width
    let isFlowed =
      bytes[line].last == UInt8(ascii: " ") && !bytes[line].elementsEqual("-- ".utf8)
    // The space at the end of a flowed line is the one between the words.
    if isFlowed {
      joined[line.upperBound] = 0
    } else if isFull {
      joined[line.upperBound] = UInt8(ascii: " ")
    }
  }
  joined.removeAll { $0 == 0 }
  return String(decoding: joined, as: UTF8.self)
}

extension [UInt8] {
  /// The number of characters, as code points.
  fileprivate func characters(in range: Range<Int>) -> Int {
    self[range].count { $0 & 0xC0 != 0x80 }
  }
}
