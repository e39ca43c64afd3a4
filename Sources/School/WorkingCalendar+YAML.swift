internal import YAML

extension WorkingCalendar {
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  init(reading school: YAMLMapping) {
    self.init(terms: Self.terms(school))
    guard school.node("working-days") != nil else { return }
    workingDays = Set(
      school.texts("working-days").compactMap { text, line in
        if let index = Self.weekdays.firstIndex(of: text) { return index + 1 }
        let near = text.nearest(of: Self.weekdays)
        school.mistakes.add(
          line: line, "\"\(text)\" is no day of the week.",
          hint: near.map { "Did you mean \"\($0)\"?" } ?? "Write it such as `Monday`.")
        return nil
      })
    if workingDays.isEmpty {
      school.wrong(
        "working-days", "The school works on no day.",
        hint: "List the days such as `working-days: [Monday, Tuesday]`, or delete the key.")
    }
  }

  private static func terms(_ school: YAMLMapping) -> [Term] {
    var last: (day: ISODay, name: String)?
    return school.groups("terms", kind: "a term", keys: ["name", "first", "last", "closed"]) {
      term in
      let name = term.text("name", hint: "Write a name, such as `name: Autumn term`.")
      let first = day(term, "first")
      let end = day(term, "last")
      guard let name, let first, let end else { return nil }
      guard first <= end else {
        term.wrong("last", "The term ends before it starts.", hint: "Check `first` and `last`.")
        return nil
      }
      if let last, first <= last.day {
        term.wrong(
          "first", "The term starts before \"\(last.name)\" has ended.",
          hint: "List the terms in order, and check their days.")
      }
      last = (end, name)
      let closed = closedDays(term, within: first...end)
      return Term(name: name, first: first.text, last: end.text, closed: closed.map(\.text))
    }
  }

  private static func day(_ term: YAMLMapping, _ key: String) -> ISODay? {
    term.text(key, hint: "Write a day such as `\(key): 2026-09-01`.").flatMap { text in
      day(text, in: term, line: term.line(of: key))
    }
  }

  private static func day(_ text: String, in term: YAMLMapping, line: Int) -> ISODay? {
    if let day = ISODay(text) { return day }
    term.mistakes.add(
      line: line, "\"\(text)\" is no day.",
      hint: "Write year, month and day such as 2026-09-01; the month must have that day.")
    return nil
  }

  /// Days, and times such as `2026-10-26 to 2026-10-30`, written out.
  private static func closedDays(
    _ term: YAMLMapping, within days: ClosedRange<ISODay>
  ) -> [ISODay] {
    term.texts("closed").flatMap { text, line -> [ISODay] in
      let ends = text.split(separator: " to ", maxSplits: 1).map { String($0).trimmed }
      let read = ends.compactMap { day($0, in: term, line: line) }
      guard read.count == ends.count, let first = read.first, let last = read.last else {
        return []
      }
      guard first <= last else {
        term.mistakes.add(
          line: line, "\"\(text)\" ends before it starts.", hint: "Write the earlier day first.")
        return []
      }
      guard days.contains(first), days.contains(last) else {
        term.mistakes.add(
          line: line, "\"\(text)\" is not within the term.",
          hint: "Days between terms are holidays already: list only days within a term.")
        return []
      }
      return (first.number...last.number).map(ISODay.init(number:))
    }
  }
}
