internal import Archive

/// A text without the characters that cannot be seen, its odd spaces as spaces. (W16)
///
/// For addresses and numbers, where such characters come in by copying and mean nothing.
struct VisibleText {
  private(set) var bytes: [UInt8] = []

  init(_ text: Span<UInt8>) {
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let (character, length) = PlainCharacter.at(index, of: text)
      switch character {
      case .nothing: break
      case .space: bytes.append(.space)
      case .lineBreak: bytes.append(.lineBreak)
      default: for offset in index..<index + length { bytes.append(text[offset]) }
      }
      index += length
    }
  }

  /// Whether the text holds characters that cannot be seen.
  static func isHiding(_ text: Span<UInt8>) -> Bool {
    var start = 0
    while let index = text.firstBeyondASCII(in: start..<text.count) {
      let (character, length) = PlainCharacter.at(index, of: text)
      if case .nothing = character { return true }
      start = index + length
    }
    return false
  }
}
