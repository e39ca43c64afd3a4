/// How option words are compared: without regard to case, quotes, dashes and kinds of space. (W16, W20)
enum OptionFolding {
  static let space: UInt32 = 0x20
  /// What an invisible character folds to.
  static let nothing: UInt32 = 0

  /// A label as it is looked for: spaces at the ends and a closing colon or full stop are off.
  static func folded(_ label: String) -> [UInt32] {
    let bytes = Array(label.utf8)
    var folded: [UInt32] = []
    var offset = 0
    while offset < bytes.count {
      let (scalar, next) = scalar(in: bytes, at: offset)
      offset = next
      if scalar == nothing || repeats(scalar, after: folded.last ?? space) { continue }
      folded.append(scalar)
    }
    while let last = folded.last, [space, 0x3A, 0x2E].contains(last) { folded.removeLast() }
    return folded
  }

  /// Where `label`, folded, ends in `text` if it begins at `start`; nil where something else stands there.
  static func end(of label: [UInt32], in text: [UInt8], from start: Int, to end: Int) -> Int? {
    var offset = start
    var index = 0
    var previous = nothing
    while index < label.count {
      guard offset < end else { return nil }
      let (scalar, next) = scalar(in: text, at: offset)
      offset = next
      if scalar == nothing || repeats(scalar, after: previous) { continue }
      guard scalar == label[index] else { return nil }
      previous = scalar
      index += 1
    }
    return offset
  }

  /// The character at `offset`, folded, and where the next one begins.
  @inline(__always)
  static func scalar(in text: [UInt8], at offset: Int) -> (scalar: UInt32, next: Int) {
    let byte = text[offset]
    guard byte < 0x80 else {
      let (scalar, next) = decoded(text, at: offset)
      return (fold(scalar), next)
    }
    if byte &- 0x41 < 26 { return (UInt32(byte | 0x20), offset + 1) }
    return (byte <= 0x20 ? space : UInt32(byte), offset + 1)
  }

  /// The character at `offset` as it stands.
  ///
  /// `text` is well-formed UTF-8.
  static func decoded(_ text: [UInt8], at offset: Int) -> (scalar: UInt32, next: Int) {
    let byte = text[offset]
    guard byte >= 0x80 else { return (UInt32(byte), offset + 1) }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    let next = min(offset + length, text.count)
    var scalar = UInt32(byte) & (0xFF >> UInt32(length + 1))
    for index in (offset + 1)..<max(next, offset + 1) {
      scalar = scalar << 6 | UInt32(text[index] & 0x3F)
    }
    return (scalar, next)
  }

  /// A letter or digit of any script.
  static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return scalar &- 0x30 < 10 || (scalar | 0x20) &- 0x61 < 26
    }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    return properties.isAlphabetic || properties.generalCategory == .decimalNumber
  }

  private static func repeats(_ scalar: UInt32, after previous: UInt32) -> Bool {
    scalar == previous && (scalar == space || scalar == 0x2E)
  }

  private static func fold(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: space
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE0E, 0xFE0F, 0xFEFF: nothing
    case 0x2018...0x201B, 0x02BC, 0x2032: 0x27
    case 0x201C...0x201F, 0xAB, 0xBB: 0x22
    case 0x2010...0x2015, 0x2212: 0x2D
    case 0x2026: 0x2E
    case 0x2190...0x2BFF: scalar  // arrows, boxes, ticks: no letters, so spare the table below
    case 0xFF21...0xFF3A: scalar - 0xFF21 + 0x61
    case 0xFF01...0xFF5E: scalar - 0xFF01 + 0x21
    default: lowercase(scalar)
    }
  }

  private static func lowercase(_ scalar: UInt32) -> UInt32 {
    guard let mapping = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars,
      mapping.count == 1, let first = mapping.first
    else { return scalar }
    return first.value
  }
}
