internal import Forms

/// An answer as two clerks may type it: other spaces, quotes and dashes are the same answer, other words are not.
struct TypedAnswer: Hashable, Sendable {
  private let outcome: Answer.Outcome
  private let value: AnswerValue?
  private let words: [Substring]

  init(_ answer: borrowing Answer) {
    outcome = answer.outcome
    switch answer.value {
    case .text(let text): (value, words) = (nil, Self.words(text))
    case .texts(let texts): (value, words) = (nil, texts.flatMap(Self.words))
    case .truth, .date: (value, words) = (answer.value, [])
    case nil: (value, words) = (nil, answer.outcome == .blank ? [] : Self.words(answer.raw))
    }
  }

  var isBlank: Bool { outcome == .blank }

  static func words(_ text: String) -> [Substring] {
    let plain =
      text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x60 } ? text : String(text.map(Self.plain))
    return plain.split(whereSeparator: \.isWhitespace)
  }

  private static func plain(_ character: Character) -> Character {
    switch character {
    case "\u{2018}", "\u{2019}", "\u{201A}", "\u{00B4}", "\u{2032}", "`": "'"
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}", "\u{2033}": "\""
    case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}": "-"
    default: character
    }
  }
}
