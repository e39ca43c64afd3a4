internal import Archive
internal import Folding

/// The words of a free answer as their writer sees them; the raw text keeps every character. (W16, R3)
///
/// Odd spaces are spaces; what cannot be seen or would turn the writing round is gone; letters and
/// their accents are one character. Joiners stay: they shape letters and pictures.
///
/// - Complexity: O(length); plain ASCII costs one look.
func asWritten(_ text: String) -> String {
  var isOdd = false
  var isDecomposed = false
  let utf8 = text.utf8Span.span
  var start = 0
  while let index = utf8.firstBeyondASCII(in: start..<utf8.count) {
    start = index + 1
    switch utf8[index] {
    // The lead bytes of the spaces and signs below. Dashes and quotation marks share one of them
    // (E2 80 90 to E2 80 9F, and the three dots E2 80 A6), and are in every other text.
    case 0xE2:
      let isMark =
        index + 2 < utf8.count && utf8[index + 1] == 0x80
        && (0x90...0x9E ~= utf8[index + 2] || utf8[index + 2] == 0xA6)
      if !isMark { isOdd = true }
    case 0xC2, 0xE3, 0xEF: isOdd = true
    // Combining marks (U+0300 to U+036F), and letters of Hangul in pieces.
    case 0xCC, 0xCD, 0xE1: isDecomposed = true
    default: break
    }
  }
  var text = text
  if isOdd, text.unicodeScalars.contains(where: { $0.isOddSpace || $0.isUnseen }) {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.isUnseen {
      scalars.append(scalar.isOddSpace ? " " : scalar)
    }
    text = String(scalars)
  }
  return isDecomposed ? composed(text) : text
}

extension Unicode.Scalar {
  fileprivate var isOddSpace: Bool {
    switch value {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Soft hyphens, spaces without width, and the signs that embed or override a direction.
  fileprivate var isUnseen: Bool {
    switch value {
    case 0xAD, 0x200B, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
