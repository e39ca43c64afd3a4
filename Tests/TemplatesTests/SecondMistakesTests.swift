import Templates
import TestSupport
import Testing
import Word

/// What is told of a template and data, a line each: place, message, hint.
private func told(
  _ body: String, _ json: String, parts: KeyValuePairs<String, String> = [:]
) throws -> [String] {
  try Template(docx(body: body, parts: parts)).check(DataShape(record(json))).map {
    "\($0.place?.words ?? "-"): \($0.message) \($0.hint)"
  }
}

private let meantName = "paragraph 1: The data has no \"nmae\". Did you mean \"name\"?"

@Suite struct `A tag with a mistake` {
  @Test(arguments: [
    ("{{ nmae | uper }}", "There is no filter \"uper\". Did you mean \"upper\"?"),
    (
      "{{ nmae | default }}",
      #"The filter "default" needs a text. Write default: "none"."#
    ),
    (
      "{{{ nmae }}}", "There is a brace too many. A tag is {{ name }}; delete the third brace."
    ),
    (
      "{{image nmae width: 30xx}}",
      #"A width or height is a number of mm, cm, in or pt, more than nothing and at most 55 cm. Write {{image logo width: 30mm}}, and alt: "…" for what it shows."#
    ),
    (
      "{{ nmae == 1 }}",
      "A value is compared only in {{#if}}. A tag is {{ name }}, {{ name | filter }}, {{#each list}} … {{/each}} or {{#if name}} … {{/if}}."
    ),
    (
      "{{ nmae[0] }}",
      "An element of a list cannot be named by its number. Write {{#each list}} … {{/each}} for all of them, or give the one a name of its own in the data."
    ),
    (
      "{{#if nmae ==}}x{{/if}}",
      "The name of a value should stand here. A tag is {{ name }}, {{ name | filter }}, {{#each list}} … {{/each}} or {{#if name}} … {{/if}}."
    ),
    (
      "{{#iff nmae}}x{{/if}}", "There is no block \"#iff\". Did you mean {{#if nmae}}?"
    ),
    (
      "{{#with nmae}}x{{/with}}",
      "There is no block \"#with\". Write {{#each nmae}} for a list, {{#if nmae}} or {{#if not nmae}} for a condition.¦There is no block \"/with\". Write {{/each}}."
    ),
  ])
  func `has its unknown name told too`(_ text: String, _ messages: String) throws {
    let expected = messages.split(separator: "¦").map { "paragraph 1: \($0)" }
    #expect(
      try Set(told(p(text), #"{"name":"N"}"#).filter { !$0.contains("never uses") })
        == Set(expected + [meantName]))
  }

  @Test func `of a list has the name of the list told too`() throws {
    #expect(
      try told(p("{{#each rowz | x}}{{ a }}{{/each}}"), #"{"rows":[{"a":1}]}"#).filter {
        !$0.contains("never uses")
      } == [
        "paragraph 1: \"|\" should not stand here. A tag is {{ name }}, {{ name | filter }}, {{#each list}} … {{/each}} or {{#if name}} … {{/if}}.",
        "paragraph 1: The data has no \"rowz\". Did you mean \"rows\"?",
      ])
  }

  @Test func `has its unknown name told in a merge field, a note and a picture's words too`() throws
  {
    let field = p(
      runs: "<w:fldSimple w:instr=\" MERGEFIELD nmae \\z \">\(r("x"))</w:fldSimple>")
    let picture = p(
      runs:
        "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"a\" descr=\"{{ nmae | uper }}\"/></wp:inline></w:drawing></w:r>"
    )
    let notes =
      "<w:footnotes \(wordNamespaces)><w:footnote w:id=\"2\">\(p("{{ nmae | uper }}"))</w:footnote></w:footnotes>"
    let filter = "There is no filter \"uper\". Did you mean \"upper\"?"
    let unknown = "The data has no \"nmae\". Did you mean \"name\"?"
    #expect(
      try told(
        field + picture, #"{"name":"N"}"#, parts: ["word/footnotes.xml": notes]
      ).filter { !$0.contains("never uses") } == [
        "paragraph 1: docket does not know the switch \\z of this merge field. Write {{ nmae }} in its place, with {{#if nmae}} round what depends on it.",
        "paragraph 1: \(unknown)", "paragraph 2, words for a picture: \(filter)",
        "paragraph 2, words for a picture: \(unknown)", "footnote 1, paragraph 1: \(filter)",
        "footnote 1, paragraph 1: \(unknown)",
      ])
  }

  @Test(arguments: [
    "{{#each rows}}{{ a | uper }}{{/each}}", "{{ none ? | uper }}", "{{ upper(name) }}",
    "{{ Teacher's name }}", "{{ none &amp; name }}", "{{ none | default: \"x\" | uper }}",
    "{{#each rows}}{{#if a ==}}x{{/if}}{{/each}}",
    "{{#each rows | x}}{{ a }}{{ this | uper }}{{/each}}",
    "{{#ifEquals none other}}x{{/if}}", "{{ name", "{{#each rows {{ a }}{{/each}}",
  ])
  func `has no name told that may be right`(_ text: String) throws {
    let found = try told(p(text), #"{"name":"N","rows":[{"a":1}]}"#)
    #expect(!found.contains { $0.contains("The data has no") || $0.contains("means something") })
    #expect(!found.isEmpty)
  }
}

