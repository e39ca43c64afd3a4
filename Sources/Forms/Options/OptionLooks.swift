internal import Word

/// How the pieces of an answer look: struck out, highlighted, in bold. (W56, W58)
struct OptionLooks {
  private let text: [UInt8]
  private let looks: ArraySlice<LookRange>

  init(_ range: Range<Int>, of story: borrowing Story) {
    text = story.text
    looks = story.looks(in: range)
  }

  var isEmpty: Bool { looks.isEmpty }

  /// How far apart two pieces stand, in spaces; a tab is four.
  func width(of range: Range<Int>) -> Int {
    range.reduce(0) { width, offset in
      let byte = text[offset]
      return width + (byte == 0x09 ? 4 : byte & 0xC0 == 0x80 ? 0 : 1)
    }
  }

  /// A colon stands in `range`.
  func hasColon(in range: Range<Int>) -> Bool {
    range.contains { text[$0] == UInt8(ascii: ":") }
  }

  /// The looks of the characters of `range`, spaces apart: those that all have, and those that some have.
  func look(of range: Range<Int>) -> (whole: Look, any: Look) {
    guard !looks.isEmpty else { return ([], []) }
    var whole: Look?
    var any: Look = []
    for offset in range where text[offset] > 0x20 {
      var look: Look = []
      for range in looks where range.text.contains(offset) { look.formUnion(range.look) }
      whole = whole?.intersection(look) ?? look
      any.formUnion(look)
    }
    return (whole ?? [], any)
  }
}
