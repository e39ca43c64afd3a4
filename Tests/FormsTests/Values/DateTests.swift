import Testing

@testable import Forms

@Suite struct `Dates` {
  @Test(
    arguments: [
      "02/03/2026", "2/3/2026", "2.3.26", "02.03.2026", "2-3-2026", "2–3–2026", "02 / 03 / 2026",
      "02 03 2026",
      "2026-03-02", "2026/3/2", "2 March 2026", "2nd March 2026", "2nd of March, 2026",
      "March 2, 2026",
      "March 2nd 2026", "Mar. 2 2026", "2 MAR 2026", "2-Mar-2026", "2-Mar-26", "2 Mar ’26",
      "2 March 26",
      "Mon 2 Mar 2026", "Monday, 2 March 2026", "Monday the 2nd of March 2026",
      "2 March 2026 (Monday)",
      "2026 March 2", "2\u{A0}March\u{202F}2026", "2\nMarch 2026", "02/03/2026.", "2March2026",
    ])
  func `W81: a full date is read day first`(_ raw: String) {
    #expect(reading(raw, as: .date(DateRule())) == .value(.date(day(2026, 3, 2))))
  }

  @Test(
    arguments: [
      "02/03/2026 16:07", "02/03/2026, 4pm", "2 March 2026 at 4:07 pm", "2026-03-02T00:00:00Z",
      "02/03/2026 - 16:07",
      "blocked 2 March 2026 by Tom", "Done on 02/03/2026", "02/03/2026 (filter updated)",
      "2.3.26 – done, TF",
      "2 March 2026 = 02/03/2026", "Ticket 4432: 02/03/2026",
    ])
  func `W81: a time of day or a remark beside a date is no contradiction`(_ raw: String) {
    #expect(reading(raw, as: .date(DateRule())) == .value(.date(day(2026, 3, 2))))
  }

  @Test func `W81: the order is the form's`() {
    let monthFirst = FieldType.date(DateRule(order: .monthFirst))
    let yearFirst = FieldType.date(DateRule(order: .yearFirst))
    #expect(reading("02/03/2026", as: monthFirst) == .value(.date(day(2026, 2, 3))))
    #expect(reading("26/03/02", as: yearFirst) == .value(.date(day(2026, 3, 2))))
    #expect(
      reading("02/03/2026", as: yearFirst)
        == .unclear(.dateOrder, [.date(day(2026, 3, 2)), .date(day(2026, 2, 3))]))
  }

  @Test func `W81: a day that only another order gives is unclear`() {
    #expect(
      reading("03/25/2026", as: .date(DateRule()))
        == .unclear(.dateOrder, [.date(day(2026, 3, 25))]))
    #expect(
      reading("25/03/2026", as: .date(DateRule(order: .monthFirst)))
        == .unclear(.dateOrder, [.date(day(2026, 3, 25))]))
  }

  @Test func `W81: two-digit years lie in the form's window`() {
    #expect(reading("1/2/69", as: .date(DateRule())) == .value(.date(day(2069, 2, 1))))
    #expect(reading("1/2/70", as: .date(DateRule())) == .value(.date(day(1970, 2, 1))))
    #expect(
      reading("1/2/69", as: .date(DateRule(twoDigitPivot: 1950))) == .value(.date(day(1969, 2, 1))))
  }

  @Test(
    arguments: [
      "3/26", "02/03", "2nd March", "Mon 2 Mar", "March 2026", "2026", "yesterday", "Monday",
      "last week", "2nd",
      "March", "2 March 10:30", "2 March 26 pupils",
    ])
  func `W81: a date that lacks a part is unclear, not completed`(_ raw: String) {
    #expect(reading(raw, as: .date(DateRule())) == .unclear(.partialDate, []))
  }

  @Test(arguments: [
    "31/02/2026", "30.2.26", "29 February 2025", "00/01/2026", "13/25/2026", "2026-13-01",
    "1/2/202",
  ])
  func `W81: a day that does not exist is unclear, not corrected`(_ raw: String) {
    #expect(reading(raw, as: .date(DateRule())) == .unclear(.impossibleDate, []))
  }

  @Test(
    arguments: [
      "2 March 2026 and 3 March 2026", "02/03/2026, 03/03/2026", "2-3 March 2026", "2/3 March 2026",
      "2 and 3 March 2026",
      "02/03/2026 to 5th", "02/03/2026 and again on Tuesday", "reported 1st, blocked 2 March 2026",
      "02/03/2026–5/3",
    ])
  func `W81: more than one day is unclear`(_ raw: String) {
    switch reading(raw, as: .date(DateRule())) {
    case .unclear(.severalDates, _), .unclear(.partialDate, _): break
    case let other: Issue.record("\(other)")
    }
  }

  @Test(
    arguments: [
      "not before 2 March 2026", "by 2 March 2026", "after 02/03/2026", "02/03/2026?",
      "w/c 2 March 2026",
      "from 2 March 2026", "approx. 2 March 2026", "will be blocked 02/03/2026", "~02/03/2026",
      "2 March 2026 (expected)",
    ])
  func `W81: words that may change what a date says make it unclear`(_ raw: String) {
    #expect(
      reading(raw, as: .date(DateRule())) == .unclear(.qualifiedDate, [.date(day(2026, 3, 2))]))
  }

  @Test func `W81: a wrong day of the week is unclear`() {
    #expect(
      reading("Tue 2 Mar 2026", as: .date(DateRule()))
        == .unclear(.weekdayDiffers, [.date(day(2026, 3, 2))]))
  }

  @Test(arguments: ["blocked", "Not yet", "1.2.3.4", "soon"])
  func `W81: words without a date are unclear`(_ raw: String) {
    switch reading(raw, as: .date(DateRule())) {
    case .unclear(.notADate, []), .unclear(.partialDate, []): break
    case let other: Issue.record("\(other)")
    }
  }

  @Test func `W81: a birth date in the future or over 120 years ago is unclear`() {
    let birth = FieldType.date(DateRule(isBirthDate: true))
    #expect(reading("23/11/2026", as: birth) == .value(.date(day(2026, 11, 23))))
    #expect(reading("24/11/2026", as: birth) == .unclear(.unlikelyDate, [.date(day(2026, 11, 24))]))
    #expect(reading("23/11/1906", as: birth) == .value(.date(day(1906, 11, 23))))
    #expect(reading("22/11/1906", as: birth) == .unclear(.unlikelyDate, [.date(day(1906, 11, 22))]))
  }

  @Test(arguments: zip(["Jan", "February", "Sept", "sept.", "December"], [1, 2, 9, 9, 12]))
  func `W81: months have names and abbreviations`(_ name: String, _ month: Int) {
    #expect(reading("5 \(name) 2024", as: .date(DateRule())) == .value(.date(day(2024, month, 5))))
  }

  @Test func `a day knows its day of the week`() {
    #expect(day(2026, 3, 2).weekday == 1)
    #expect(day(2024, 2, 29).weekday == 4)
    #expect(day(2000, 1, 1).weekday == 6)
    #expect(day(1999, 12, 26).weekday == 7)
  }
}
