import PDF
import TestSupport
import Testing

/// A content control in the run of a paragraph.
private func control(_ properties: String, _ text: String) -> String {
  "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent><w:r><w:t>\(text)</w:t></w:r></w:sdtContent></w:sdt>"
}

private func paragraph(_ content: String) -> String { "<w:p>\(content)</w:p>" }
private func words(_ text: String) -> String {
  "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

@Suite struct `A form that is filled in on the screen` {
  private func fields(_ body: String) throws -> [DrawnField] {
    try printed(body, makesForm: true).document.pages.flatMap(\.fields)
  }

  @Test func `has a field for each content control, named and explained by it`() throws {
    let field = try #require(
      try fields(
        paragraph(
          words("Name: ")
            + control("<w:alias w:val=\"Your full name\"/><w:tag w:val=\"name\"/><w:text/>", "Mary")
        )
      ).first)
    #expect(field.name == "name")
    #expect(field.tip == "Your full name")
    #expect(field.value == "Mary")
    #expect(field.kind == .text(isMultiline: false))
    #expect(field.area.width >= 100 && field.area.height > 10)
  }

  @Test func `is explained by the words before a field that explains nothing`() throws {
    let field = try #require(try fields(paragraph(words("Web address: ") + control("", "x"))).first)
    #expect(field.tip == "Web address")
    #expect(field.name == "Web address")
  }

  @Test func `can be read, not changed, where a control is locked`() throws {
    let lock = "<w:lock w:val=\"sdtContentLocked\"/>"
    let box =
      "<w14:checkbox xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"><w14:checked w14:val=\"0\"/></w14:checkbox>"
    let body = ["<w:text w:multiLine=\"1\"/>", box].flatMap { kind in
      [paragraph(control(lock + kind, "☐")), paragraph(control(kind, "☐"))]
    }.joined()
    let pdf = try printed(body, makesForm: true)
    #expect(pdf.document.pages.flatMap(\.fields).map(\.isLocked) == [true, false, true, false])
    let flags = pdf.file.objects.values.compactMap { $0.entries?["Ff"]?.integer }
    #expect(flags.sorted() == [1, 4096, 4097])
  }

  @Test func `takes a prompt for no value`() throws {
    let field = try #require(
      try fields(paragraph(control("<w:showingPlcHdr/><w:text/>", "Click here"))).first)
    #expect(field.value == "")
  }

  @Test func `offers what a list offers`() throws {
    let items = ["Yes", "No"].map {
      "<w:listItem w:displayText=\"\($0)\" w:value=\"\($0.lowercased())\"/>"
    }.joined()
    let both = try fields(
      paragraph(control("<w:dropDownList>\(items)</w:dropDownList>", "No"))
        + paragraph(control("<w:comboBox>\(items)</w:comboBox>", "Perhaps")))
    #expect(
      both.map(\.kind) == [
        .choice(["Yes", "No"], isEditable: false), .choice(["Yes", "No"], isEditable: true),
      ])
    #expect(both.map(\.value) == ["No", "Perhaps"])
  }

  @Test func `has a box for each box, ticked or not, with the words behind it`() throws {
    let checked =
      "<w14:checkbox xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"><w14:checked w14:val=\"1\"/></w14:checkbox>"
    let boxes = try fields(
      paragraph(control("<w:tag w:val=\"agreed\"/>\(checked)", "☒"))
        + paragraph(words("☐ Yes ☒ No")))
    #expect(
      boxes.map(\.kind) == [
        .checkBox(isOn: true), .checkBox(isOn: false), .checkBox(isOn: true),
      ])
    #expect(boxes.map(\.tip) == ["agreed", "Yes", "No"])
  }

  @Test func `keeps legacy form fields`() throws {
    func field(_ data: String, _ result: String) -> String {
      "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>\(data)</w:ffData></w:fldChar></w:r>"
        + "<w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        + result + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    }
    let found = try fields(
      paragraph(
        field("<w:name w:val=\"Text1\"/><w:textInput/>", words("Ann"))
          + field("<w:name w:val=\"Check1\"/><w:checkBox><w:checked/></w:checkBox>", "")))
    #expect(found.map(\.name) == ["Text1", "Check1"])
    #expect(found.map(\.value) == ["Ann", ""])
    #expect(found.map(\.kind) == [.text(isMultiline: false), .checkBox(isOn: true)])
  }

  @Test func `gives fields of one name a number, for a name is one value`() throws {
    let file = try printed(
      paragraph(control("<w:tag w:val=\"a.b\"/>", "1") + control("<w:tag w:val=\"a.b\"/>", "2")),
      makesForm: true
    ).file
    let names = file.objects.values.compactMap { file.value("T", of: $0).text }.sorted()
    #expect(names == ["a_b", "a_b (2)"])
  }

  @Test func `stands in the structure as a form`() throws {
    let structure = try printed(
      paragraph(words("Name ") + control("<w:tag w:val=\"n\"/>", "Ann")), makesForm: true
    ).structure
    #expect(structure.contains("Form"))
    #expect(!structure.contains("Ann"))
  }

  @Test func `is words alone where nobody asked for fields`() throws {
    let plain = try printed(paragraph(words("Name ") + control("<w:tag w:val=\"n\"/>", "Ann")))
    #expect(plain.document.pages.flatMap(\.fields).isEmpty)
    #expect(plain.pages == ["Name Ann"])
  }
}
