import Forms
import Testing
import Word

@Suite struct `Options` {
  @Test(arguments: [
    ("☐ Yes  ☒ No", "1"),
    ("☒ Yes  ☐ No", "0"),
    ("Yes ☐  No ☒", "1"),
    ("Yes ☒  No ☐", "0"),
    ("☐ No  ☒ Yes", "0"),
    ("☒\tYes\t☐\tNo", "0"),
    ("\t\t☐\tYes \t☒\tNo", "1"),
    ("☐ Yes\n☒ No", "1"),
    ("Yes ☐\nNo ☒", "1"),
    ("Yes ☒ / No ☐", "0"),
    ("☐\nYes\n☒\nNo", "1"),
    ("Yes\n☐\nNo\n☒", "1"),
    ("☐ Yes  ☐ No", "blank"),
    ("☒ Yes  ☐ No", "0"),
    ("☐ Yes ☒ No ☐", "mark-side-unknown 0 1"),
    ("☐ Yes ☒\nNo", "mark-side-unknown 0"),
    ("☐ No     ☒ Yes     Yes, explain", "0"),
    ("• ☐ Yes\n• ☒ No", "1"),
    ("☐ Yes   No", "box-missing 1"),
    ("☐ Yes", "box-missing 0"),
    ("☐ Yes  ☐ No  ☒ Other", "mark-without-option"),
    ("☒ Other  ☐ Yes", "mark-without-option"),
    ("☒ Other\n☐ Yes\n☐ No", "mark-without-option"),
    ("☒ Yes\n☐ No\n☐ Other", "0"),
    ("No  Perhaps ☒", "mark-without-option 1"),
    ("Yes ☐  No ☐  Perhaps ☒", "mark-without-option"),
    ("Approved: Yes ☒", "0"),
  ])
  func `W53: a box belongs to the option on the side that its line shows`(
    _ text: String, _ expected: String
  ) {
    #expect(readYesNo(text) == expected)
  }

  @Test(arguments: [
    "☒", "☑", "✓", "✔", "✗", "✘", "x", "X", "×", "*", "●", "◉", "■", "1", "⊠", "⊡", "√", "[x]",
    "(X)", "[✓]",
    "_x_", "☐x", "x☐",
  ])
  func `W54: a mark in the box's place is on`(_ mark: String) {
    #expect(readYesNo("\(mark) Yes\n☐ No") == "0")
    #expect(readYesNo("☐ Yes\n\(mark) No") == "1")
    #expect(readYesNo("☐ Yes  \(mark) No") == "1")
  }

  @Test(arguments: ["☐", "□", "○", "◻", "▢", "_", "[ ]", "( )", "[]", "[_]"])
  func `W54: an empty box is off`(_ box: String) {
    #expect(readYesNo("\(box) Yes\nx No") == "1")
    #expect(readYesNo("\(box) Yes\n\(box) No") == "blank")
  }

  @Test(arguments: [
    ("✗ A\n✓ B\n✓ C", "cross-among-ticks 0 1 2"),
    ("✘ A\n☑ B\n☐ C", "cross-among-ticks 0 1"),
    ("✗ A\n☐ B\n✗ C", "0 2"),
    ("✓ A\n☐ B\n✓ C", "0 2"),
  ])
  func `W54: crosses beside options where others have ticks are unclear`(
    _ text: String, _ expected: String
  ) {
    #expect(read(text, among: options("A", "B", "C"), several: true) == expected)
  }

