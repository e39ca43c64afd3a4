/// A number, a word or a mark of an answer that may hold a date.
struct DateToken {
  enum Kind {
    /// `isDay` for one with an ordinal ending: `2nd`.
    case number(Int, digits: Int, isDay: Bool)
    case word(DateWord?)
    case mark(UInt8)
  }

  var kind: Kind
  /// White space stands before it.
  var isApart: Bool

  static func tokens(of text: Span<UInt8>) -> [Self] {
    var tokens: [Self] = []
    tokens.reserveCapacity(8)
    var index = 0
    var isApart = false
    while index < text.count {
      let byte = text[index]
      if byte.isDigit {
        let kind = number(of: text, at: &index)
        tokens.append(Self(kind: kind, isApart: isApart))
        isApart = false
      } else if byte.isASCIILetter {
        let kind = word(of: text, at: &index)
        tokens.append(Self(kind: kind, isApart: isApart))
        isApart = false
      } else {
        let (character, length) = PlainCharacter.at(index, of: text)
        switch character {
        case .nothing: index += length
        case .space, .tab, .lineBreak:
          isApart = true
          index += length
        case .like(let mark):
          tokens.append(Self(kind: .mark(mark), isApart: isApart))
          isApart = false
          index += length
        case .ellipsis:
          index += length
        case .other:
          let kind = word(of: text, at: &index)
          tokens.append(Self(kind: kind, isApart: isApart))
          isApart = false
        }
      }
    }
    return tokens
  }

  private static func number(of text: Span<UInt8>, at index: inout Int) -> Kind {
    let start = index
    var value = 0
    while index < text.count, text[index].isDigit {
      // No part of a date has more figures; a longer number is never one.
      if index - start < 9 { value = value * 10 + Int(text[index] - 0x30) }
      index += 1
    }
    let digits = index - start
    var end = index
    while end < text.count, text[end].isASCIILetter, end - index < 3 { end += 1 }
    var suffix = PackedWord()
    for offset in index..<end { suffix.append(text[offset].lowercased) }
    guard end > index, DateWords.isOrdinal(suffix)
    else { return .number(value, digits: digits, isDay: false) }
    index = end
    return .number(value, digits: digits, isDay: true)
  }

  private static func word(of text: Span<UInt8>, at index: inout Int) -> Kind {
    var word = PackedWord()
    while index < text.count {
      let (character, length) = PlainCharacter.at(index, of: text)
      switch character {
      case .like(let byte) where byte.isASCIILetter: word.append(byte.lowercased)
      case .like(.apostrophe) where index + length < text.count && text[index + length].isLetter:
        word.append(.apostrophe)
      case .other: for offset in index..<index + length { word.append(text[offset]) }
      case .nothing: break
      default: return .word(DateWords.meaning(of: word))
      }
      index += length
    }
    return .word(DateWords.meaning(of: word))
  }

  var number: Int? {
    if case .number(let number, _, _) = kind { number } else { nil }
  }

  /// The figures of a number; 0 of anything else.
  var digits: Int {
    if case .number(_, let digits, _) = kind { digits } else { 0 }
  }

  var isOrdinal: Bool {
    if case .number(_, _, isDay: true) = kind { true } else { false }
  }

  var word: DateWord? {
    if case .word(let word) = kind { word } else { nil }
  }

  var month: Int? {
    if case .word(.month(let month)) = kind { month } else { nil }
  }

  var weekday: Int? {
    if case .word(.weekday(let weekday)) = kind { weekday } else { nil }
  }

  func isMark(_ marks: UInt8...) -> Bool {
    if case .mark(let mark) = kind { marks.contains(mark) } else { false }
  }
}