@Suite struct `One mistake in a block is told once` {
  @Test(arguments: [
    ("{{#eech rows}}{{ a }}{{/each}}", "There is no block \"#eech\"."),
    ("{{#each rows | x}}{{ a }}{{/each}}", "\"|\" should not stand here."),
    ("{{#people}}{{ a }}{{/each}}", "There is no block \"#people\"."),
    ("{{#unless b}}x{{else}}y{{/if}}", "There is no block \"#unless\"."),
    ("{{#each rows}}{{ a }}{{/eech}}", "There is no block \"/eech\"."),
    ("{{#each rows}}{{ a }}{{/rows}}", "There is no block \"/rows\"."),
    ("{{#if b}}x{{/if b}}", "There is more in the tag than it can mean."),
    ("{{#each rows}}{{/if}}{{ a }}{{/each}}", "There is no {{#if}} before this {{/if}}."),
    ("{{#each rows}}{{ a }}{{/if}}", "{{/if}} closes a block that {{#each}} has opened."),
    (
      "{{#if b}}{{#each rows}}x{{/if}}{{/each}}",
      "{{/if}} closes a block that {{#each}} has opened."
    ),
    ("{{#if b}}{{#each rows}}x{{/if}}", "{{/if}} closes a block that {{#each}} has opened."),
    (
      "{{#if b}}{{#each rows}}x{{/if}}{{/if}}",
      "{{/if}} closes a block that {{#each}} has opened."
    ),
    (
      "{{#if b}}{{#each rows}}x{{/if}}{{/each}}{{/if}}",
      "{{/if}} closes a block that {{#each}} has opened."
    ),
    ("{{#each rows}}{{#foo}}x{{/each}}", "There is no block \"#foo\"."),
    ("{{#each rows}}{{#eech b}}x{{/each}}{{/each}}", "There is no block \"#eech\"."),
    ("{{#each rows}}{{#each c}}x{{/eech}}y{{/each}}", "There is no block \"/eech\"."),
    ("{{#if b}}{{#eech rows}}{{else}}x{{/if}}", "There is no block \"#eech\"."),
    ("{{#each rows {{ a }}{{/each}}", "A tag is opened here and never closed."),
    ("{{#if b}}x{{else iff c}}y{{else}}z{{/if}}", "There is more in the tag than it can mean."),
  ])
  func `whichever tag it is in`(_ text: String, _ message: String) throws {
    #expect(try Template(docx(body: p(text))).findings.map(\.message) == [message])
  }

  @Test func `and two are told as two`() throws {
    #expect(
      try Template(docx(body: p("{{#each rows}}a{{/each}}{{/each}}{{#if b}}x"))).findings.map(
        \.message) == [
          "There is no {{#each}} before this {{/each}}.", "This {{#if}} is never closed.",
        ])
  }
}

@Suite struct `Beside a mistake` {
  @Test(arguments: [
    "{{ name | uper }}", "{{#each rows}}{{ a }}", "{{#if name}}{{#each rows}}{{ a }}{{/each}}",
    "{{#eech rows}}{{ a }}{{ name }}{{/each}}", "{{ rows | uper }} {{ a",
  ])
  func `what is never used is told, and nothing that may be meant`(_ text: String) throws {
    let json = #"{"name":"N","more":1,"rows":[{"a":1,"b":2}]}"#
    let used = ["name", "rows"].filter { !text.contains($0) }
    // Where the list is whole, its elements are looked at too.
    let inner = text.contains("{{/each}}") && !text.contains("eech") ? ["rows.b"] : []
    let names = (["more"] + used + inner).sorted().map { "\"\($0)\"" }.joined(separator: ", ")
    #expect(
      try Template(docx(body: p(text))).check(DataShape(record(json))).last?.message
        == "The template never uses \(names) of the data.")
  }

  @Test func `nothing is told of data that text that was left out may use`() throws {
    #expect(
      try wrongLines("{{include none.md}} \n", data: #"{"name":"N"}"#)
        == ["a.md, 1: There is no such text."])
  }

  @Test func `names of elements are none of the record`() throws {
    #expect(
      try told(p("{{#each rows}}{{ zzzz }}"), #"{"rows":[{"elem":1}],"other":2}"#).filter {
        $0.contains("zzzz")
      } == [
        "paragraph 1: The data has no \"zzzz\". It has other, rows. Where it may be missing write {{ zzzz ? }}."
      ])
  }
}
