/// Printed instructions that stand beside options: "(please tick)", "If yes, give details: ____". (W76)
enum OptionPrompts {
  private static let starters: [[UInt8]] = [
    "if yes", "if no", "if so", "if not", "if other", "please", "tick", "circle", "delete",
    "select",
    "choose", "underline", "highlight", "strike",
  ].map { Array($0.utf8) }

  /// Where a prompt that begins at `start` ends: behind the colon that closes it.
  static func end(of text: [UInt8], from start: Int, to end: Int) -> Int? {
    guard begins(text, at: start, to: end) else { return nil }
    return find(in: text, from: start, to: end) { $0 == 0x3A }
  }

  /// Where a bracket that holds nothing but a prompt ends, behind its closing bracket.
  static func end(ofBracket text: [UInt8], from start: Int, to end: Int) -> Int? {
    guard begins(text, at: start, to: end) else { return nil }
    return find(in: text, from: start, to: end) { $0 == 0x29 || $0 == 0x5D }
  }

  private static func begins(_ text: [UInt8], at start: Int, to end: Int) -> Bool {
    // Most words are none of these: look at the first letter before anything else.
    let first = start < end ? text[start] | 0x20 : 0
    return starters.contains { starter in
      guard starter[0] == first else { return false }
      let after = start + starter.count
      guard after < end, !OptionFolding.isWord(UInt32(text[after])) else { return false }
      return starter.indices.allSatisfy {
        text[start + $0] == starter[$0] || text[start + $0] | 0x20 == starter[$0]
      }
    }
  }

  /// Behind the first byte that `matches` on the line, with no box before it.
  private static func find(
    in text: [UInt8], from start: Int, to end: Int, _ matches: (UInt8) -> Bool
  ) -> Int? {
    var offset = start
    while offset < end, text[offset] != 0x0A, text[offset] != 0x5B, text[offset] < 0xE2 {
      if matches(text[offset]) { return offset + 1 }
      offset += 1
    }
    return nil
  }
}
