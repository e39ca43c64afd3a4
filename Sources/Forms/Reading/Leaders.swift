internal import Folding

/// The range without lines to write on at its ends: two and more `_`, three and more `.`, `…`, `-`, `·`. (W75)
func withoutLeaders(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
  var range = trimmed(text, range)
  while let length = leaderLength(text, range, fromEnd: false) {
    range = trimmed(text, range.lowerBound + length..<range.upperBound)
  }
  while let length = leaderLength(text, range, fromEnd: true) {
    range = trimmed(text, range.lowerBound..<range.upperBound - length)
  }
  return range
}

private func leaderLength(_ text: borrowing Span<UInt8>, _ range: Range<Int>, fromEnd: Bool) -> Int?
{
  guard !range.isEmpty else { return nil }
  let edge = text[fromEnd ? range.upperBound - 1 : range.lowerBound]
  let width: Int
  switch edge {
  case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"): width = 1
  // `·` is C2 B7 and `…` is E2 80 A6.
  case 0xC2, 0xB7: width = 2
  case 0xE2, 0xA6: width = 3
  default: return nil
  }
  let sample = fromEnd ? range.upperBound - width : range.lowerBound
  guard sample >= range.lowerBound, sample + width <= range.upperBound else { return nil }
  if width == 2, text[sample] != 0xC2 || text[sample + 1] != 0xB7 { return nil }
  if width == 3, text[sample] != 0xE2 || text[sample + 1] != 0x80 || text[sample + 2] != 0xA6 {
    return nil
  }
  var count = 0
  var offset = sample
  while offset >= range.lowerBound, offset + width <= range.upperBound,
    (0..<width).allSatisfy({ text[offset + $0] == text[sample + $0] })
  {
    count += 1
    offset += fromEnd ? -width : width
  }
  let least = width == 3 ? 1 : edge == UInt8(ascii: "_") ? 2 : 3
  return count >= least ? count * width : nil
}
