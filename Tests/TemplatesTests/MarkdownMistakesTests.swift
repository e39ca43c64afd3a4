import Templates
import Testing

@Suite struct `A mistake in a text in Markdown` {
  @Test func `is told all that is wrong with it, with file and line`() throws {
    #expect(
      try wrongLines(
        "---\ntitle: x\n---\n\n<b>bold</b>\n\n{{include form none}}\n\n{{section sideways}}\n\n{{contents levels: 9}}\n\n![x](none.png)\n\n{{include b.md}}\n\n![a]({{ url }})\n",
        ["b.md": "fine\n\n<div>\n"]) == [
          "a.md, 5: HTML stands in the text, which Word documents cannot hold.",
          "a.md, 7: There is no form \"none\".", "a.md, 9: A section is landscape or portrait.",
          "a.md, 11: A contents list has 1 to 6 levels.", "a.md, 13: There is no such picture.",
          "b.md, 3: HTML stands in the text, which Word documents cannot hold.",
          "a.md, 17: A tag stands in the address of a picture, where it cannot be filled.",
        ])
    #expect(
      try wrongLines("{{include a.md}}", ["a.md": "x"]) == ["a.md, 1: A text includes itself."])
    #expect(
      try wrongLines("{{include b.md}}", ["b.md": "{{include c.md}}", "c.md": "{{include b.md}}"])
        == ["c.md, 1: A text includes itself."])
    #expect(try wrongLines("---\na: [\n---\n").first?.hasPrefix("a.md, ") == true)
    #expect(
      try wrongLines(String(repeating: "> ", count: 1_000) + "a")
        == ["a.md, -: Lists, quotes or emphasis stand in one another too deep."])
  }

  @Test func `is told its mistakes and those of its tags in one run, each with its line`() throws {
    let text = """
      ---
      title: x
      ---
      {{contents}}

      # Of {{ a }} and {{ wrong1 }}

      One line,
      another with {{ wrong2 }}\\
      and {{ wrong3
      and [a](x/{{ wrong0 }})

      | h |
      |---|
      {{#each l}}
      | {{ wrong4 }} |
      {{/each}}

      - item
        - {{ wrong5 | uper }}[^1]

      ```
      code {{ wrong6 }}
      code {{ wrong7 }}
      ```
      {{#if a}}

      {{include b.md}}

      [^1]: Note
        and {{ wrong8 }} {% if x %}
      """
    #expect(
      try wrongLines(
        text, ["b.md": "---\ny: 1\n---\n<div>\n\n{{ wrong9 }}"], data: #"{"a":1,"l":[{"x":1}]}"#)
        == [
          "a.md, 6: The data has no \"wrong1\".", "a.md, 8: The data has no \"wrong0\".",
          "a.md, 9: The data has no \"wrong2\".",
          "a.md, 10: A tag is opened here and never closed.",
          "a.md, 16: The data has no \"wrong4\".",
          "a.md, 20: There is no filter \"uper\".", "a.md, 20: The data has no \"wrong5\".",
          "a.md, 23: The data has no \"wrong6\".", "a.md, 24: The data has no \"wrong7\".",
          "a.md, 26: This {{#if}} is never closed.",
          "a.md, 31: This looks like a tag of another program, and stays as it is.",
          "a.md, 31: The data has no \"wrong8\".",
          "b.md, 4: HTML stands in the text, which Word documents cannot hold.",
          "b.md, 6: The data has no \"wrong9\".",
        ])
  }

  @Test func `is told what would be lost`() throws {
    #expect(
      try wrongLines(
        "| a |\n|---|\n| 1 | lost |\n| `\\|` |\n\nb[^1] c[^3] `[^x]`\n\n[^1]: note\n[^2]: unused\n")
        == [
          "a.md, 9: Nothing refers to the footnote [^2], which is left out.",
          "a.md, 6: There is no footnote [^3].",
          "a.md, 3: The row has more cells than the table has columns, and what stands in them would be lost.",
        ])
  }

  @Test func `is told a mistake once of a text that comes twice, or a picture that is not there`()
    throws
  {
    #expect(
      try wrongLines(
        "{{include b.md}}\n\n{{include b.md}}\n\n![x {{ zz }}](gone.png)\n", ["b.md": "{{ nme }}"],
        data: #"{"a":1}"#)
        == [
          "a.md, 5: There is no such picture.", "a.md, 5: The data has no \"zz\".",
          "b.md, 1: The data has no \"nme\".",
        ])
  }

  @Test func `is not told of names that may stand in values at its top that cannot be read`() throws
  {
    #expect(
      try wrongLines("---\na: [\n---\n{{ a }}\n\n{{ x | uper }}\n", data: "{}").map {
        String($0.prefix { $0 != ":" })
      } == ["a.md, 3", "a.md, 6"])
    #expect(
      try wrongLines("---\na: 1\na: 2\nb: [1\n---\n").map { String($0.prefix { $0 != ":" }) }
        == ["a.md, 2", "a.md, 4"])
  }

  @Test(arguments: [
    ("a[^1]\n\n[^1]: See[^1].", "a.md, 3: A footnote has a footnote, which Word does not know."),
    ("[a]()", "a.md, 1: A link has no address."),
    ("# A\n\n[a](#b)", "a.md, 3: A link leads to a heading that there is not."),
    (
      "![a](https://example.org/a.png)",
      "a.md, 1: The picture lies in the net, from where docket takes nothing."
    ),
    ("{{contents}}\n{{contents}}\n# A", "a.md, 2: There are two contents lists."),
    ("see {{include b.md}}", "a.md, 1: {{include b.md}} stands in the middle of a text."),
    (
      "{{#if a}}\n{{section landscape}}\n{{/if}}",
      "a.md, 2: A section stands in a condition, and pages are laid out without one."
    ),
    (
      "---\nschool: x\ntitle: Of {{ school }}\n---\n",
      "a.md, 3: A tag stands in the value of \"title\", and values are not filled."
    ),
  ])
  func `is told what cannot be`(_ text: String, _ message: String) throws {
    #expect(try wrongLines(text) == [message])
  }

  @Test(arguments: [
    ("---\ntitle: x\n\nText.\n", ["a.md, 1: The values at the top are never closed."]),
    ("---\n\nText: with a rule above.\n\nMore.\n", []), ("---\n", []), ("---\nText.\n", []),
  ])
  func `is values at the top that are never closed`(_ text: String, _ told: [String]) throws {
    #expect(try wrongLines(text) == told)
  }

  @Test func `is no picture without words, which is a warning in each place`() throws {
    let text =
      "![](logo.png) {{image a}}\n\n![ ](logo.png)\n\n![A tree](logo.png) {{image a alt: \"A tree\"}} {{qr a}}\n"
    let made = try Template(written(text))
    #expect(made.findings.allSatisfy { $0.severity == .warning })
    #expect(made.canBeFilled)
    #expect(
      made.findings.map { "\($0.place?.words ?? "-"): \($0.message) \($0.hint)" } == [
        "line 1: The picture has no words for those who cannot see it. Write alt: \"…\" behind its name in the tag, for what it shows.",
        "line 1: The picture has no words for those who cannot see it. Write ![what it shows](logo.png).",
        "line 3: The picture has no words for those who cannot see it. Write ![what it shows](logo.png).",
      ])
  }

  @Test func `is told of a form with the name of one that there is`() throws {
    #expect(
      try written("{{include form blocked-content-acces}}\n\n{{include form zz}}").findings.map(
        \.hint) == [
          "Did you mean {{include form blocked-content-access}}?",
          "`docket forms` lists those that there are.",
        ])
  }

  @Test func `includes at most 500 texts`() throws {
    let eight = String(repeating: "{{include $.md}}\n", count: 8)
    var texts: [String: String] = ["5.md": "x"]
    for depth in 1..<5 { texts["\(depth).md"] = eight.replacing("$", with: "\(depth + 1)") }
    #expect(
      try wrongLines(eight.replacing("$", with: "1"), texts).map { $0.replacing(/^\d/, with: "n") }
        == ["n.md, 5: More than 500 texts are included."])
  }
}
