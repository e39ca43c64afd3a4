internal import Archive
internal import Folding
internal import Word

/// A line as a person sees it: a paragraph, or a piece of one between two breaks. (W14)
struct Line {
  /// Whose words a line of an e-mail holds. (W97, W98)
  enum Voice { case own, quoted, aside }

  /// Byte offsets in the story's text, without the break.
  var text: Range<Int>
  /// An index in the story's paragraphs.
  var paragraph: Int
  var voice = Voice.own
}

extension Story {
  /// The lines of all paragraphs, in order.
  func lines() -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(paragraphs.count + 8)
    let bytes = text.span
    for (index, paragraph) in paragraphs.enumerated() {
      var start = paragraph.text.lowerBound
      while let end = bytes.firstIndex(
        of: UInt8(ascii: "\n"), in: start..<paragraph.text.upperBound)
      {
        lines.append(Line(text: start..<end, paragraph: index))
        start = end + 1
      }
      lines.append(Line(text: start..<paragraph.text.upperBound, paragraph: index))
    }
    return lines
  }
}

/// Where the words of a line begin: behind white space, a bullet, a number. (W22)
func startOfWords(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Int {
  var offset = skipSpace(text, line.lowerBound, line.upperBound)
  guard offset < line.upperBound else { return offset }
  let byte = text[offset]
  if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "o") {
    // A bullet stands by itself.
    let next = offset + 1
    if next < line.upperBound, text[next] == UInt8(ascii: " ") || text[next] == UInt8(ascii: "\t") {
      return skipSpace(text, next, line.upperBound)
    }
    return offset
  }
  if byte >= 0x80 {
    let (scalar, length) = decodeScalar(text, at: offset, end: line.upperBound)
    if isBullet(scalar) { return skipSpace(text, offset + length, line.upperBound) }
    return offset
  }
  var end = offset
  while end < line.upperBound, end - offset < 4, isWordByte(text[end]) { end += 1 }
  guard end > offset, end + 1 < line.upperBound,
    text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")"),
    text[end + 1] == UInt8(ascii: " ") || text[end + 1] == UInt8(ascii: "\t")
  else { return offset }
  let number = (offset..<end).map { text[$0] }
  if isNumbering(number[...]) { offset = skipSpace(text, end + 1, line.upperBound) }
  return offset
}

private func isBullet(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0xB7, 0x2022, 0x2023, 0x2043, 0x2219, 0x25AA, 0x25AB, 0x25CF, 0x25E6, 0x25B6, 0xF0B7: true
  default: false
  }
}

/// The first offset that is neither white space nor invisible.
func skipSpace(_ text: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Int {
  var offset = start
  while offset < end {
    let byte = text[offset]
    if byte <= 0x20 {
      offset += 1
    } else if byte < 0x80 {
      return offset
    } else {
      let (scalar, length) = decodeScalar(text, at: offset, end: end)
      switch FoldedScalar(scalar) {
      case .space, .nothing: offset += length
      case .bytes, .long: return offset
      }
    }
  }
  return offset
}

/// The range without white space and invisible characters at its ends.
func trimmed(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
  let start = skipSpace(text, range.lowerBound, range.upperBound)
  var end = range.upperBound
  while end > start {
    if text[end - 1] <= 0x20 {
      end -= 1
      continue
    }
    guard text[end - 1] >= 0x80 else { break }
    var first = end - 1
    while first > start, text[first] & 0xC0 == 0x80 { first -= 1 }
    let (scalar, _) = decodeScalar(text, at: first, end: end)
    switch FoldedScalar(scalar) {
    case .space, .nothing: end = first
    case .bytes, .long: return start..<end
    }
  }
  return start..<end
}
