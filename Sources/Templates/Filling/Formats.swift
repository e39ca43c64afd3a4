internal import Forms
internal import Foundation

/// Dates and numbers by a pattern, as Unicode's CLDR and Word write them; in British English.
///
/// A class, because making a formatter costs a hundred times what using it does: one a filler.
final class Formats {
  private var dates: [String: DateFormatter] = [:]
  private var numbers: [String: NumberFormatter] = [:]
  /// Nil of what only a formatter knows, such as powers of ten.
  private var patterns: [String: NumberPattern?] = [:]
  private static let locale = Locale(identifier: "en_GB")

  /// A pattern is for a number where it holds `#` or `0`, for a date where it holds days, months or years.
  static func isDatePattern(_ pattern: String) -> Bool {
    !isNumberPattern(pattern) && datePattern(pattern) != nil
  }

  /// A pattern for dates as CLDR writes it, however Word, Excel or somebody in a hurry does.
  ///
  /// `dd/mm/yyyy`, `DD.MM.YYYY` and `dddd` are read. Nil where there is no day, month or year in it, or a time, which no day has.
  static func datePattern(_ pattern: String) -> String? {
    var result = ""
    var isQuoted = false
    var hasDate = false
    for character in pattern {
      if character == "'" { isQuoted.toggle() }
      guard !isQuoted, character.isASCII, character.isLetter else {
        result.append(character)
        continue
      }
      switch character {
      case "d", "D": result.append("d")
      case "m", "M": result.append("M")
      case "y", "Y": result.append("y")
      case "E": result.append("E")
      default: return nil
      }
      hasDate = true
    }
    return hasDate ? result.replacing("dddd", with: "EEEE").replacing("ddd", with: "EEE") : nil
  }

  static func isNumberPattern(_ pattern: String) -> Bool {
    pattern.contains { $0 == "0" || $0 == "#" }
  }

  /// Whether a pattern is one of days or of numbers.
  static func isKnown(_ pattern: String) -> Bool {
    isNumberPattern(pattern) || isDatePattern(pattern)
  }

  static let unknown = TagError(
    code: "template.unknown-format", message: "This is a format of neither days nor numbers.",
    hint:
      "Write \"d MMMM yyyy\" for 2 March 2026, \"#,##0.00\" for 1,234.50; other words in single quotes."
  )

  func date(_ day: CalendarDate, _ pattern: String) -> String {
    let formatter = dates[pattern] ?? Self.dateFormatter(pattern)
    dates[pattern] = formatter
    var parts = DateComponents()
    (parts.year, parts.month, parts.day, parts.hour) = (day.year, day.month, day.day, 12)
    guard let date = formatter.calendar.date(from: parts) else { return day.description }
    return formatter.string(from: date)
  }

  func number(_ number: Decimal, _ pattern: String) -> String {
    let exact = patterns[pattern] ?? NumberPattern(pattern)
    patterns[pattern] = .some(exact)
    if let exact { return exact.text(of: number) }
    let formatter = numbers[pattern] ?? Self.numberFormatter(pattern)
    numbers[pattern] = formatter
    return formatter.string(from: number as NSDecimalNumber) ?? "\(number)"
  }

  private static func dateFormatter(_ pattern: String) -> DateFormatter {
    let formatter = DateFormatter()
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    formatter.calendar = calendar
    formatter.timeZone = .gmt
    formatter.locale = locale
    formatter.dateFormat = datePattern(pattern)
    return formatter
  }

  private static func numberFormatter(_ pattern: String) -> NumberFormatter {
    let formatter = NumberFormatter()
    formatter.locale = locale
    formatter.positiveFormat = pattern
    formatter.negativeFormat = "-" + pattern
    formatter.roundingMode = .halfUp
    return formatter
  }
}

/// Capitals at the beginnings of words; a word all in capitals gets small letters behind its first.
func titleCase(_ text: String) -> String {
  text.split(separator: " ", omittingEmptySubsequences: false).map { titleWord($0) }
    .joined(separator: " ")
}

private func titleWord(_ word: Substring) -> String {
  let isShouted = word.count > 1 && word == word.uppercased() && word != word.lowercased()
  var result = ""
  var isStart = true
  for character in isShouted ? word.lowercased()[...] : word {
    result += isStart ? character.uppercased() : String(character)
    isStart = character == "-" || character == "("
  }
  return result
}
