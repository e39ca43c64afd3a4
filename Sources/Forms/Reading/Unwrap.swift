internal import Archive

/// Lines that were broken by hand near the edge of a screen, joined again; other breaks stay. (W93)
///
/// A break is one of the page and not of the writer when the next word would not have fitted: the
/// longest line sets the width, if it is a usual one of 66 to 80 characters. A space at a line's end
/// says that the line goes on (RFC 3676, "format=flowed").
func unwrap(_ text: String) -> String {
  let bytes = text.utf8Span.span
  guard var end = bytes.firstIndex(of: UInt8(ascii: "\n"), in: 0..<bytes.count) else { return text }
  var lines: [Range<Int>] = []
  var start = 0
  while true {
    lines.append(start..<end)
    guard end < bytes.count else { break }
    start = end + 1
    end = bytes.firstIndex(of: UInt8(ascii: "\n"), in: start..<bytes.count) ?? bytes.count
  }
  let widths = lines.map { bytes.characters(in: $0) }
  let isPage = (66...80).contains(widths.max() ?? 0)
  let width = isPage ? widths.max() ?? 0 : .max
  var joints: [(at: Int, isFlowed: Bool)] = []
  for (number, line) in lines.enumerated().dropLast() {
    // The space at the end of a flowed line is the one between the words.
    let isFlowed =
      !line.isEmpty && bytes[line.upperBound - 1] == UInt8(ascii: " ")
      && !isSignatureMark(bytes, line)
    if isFlowed {
      joints.append((line.upperBound, true))
    } else if isPage {
      let next = lines[number + 1]
      let wordEnd = bytes.firstIndex(of: UInt8(ascii: " "), in: next) ?? next.upperBound
      let word = bytes.characters(in: next.lowerBound..<wordEnd)
      if word > 0, widths[number] + 1 + word > width { joints.append((line.upperBound, false)) }
    }
  }
  if joints.isEmpty { return text }
  var joined: [UInt8] = []
  joined.reserveCapacity(bytes.count)
  var copied = 0
  for joint in joints {
    joined.append(bytes, copied..<joint.at)
    if !joint.isFlowed { joined.append(UInt8(ascii: " ")) }
    copied = joint.at + 1
  }
  joined.append(bytes, copied..<bytes.count)
  return String(decoding: joined, as: UTF8.self)
}

/// `-- `: dash, dash, space. (RFC 3676, §4.3)
func isSignatureMark(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
  line.count == 3 && text[line.lowerBound] == UInt8(ascii: "-")
    && text[line.lowerBound + 1] == UInt8(ascii: "-") && text[line.lowerBound + 2] == 0x20
}
