internal import Forms

extension CalendarDate {
  /// As a letter has it: `Thursday 3 September 2026`.
  var inWords: String { "\(Self.weekdays[weekday]) \(day) \(Self.months[month - 1]) \(year)" }

  /// As the header of a mail has it: `Thu, 3 Sep 2026`. (RFC 5322, §3.3)
  var inHeader: String {
    "\(Self.weekdays[weekday].prefix(3)), \(day) \(Self.months[month - 1].prefix(3)) \(year)"
  }

  /// Counted from 0, which is Sunday.
  ///
  /// After T. Sakamoto (comp.lang.c, 1993).
  private var weekday: Int {
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year = month < 3 ? year - 1 : year
    return (year + year / 4 - year / 100 + year / 400 + shifts[month - 1] + day) % 7
  }

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
