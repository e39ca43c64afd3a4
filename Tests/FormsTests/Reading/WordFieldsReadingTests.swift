import TestSupport
import Testing

@testable import Forms

@Suite struct `Fields of Word` {
  private static let fields: [(name: String, runs: String)] = [
    ("with a result", complexField("REF a \\h", r("Ann"))),
    ("nested in an instruction", nested),
    ("nested in a result", complexField("QUOTE", r("A") + complexField("MERGEFIELD x", r("nn")))),
    ("without a result beside text", r("Ann") + complexField("XE \"Bob\"", nil)),
    (
      "with a deleted instruction",
      "<w:del w:id=\"1\" w:author=\"B\"><w:r><w:delInstrText>REF Bob</w:delInstrText></w:r></w:del>\(r("Ann"))"
    ),
  ]

  private static let nested = complexField(
    """
    IF </w:instrText></w:r>\(complexField("MERGEFIELD x", r("Bob")))\
    <w:r><w:instrText> = "Bob" "Ann"
    """, r("Ann"))

  @Test(arguments: fields)
  func `W34: only the result of a field is read`(_ name: String, _ runs: String) {
    let form = read(body: childFormBody(labelled("Name", runs) + p("Class: 4B")))
    #expect(form.said("name") == "Ann")
    #expect(form.said("class") == "4B")
  }

  @Test func `W34: a result may run over paragraphs`() {
    let form = read(
      body: childFormBody(
        """
        <w:p>\(r("Notes: "))<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType="separate"/></w:r>\(r("one"))</w:p>\
        <w:p>\(r("two"))<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>\(p("Class: 4B"))
        """))
    #expect(form.said("notes") == "one\ntwo")
    #expect(form.said("class") == "4B")
  }

  @Test(arguments: ["", "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"])
  func `W34: a field without an end swallows nothing`(separator: String) {
    let form = read(
      body: childFormBody(
        """
        <w:p>\(r("Name: "))<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>\
        \(separator)\(r("Ann"))</w:p>\(p("Class: 4B"))
        """))
    #expect(form.said("name") == "Ann")
    #expect(form.said("class") == "4B")
    #expect(form.notes("document.unclosed-field") == ["A field of the file has no end."])
  }

  @Test func `W35: the runs of a simple field are read`() {
    let form = read(
      body: childFormBody(
        labelled(
          "Name", "<w:fldSimple w:instr=\" AUTHOR \\* MERGEFORMAT \">\(r("Ann"))</w:fldSimple>")))
    #expect(form.said("name") == "Ann")
  }

  private func link(_ text: String, _ target: String) -> ReadForm {
    read(
      body: childFormBody(
        labelled("E-mail", "<w:hyperlink r:id=\"rId9\">\(r(text))</w:hyperlink>")),
      relationships:
        "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"\(target)\" TargetMode=\"External\"/>"
    )
  }

  @Test func `W36: the shown address of a link is the answer`() {
    #expect(link("ann@lee.uk", "mailto:Ann@lee.uk?subject=Form").said("email") == "ann@lee.uk")
    let field = complexField("HYPERLINK \"mailto:ann@lee.uk\"", r("ann@lee.uk"))
    #expect(read(body: childFormBody(labelled("E-mail", field))).said("email") == "ann@lee.uk")
  }

  @Test func `W36: words that link to an address are unclear, both given`() {
    let expected = "(unclear: link-differs) write to me | ann@lee.uk"
    #expect(link("write to me", "mailto:ann@lee.uk").said("email") == expected)
    let field = complexField("HYPERLINK \"mailto:ann@lee.uk\"", r("write to me"))
    #expect(read(body: childFormBody(labelled("E-mail", field))).said("email") == expected)
  }

