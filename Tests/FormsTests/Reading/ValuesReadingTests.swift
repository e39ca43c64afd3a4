import TestSupport
import Testing

@testable import Forms

/// A form with a field of each kind of value.
private let visitForm = FormSchema(
  id: "visit", version: 1, title: "Visit form", referencePrefix: "VIS",
  sections: [
    FormSchema.Section(
      filledBy: .sender,
      fields: [
        Field(key: "lead", label: "Leader", type: .person),
        Field(key: "day", label: "Day", type: .date(DateRule())),
        Field(key: "born", label: "Date of birth", type: .date(DateRule(isBirthDate: true))),
        Field(key: "cost", label: "Cost", type: .number),
        Field(key: "phone", label: "Telephone", type: .telephone),
        Field(key: "postcode", label: "Postcode", type: .text),
        Field(key: "email", label: "E-mail", type: .email),
      ])
  ],
  routing: FormSchema.Routing(handledBy: "office", decidedBy: nil))

@Suite struct `Values of answers` {
  /// The answer as a Word file and as plain text have it.
  private func said(_ key: String, _ label: String, _ typed: String) -> Set<String> {
    [
      read(body: p("Visit form") + labelled(label, r(typed)), form: visitForm).said(key),
      read(body: p("Visit form") + table([[label, p(typed)]]), form: visitForm).said(key),
      read(text: "Visit form\n\(label): \(typed)\n", form: visitForm).said(key),
    ]
  }

  @Test(arguments: [
    ("02/03/2026", "2026-03-02"), ("2.3.26", "2026-03-02"), ("2nd March 2026", "2026-03-02"),
    ("Mon 2 Mar 2026", "2026-03-02"), ("2026-03-02", "2026-03-02"),
    ("2nd March", "(unclear: partial-date) 2nd March"), ("3/26", "(unclear: partial-date) 3/26"),
    ("31/02/2026", "(unclear: impossible-date) 31/02/2026"),
    ("Tue 2 Mar 2026", "(unclear: weekday-differs) 2026-03-02"),
  ])
  func `W81: a date is a whole day, or unclear`(typed: String, expected: String) {
    #expect(said("day", "Day", typed) == [expected])
  }

  @Test(arguments: ["02/03/2027", "02/03/1890"])
  func `W81: a date of birth that cannot be is unclear`(typed: String) {
    for answer in said("born", "Date of birth", typed) {
      #expect(answer.hasPrefix("(unclear: unlikely-date)"))
    }
  }

  @Test(arguments: [
    ("12", "12"), ("£1,200.50", "£1,200.50"), ("1 200,50", "1 200,50"), ("six", "six"),
  ])
  func `W82: a number that has one meaning is read as it stands`(typed: String, expected: String) {
    #expect(said("cost", "Cost", typed) == [expected])
  }

  @Test func `W82: a comma with two meanings is unclear`() {
    for answer in said("cost", "Cost", "1,200") {
      #expect(answer.hasPrefix("(unclear: ambiguous-number)"))
    }
  }

  @Test(arguments: [
    ("phone", "Telephone", "01422 123456"), ("phone", "Telephone", "+44 (0)1422 123456"),
    ("postcode", "Postcode", "HX5 9LN"), ("postcode", "Postcode", "00120"),
    ("postcode", "Postcode", "OO1 0AB"),
  ])
  func `W83: telephone numbers and codes stay as typed`(key: String, label: String, typed: String) {
    #expect(said(key, label, typed) == [typed])
  }

  @Test(arguments: [
    ("ann@lee.uk", "ann@lee.uk"), ("mailto:ann@lee.uk", "ann@lee.uk"),
    ("<ann@lee.uk>", "ann@lee.uk"),
    ("ann@lee.uk.", "ann@lee.uk"),
  ])
  func `W84: an address is freed of what stands round it`(typed: String, expected: String) {
    #expect(said("email", "E-mail", typed) == [expected])
  }

  @Test(arguments: [
    "ann@lee,uk", "ann @lee.uk", "ann at lee.uk", "ann@lee", "ann@lee.uk bob@lee.uk",
  ])
  func `W84: a broken address is never repaired`(typed: String) {
    for answer in said("email", "E-mail", typed) { #expect(answer.hasPrefix("(unclear: ")) }
  }

  @Test(arguments: ["ann LEE", "Ann and Bob Lee", "Lee, Ann", "Dr A. van der Lee-O’Neill", "李安"])
  func `W85: names are as typed`(typed: String) {
    #expect(said("lead", "Leader", typed) == [typed])
  }
}
