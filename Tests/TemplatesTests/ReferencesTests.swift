import JSON
import Templates
import TestSupport
import Testing

/// A bookmark round a text.
private func mark(_ name: String, _ text: String) -> String {
  "<w:bookmarkStart w:id=\"4\" w:name=\"\(name)\"/>\(r(text))<w:bookmarkEnd w:id=\"4\"/>"
}

/// A field whose instruction is cut into runs.
private func field(_ pieces: String...) -> String {
  let instruction = pieces.map { "<w:r><w:instrText>\($0)</w:instrText></w:r>" }.joined()
  return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\(instruction)"
    + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(r("1"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
}

private func link(_ name: String, _ text: String = "see") -> String {
  "<w:hyperlink w:anchor=\"\(name)\">\(r(text))</w:hyperlink>"
}

/// The names that are given, and those that are referred to, in order.
private func names(_ xml: String) -> (given: [String], referred: [String]) {
  (
    xml.matches(of: /w:name="([^"]*)"/).map { String($0.1) },
    xml.matches(of: /w:anchor="([^"]*)"|(?:REF|HYPERLINK \\l) "?([^ <"&]+)/).map {
      String($0.1 ?? $0.2 ?? "")
    }
  )
}

private let two = #"{"l":[{"m":[1,2]},{"m":[3]}]}"#

@Suite struct `A reference to a bookmark` {
  @Test(arguments: [
    link("here"), field(" REF here \\h "), field(" PAGEREF ", "here", " \\h "),
    field(" HYPERLINK \\l \"here\" "), field(" REF HERE "),
    "<w:fldSimple w:instr=\" REF here \\h \">\(r("1"))</w:fldSimple>",
  ])
  func `in a copy leads into the same copy, from before and behind`(_ reference: String) throws {
    let body =
      p("{{#each l}}") + p(runs: reference) + p(runs: mark("here", "x")) + p(runs: reference)
      + p("{{/each}}")
    let found = names(try fill(body, two))
    #expect(found.given == ["here", "here_2"])
    #expect(found.referred == ["here", "here", "here_2", "here_2"])
  }

  @Test func `from outside leads to the first copy`() throws {
    let body =
      p(runs: link("here")) + p("{{#each l}}") + p(runs: mark("here", "x")) + p("{{/each}}")
      + p(runs: link("here"))
    #expect(names(try fill(body, two)).referred == ["here", "here"])
  }

  @Test func `from another list of the same name leads to the copy of the same round`() throws {
    let body =
      p("{{#each l}}") + p(runs: link("here")) + p("{{#each m}}") + p(runs: link("inner"))
      + p("{{/each}}") + p("{{/each}}")
      + p("{{#each l}}") + p(runs: mark("here", "x")) + p("{{#each m}}")
      + p(runs: mark("inner", "y")) + p("{{/each}}") + p("{{/each}}")
    let found = names(try fill(body, two))
    #expect(found.given == ["here", "inner", "inner_2", "here_2", "inner_3"])
    #expect(found.referred == ["here", "inner", "inner_2", "here_2", "inner_3"])
  }

  @Test func `to what stands outside, or in another file, stays`() throws {
    let elsewhere = "<w:hyperlink r:id=\"rId9\" w:anchor=\"here\">\(r("x"))</w:hyperlink>"
    let body =
      p(runs: mark("top", "x")) + p("{{#each l}}")
      + p(runs: link("top") + link("none") + mark("here", "y") + elsewhere) + p("{{/each}}")
    let made = try Template(
      docx(
        body: body,
        parts: [
          "word/_rels/document.xml.rels":
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"https://example.org\" TargetMode=\"External\"/></Relationships>"
        ])
    ).fill(record(two), today: today, with: FillingWorkshop())
    #expect(
      names(try inner(made)).referred == ["top", "none", "here", "top", "none", "here"])
  }

  @Test func `leads to the first bookmark that there is, whatever stands before it`() throws {
    let body =
      p(runs: link("here")) + p("{{#each l}}") + p(runs: link("here"))
      + p(runs: r("{{#if k ?}}") + mark("here", "x") + r("{{/if}}")) + p("{{/each}}")
    let found = names(try fill(body, #"{"l":[{},{"k":true},{"k":true}]}"#))
    #expect(found.given == ["here", "here_2"])
    #expect(found.referred == ["here", "here", "here", "here_2"])
  }

  @Test func `whose words are empty goes`() throws {
    let body =
      p("{{#each l}}") + p(runs: mark("here", "x") + link("here", "{{ a ? }}")) + p("{{/each}}")
    #expect(try !fill(body, two).contains("hyperlink"))
  }

  @Test func `in one file for all records leads into its own record`() throws {
    let template = try Template(
      docx(body: p(runs: link("here")) + p(runs: mark("here", "{{ a }}"))), for: .allRecords)
    let records = try (1...3).map { try record("{\"a\":\($0)}") }
    let file = try template.fill(all: records, today: today, with: FillingWorkshop())
    #expect(try faults(of: file) == [])
    let found = names(try inner(file))
    #expect(found.given == ["here", "here_2", "here_3"])
    #expect(found.referred == found.given)
  }
}
