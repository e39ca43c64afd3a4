/// A short answer folded for comparing it with words that docket knows. (W15, W16, W20, W21)
///
/// Letters become lower case; white space becomes one space, tab or line break, whichever is the
/// strongest of its run; quotes, dashes, bullets and full-width characters become their ASCII
/// relatives; what cannot be seen is gone. The ends are trimmed.
struct PlainWords {
  private(set) var bytes: [UInt8] = []

  init(_ text: Span<UInt8>) {
    bytes.reserveCapacity(text.count)
    var gap: UInt8 = 0
    var hasLetters = false  // beyond ASCII
    var index = 0
    while index < text.count {
      let (character, length) = PlainCharacter.at(index, of: text)
      switch character {
      case .nothing: break
      case .space: gap = max(gap, 1)
      case .tab: gap = max(gap, 2)
      case .lineBreak: gap = 3
      case .like(let byte): append(byte, after: &gap)
      case .ellipsis: for _ in 0..<3 { append(UInt8(ascii: "."), after: &gap) }
      case .other:
        hasLetters = true
        for offset in index..<index + length { append(text[offset], after: &gap) }
      }
      index += length
    }
    if hasLetters { bytes = Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8) }
  }

  init(_ text: String) { self.init(text.utf8.span) }

  private mutating func append(_ byte: UInt8, after gap: inout UInt8) {
    if gap > 0, !bytes.isEmpty {
      bytes.append(gap == 1 ? .space : gap == 2 ? .tab : .lineBreak)
    }
    gap = 0
    bytes.append(byte.lowercased)
  }
}

/// What one character counts as when words are compared.
enum PlainCharacter {
  case nothing, space, tab, lineBreak, ellipsis
  /// This ASCII character, or another that looks like it.
  case like(UInt8)
  case other

  /// The character that begins at `index`, and its length in bytes.
  static func at(_ index: Int, of text: Span<UInt8>) -> (Self, length: Int) {
    let byte = text[index]
    guard byte >= 0x80 else {
      return switch byte {
      case .space: (.space, 1)
      case .tab: (.tab, 1)
      case 0x0A, 0x0B, 0x0C, 0x0D: (.lineBreak, 1)
      default: (.like(byte), 1)
      }
    }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    // A String holds valid UTF-8 only; a span that was cut within a character does not.
    guard index + length <= text.count else { return (.other, text.count - index) }
    let second = text[index + 1]
    if length == 2 { return (of(byte, second), 2) }
    if length == 3 { return (of(byte, second, text[index + 2]), 3) }
    return (.other, 4)
  }

  private static func of(_ first: UInt8, _ second: UInt8) -> Self {
    switch (first, second) {
    case (0xC2, 0xA0): .space
    case (0xC2, 0x85): .lineBreak
    case (0xC2, 0xAD): .nothing
    case (0xC2, 0xAB), (0xC2, 0xBB): .like(.quote)
    case (0xC2, 0xB4): .like(.apostrophe)
    case (0xC2, 0xB7): .like(UInt8(ascii: "*"))
    default: .other
    }
  }

  private static func of(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Self {
    switch (first, second, third) {
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      .space
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0),
      (0xE2, 0x81, 0xA6...0xA9), (0xEF, 0xBB, 0xBF), (0xEF, 0xB8, 0x8E...0x8F):
      .nothing
    case (0xE2, 0x80, 0xA8...0xA9): .lineBreak
    case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92): .like(.hyphen)
    case (0xE2, 0x80, 0x98...0x9B), (0xE2, 0x80, 0xB2): .like(.apostrophe)
    case (0xE2, 0x80, 0x9C...0x9F), (0xE2, 0x80, 0xB3), (0xE3, 0x80, 0x83): .like(.quote)
    case (0xE2, 0x80, 0xA2): .like(UInt8(ascii: "*"))
    case (0xE2, 0x80, 0xA6): .ellipsis
    case (0xEF, 0xBC, 0x81...0xBF): .like(third - 0x60)  // full-width: U+FF01 is "!"
    case (0xEF, 0xBD, 0x80...0x9E): .like(third - 0x20)
    default: .other
    }
  }
}

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let lineBreak = UInt8(ascii: "\n")
  static let hyphen = UInt8(ascii: "-")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")

  var isDigit: Bool { self &- 0x30 < 10 }
  /// An ASCII letter, or a part of a character beyond ASCII.
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 || self >= 0x80 }
  var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
