/// What stands round a web address and is no part of it: brackets, quotes, stops.
enum WebEnds {
  /// The piece without them; a bracket that closes one within the address stays.
  static func bare(_ piece: Range<Int>, of text: Span<UInt8>) -> Range<Int> {
    // The brackets of a longer piece would take quadratic time to pair.
    guard piece.count <= WebPiece.longest else { return piece }
    var start = piece.lowerBound
    var end = piece.upperBound
    while start < end {
      if isOpening(text[start]) {
        start += 1
      } else if let length = typographicMark(at: start, of: text, before: end) {
        start += length
      } else {
        break
      }
    }
    while start < end {
      if isStop(text[end - 1]) || isUnopened(end - 1, start..<end, of: text) {
        end -= 1
      } else if end - start >= 2, let length = typographicMark(endingAt: end, of: text, from: start)
      {
        end -= length
      } else {
        break
      }
    }
    return start..<end
  }

  /// Whether what stands behind an address says that it was cut short: `...`, `…`.
  static func isEllipsis(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard let first = range.first else { return false }
    if case .ellipsis = PlainCharacter.at(first, of: text).0 { return true }
    return range.count >= 3 && range.prefix(3).allSatisfy { text[$0] == UInt8(ascii: ".") }
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), .quote,
      .apostrophe,
      UInt8(ascii: "*"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  private static func isStop(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: ">"), UInt8(ascii: "|"), .quote, .apostrophe:
      true
    default: false
    }
  }

  /// Whether a bracket closes none that the address opened: `(https://example.org/a_(b))`.
  private static func isUnopened(_ index: Int, _ piece: Range<Int>, of text: Span<UInt8>) -> Bool {
    let opening: UInt8
    switch text[index] {
    case UInt8(ascii: ")"): opening = UInt8(ascii: "(")
    case UInt8(ascii: "]"): opening = UInt8(ascii: "[")
    case UInt8(ascii: "}"): opening = UInt8(ascii: "{")
    default: return false
    }
    return piece.count { text[$0] == opening } < piece.count { text[$0] == text[index] }
  }

  /// The length of a quote, a dash, a bullet or an ellipsis beyond ASCII.
  private static func typographicMark(
    at index: Int, of text: Span<UInt8>, before end: Int
  ) -> Int? {
    guard text[index] >= 0x80 else { return nil }
    let (character, length) = PlainCharacter.at(index, of: text)
    guard index + length <= end else { return nil }
    return switch character {
    case .like, .ellipsis: length
    default: nil
    }
  }

  private static func typographicMark(
    endingAt end: Int, of text: Span<UInt8>, from start: Int
  ) -> Int? {
    guard text[end - 1] >= 0x80 else { return nil }
    var index = end - 1
    while index > start, text[index] & 0xC0 == 0x80 { index -= 1 }
    return typographicMark(at: index, of: text, before: end)
  }
}
