/// The words and signs of a tag.
enum TagToken: Hashable, Sendable {
  /// A name or a keyword; words with spaces between them come one by one.
  case word(String)
  case text(String)
  /// A number as it is written, with its unit behind it: `30mm`.
  case number(String)
  /// `|`, `:`, `,`, `.`, `?`, `(`, `)`, `#`, `/`, `!`, or a comparison.
  case sign(String)
}

/// Cuts a tag into words and signs.
///
/// Word makes quotes curly and spaces hard while somebody types; in a tag they mean what was typed.
struct TagLexer {
  private let characters: [Character]
  private var position = 0
  /// What was read, which is not all of it where something means nothing.
  private(set) var tokens: [TagToken] = []
  /// What means nothing may belong to the word before it.
  private(set) var cutsWord = true

  init(_ source: String) {
    characters = Array(source)
  }

  mutating func read() throws(TagError) {
    while position < characters.count {
      let character = characters[position]
      if character.isWhitespace || character == "\u{200B}" || character == "\u{AD}" {
        position += 1
      } else if Self.quotes.contains(character) {
        tokens.append(.text(try text()))
      } else if character.isLetter || character == "_" || character == "@" {
        tokens.append(.word(word()))
      } else if character.isNumber || isNegativeNumber {
        tokens.append(.number(number()))
      } else {
        tokens.append(.sign(try sign()))
      }
    }
  }

  private static let quotes: Set<Character> = [
    "\"", "\u{201C}", "\u{201D}", "\u{201E}", "'", "\u{2018}", "\u{2019}",
  ]
  private static let singleQuotes: Set<Character> = ["'", "\u{2018}", "\u{2019}"]

  private mutating func text() throws(TagError) -> String {
    let isSingle = Self.singleQuotes.contains(characters[position])
    position += 1
    var text = ""
    while position < characters.count {
      let character = characters[position]
      position += 1
      if Self.quotes.contains(character), Self.singleQuotes.contains(character) == isSingle {
        return text
      }
      text.append(character)
    }
    throw .syntax("A quote is opened in it and never closed.", "Close the quote before the }}.")
  }

  private mutating func word() -> String {
    var word = ""
    while position < characters.count {
      let character = characters[position]
      let isInner = character == "-" && isLetter(at: position + 1) && !word.isEmpty
      guard
        character.isLetter || character.isNumber || character == "_" || character == "@" || isInner
      else { break }
      word.append(character)
      position += 1
    }
    return word
  }

  private func isLetter(at position: Int) -> Bool {
    position < characters.count && characters[position].isLetter
  }

  private var isNegativeNumber: Bool {
    characters[position] == "-" && position + 1 < characters.count
      && characters[position + 1].isNumber
  }

  private mutating func number() -> String {
    var number = ""
    if characters[position] == "-" {
      number = "-"
      position += 1
    }
    while position < characters.count {
      let character = characters[position]
      let isPoint =
        character == "." && position + 1 < characters.count && characters[position + 1].isNumber
      guard character.isNumber || character.isLetter || isPoint || character == "%" else { break }
      number.append(character)
      position += 1
    }
    return number
  }

  private mutating func sign() throws(TagError) -> String {
    let character = characters[position]
    let next = position + 1 < characters.count ? characters[position + 1] : " "
    position += 1
    switch character {
    case "=", "!", "<", ">":
      if next == "=" {
        position += 1
        return "\(character)="
      }
      return character == "=" ? "==" : String(character)
    case "\u{2260}": return "!="
    case "\u{2264}": return "<="
    case "\u{2265}": return ">="
    case "|", ":", ",", ".", "?", "(", ")", "#", "/": return String(character)
    case "{", "}":
      cutsWord = false
      throw .syntax("There is a brace too many.", "A tag is {{ name }}; write \\{{ for two braces.")
    case "[":
      cutsWord = false
      throw .syntax(
        "An element of a list cannot be named by its number.",
        "Write {{#each list}} … {{/each}} for all of them, or give the one a name of its own in the data."
      )
    default:
      throw .syntax(
        "\"\(character)\" means nothing in a tag.",
        "A tag is {{ name }}, {{ name | filter }}, {{#each list}} or {{#if name}}.")
    }
  }
}
