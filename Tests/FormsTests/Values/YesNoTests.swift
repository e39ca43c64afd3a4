import Testing

@testable import Forms

@Suite struct `Yes and No in words` {
  @Test(
    arguments: [
      "Yes", "yes.", "YES!", "y", "Y.", "True", "Yes – reported to the DSL on 12/03/2024.",
      "Yes - reported",
      "Yes, parents of 3 pupils have been telephoned.", "Yes (see CPOMS)", "Yes\nreported", "“Yes”",
      "(Yes)",
      "- Yes", "• Yes", "Yes: no injuries", "Yes. No child was hurt.", "Yes, yes", "Ｙｅｓ",
      "Yes\u{200B}",
      "Yes, no known risk",
    ])
  func `W61: Yes alone or before punctuation is true`(_ raw: String) {
    #expect(reading(raw, as: .yesNo) == .value(.truth(true)))
  }

  @Test(arguments: [
    "No", "no.", "N", "false", "No: no child saw the content.", "No – none", "No; it was blocked",
    "No\n",
  ])
  func `W61: No alone or before punctuation is false`(_ raw: String) {
    #expect(reading(raw, as: .yesNo) == .value(.truth(false)))
  }

  @Test(
    arguments: [
      "Possibly; see the CPOMS entry of 2.3.26.", "No known issue", "Not yet", "No-one saw it",
      "No—one saw it",
      "None that I know of", "Yes it was reported", "N. Smith reported it", "No. 5 was hurt",
      "No's", "Nope",
      "Yes?", "Unsure", "Yesterday", "I said yes", "No one", "Yes No", "Not applicable", "N/A",
    ])
  func `W62: prose is never turned into Yes or No by its first word`(_ raw: String) {
    switch reading(raw, as: .yesNo) {
    case .unclear(.notYesOrNo, []), .unclear(.twoAnswers, _): break
    case let other: Issue.record("\(other)")
    }
  }

  @Test(arguments: [
    "Yes/No", "Yes / No", "YES or NO", "Yes\nNo", "• Yes\n• No", "Yes\tNo", "Y/N", "Yes | No",
  ])
  func `W56: the untouched line of the form is blank`(_ raw: String) {
    #expect(reading(raw, as: .yesNo) == .blank)
  }

  @Test(arguments: [
    "Yes and no", "Yes, no", "Yes, no, not sure", "No – yes for one pupil: no", "No. Yes.",
  ])
  func `two answers are unclear, with both`(_ raw: String) {
    #expect(reading(raw, as: .yesNo) == .unclear(.twoAnswers, [.truth(true), .truth(false)]))
  }

  @Test(arguments: [
    "No, but one pupil was upset", "No (?)", "No – not sure", "No, except for two pupils",
  ])
  func `a No that its remark takes back is unclear`(_ raw: String) {
    #expect(reading(raw, as: .yesNo) == .unclear(.hedgedAnswer, [.truth(false)]))
  }

  @Test(arguments: ["-", "tbc"])
  func `W61: a sign is unclear`(_ raw: String) {
    #expect(reading(raw, as: .yesNo) == .unclear(.looksLikeNoAnswer, []))
  }

  @Test func `the form's own words mean Yes and No`() {
    let options = [
      Field.Option(label: "Yes", otherLabels: ["Approved", "Agreed"]),
      Field.Option(label: "No", otherLabels: ["Refused"]),
    ]
    #expect(reading("Agreed, until July", as: .yesNo, options: options) == .value(.truth(true)))
    #expect(reading("Refused.", as: .yesNo, options: options) == .value(.truth(false)))
    #expect(reading("Approved / Refused", as: .yesNo, options: options) == .blank)
    let welsh = [Field.Option(label: "Ie"), Field.Option(label: "Nage")]
    #expect(reading("Nage – dim plant", as: .yesNo, options: welsh) == .value(.truth(false)))
  }
}
