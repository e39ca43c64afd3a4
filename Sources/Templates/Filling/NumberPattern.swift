internal import Foundation

/// A pattern for numbers as CLDR writes it: `#,##0.00`, with words before and behind. (UTS #35, part 3, §3)
///
/// By hand, for Foundation's formatter takes numbers for `Double`s and loses pence from the sixteenth digit on.
struct NumberPattern {
  private var prefix = ""
  private var suffix = ""
  private var leastWhole = 0
  /// How many digits a comma parts; nil where none does.
  private var group: Int?
  private var leastFraction = 0
  private var mostFraction = 0
  private var isPercent = false

  /// Nil where the pattern asks for more than digits, commas and a point.
  init?(_ pattern: String) {
    var digits = ""
    var isQuoted = false
    var isBehind = false
    for character in pattern {
      if character == "'" {
        isQuoted.toggle()
      } else if !isQuoted, "#0,.".contains(character), !isBehind {
        digits.append(character)
      } else if !isQuoted, "#0E@*;‰¤".contains(character) {
        return nil
      } else {
        if !isQuoted, character == "%" { isPercent = true }
        isBehind = !digits.isEmpty
        if isBehind { suffix.append(character) } else { prefix.append(character) }
      }
    }
    guard !isQuoted, readDigits(digits) else { return nil }
  }

  private mutating func readDigits(_ digits: String) -> Bool {
    guard let found = digits.wholeMatch(of: /([#,]*)([0,]*)(?:\.(0*)(#*))?/) else { return false }
    let whole = found.1 + found.2
    guard whole.contains(where: { $0 != "," }) || !(found.3 ?? "").isEmpty else { return false }
    if let comma = whole.lastIndex(of: ",") {
      let behind = whole[whole.index(after: comma)...].count
      // Groups of different sizes, as in India, are the formatter's.
      guard behind > 0, whole.count(where: { $0 == "," }) == 1 else { return false }
      group = behind
    }
    leastWhole = found.2.count { $0 == "0" }
    leastFraction = (found.3 ?? "").count
    mostFraction = leastFraction + (found.4 ?? "").count
    return true
  }

  /// The number, rounded half away from nothing.
  func text(of number: Decimal) -> String {
    let handler = NSDecimalNumberHandler(
      roundingMode: .plain, scale: Int16(clamping: mostFraction), raiseOnExactness: false,
      raiseOnOverflow: false, raiseOnUnderflow: false, raiseOnDivideByZero: false)
    let size = abs(isPercent ? number * 100 : number) as NSDecimalNumber
    let rounded = size.rounding(accordingToBehavior: handler) as Decimal
    let isNegative = number < 0 && rounded != 0
    let parts = rounded.description.split(separator: ".")
    var whole = parts.first.map(String.init) ?? "0"
    if whole == "0", leastWhole == 0, mostFraction > 0 { whole = "" }
    whole = String(repeating: "0", count: max(0, leastWhole - whole.count)) + whole
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    fraction += String(repeating: "0", count: max(0, leastFraction - fraction.count))
    let digits = grouped(whole) + (fraction.isEmpty ? "" : ".\(fraction)")
    return (isNegative ? "-" : "") + prefix + digits + suffix
  }

  private func grouped(_ whole: String) -> String {
    guard let group else { return whole }
    var text = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % group == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
