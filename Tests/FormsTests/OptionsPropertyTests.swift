import Forms
import Testing
import Word

@Suite struct `Options whatever stands there` {
  private static let pieces = [
    "Yes", "No", "x", "☐", "☒", "✓", "✗", " ", "   ", "\t", "\n", "/", ",", "–", "*", "•", "●", "o",
    "1",
    "2.", "(", ")", "[x]", "( )", "___", "words", ":", "or", "\u{FFFD}", "\u{FFFC}", "<~>", "<h>",
    "<>",
    "<w>", "é", "\u{200B}", "?",
  ]

  @Test(arguments: 1...40)
  func `Yes and No exchanged exchanges the reading`(_ seed: Int) {
    var random = Numbers(state: UInt64(seed))
    for _ in 0..<50 {
      let parts = (0..<(2 + random.next(8))).map { _ in Self.pieces[random.next(Self.pieces.count)]
      }
      let text = parts.joined()
      let exchanged = parts.map { $0 == "Yes" ? "No" : $0 == "No" ? "Yes" : $0 }.joined()
      #expect(
        read(exchanged, among: options("Yes", "No"))
          == exchange(read(text, among: options("Yes", "No"))), "\(text.debugDescription)")
    }
  }

  @Test(arguments: [
    ("Yes / <~>No<>", "<~>Yes<> / No"),
    ("Yes / <~>No<>", "Yes / No"),
    ("☒ Yes ☐ No", "☐ Yes ☒ No"),
    ("☒ Yes ☐ No", "☐ Yes ☐ No"),
    ("Yes x / No", "Yes / No"),
    ("Yes x / No", "Yes / x No"),
    ("<h>Yes<> / No", "Yes / No"),
    ("Yes", "Yes / No"),
    ("(Yes) / No", "Yes / No"),
    ("Yes <w>x<> / No", "Yes x / No"),
    ("Yes – seen\nNo", "Yes\nNo"),
  ])
  func `another mark is another reading`(_ text: String, _ other: String) {
    #expect(readYesNo(text) != readYesNo(other))
  }

  @Test(arguments: [
    ("☒ Yes ☐ No", "0"), ("Yes x / No", "0"), ("Yes\n<~>No<>", "0"), ("No", "1"),
    ("Yes / No", "blank"),
  ])
  func `the words round an answer do not change how it reads`(_ text: String, _ expected: String) {
    var story = OptionsStory("Approved \(text)\nReason: no x").story
    let start = "Approved ".utf8.count
    let end = story.text.count - "\nReason: no x\n".utf8.count
    #expect(summary(yesNo.read(start..<end, of: story)) == expected)
    story.looks.append(LookRange(text: (end + 1)..<(end + 7), look: [.bold, .struck]))
    #expect(summary(yesNo.read(start..<end, of: story)) == expected)
  }

  @Test(arguments: [
    (Doubt.strikesAndMarks, "Strikes and marks say different things."),
    (.lookContradictsMark, "One option is marked and another stands out by its look."),
    (.unsureMark, "A sign before an option may be a mark or a bullet."),
    (.markWithoutOption, "A mark stands where none of the form's options stands."),
    (.boxMissing, "Its boxes are empty, and a box or an option is missing."),
    (.boxContradicts, "A box shows another state than the one that the file holds."),
    (.unmarkedRemark, "Words stand beside options that are not marked."),
    (.optionTwice, "An option stands there twice, printed and perhaps typed."),
  ])
  func `a doubt says why in one sentence`(_ doubt: Doubt, _ reason: String) {
    #expect(doubt.reason == reason)
  }

  private func exchange(_ reading: String) -> String {
    let parts = reading.split(separator: " ").map(String.init)
    let options = parts.filter { $0 == "0" || $0 == "1" }.map { $0 == "0" ? "1" : "0" }.sorted()
    return (parts.filter { $0 != "0" && $0 != "1" } + options).joined(separator: " ")
  }
}

/// Numbers that look random and are the same in every run.
private struct Numbers {
  var state: UInt64

  mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }
}