  @Test(arguments: [
    ("[x] Yes [ ] No", "0"),
    ("[ ] Yes [x] No", "1"),
    ("( ) Yes (X) No", "1"),
    ("Yes (x)\nNo", "0"),
    ("Yes (x) / No ( )", "0"),
    ("Yes x / No", "0"),
    ("Yes / No x", "1"),
    ("Yes / x No", "1"),
    ("Yes: X\nNo:", "0"),
    ("Yes\nNo*", "1"),
    ("Yes / No*", "1"),
    ("Yes* No", "0"),
    ("Yes ✓\tNo", "0"),
    ("Yes ✓     No", "0"),
    ("Yes      ✓ No", "1"),
    ("Yes ✓ No", "mark-side-unknown 0 1"),
    ("Yes\nNo\nx", "mark-side-unknown"),
    ("Yes\nx\nNo", "mark-side-unknown"),
    ("Yes ✓ No ✗", "cross-among-ticks 0 1"),
    ("[ ] Yes [x] No [ ] N/A", "1"),
    ("[x] N/A [ ] Yes [ ] No", "mark-without-option"),
    ("Yes No ✓", "1"),
    ("x Yes No", "0"),
    ("x Yes   No x", "several-options 0 1"),
    ("- Yes\n- No x", "1"),
    ("* Yes\n* No ✓", "1"),
    ("* Yes\n- No", "blank"),
    ("· Yes ✔\n· No", "0"),
    ("• Yes (x)\n- No", "0"),
    ("· Yes · No", "blank"),
    ("- Yes\n✓ No", "1"),
    ("* Yes\nNo", "0"),
    ("* Yes", "0"),
    ("- Yes", "0"),
    ("- Yes\nNo", "unsure-mark 0"),
    ("Yes - No", "blank"),
    ("o Yes\nx No", "1"),
    ("o Yes\no No", "blank"),
    ("● Yes\n● No", "unsure-mark"),
    ("● Yes\n● No x", "1"),
    ("1. Yes\n2. No", "blank"),
    ("1) Yes\n2) No x", "1"),
    ("(1) Yes (2) No", "blank"),
    ("[1] Yes [2] No", "blank"),
    ("1 Yes  2 No", "blank"),
    ("a) Yes\nb) No", "blank"),
    ("Yes _x_ No ___", "0"),
    ("___ Yes  _x_ No", "1"),
  ])
  func `W55: a typed mark next to one option selects it`(_ text: String, _ expected: String) {
    #expect(readYesNo(text) == expected)
  }

  @Test(arguments: [
    ("Yes / <~>No<>", "0"),
    ("<~>Yes<> / No", "1"),
    ("<~>Yes / <>No", "1"),
    ("Yes\n<~>No<>", "0"),
    ("Yes / No", "blank"),
    ("<~>Yes / No<>", "all-struck"),
    ("Yes / <~>N<>o", "partly-struck 0 1"),
    ("x Yes / <~>No<>", "0"),
    ("Yes / <~>No<> x", "strikes-and-marks 0 1"),
    ("☐ Yes ☐ <~>No<>", "strikes-and-marks 0"),
    ("<~>☒<> Yes ☐ No", "strikes-and-marks 0"),
    ("<~>No<>", "all-struck"),
  ])
  func `W56: the options that are not struck out are chosen`(_ text: String, _ expected: String) {
    #expect(readYesNo(text) == expected)
  }

  @Test(arguments: [
    ("Yes", "0"), ("No", "1"), ("YES", "0"), ("no.", "1"), ("· Yes", "0"), (" No \n", "1"),
    ("Y", "0"),
    ("“No”", "1"), ("Yes / No", "blank"), ("Yes or No", "blank"), ("Yes\nNo", "blank"),
    ("", "blank"),
    ("______", "blank"), ("Y/N", "blank"), ("(please tick) Yes / No", "blank"),
    ("Yes / No\nIf yes, give details: ______", "blank"),
    ("Yes/No: Yes", "option-twice 0"),
  ])
  func `W57: the only option left is chosen`(_ text: String, _ expected: String) {
    #expect(readYesNo(text) == expected)
  }

  @Test(arguments: [
    "Possibly; see the entry of 4 May.", "Yes – reported to the safeguarding lead.",
    "No: no child saw it.",
    "Yes, parents of 4 pupils have been telephoned.", "Yes, no pupils were hurt", "Nobody",
    "No-one saw it",
    "N/A", "-", "–", "/", "?", "<~>Possibly<>", "No child said yes*", "said yes*",
    "Yes – reported, for there was\nno adult in the room", "not yet", "Yes?",
  ])
  func `words beside the only option are for the reader of words`(_ text: String) {
    #expect(readYesNo(text) == "words")
  }

