import Testing

@Suite struct `A list` {
  private let people = #"{"people":[{"name":"Ann","age":3},{"name":"Bo","age":4}]}"#

  @Test func `repeats text within a paragraph`() throws {
    let filled = try fill(p("All: {{#each people}}{{ name }}; {{/each}}end"), people)
    #expect(
      filled.text == "All: Ann; Bo; end")
  }

  @Test func `alone in paragraphs repeats the paragraphs between, and leaves none of its own`()
    throws
  {
    let filled = try fill(
      p("{{#each people}}") + p("{{ name }}") + p("x") + p("{{/each}}") + p("end"), people)
    #expect(filled == p("Ann") + p("x") + p("Bo") + p("x") + p("end"))
  }

  @Test func `within one row repeats the row`() throws {
    let filled = try fill(
      tbl(tr(p("Name"), p("Age")), tr(p("{{#each people}}{{ name }}"), p("{{ age }}{{/each}}"))),
      people)
    #expect(
      filled == tbl(tr(p("Name"), p("Age")), tr(p("Ann"), p("3")), tr(p("Bo"), p("4"))))
  }

  @Test func `alone in rows repeats the rows between`() throws {
    let filled = try fill(
      tbl(
        tr(p("{{#each people}}"), "<w:p/>"), tr(p("{{ name }}"), p("a")),
        tr(p("{{ age }}"), p("b")),
        tr("<w:p/>", p("{{/each}}"))), people)
    #expect(
      filled
        == tbl(tr(p("Ann"), p("a")), tr(p("3"), p("b")), tr(p("Bo"), p("a")), tr(p("4"), p("b"))))
  }

  @Test func `from one row to another repeats both`() throws {
    let filled = try fill(
      tbl(tr(p("{{#each people}}{{ name }}")), tr(p("{{ age }}{{/each}}"))), people)
    #expect(filled == tbl(tr(p("Ann")), tr(p("3")), tr(p("Bo")), tr(p("4"))))
  }

  @Test func `from the beginning of a paragraph to the end of another repeats both`() throws {
    let filled = try fill(p("{{#each people}}{{ name }}") + p("{{ age }}{{/each}}"), people)
    #expect(filled == p("Ann") + p("3") + p("Bo") + p("4"))
  }

  @Test func `may hold another, in which outer values are known`() throws {
    let filled = try fill(
      p("{{#each classes}}")
        + p("{{ name }}: {{#each children}}{{ this }} of {{ name }} ({{ @number }}), {{/each}}")
        + p("{{/each}}"),
      #"{"classes":[{"name":"4B","children":["Ann","Bo"]},{"name":"5A","children":[]}]}"#)
    #expect(filled.text == "4B: Ann of 4B (1), Bo of 4B (2), ¶5A: ")
  }

  @Test func `that is empty leaves a cell its paragraph and a table no trace`() throws {
    let json = #"{"people":[]}"#
    let cell = try fill(tbl(tr(p("{{#each people}}") + p("{{ name }}") + p("{{/each}}"))), json)
    #expect(cell == tbl(tr("<w:p/>")))
    let rows = try fill(
      tbl(tr(p("{{#each people}}{{ name }}"), p("{{/each}}"))) + p("end"), json)
    #expect(rows == p("end"))
  }

  @Test func `gives the drawings, bookmarks and controls of its copies names of their own`() throws
  {
    let body =
      p("{{#each people}}")
      + p(
        runs: "<w:bookmarkStart w:id=\"4\" w:name=\"here\"/>" + r("{{ name }}")
          + "<w:bookmarkEnd w:id=\"4\"/>"
          + "<w:sdt><w:sdtPr><w:id w:val=\"77\"/></w:sdtPr><w:sdtContent>\(r("x"))</w:sdtContent></w:sdt>"
          + "<w:r><w:drawing><wp:inline><wp:docPr id=\"9\" name=\"Logo\"/></wp:inline></w:drawing></w:r>"
      )
      + p("{{/each}}")
    let filled = try fill(body, people)
    for (text, count) in [
      ("w:id=\"4\"", 2), ("w:id=\"1\"", 2), ("w:name=\"here\"", 1), ("w:name=\"here_2\"", 1),
      ("w:val=\"77\"", 1), ("w:val=\"1000000000\"", 1), ("docPr id=\"9\"", 1),
      ("docPr id=\"1\"", 1),
    ] { #expect(filled.ranges(of: text).count == count, "\(text)") }
  }

  @Test func `gives them to controls that are filled, too`() throws {
    func control(_ id: Int, _ properties: String, _ content: String) -> String {
      "<w:sdt><w:sdtPr><w:tag w:val=\"name\"/><w:id w:val=\"\(id)\"/>\(properties)</w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
    }
    let body =
      p("{{#each people}}")
      + p(
        runs: control(
          77, "",
          "<w:bookmarkStart w:id=\"4\" w:name=\"here\"/>\(r("x"))<w:bookmarkEnd w:id=\"4\"/>")
          + control(78, "<w14:checkbox><w14:checked w14:val=\"0\"/></w14:checkbox>", r("\u{2610}")))
      + p("{{/each}}")
    let filled = try fill(body, people)
    #expect(Set(filled.matches(of: /<w:id w:val="(\d+)"/).map { String($0.1) }).count == 4)
    #expect(filled.contains("w:name=\"here\"") && filled.contains("w:name=\"here_2\""))
  }
}

@Suite struct `A condition` {
  @Test(arguments: [
    ("a", true), ("b", false), ("no", false), ("missing ?", false), ("not a", false),
    ("a and b", false),
    ("a or b", true), ("not (a and b)", true), ("n > 9", true), ("n == 10", true),
    ("n <= 9.5", false),
    ("word == \"yes\"", true), ("word is yes", true), ("word is not no", true),
    ("word != \"no\"", true),
    ("day < \"3 March 2026\"", true), ("list", true), ("none", false),
    ("list and n >= 10 and not b", true),
    ("word == \u{201C}yes\u{201D}", true), ("! b", true),
  ])
  func `compares values as a person would`(_ condition: String, _ holds: Bool) throws {
    let filled = try fill(
      p("{{#if \(condition.replacing("<", with: "&lt;"))}}yes{{else}}no{{/if}}"),
      """
      {"a":true,"b":false,"no":"No","n":"10","word":"yes","day":"2026-03-02","list":[1],"none":[]}
      """)
    #expect(filled.text == (holds ? "yes" : "no"))
  }

  @Test func `may have several parts`() throws {
    let body = p("{{#if n == 1}}one{{else if n == 2}}two{{else}}many{{/if}}")
    #expect(try [1, 2, 3].map { try fill(body, "{\"n\":\($0)}").text } == ["one", "two", "many"])
  }

  @Test func `leaves no blank line`() throws {
    let json = #"{"a":false,"b":""}"#
    let inline = try fill(p("before") + p("{{#if a}}text{{/if}}") + p("{{ b }}") + p("after"), json)
    #expect(inline == p("before") + p("after"))
    let alone = try fill(p("before") + p("{{#if a}}") + p("text") + p("{{/if}}") + p("after"), json)
    #expect(alone == p("before") + p("after"))
    let beside = try fill(p("Name: {{ b }}"), json)
    #expect(beside.text == "Name: ")
  }

  @Test func `keeps the end of a section`() throws {
    let section = "<w:p><w:pPr><w:sectPr/></w:pPr>\(r("{{#if a}}x{{/if}}"))</w:p>"
    #expect(try fill(section, #"{"a":false}"#) == "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>")
  }
}

extension String {
  /// The text of a body, with ¶ between paragraphs.
  var text: String {
    replacing("</w:p><w:p>", with: "¶").replacing(/<[^>]*>/, with: "")
  }
}
