import Forms
import Testing
import Word

@Suite struct `Options with a state of their own` {
  @Test func `W38: a legacy box says what the field holds, not what the text shows`() {
    let line = OptionsStory("☐ Yes  ☐ No")
    #expect(readYesNo(line.legacy([true, false])) == "0")
    #expect(readYesNo(line.legacy([false, true])) == "1")
    #expect(readYesNo(line.legacy([false, false])) == "blank")
    #expect(readYesNo(line.legacy([true, true])) == "several-options 0 1")
  }

  @Test(arguments: [
    ("☒ Yes  ☐ No", [true, false], "0"),
    ("☐ Yes  ☒ No", [false, true], "1"),
    ("☐ Yes  ☐ No", [true, false], "box-contradicts 0"),
    ("☒ Yes  ☐ No", [false, false], "box-contradicts 0"),
  ])
  func `W47: a box that shows the other state is unclear`(
    _ text: String, _ states: [Bool], _ expected: String
  ) {
    #expect(readYesNo(OptionsStory(text).controls(states)) == expected)
  }

  @Test func `W47: the glyphs are whatever the control names`() {
    let line = OptionsStory("☐ Yes  ☒ No").controls([true, false], checked: "☐", unchecked: "☒")
    #expect(readYesNo(line) == "0")
  }

  @Test func `W88: the boxes of a checklist do not say whether they are ticked`() {
    #expect(readYesNo(OptionsStory("Yes\nNo").listBoxes()) == "list-box")
    #expect(readYesNo(OptionsStory("Yes\n<~>No<>").listBoxes()) == "list-box 0")
    #expect(readYesNo(OptionsStory("Yes").listBoxes()) == "list-box 0")
  }

  @Test(arguments: [
    ("☒", "0"), ("☑", "0"), ("☐", "blank"), ("x", "mark-without-option 0"),
    ("✓", "mark-without-option 0"),
    ("☒ ☐", "mark-without-option 0"), ("☒ Perhaps", "mark-without-option 0"),
  ])
  func `a ticked box without words is the yes of a yes-no field`(_ text: String, _ expected: String)
  {
    #expect(readYesNo(text) == expected)
  }

  @Test(arguments: [
    ("Yes\n☒\nNo\n☐", 4, "0"),
    ("☐\nYes\n☒\nNo", 4, "1"),
    ("Yes\nx\nNo\n", 4, "0"),
    ("\nYes\nx\nNo", 4, "1"),
    ("Yes\nx\nNo\n", 2, "0"),
    ("Yes\n\nNo\nx", 2, "1"),
    ("Yes\nNo\n\nx", 2, "1"),
    ("x\n\nYes\nNo", 2, "0"),
    ("Yes\nNo\n☐\n☐", 2, "blank"),
    ("Yes ☐\nNo ☒", 2, "1"),
  ])
  func `W63: marks in cells belong to the options in their row or column`(
    _ text: String, _ columns: Int, _ expected: String
  ) {
    var story = OptionsStory(text + "\n")
    story = story.cells(columns: columns)
    #expect(readYesNo(story) == expected)
  }
}

@Suite struct `Options with long labels` {
  private let states = options(
    "Implemented", "Partially implemented", "Planned", "Alternative implementation",
    "Not applicable")

  @Test(arguments: [
    (
      "☐ Implemented\n☒ Partially implemented\n☐ Planned\n☐ Alternative implementation\n☐ Not applicable",
      "1"
    ),
    ("Partially implemented", "1"),
    ("Implemented", "0"),
    ("partially\u{00A0} Implemented.", "1"),
    ("Partially\nimplemented", "1"),
    ("NOT APPLICABLE", "4"),
    ("Implemented / Planned", "several-options 0 2"),
    ("Not implemented", "words"),
  ])
  func `the longest option that stands there counts`(_ text: String, _ expected: String) {
    #expect(read(text, among: states) == expected)
  }

  @Test(arguments: [
    ("☒ Other (describe): a priest", "1"),
    ("☐ Other (describe): a priest", "unmarked-remark 1"),
    ("☒ Prosecutor's Office\n☐ Other (describe):\u{2002}\u{2002}", "0"),
    ("☒ Prosecutor’s Office\n☒ Other (describe): a priest", "0 1"),
    ("☒ Prosecutor’s Office\n☐ Other (describe): a priest", "unmarked-remark 0 1"),
    ("☐ Prosecutor’s Office\n☐ Other (describe):", "blank"),
  ])
  func `W20: an option with free text behind it is chosen by its box alone`(
    _ text: String, _ expected: String
  ) {
    #expect(
      read(text, among: options("Prosecutor’s Office", "Other (describe):"), several: true)
        == expected)
  }

  @Test(arguments: [
    ("☒  PASS\t\t\t☐  FAIL\t\t\t☐  NOT RELEVANT", "0"),
    ("\t\t\t☐\tPASS \t☒\tNot relevant ", "2"),
    ("⊠ PASS   ▢ FAIL", "0"),
    ("☐ Pass ☐ Fail ☐ Not relevant", "blank"),
  ])
  func `W53: options divided by tabs or spaces on one line`(_ text: String, _ expected: String) {
    #expect(read(text, among: options("Pass", "Fail", "Not relevant")) == expected)
  }

  @Test func `an option may begin with a sign or a number`() {
    let ages = options("< 5", "5–10", "(11) and over")
    #expect(read("☐ < 5  ☒ 5-10  ☐ (11) and over", among: ages) == "1")
    #expect(read("(11) and over", among: ages) == "2")
    #expect(read("< 5 x\n5–10\n(11) and over", among: ages) == "0")
  }

  @Test func `W22: an option in two languages or by another name counts`() {
    let two = [
      Field.Option(label: "Ydw", otherLabels: ["Yes"]),
      Field.Option(label: "Nac ydw", otherLabels: ["No"]),
      Field.Option(label: "Überfällig"),
    ]
    #expect(read("nac ydw", among: two) == "1")
    #expect(read("☒ Yes ☐ No", among: two) == "0")
    #expect(read("überfällig", among: two) == "2")
    #expect(read("ÜBERFÄLLIG", among: two) == "2")
  }

  @Test func `W76: printed words of the form are no remark`() {
    let reader = OptionReader(
      options: options("No", "Yes"), allowsSeveral: false,
      printedText: ["Yes, explain", "No / Yes", "Tick one"])
    func read(_ text: String) -> String {
      let story = OptionsStory(text)
      return summary(reader.read(story.range, of: story.story))
    }
    #expect(read("☐ No  ☐ Yes   Yes, explain \u{2002}\u{2002}") == "blank")
    #expect(read("☒ No  ☐ Yes   Yes, explain") == "0")
    #expect(read("Tick one: No / Yes") == "blank")
    #expect(read("No / Yes x") == "1")
  }
}
