internal import Archive

/// Lines that were broken by hand near the edge of a screen, joined again; other breaks stay. (W93)
///
/// A break is one of the page and not of the writer when the next word would not have fitted: the
/// longest line sets the width, if it is a usual one of 66 to 80 characters. A space at a line's end
/// says that the line goes on (RFC 3676, "format=flowed").
func unwrap(_ text: String) -> String {
  let bytes = text.utf8Span.span
  guard let first = bytes.lineEnd(from: 0), first < bytes.count else { return text }
  var width = bytes.characters(in: 0..<first)
  var start = first + 1
  while let end = bytes.lineEnd(from: start) {
    width = max(width, bytes.characters(in: start..<end))
    start = end + 1
  }
  let isPage = (66...80).contains(width)
  var joints: [(at: Int, isFlowed: Bool)] = []
  start = 0
  while let end = bytes.lineEnd(from: start), let next = bytes.lineEnd(from: end + 1) {
    // The space at the end of a flowed line is the one between the words.
    let isFlowed =
      end > start && bytes[end - 1] == UInt8(ascii: " ") && !isSignatureMark(bytes, start..<end)
    if isFlowed {
      joints.append((end, true))
    } else if isPage {
      let wordEnd = bytes.firstIndex(of: UInt8(ascii: " "), in: end + 1..<next) ?? next
      let word = bytes.characters(in: end + 1..<wordEnd)
      if word > 0, bytes.characters(in: start..<end) + 1 + word > width {
        joints.append((end, false))
      }
    }
    start = end + 1
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

extension Span<UInt8> {
  /// Where the line ends that begins at `start`; nil where none begins.
  fileprivate func lineEnd(from start: Int) -> Int? {
    guard start <= count else { return nil }
    return firstIndex(of: UInt8(ascii: "\n"), in: start..<count) ?? count
  }
}
