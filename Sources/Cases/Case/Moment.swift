package import Forms

/// A point in time, and the zone of the clock on the wall where it was noted.
package struct Moment: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Since 1970-01-01T00:00:00Z, without leap seconds.
  package var milliseconds: Int64
  /// How far the wall clock was ahead of UTC: 60 in British summer time.
  package var zoneMinutes: Int

  package init(milliseconds: Int64, zoneMinutes: Int) {
    self.milliseconds = milliseconds
    self.zoneMinutes = zoneMinutes
  }

  /// The earlier one is less, whatever the zones.
  package static func < (left: Self, right: Self) -> Bool {
    (left.milliseconds, left.zoneMinutes) < (right.milliseconds, right.zoneMinutes)
  }

  /// The same time of the day, some days of 24 hours before.
  package func earlier(byDays days: Int) -> Moment {
    Moment(milliseconds: milliseconds - Int64(days) * 86_400_000, zoneMinutes: zoneMinutes)
  }

  /// The year on the wall calendar.
  package var year: Int { wallClock.year }

  /// The day on the wall calendar; nil outside the years 1 to 9999.
  package var date: CalendarDate? {
    let clock = wallClock
    return CalendarDate(year: clock.year, month: clock.month, day: clock.day)
  }

  /// As ISO 8601 writes it, to the second: `2026-07-02T09:41:04+01:00`.
  package var description: String {
    func padded(_ number: Int, _ width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let clock = wallClock
    let day = "\(padded(clock.year, 4))-\(padded(clock.month))-\(padded(clock.day))"
    let seconds = clock.secondOfDay
    let time = "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
    let zone = Int(zoneMinutes.magnitude)
    return "\(day)T\(time)\(zoneMinutes < 0 ? "-" : "+")\(padded(zone / 60)):\(padded(zone % 60))"
  }
}

extension Moment {
  private static let secondsADay = 86_400
  /// From 0001-01-01 to 9999-12-31.
  private static let years = Int64(-62_135_596_800)...253_402_300_799

  /// The day and second of the wall clock, in the Gregorian calendar counted back; held within its years.
  private var wallClock: (year: Int, month: Int, day: Int, secondOfDay: Int) {
    let utc = milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0)
    let held = min(max(utc, Self.years.lowerBound), Self.years.upperBound)
    let zone = min(max(zoneMinutes, -24 * 60), 24 * 60)
    let wall = min(
      max(Int(held) + zone * 60, Int(Self.years.lowerBound)), Int(Self.years.upperBound))
    let secondOfDay = (wall % Self.secondsADay + Self.secondsADay) % Self.secondsADay
    let (year, month, day) = Self.civil(daysSince1970: (wall - secondOfDay) / Self.secondsADay)
    return (year, month, day, secondOfDay)
  }

  /// Counts in eras of 400 years that begin on 1 March, so that the leap day comes last.
  private static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let daysAnEra = 146_097
    let shifted = days + 719_468  // since 0000-03-01
    let era = (shifted >= 0 ? shifted : shifted - daysAnEra + 1) / daysAnEra
    let dayOfEra = shifted - era * daysAnEra
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