  @Test(arguments: [
    ("Yes\nNo – see below", "unmarked-remark 1"),
    ("Yes – reported\nNo", "unmarked-remark 0"),
    ("☒ Yes – reported\n☐ No", "0"),
    ("☐ Yes – reported\n☒ No", "unmarked-remark 0 1"),
    ("☐ Yes – reported\n☐ No", "unmarked-remark 0"),
    ("Yes / No\nA child told me", "unmarked-remark"),
    ("Yes x – reported\nNo", "0"),
  ])
  func `a remark beside an option that is not marked is unclear`(_ text: String, _ expected: String)
  {
    #expect(readYesNo(text) == expected)
  }

  @Test(arguments: ["h", "s", "b", "u", "c"])
  func `W58: an option that only looks marked needs confirming`(_ look: String) {
    #expect(readYesNo("<\(look)>Yes<> / No") == "marked-by-look 0")
    #expect(readYesNo("Yes / <\(look)>No<>") == "marked-by-look 1")
    #expect(readYesNo("<\(look)>Yes / No<>") == "blank")
    #expect(readYesNo("<\(look)>Yes<> x / No") == "0")
    #expect(readYesNo("<\(look)>Yes<> / No x") == "look-contradicts-mark 0 1")
    #expect(readYesNo("<\(look)>Yes<>") == "0")
  }

  @Test func `W58: a ring of brackets round one option needs confirming`() {
    #expect(readYesNo("(Yes) / No") == "marked-by-look 0")
    #expect(readYesNo("(Yes / No)") == "blank")
  }

  @Test func `W32: an option that cannot be seen is unclear`() {
    #expect(readYesNo("Yes / <w>No<>") == "unseen-text 0")
    #expect(readYesNo("<w>x<> Yes / No") == "unseen-text 0")
  }

  @Test(arguments: ["ellipse", "rightArrow", "line"])
  func `W59: a drawn shape is a mark that cannot be read`(_ shape: String) {
    #expect(readYesNo(OptionsStory("\u{FFFC}Yes / No").objects(.shape(shape))) == "drawn-mark")
    #expect(readYesNo(OptionsStory("\u{FFFC}Yes\nNo x").objects(.shape(shape))) == "drawn-mark 1")
  }

  @Test func `W50: a picture in the answer's place is unreadable`() {
    #expect(
      readYesNo(OptionsStory("\u{FFFC}").objects(.picture)) == "unreadable picture-in-place")
    #expect(readYesNo(OptionsStory("Yes / No \u{FFFC}").objects(.picture)) == "picture-in-place")
    #expect(readYesNo("\u{FFFC}") == "unreadable picture-in-place")
    #expect(
      readYesNo(OptionsStory("\u{FFFC}").objects(.activeX)) == "unreadable unreadable-control")
    #expect(readYesNo(OptionsStory("\u{FFFC}").objects(.ink)) == "unreadable picture-in-place")
  }

  @Test func `W17: a symbol that nobody knows is unclear`() {
    #expect(readYesNo("\u{FFFD} Yes ☐ No") == "unknown-symbol")
    #expect(readYesNo("\u{FFFD}") == "unknown-symbol")
    #expect(readYesNo("Yes \u{FFFD}") == "unknown-symbol 0")
    #expect(readYesNo("Perhaps \u{FFFD}") == "unknown-symbol")
  }

  @Test(arguments: [
    ("☒ A ☒ B ☐ C", "several-options 0 1", "0 1"),
    ("☐ C ☒ B ☒ A", "several-options 0 1", "0 1"),
    ("A\nC", "several-options 0 2", "0 2"),
    ("C, A", "several-options 0 2", "0 2"),
    ("A / B / <~>C<>", "several-options 0 1", "0 1"),
    ("A x / B / C", "0", "0"),
    ("A / B / C", "blank", "blank"),
  ])
  func `W60: two are unclear where one is allowed, and in form order where several are`(
    _ text: String, _ one: String, _ several: String
  ) {
    #expect(read(text, among: options("A", "B", "C")) == one)
    #expect(read(text, among: options("A", "B", "C"), several: true) == several)
  }
}