  @Test func `W36: another address than the one it links to is unclear, both given`() {
    #expect(
      link("bob@lee.uk", "mailto:ann@lee.uk").said("email")
        == "(unclear: link-differs) bob@lee.uk | ann@lee.uk")
  }

  @Test(arguments: [
    ("untouched", "<w:textInput/>", "\u{2002}\u{2002}\u{2002}\u{2002}\u{2002}", "(blank)"),
    ("emptied", "<w:textInput/>", "", "(blank)"),
    ("filled", "<w:textInput/>", "Ann", "Ann"),
    (
      "the default", "<w:textInput><w:default w:val=\"Full name\"/></w:textInput>", "Full name",
      "(blank)"
    ),
    (
      "over the default", "<w:textInput><w:default w:val=\"Full name\"/></w:textInput>", "Ann",
      "Ann"
    ),
  ])
  func `W37: a text field that nobody filled is blank`(
    _ name: String, _ data: String, _ result: String, _ expected: String
  ) {
    for body in [
      labelled("Name", formField("FORMTEXT", data, result)),
      table([["Name", "<w:p>\(formField("FORMTEXT", data, result))</w:p>"]]),
      "<w:p>\(formField("FORMTEXT", data, result, name: "name"))</w:p>",
    ] {
      #expect(read(body: childFormBody(body + p("Class: 4B"))).said("name") == expected)
    }
  }

  @Test func `W37: a default is an answer where the form says so`() {
    var form = childForm
    form.sections[0].fields[1].countsDefault = true
    let field = formField("FORMTEXT", "<w:textInput><w:default w:val=\"4B\"/></w:textInput>", "4B")
    let body = childFormBody(labelled("Class", field))
    #expect(read(body: body).said("class") == "(blank)")
    #expect(read(body: body, form: form).said("class") == "4B")
  }

  @Test(arguments: [
    ("<w:default w:val=\"0\"/><w:checked/>", "<w:default w:val=\"0\"/>", "yes"),
    (
      "<w:default w:val=\"0\"/><w:checked w:val=\"0\"/>",
      "<w:default w:val=\"0\"/><w:checked w:val=\"1\"/>", "no"
    ),
    ("<w:default w:val=\"1\"/>", "", "yes"),
    ("<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>", "<w:default w:val=\"0\"/>", "(blank)"),
    ("<w:checked/>", "<w:checked/>", "(unclear: several-options) yes | no"),
  ])
  func `W38: a tick box of Word 97 stands where its field stands`(
    yes: String, no: String, expected: String
  ) {
    let runs = formTick(yes) + r(" Yes  ") + formTick(no) + r(" No")
    #expect(read(body: childFormBody(labelled("May go on trips", runs))).said("trip") == expected)
    let cells = table([["May go on trips", "<w:p>\(runs)</w:p>"]])
    #expect(read(body: childFormBody(cells)).said("trip") == expected)
  }

  @Test(arguments: [
    ("<w:result w:val=\"2\"/>", "Packed"), ("<w:result w:val=\"1\"/>", "Hot"), ("", "(blank)"),
    ("<w:default w:val=\"2\"/>", "Packed"),
    ("<w:result w:val=\"0\"/><w:default w:val=\"2\"/>", "(blank)"),
  ])
  func `W39: a list of Word 97 holds the entry that it names, a prompt is blank`(
    state: String, expected: String
  ) {
    let entries = ["Choose…", "Hot", "Packed"].map { "<w:listEntry w:val=\"\($0)\"/>" }.joined()
    let field = formField("FORMDROPDOWN", "<w:ddList>\(state)\(entries)</w:ddList>", nil)
    #expect(read(body: childFormBody(labelled("Lunch", field))).said("lunch") == expected)
  }

  @Test func `W40: a prompt that is a macro button is blank`() {
    for body in [
      labelled("Name", complexField("MACROBUTTON NoMacro [Click and type]", nil)),
      labelled("Name", complexField("MACROBUTTON NoMacro [Click and type]", r("[Click and type]"))),
      table([
        [
          "Name",
          "<w:p>\(complexField("MACROBUTTON  AcceptAllChangesShown [Your name here]", nil))</w:p>",
        ]
      ]),
    ] {
      #expect(read(body: childFormBody(body + p("Class: 4B"))).said("name") == "(blank)")
    }
  }
}
