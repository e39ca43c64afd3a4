import Testing

@testable import Word

/// A complex field: instruction and, where there is one, result.
private func field(_ instruction: String, _ result: String? = nil, data: String = "") -> String {
  let begin = "<w:r><w:fldChar w:fldCharType=\"begin\">\(data)</w:fldChar></w:r>"
  let code = "<w:r><w:instrText xml:space=\"preserve\"> \(instruction) </w:instrText></w:r>"
  let separate = result.map { "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\($0)" } ?? ""
  return begin + code + separate + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
}

private func form(_ data: String, _ name: String = "f") -> String {
  "<w:ffData><w:name w:val=\"\(name)\"/><w:enabled/>\(data)</w:ffData>"
}

@Suite struct `Fields` {
  @Test(arguments: [
    (field("DATE", r("1 May")), "a1 Mayb"), (field("PAGE"), "ab"),
    (field("IF \(field("REF x", r("inner"))) = 1", r("yes")), "ayesb"),
    (field("REF x", r("out") + field("REF y", r("in"))), "aoutinb"),
    (field("DDEAUTO c:\\\\cmd.exe", r("!")), "a!b"), (field("SET x 1", r("1")), "ab"),
    (field("DATE", "<w:r><w:delInstrText>x</w:delInstrText></w:r>"), "ab"),
  ])
  func `W34: of a complex field the result is read`(field: String, shown: String) throws {
    #expect(try text("<w:p>\(r("a"))\(field)\(r("b"))</w:p>") == shown)
  }

  @Test func `W34: a field may run over paragraphs`() throws {
    let start =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    #expect(
      try text("<w:p>\(start)\(r("One"))</w:p><w:p>\(r("Two"))\(end)</w:p>\(p("x"))")
        == "One\nTwo\nx")
  }

  @Test func `W34: a field without an end swallows nothing and is noted`() throws {
    let begin =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>X</w:instrText></w:r>"
    let document = try document("<w:p>\(r("a"))\(begin)\(r("b"))</w:p>\(p("c"))")
    #expect(document.body.string == "ab\nc")
  }

  @Test func `W34: a field closed at the end of its story is noted`() throws {
    let begin =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    #expect(try document("<w:p>\(begin)\(r("b"))</w:p>").noteKinds == [.unclosedField])
  }

  @Test func `W35: of a simple field the runs are read`() throws {
    #expect(
      try text("<w:p><w:fldSimple w:instr=\" AUTHOR \">\(r("Ann"))</w:fldSimple></w:p>") == "Ann")
  }

  @Test(arguments: [
    ("<w:hyperlink r:id=\"x\">\(r("here"))</w:hyperlink>", "https://example.org/"),
    (
      "<w:hyperlink r:id=\"x\" w:anchor=\"top\">\(r("here"))</w:hyperlink>",
      "https://example.org/#top"
    ),
    ("<w:hyperlink w:anchor=\"top\">\(r("here"))</w:hyperlink>", "#top"),
    (field("HYPERLINK \"mailto:a@b.org\" \\o \"tip\"", r("here")), "mailto:a@b.org"),
    (field("HYPERLINK \\l \"top\"", r("here")), "#top"),
    (
      "<w:fldSimple w:instr=\"HYPERLINK &quot;http://a.org&quot;\">\(r("here"))</w:fldSimple>",
      "http://a.org"
    ),
  ])
  func `W36: a link has its text and its target`(link: String, target: String) throws {
    let body = try document(
      "<w:p>\(r("go "))\(link)</w:p>",
      relationships: """
        <Relationship Id="x" Target="https://example.org/" TargetMode="External" \
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>
        """
    ).body
    #expect(body.string == "go here")
    #expect(body.links == [Hyperlink(text: 3..<7, target: target)])
  }

  @Test func `W37: a legacy text field has its name, default and text`() throws {
    let data = form("<w:textInput><w:default w:val=\"type\"/></w:textInput>", "child")
    let body = try document(
      "<w:p>\(r("N: "))\(field("FORMTEXT", r("Ann"), data: data))</w:p>"
    ).body
    #expect(body.string == "N: Ann")
    #expect(
      body.legacyFields == [
        LegacyField(kind: .text(defaultText: "type"), name: "child", text: 3..<6, paragraph: 0)
      ])
  }

  @Test(arguments: [
    ("<w:default w:val=\"0\"/><w:checked/>", true), ("<w:default w:val=\"1\"/>", true),
    ("<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>", false), ("", false),
    ("<w:checked w:val=\"true\"/>", true),
  ])
  func `W38: a legacy tick stands in the line as a box`(data: String, isOn: Bool) throws {
    let data = form("<w:checkBox><w:sizeAuto/>\(data)</w:checkBox>")
    let body = try document(
      "<w:p>\(field("FORMCHECKBOX", data: data))\(r(" Yes"))</w:p>"
    ).body
    #expect(body.string == (isOn ? "☒ Yes" : "☐ Yes"))
    #expect(
      body.legacyFields == [
        LegacyField(kind: .checkBox(isChecked: isOn), name: "f", text: 0..<3, paragraph: 0)
      ])
  }

  @Test(arguments: [
    ("<w:result w:val=\"1\"/>", "B", 1, false), ("<w:default w:val=\"1\"/>", "B", 1, true),
    ("", "A", 0, true), ("<w:result w:val=\"9\"/>", "", 9, false),
  ])
  func `W39: a legacy list shows its entry`(
    data: String, shown: String, selected: Int, isDefault: Bool
  ) throws {
    let entries = "<w:listEntry w:val=\"A\"/><w:listEntry w:val=\"B\"/>"
    let body = try document(
      "<w:p>\(field("FORMDROPDOWN", data: form("<w:ddList>\(data)\(entries)</w:ddList>")))</w:p>"
    ).body
    #expect(body.string == shown)
    #expect(
      body.legacyFields.map(\.kind) == [
        .dropDown(entries: ["A", "B"], selected: selected, isDefault: isDefault)
      ])
  }

  @Test func `W40: the prompt of a macro button is no text`() throws {
    #expect(try text("<w:p>\(field("MACROBUTTON NoMacro [Click and type]"))</w:p>") == "")
  }
}
