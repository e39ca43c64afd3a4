internal import Archive
internal import Folding

/// U+FFFD: a symbol that no table knows. (W17)
func containsUnknownSymbol(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
  var offset = range.lowerBound
  while let found = text.firstIndex(of: 0xEF, in: offset..<range.upperBound) {
    if found + 2 < range.upperBound, text[found + 1] == 0xBF, text[found + 2] == 0xBD {
      return true
    }
    offset = found + 1
  }
  return false
}

extension String {
  /// A box that nobody ticked is printed: a choice that the form does not know stands here. (W91)
  var hasEmptyBox: Bool {
    let text = utf8Span.span
    var offset = 0
    // All boxes begin with E2, and so do dashes and quotation marks, which go on with 80.
    while let found = text.firstIndex(of: 0xE2, in: offset..<text.count) {
      offset = found + 1
      if offset < text.count, text[offset] != 0x80,
        case .box(.off)? = OptionGlyphs.kind(
          of: decodeScalar(text, at: found, end: text.count).scalar)
      {
        return true
      }
    }
    return false
  }
}
