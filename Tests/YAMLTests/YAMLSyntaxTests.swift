import Testing

@testable import YAML

@Suite struct `A file that is no YAML` {
  struct Broken: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var yaml: String
    var says: String

    init(_ testDescription: String, _ yaml: String, says: String) {
      self.testDescription = testDescription
      self.yaml = yaml
      self.says = says
    }
  }

  @Test(arguments: Self.files)
  func `is refused with line and what to do`(_ file: Broken) {
    let error = #expect(throws: YAMLError.self) {
      try YAMLNode.parse(Array(file.yaml.utf8), file: "form.yaml")
    }
    #expect(error?.description == file.says)
  }

  static let files: [Broken] = [
    Broken(
      "an empty file",
      "",
      says: """
        form.yaml: The file is empty.
        hint: Start from a file that works, and change it.
        """),
    Broken(
      "a file of comments",
      "# nothing\n# yet\n",
      says: """
        form.yaml: The file is empty.
        hint: Start from a file that works, and change it.
        """),
    Broken(
      "nothing but null",
      "~\n",
      says: """
        form.yaml: The file is empty.
        hint: Start from a file that works, and change it.
        """),
    Broken(
      "a tab before a key",
      "id: a\n\tversion: 1\n",
      says: """
        form.yaml:2: The line is indented with a tab.
        hint: Indent with spaces, never with tabs.
        """),
    Broken(
      "a tab in a list",
      "sections:\n\t- a\n",
      says: """
        form.yaml:2: A tab, or a text that starts with @, ` or %.
        hint: Indent with spaces, never with tabs, and put such a text in quotes.
        """),
    Broken(
      "a tab between keys of a group",
      "a:\n  b: 1\n\tc: 2\n",
      says: """
        form.yaml:3: The line is indented with a tab.
        hint: Indent with spaces, never with tabs.
        """),
    Broken(
      "a second colon",
      "id: a\ntitle: Reason: why\n",
      says: """
        form.yaml:2: A second colon on one line, or a line that is indented too far.
        hint: Put a text that holds a colon in quotes, and start keys of one group in one column.
        """),
    Broken(
      "a key without a colon",
      "id: a\nversion\ntitle: b\n",
      says: """
        form.yaml:3: A key without its colon, or a text that goes on without indentation.
        hint: Write `key: value` with a space after the colon, and indent the lines of a long text.
        """),
    Broken(
      "a key without a space",
      "id: a\nversion:1\ntitle: b\n",
      says: """
        form.yaml:3: A key without its colon, or a text that goes on without indentation.
        hint: Write `key: value` with a space after the colon, and indent the lines of a long text.
        """),
    Broken(
      "a quote that is never closed",
      "id: a\ntitle: \"Lost\nversion: 1\n",
      says: """
        form.yaml:2: A text that starts with a quote here is never closed.
        hint: Close the quote. A quote within a text is written twice: 'the teacher''s name'.
        """),
    Broken(
      "a quote that ends early",
      "id: a\ntitle: \"Lost\" property\nversion: 1\n",
      says: """
        form.yaml:2: The line is not indented like the keys beside it, or a quote ends too early.
        hint: Start keys of one group in one column, and put all of a text in quotes or none.
        """),
    Broken(
      "a key indented too far",
      "id: a\n  version: 1\n",
      says: """
        form.yaml:2: A second colon on one line, or a line that is indented too far.
        hint: Put a text that holds a colon in quotes, and start keys of one group in one column.
        """),
    Broken(
      "a key indented too little",
      "a:\n    b: 1\n  c: 2\n",
      says: """
        form.yaml:3: The line is not indented like the keys beside it, or a quote ends too early.
        hint: Start keys of one group in one column, and put all of a text in quotes or none.
        """),
    Broken(
      "an entry indented too little",
      "a:\n    - b\n  - c\n",
      says: """
        form.yaml:3: The line is not indented like the keys beside it, or a quote ends too early.
        hint: Start keys of one group in one column, and put all of a text in quotes or none.
        """),
    Broken(
      "a list in brackets that is never closed",
      "id: a\nother-titles: [b, c\nversion: 1\n",
      says: """
        form.yaml:2: A list that starts with [ here is never closed, or lacks a comma.
        hint: Write it as [first, second].
        """),
    Broken(
      "a text that starts with @",
      "id: @a\n",
      says: """
        form.yaml:1: A tab, or a text that starts with @, ` or %.
        hint: Indent with spaces, never with tabs, and put such a text in quotes.
        """),
    Broken(
      "a text that starts with %",
      "id: a\ntitle: %b\n",
      says: """
        form.yaml:2: A tab, or a text that starts with @, ` or %.
        hint: Indent with spaces, never with tabs, and put such a text in quotes.
        """),
    Broken(
      "a text that starts with a star",
      "id: *a\n",
      says: """
        form.yaml:1: Anchors and aliases (& and *) are not read.
        hint: Write the value out, or put a text that starts with & or * in quotes.
        """),
    Broken(
      "a key given twice",
      "id: a\nversion: 1\nid: b\n",
      says: """
        form.yaml:1: "id": written more than once in one group of keys, first here.
        hint: Keep one, or start a new entry of the list with `- `.
        """),
    Broken(
      "a second document",
      "id: a\n---\nid: b\n",
      says: """
        form.yaml:2: A second document starts here.
        hint: Delete the line `---`, or move what follows to a file of its own.
        """),
    Broken(
      "a key of two words in brackets",
      "[a, b]: c\n",
      says: """
        form.yaml:1: A key must be a plain word.
        hint: Write it as `key: value`, and put a text that starts with [, {, & or * in quotes.
        """),
    Broken(
      "an anchor and its alias",
      "id: &name lost\ntitle: *name\n",
      says: """
        form.yaml:1: Anchors and aliases (& and *) are not read.
        hint: Write the value out, or put a text that starts with & or * in quotes.
        """),
    Broken(
      "an anchor without a use",
      "id: a\nsections: &all [b]\n",
      says: """
        form.yaml:2: Anchors and aliases (& and *) are not read.
        hint: Write the value out, or put a text that starts with & or * in quotes.
        """),
    Broken(
      "aliases of aliases",
      "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
      says: """
        form.yaml:1: Anchors and aliases (& and *) are not read.
        hint: Write the value out, or put a text that starts with & or * in quotes.
        """),
    Broken(
      "aliases of aliases in a key",
      "- &a [x, x]\n"
        + zip("bcdefghijklmnop", "abcdefghijklmno").map {
          "- &\($0) [\(String(repeating: "*\($1), ", count: 9))]\n"
        }.joined() + "- ? *p\n  : x\n",
      says: """
        form.yaml:1: Anchors and aliases (& and *) are not read.
        hint: Write the value out, or put a text that starts with & or * in quotes.
        """),
    Broken(
      "a control character",
      "id: a\ntitle: b\u{07}\n",
      says: """
        form.yaml:2: A character here cannot stand in YAML: control characters are not allowed.
        hint: Delete the character, which may be invisible, and type it again.
        """),
    Broken(
      "no end of brackets",
      String(repeating: "[", count: 200_000),
      says: """
        form.yaml:1: Lists and groups are nested too deep.
        hint: Close each [ and {, and delete what is left over.
        """),
  ]
}
