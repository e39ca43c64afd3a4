import Testing

@testable import Forms

@Suite struct `An answer that may be none` {
  @Test(arguments: [
    "", " ", "\u{A0}\u{2002}", "\u{200B}", "\n", "______", "……", "...", "_ _ _ _", "· · ·",
  ])
  func `W61: nothing typed, and lines to write on, are blank`(_ raw: String) {
    #expect(reading(raw, as: .text) == .blank)
    #expect(reading(raw, as: .webAddress) == .blank)
    #expect(reading(raw, as: .yesNo) == .blank)
  }

  @Test func `W61: a long line to write on is blank`() {
    #expect(reading(String(repeating: "_", count: 300), as: .text) == .blank)
    #expect(reading(String(repeating: "\u{A0}", count: 300), as: .text) == .blank)
  }

  @Test(arguments: ["N/A", "none", "nil", "Not applicable", "None.", "Nobody"])
  func `W61: "none" is an answer, kept as text`(_ raw: String) {
    #expect(reading(raw, as: .text) == .value(.text(raw)))
    #expect(reading(raw, as: .person) == .value(.text(raw)))
  }

  @Test(arguments: ["N/A", "none", "Nil"])
  func `W61: "none" is no address, day or number`(_ raw: String) {
    for type in [FieldType.webAddresses, .email, .date(DateRule()), .number, .telephone] {
      #expect(reading(raw, as: type) == .unclear(.saysNone, [.text(raw)]))
    }
  }

  @Test(arguments: [
    "-", "–", "—", "--", "?", "??", "tbc", "TBC.", "T.B.C.", "tba", "/", "x", "To be confirmed",
  ])
  func `W61: a sign that may mean no answer is unclear`(_ raw: String) {
    #expect(reading(raw, as: .text) == .unclear(.looksLikeNoAnswer, []))
    #expect(reading(raw, as: .date(DateRule())) == .unclear(.looksLikeNoAnswer, []))
  }

  @Test(arguments: [
    "see attached", "See attached.", "Please see attached sheet", "(see overleaf)", "P.T.O.",
    "enclosed",
  ])
  func `W61: an answer that stands elsewhere is unclear`(_ raw: String) {
    #expect(reading(raw, as: .text) == .unclear(.pointsElsewhere, []))
    #expect(reading(raw, as: .webAddresses) == .unclear(.pointsElsewhere, []))
  }

  @Test(arguments: ["as above", "Ditto", "same", "“”", "See above.", "\""])
  func `W61: "as above" is unclear, with the answer above`(_ raw: String) {
    #expect(
      reading(raw, as: .text, above: .text("Adverts")) == .unclear(.pointsAbove, [.text("Adverts")])
    )
    #expect(reading(raw, as: .text) == .unclear(.pointsAbove, []))
  }

  @Test(
    arguments: [
      "The letters are attached to the door.", "Same class as Tom",
      "See attached risk assessment for Year 5",
      "No known allergies", "not yet", "Question?", "- bullet", "x-rays",
      "Low; see above for details",
    ])
  func `W62: within prose the same words are just text`(_ raw: String) {
    #expect(reading(raw, as: .text) == .value(.text(raw)))
  }

  @Test(arguments: ["Ann and Bob Lee", "mcGREGOR, j.", "Mrs Siobhán O’Neill", "D. Brückner"])
  func `W85: a name stays as typed`(_ raw: String) {
    #expect(reading(raw, as: .person) == .value(.text(raw)))
  }
}
