extension WorkingCalendar {
  /// Whether the school works on a day.
  ///
  /// The day is in ISO 8601, as `2026-09-01`; text that names no day is no working day. A day between
  /// two terms is a holiday. Before the first term and after the last one the calendar knows no
  /// holidays, so the weekday alone decides: a deadline may come early there, but it comes.
  package func isWorkingDay(_ day: String) -> Bool {
    ISODay(day).map(CalendarDays(self).works(on:)) ?? false
  }

  /// The day that ends a time of `count` working days: the day itself does not count. (ISO 8601)
  ///
  /// Nil where `day` names no day, or where the school never works.
  package func day(after count: Int, workingDaysFrom day: String) -> String? {
    guard var current = ISODay(day), !workingDays.isDisjoint(with: 1...7) else { return nil }
    let days = CalendarDays(self)
    var left = max(0, count)
    while left > 0 {
      current = ISODay(number: current.number + 1)
      if days.works(on: current) { left -= 1 }
    }
    return current.text
  }
}

/// A calendar with its days read once.
private struct CalendarDays {
  let workingDays: Set<Int>
  let terms: [ClosedRange<ISODay>]
  let closed: Set<ISODay>

  init(_ calendar: WorkingCalendar) {
    workingDays = calendar.workingDays
    terms = calendar.terms.compactMap { term in
      guard let first = ISODay(term.first), let last = ISODay(term.last), first <= last else {
        return nil
      }
      return first...last
    }
    closed = Set(calendar.terms.flatMap(\.closed).compactMap(ISODay.init))
  }

  func works(on day: ISODay) -> Bool {
    guard workingDays.contains(day.weekday), !closed.contains(day) else { return false }
    let isKnown = terms.contains { $0.lowerBound <= day } && terms.contains { $0.upperBound >= day }
    return !isKnown || terms.contains { $0.contains(day) }
  }
}
