/// What stands behind an option, parted from it by punctuation: `Yes – reported`.
///
/// The text is folded as `PlainWords` does it.
struct Remark {
  /// Behind the punctuation; the end of the text where there is no remark.
  let start: Int

  /// Nil where words run on without punctuation, so that the option may be but their first word.
  init?(after end: Int, of text: [UInt8]) {
    var index = end
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), .quote, .apostrophe:
        // "no's" is a word of its own.
        guard index + 1 == text.count || !text[index + 1].isLetter else { return nil }
        index += 1
      case .space: index += 1
      case .lineBreak, .tab, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
        UInt8(ascii: "!"),
        UInt8(ascii: "("), UInt8(ascii: "["):
        start = index + 1
        return
      case UInt8(ascii: "."):
        // "No. 5" counts something.
        let next = text[(index + 1)...].first { $0 != .space }
        if let next, next.isDigit { return nil }
        start = index + 1
        return
      case .hyphen:
        // "No-one" is a word of its own.
        let spaced = text[index - 1] == .space
        guard
          spaced || index + 1 == text.count || text[index + 1] <= .space
            || text[index + 1] == .hyphen
        else { return nil }
        start = index + 1
        return
      default: return nil
      }
    }
    start = index
  }

  /// The options that begin a clause of the remark and, if `alone`, are all of it: "no" in "Yes, no".
  func clauses(naming options: OptionWords, in text: [UInt8], alone: Bool = true) -> [Int] {
    var found: [Int] = []
    var begins = true
    for index in start..<text.count {
      let byte = text[index]
      if begins, byte.isLetter || byte.isDigit {
        if let (option, end) = options.match(at: index, of: text),
          !alone || Remark(after: end, of: text) != nil, !found.contains(option)
        {
          found.append(option)
        }
        begins = false
      } else if !byte.isLetter, !byte.isDigit, byte != .space, byte != .apostrophe {
        begins = true
      }
    }
    return found
  }

  /// Whether its first words may take the answer back: "but only for Year 5".
  func isHedge(in text: [UInt8]) -> Bool {
    var rest = text[start...]
    while let first = rest.first, !first.isLetter, !first.isDigit {
      if first == UInt8(ascii: "?") { return true }
      rest.removeFirst()
    }
    return Self.hedges.contains { hedge in
      guard rest.starts(with: hedge) else { return false }
      let end = rest.startIndex + hedge.count
      return end == rest.endIndex || !rest[end].isLetter
    }
  }

  private static let hedges = [
    "but", "except", "unless", "although", "though", "however", "apart from", "not sure", "unsure",
    "not certain", "uncertain", "maybe", "perhaps", "possibly", "probably", "i think", "i believe",
    "i hope", "in part", "partly", "or", "sort of", "only", "not yet", "not really",
    "to be confirmed",
    "tbc",
  ].map { Array($0.utf8) }
}
