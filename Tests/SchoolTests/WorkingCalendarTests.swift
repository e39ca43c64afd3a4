import Testing

@testable import School

@Suite struct `A working calendar` {
  let calendar = WorkingCalendar(
    terms: [
      WorkingCalendar.Term(
        name: "Autumn", first: "2026-09-02", last: "2026-12-18",
        closed: ["2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29", "2026-10-30"]),
      WorkingCalendar.Term(name: "Spring", first: "2027-01-04", last: "2027-03-25"),
    ])

  @Test(
    arguments: [
      ("2026-09-07", 0, "2026-09-07"),  // Monday
      ("2026-09-07", 1, "2026-09-08"),
      ("2026-09-11", 1, "2026-09-14"),  // over a weekend
      ("2026-09-12", 1, "2026-09-14"),  // from a Saturday
      ("2026-10-23", 1, "2026-11-02"),  // over half-term
      ("2026-12-18", 1, "2027-01-04"),  // over the holidays between terms
      ("2026-12-17", 3, "2027-01-05"),
      ("2026-12-25", 2, "2027-01-05"),  // from within them
      ("2026-08-28", 2, "2026-09-01"),  // before the first term only weekends are known
      ("2027-03-25", 2, "2027-03-29"),  // and after the last
      ("2026-09-07", -1, "2026-09-07"),
    ])
  func `counts days of term, without weekends and closed days`(
    _ from: String, _ days: Int, _ end: String
  ) {
    #expect(calendar.day(after: days, workingDaysFrom: from) == end)
  }

  @Test func `counts the weekdays that the school names`() {
    let saturdays = WorkingCalendar(workingDays: [6])
    #expect(saturdays.day(after: 2, workingDaysFrom: "2026-09-12") == "2026-09-26")
  }

  @Test func `counts across leap days and the ends of centuries`() {
    let always = WorkingCalendar(workingDays: [1, 2, 3, 4, 5, 6, 7])
    #expect(always.day(after: 1, workingDaysFrom: "2028-02-28") == "2028-02-29")
    #expect(always.day(after: 1, workingDaysFrom: "2100-02-28") == "2100-03-01")
    #expect(always.day(after: 366, workingDaysFrom: "1999-12-31") == "2000-12-31")
    #expect(always.day(after: 146_097, workingDaysFrom: "1600-01-01") == "2000-01-01")
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "today", ""])
  func `has no day after what is no day`(_ text: String) {
    #expect(calendar.day(after: 1, workingDaysFrom: text) == nil)
    #expect(!calendar.isWorkingDay(text))
  }

  @Test func `has no working day where the school never works`() {
    #expect(WorkingCalendar(workingDays: []).day(after: 1, workingDaysFrom: "2026-09-07") == nil)
  }
}
