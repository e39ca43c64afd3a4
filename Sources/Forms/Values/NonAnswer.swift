/// A whole answer that is blank, or that may stand for no answer. (W61)
///
/// Within prose the same words are just text: only the whole answer counts.
enum NonAnswer {
  case blank
  /// A dash, a question mark, "tbc".
  case noSign
  /// "See attached".
  case pointer
  /// "As above", "ditto".
  case pointerAbove
  /// "N/A", "none", "nil".
  case saysNone

  /// The longest phrase below has 33 bytes; a few more leave room for quotes and odd spaces.
  private static let longest = 48

  /// Nil where the text is an answer like any other.
  init?(_ text: Span<UInt8>) {
    if text.count > Self.longest {
      guard let first = Self.firstVisible(of: text) else {
        self = .blank
        return
      }
      // Only lines to write on are this long.
      guard first.isLeader, Self.isLine(text) else { return nil }
      self = .blank
      return
    }
    guard Self.mayBePhrase(text) else { return nil }
    let words = PlainWords(text).bytes
    guard !words.isEmpty, !Self.isLine(text) else {
      self = .blank
      return
    }
    let core = Self.core(of: words)
    if Self.above.contains(core) || words == [.quote] || words == [.quote, .quote] {
      self = .pointerAbove
    } else if !words.contains(where: { $0.isLetter || $0.isDigit }) || Self.signs.contains(core) {
      self = .noSign
    } else if Self.elsewhere.contains(core) {
      self = .pointer
    } else if Self.nones.contains(core) {
      self = .saysNone
    } else {
      return nil
    }
  }

  /// Without brackets and quotes round it, "please" before it and stops behind it.
  private static func core(of words: [UInt8]) -> ArraySlice<UInt8> {
    var core = words[...]
    while let last = core.last, Self.closing.contains(last) { core.removeLast() }
    while let first = core.first, Self.opening.contains(first) { core.removeFirst() }
    for word in Self.politeness where core.starts(with: word) { core = core.dropFirst(word.count) }
    return core
  }

  /// Lines to write on, and nothing written: three or more of `_ . … - ·`. (W75)
  private static func isLine(_ text: Span<UInt8>) -> Bool {
    var marks = 0
    var index = 0
    while index < text.count {
      let (character, length) = PlainCharacter.at(index, of: text)
      switch character {
      case .nothing, .space, .tab, .lineBreak: break
      case .ellipsis: marks += 3
      // A star counts as a bullet when words are compared, but nobody prints lines of stars.
      case .like(let byte) where byte.isLeader || (byte == UInt8(ascii: "*") && length > 1):
        marks += 1
      default: return false
      }
      index += length
    }
    return marks >= 3
  }

  /// The first byte that leaves a mark on paper.
  private static func firstVisible(of text: Span<UInt8>) -> UInt8? {
    var index = 0
    while index < text.count {
      let (character, length) = PlainCharacter.at(index, of: text)
      switch character {
      case .nothing, .space, .tab, .lineBreak: index += length
      case .like(UInt8(ascii: "*")), .ellipsis: return UInt8(ascii: ".")
      case .like(let byte): return byte
      case .other: return text[index]
      }
    }
    return nil
  }

  private static let opening = Set("([\"'".utf8)
  private static let closing = Set(")]\"'.,;:!".utf8)
  private static let politeness = ["please ", "pls "].map { Array($0.utf8) }

  private static let signs = phrases([
    "tbc", "t.b.c", "tba", "t.b.a", "tbd", "to be confirmed", "to be advised", "to be announced",
    "to be decided", "to be completed", "to be filled in", "to follow", "will follow", "x", "xx",
    "xxx",
  ])
  private static let elsewhere = phrases([
    "attached", "as attached", "see attached", "see the attached", "see attachment",
    "see attachments", "see attached document", "see attached documents", "see attached email",
    "see attached e-mail", "see attached file", "see attached form", "see attached letter",
    "see attached list", "see attached note", "see attached notes", "see attached page",
    "see attached sheet", "as per attached", "as per attachment", "enclosed", "see enclosed",
    "as enclosed", "below", "as below", "see below", "over", "see over", "overleaf", "see overleaf",
    "continued overleaf", "pto", "p.t.o", "see back", "see next page", "see other sheet",
    "see other form", "see separate sheet", "see separate form", "see separate page",
    "see additional sheet", "see email", "see e-mail", "see my email", "see my e-mail",
    "see letter",
    "see link", "see list", "see comment", "see comments", "see note", "see notes",
    "see covering letter", "see covering note",
  ])
  private static let above = phrases([
    "above", "as above", "see above", "same as above", "the same as above", "as per above",
    "as stated above", "ditto", "do", "same", "the same", "same again", "same as before",
    "as before",
    "as previous", "as previously", "see previous", "same as previous", "same as last time", "idem",
  ])
  private static let nones = phrases([
    "n/a", "n\\a", "na", "n.a", "n. a", "not applicable", "none", "none known", "nil", "nothing",
    "no one", "nobody",
  ])

  private static func phrases(_ phrases: [String]) -> Set<ArraySlice<UInt8>> {
    Set(phrases.map { Array($0.utf8)[...] })
  }

  /// Whether the first two letters are those of a phrase; most answers end their way here.
  private static func mayBePhrase(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 2, text[0] < 0x80, text[1] < 0x80 else { return true }
    if text[0].isDigit { return false }
    return !text[0].isLetter || beginnings[beginning(text[0].lowercased, text[1].lowercased)]
  }

  /// For each pair of a letter and what follows it.
  private static let beginnings: [Bool] = {
    var beginnings = Array(repeating: false, count: 27 * 27)
    for phrase in [signs, elsewhere, above, nones].joined() + politeness.map({ $0[...] }) {
      beginnings[beginning(phrase.first ?? 0, phrase.dropFirst().first ?? 0)] = true
    }
    return beginnings
  }()

  private static func beginning(_ first: UInt8, _ second: UInt8) -> Int {
    let second = second.isASCIILetter ? Int(second) - 0x60 : 0
    return (first.isASCIILetter ? Int(first) - 0x60 : 0) * 27 + second
  }
}

extension UInt8 {
  /// A mark that lines to write on are made of.
  fileprivate var isLeader: Bool {
    self == UInt8(ascii: "_") || self == UInt8(ascii: ".") || self == .hyphen
  }
}
