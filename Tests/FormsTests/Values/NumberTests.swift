import Testing

@testable import Forms

@Suite struct `Numbers, telephones and e-mail` {
  @Test(
    arguments: [
      "30", "007", "1.5", "12,34", "£1,200.50", "1 200,50", "1.234.567,89", "1,200,000", "£1,200",
      "-5", "50%", "six",
      "Twenty-five", "0.125", "1234,567", "€ 3", "a hundred",
    ])
  func `W82: a number is its text, with nothing added`(_ raw: String) {
    #expect(reading(raw, as: .number) == .value(.text(raw)))
  }

  @Test func `W82: a comma that parts thousands or decimals is unclear`() {
    #expect(
      reading("1,200", as: .number) == .unclear(.ambiguousNumber, [.text("1200"), .text("1.200")]))
    #expect(
      reading("1.200", as: .number) == .unclear(.ambiguousNumber, [.text("1200"), .text("1.200")]))
  }

  @Test(
    arguments: zip(
      ["about 30", "30 pupils", "3O", "1,2,3", "1 20", "many", "5-6", "5 or 6"],
      [
        Doubt.notANumber, .notANumber, .notANumber, .notANumber, .notANumber, .notANumber,
        .severalNumbers, .severalNumbers,
      ]))
  func `W82: anything else is unclear`(_ raw: String, _ doubt: Doubt) {
    #expect(reading(raw, as: .number) == .unclear(doubt, []))
  }

  @Test func `W16: what cannot be seen is no part of a number`() {
    #expect(reading("1\u{200B}2", as: .number) == .value(.text("12")))
    #expect(reading("30.", as: .number) == .value(.text("30")))
  }

  @Test(
    arguments: [
      "01422 123456", "+44 (0)1422 123456", "(01422) 123-456", "07700900123", "01422 123456 ext 12",
      "204",
      "01422.123.456",
    ])
  func `W83: a telephone number keeps its zeros, signs and spaces`(_ raw: String) {
    #expect(reading(raw, as: .telephone) == .value(.text(raw)))
  }

  @Test func `W83: a remark is no part of a telephone number`() {
    #expect(reading("07700 900123 (mobile)", as: .telephone) == .value(.text("07700 900123")))
    #expect(reading("Tel: 01422 123456", as: .telephone) == .value(.text("01422 123456")))
  }

  @Test func `W83: letters are not swapped for figures, nor one number chosen of two`() {
    #expect(reading("O1422 123456", as: .telephone) == .unclear(.notATelephone, [.text("123456")]))
    #expect(
      reading("01422 123456 or 07700 900123", as: .telephone)
        == .unclear(.severalTelephones, [.text("01422 123456"), .text("07700 900123")]))
    #expect(reading("ask the office", as: .telephone) == .unclear(.notATelephone, []))
  }

  @Test(
    arguments: [
      "a.lee@example.org", "mailto:a.lee@example.org", "<a.lee@example.org>", "a.lee@example.org.",
      "Ann Lee <a.lee@example.org>", "a.lee@example.org (work)", "a.lee@\u{200B}example.org",
      "<mailto:a.lee@example.org>", "a.lee@example.org, a.lee@example.org",
    ])
  func `W84: an address is freed of what stands round it`(_ raw: String) {
    #expect(reading(raw, as: .email) == .value(.text("a.lee@example.org")))
  }

  @Test(
    arguments: [
      "a.lee@example,com", "a.lee @example.org", "a.lee@ example.org", "a.lee@example",
      "a..lee@example.org", "a.lee",
      "a@b@example.org", "a.lee@example.c",
    ])
  func `W84: a broken address is unclear, never repaired`(_ raw: String) {
    #expect(reading(raw, as: .email) == .unclear(.notAnEmail, []))
  }

  @Test func `W84: a word before an address may be cut off it`() {
    #expect(
      reading("ann lee@example.org", as: .email)
        == .unclear(.notAnEmail, [.text("lee@example.org")]))
    #expect(
      reading("a@example.org; b@example.org", as: .email)
        == .unclear(.severalEmails, [.text("a@example.org"), .text("b@example.org")]))
  }
}
