/// Numbers as lists, pages and notes show them. (ECMA-376 Part 1, §17.18.59)
enum NumberFormat {
  /// - Parameters:
  ///   - number: what is shown.
  ///   - format: `decimal`, `lowerRoman` and so on.
  /// - Returns: the number as words or signs; in figures for a format that is not known.
  static func text(_ number: Int, _ format: String) -> String {
    switch format {
    case "none": ""
    case "lowerLetter": letters(number).lowercased()
    case "upperLetter": letters(number)
    case "lowerRoman": roman(number).lowercased()
    case "upperRoman": roman(number)
    case "decimalZero": number < 10 && number >= 0 ? "0\(number)" : "\(number)"
    case "ordinal": ordinal(number)
    case "cardinalText": words(number, isOrdinal: false)
    case "ordinalText": words(number, isOrdinal: true)
    case "numberInDash": "- \(number) -"
    case "chicago": chicago(number)
    case "decimalEnclosedCircle": enclosed(number)
    case "hex": String(number, radix: 16, uppercase: true)
    default: "\(number)"
    }
  }

  /// Whether ``text(_:_:)`` shows numbers of this format as they should be.
  static func isKnown(_ format: String) -> Bool {
    [
      "decimal", "none", "bullet", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman",
      "decimalZero", "ordinal", "cardinalText", "ordinalText", "numberInDash", "chicago",
      "decimalEnclosedCircle", "hex", "decimalHalfWidth",
    ].contains(format)
  }

  /// A to Z, then AA to ZZ.
  private static func letters(_ number: Int) -> String {
    guard number > 0 else { return "\(number)" }
    let letter = Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8((number - 1) % 26)))
    return String(repeating: letter, count: min((number - 1) / 26 + 1, 30))
  }

  private static func roman(_ number: Int) -> String {
    guard (1...32_767).contains(number) else { return "\(number)" }
    var rest = number
    var text = ""
    for (value, sign) in [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ] {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }

  private static func ordinal(_ number: Int) -> String {
    let isTeen = (11...13).contains(abs(number) % 100)
    let ending =
      switch abs(number) % 10 {
      case 1 where !isTeen: "st"
      case 2 where !isTeen: "nd"
      case 3 where !isTeen: "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }

  private static let units = [
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
  ]
  private static let tens = [
    "", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
  ]
  private static let ordinals = [
    "One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth",
    "Nine": "Ninth", "Twelve": "Twelfth",
  ]

  private static func words(_ number: Int, isOrdinal: Bool) -> String {
    guard (0..<1000).contains(number) else { return "\(number)" }
    var parts: [String] = []
    if number >= 100 { parts.append("\(units[number / 100]) Hundred") }
    let rest = number % 100
    if rest >= 20 {
      parts.append(rest % 10 == 0 ? tens[rest / 10] : "\(tens[rest / 10])-\(units[rest % 10])")
    } else if rest > 0 || number == 0 {
      parts.append(units[rest])
    }
    var text = parts.joined(separator: " ")
    if isOrdinal {
      let start =
        text.lastIndex { $0 == " " || $0 == "-" }.map(text.index(after:)) ?? text.startIndex
      let last = String(text[start...])
      let ordinal =
        ordinals[last] ?? (last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th")
      text.replaceSubrange(start..., with: ordinal)
    }
    // "Twenty-one": the first letter alone is large.
    return text.prefix(1) + text.dropFirst().lowercased()
  }

  private static func chicago(_ number: Int) -> String {
    guard number > 0 else { return "\(number)" }
    let signs = ["*", "†", "‡", "§"]
    return String(repeating: signs[(number - 1) % 4], count: min((number - 1) / 4 + 1, 30))
  }

  private static func enclosed(_ number: Int) -> String {
    guard (1...20).contains(number), let sign = Unicode.Scalar(UInt32(0x245F + number)) else {
      return "\(number)"
    }
    return String(sign)
  }
}
