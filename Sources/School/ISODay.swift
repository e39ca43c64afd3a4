/// A day as school.yaml writes it, `2026-09-01`, with its place in the week.
struct ISODay: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970.
  let number: Int

  init(number: Int) {
    self.number = number
  }

  /// Nil where the text is not four, two and two digits, or where there is no such day.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10]), year >= 1, 1...12 ~= month, 1...31 ~= day
    else { return nil }
    self.init(number: Self.number(year: year, month: month, day: day))
    guard self.text == text else { return nil }  // 31 April came out as 1 May
  }

  /// 1 is Monday, 7 is Sunday; 1 January 1970 was a Thursday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// As ISO 8601 writes it.
  var text: String {
    let (year, month, day) = parts
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }

  // The civil calendar in cycles of 400 years, each of 146,097 days, counted from 1 March so that
  // the leap day is a year's last. (H. Hinnant, "chrono-compatible low-level date algorithms")
  private static func number(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let cycle = year / 400
    let yearOfCycle = year - cycle * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return cycle * 146_097 + dayOfCycle - 719_468
  }

  private var parts: (year: Int, month: Int, day: Int) {
    let days = number + 719_468
    let cycle = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfCycle = days - cycle * 146_097
    let yearOfCycle =
      (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
