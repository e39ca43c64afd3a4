import Testing

@testable import Forms
@testable import Word

@Suite struct `Labels in the lines of a Word file` {
  static let all = [
    overflow, sameLine, separators, lines, instructions, repeated, long, echoes, otherWords,
  ].flatMap(\.self)

  @Test(arguments: overflow)
  func `W71: what follows the last answer is unassigned`(_ fixture: Fixture) { fixture.check() }

  static let overflow: [Fixture] = [
    .titled(
      "behind a blank line", p("Name: Ann") + p("Notes: one") + p("") + p("Continued overleaf"),
      ["name": "Ann", "notes": "one"], unassigned: ["Continued overleaf"]),
    .titled(
      "behind a table",
      table([["Name", "Ann"], ["Class", "4B"]]) + p("Continued: she also reads"),
      ["name": "Ann", "class": "4B"], unassigned: ["Continued: she also reads"]),
    .titled(
      "on an added page",
      p("Name: Ann") + p("Class: 4B")
        + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + p("More about Ann"),
      ["name": "Ann", "class": "4B"], unassigned: ["More about Ann"]),
  ]

  @Test(arguments: sameLine)
  func `W72: labels on one line cut it, label words in an answer do not`(_ fixture: Fixture) {
    fixture.check()
  }

  static let sameLine: [Fixture] = [
    .titled("spaces", p("Name: Ann      Class: 4B"), ["name": "Ann", "class": "4B"]),
    .titled("tabs", p("Name:\tAnn\tClass:\t4B"), ["name": "Ann", "class": "4B"]),
    .titled("leaders", p("Name ……… Class ……… DOB ………"), [:]),
    .titled(
      "a label word inside an answer", p("Name: Ann") + p("Class: same class as Tom"),
      ["name": "Ann", "class": "same class as Tom"]),
    .titled(
      "a label inside the cell of another",
      table([["Notes: the Class: 4B is full"], ["Class: 5C"], ["Name: Ann"]]),
      ["name": "Ann", "class": "5C", "notes": "the Class: 4B is full"]),
  ]

  @Test(arguments: separators)
  func `W73, W74: the first separator behind a label parts it from its answer`(_ fixture: Fixture) {
    fixture.check()
  }

  static let separators: [Fixture] = [
    .titled(
      "colons in the answer", p("Notes: Time: 10:30, https://a.uk") + p("Name: Ann"),
      ["name": "Ann", "notes": "Time: 10:30, https://a.uk"]),
    .titled("tab", p("Name\tAnn") + p("Class\t4B"), ["name": "Ann", "class": "4B"]),
    .titled("dash", p("Name - Ann") + p("Class – 4B"), ["name": "Ann", "class": "4B"]),
    .titled("equals", p("Name = Ann") + p("Class = 4B"), ["name": "Ann", "class": "4B"]),
    .titled("leader", p("Name ....... Ann") + p("Class …… 4B"), ["name": "Ann", "class": "4B"]),
    .titled("three spaces", p("Name   Ann") + p("Class   4B"), ["name": "Ann", "class": "4B"]),
    .titled(
      "one space is none", p("Name Ann") + p("Class: 4B") + p("DOB: 1/2/2019"),
      ["class": "4B", "born": "2019-02-01"], unassigned: ["Name Ann"]),
  ]

  @Test(arguments: lines)
  func `W75: a line to write on is no answer`(_ fixture: Fixture) { fixture.check() }

  static let lines: [Fixture] = [
    .titled("underscores", p("Name: ________") + p("Class: 4B"), ["class": "4B"]),
    .titled(
      "a tab with a leader",
      "<w:p><w:pPr><w:tabs><w:tab w:val=\"right\" w:leader=\"underscore\" w:pos=\"9000\"/></w:tabs></w:pPr>\(r("Name:\t"))</w:p>"
        + p("Class: 4B"),
      ["class": "4B"]),
    .titled(
      "underlined spaces",
      "<w:p>\(r("Name: "))\(r("          ", "<w:u w:val=\"single\"/>"))</w:p>" + p("Class: 4B"),
      ["class": "4B"]),
    .titled(
      "written on", p("Name: __Ann__") + p("Class: ....4B...."), ["name": "Ann", "class": "4B"]),
    .titled(
      "marks inside an answer stay", p("Notes: a___b...c") + p("Name: Ann"),
      ["name": "Ann", "notes": "a___b...c"]),
  ]

  @Test(arguments: instructions)
  func `W76: instructions of the form are no answer`(_ fixture: Fixture) { fixture.check() }

  static let instructions: [Fixture] = [
    .titled(
      "in brackets behind the label",
      p("Name (please print): Ann")
        + table([["Class (required)", "4B"], ["DOB (e.g. 01/02/2026)", ""]]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "in brackets, and no instruction", p("Name (Ann Lee): Ann") + p("Class: 4B"),
      ["name": "Ann", "class": "4B"], unassigned: ["(Ann Lee)"]),
    Fixture(
      name: "known from the blank form",
      body: childFormBody(
        table([["Name", "Please print"], ["Class", "4B"], ["Notes", "Please print"]])),
      form: printedForm, answers: ["class": "4B", "notes": "Please print"]),
    .titled(
      "not known", table([["Name", "Ann"], ["Notes", "max 50 words"]]),
      ["name": "Ann", "notes": "max 50 words"]),
  ]

  static let printedForm: FormSchema = {
    var form = childForm
    form.sections[0].fields[0].printedText = ["Please print"]
    return form
  }()

  @Test(arguments: repeated)
  func `W77: the section above decides which of two equal labels is meant`(_ fixture: Fixture) {
    fixture.check()
  }

  static let repeated: [Fixture] = [
    Fixture(
      name: "in lines",
      body: p("Consent form") + p("Child") + p("Name: Ann") + p("Parent") + p("Name: Eve")
        + p("Telephone: 01422 123456"),
      form: consentForm, answers: ["child": "Ann", "parent": "Eve", "telephone": "01422 123456"]),
    Fixture(
      name: "in a table",
      body: p("Consent form")
        + table([
          ["Child", ""], ["Name", "Ann"], ["Parent", ""], ["Name", "Eve"], ["Telephone", ""],
        ]),
      form: consentForm, answers: ["child": "Ann", "parent": "Eve"]),
    Fixture(
      name: "the first section is left blank",
      body: p("Consent form") + p("Child") + p("Name:") + p("Parent") + p("Name: Eve"),
      form: consentForm, answers: ["parent": "Eve"]),
    .titled(
      "two answers to one question", p("Name: Ann") + p("Class: 4B") + p("Name: Tom"),
      ["name": "unclear two-answers: Ann | Tom", "class": "4B"]),
    .titled(
      "the same answer twice", p("Name: Ann") + table([["Class", "4B"], ["Name", "ANN"]]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "an answer once of twice", p("Name: Ann") + table([["Class", "4B"], ["Name", ""]]),
      ["name": "Ann", "class": "4B"]),
  ]

  static let consentForm = FormSchema(
    id: "consent", version: 1, title: "Consent form", otherTitles: [], referencePrefix: "CON",
    sections: [
      FormSchema.Section(
        title: "Child", filledBy: .sender,
        fields: [Field(key: "child", label: "Name", type: .person)]),
      FormSchema.Section(
        title: "Parent", filledBy: .sender,
        fields: [
          Field(key: "parent", label: "Name", type: .person),
          Field(key: "telephone", label: "Telephone", type: .telephone),
        ]),
    ],
    routing: FormSchema.Routing(handledBy: "office", decidedBy: nil))

  @Test(arguments: long)
  func `W78: an answer runs to the next label, cell end or heading`(_ fixture: Fixture) {
    fixture.check()
  }

  static let long: [Fixture] = [
    .titled(
      "paragraphs", p("Notes: one") + p("two") + p("") + p("three") + p("Name: Ann"),
      ["name": "Ann", "notes": "one\ntwo\n\nthree"]),
    .titled("lines", p("Notes: one\ntwo\nName: Ann"), ["name": "Ann", "notes": "one\ntwo"]),
    .titled(
      "a heading",
      p("Name: Ann")
        + "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>\(r("About the school"))</w:p>"
        + p("Class: 4B"),
      ["name": "Ann", "class": "4B"], unassigned: ["About the school"]),
  ]

  @Test(arguments: echoes)
  func `W79: one label typed again is dropped`(_ fixture: Fixture) { fixture.check() }

  static let echoes: [Fixture] = [
    .titled("in a line", p("Name: Name: Ann") + p("Class: 4B"), ["name": "Ann", "class": "4B"]),
    .titled(
      "in the cell of the answer", table([["Name", "Name: Ann"], ["Class", "Class: 4B"]]),
      ["name": "Ann", "class": "4B"]),
    .titled(
      "in other words", table([["Name", "Child’s name: Ann"], ["Class", "4B"]]),
      ["name": "Ann", "class": "4B"]),
  ]

  @Test(arguments: otherWords)
  func `W80: other words and slips of one letter lead to a label`(_ fixture: Fixture) {
    fixture.check()
  }

  static let otherWords: [Fixture] = [
    .titled(
      "aliases", table([["Name / Enw", "Ann"], ["D.O.B.", "1/2/2019"], ["CLASS", "4B"]]),
      ["name": "Ann", "class": "4B", "born": "2019-02-01"]),
    .titled(
      "a letter missing", table([["Name", "Ann"], ["Clas", "4B"]]), ["name": "Ann", "class": "4B"]),
    .titled(
      "a letter more", p("Name: Ann") + p("Notess: none known"),
      ["name": "Ann", "notes": "none known"]),
    .titled(
      "two letters are too many", p("Name: Ann") + p("DOB: 1/2/2019") + table([["Klas", "4B"]]),
      ["name": "Ann", "born": "2019-02-01"], unassigned: ["Klas", "4B"]),
    .titled(
      "the label itself is there too",
      table([["Name", "Ann"], ["Class", "4B"], ["Clas", "5C"]]),
      ["name": "Ann", "class": "4B"], unassigned: ["Clas", "5C"]),
    Fixture(
      name: "near two labels",
      body: p("Consent form") + table([["Site X", "1"], ["Date", "1/2/2026"]]), form: siteForm,
      answers: ["a": "unclear near-label: ", "b": "unclear near-label: ", "date": "2026-02-01"],
      unassigned: ["Site X", "1"]),
  ]

  static let siteForm = FormSchema(
    id: "site", version: 1, title: "Consent form", otherTitles: [], referencePrefix: "SIT",
    sections: [
      FormSchema.Section(
        filledBy: .sender,
        fields: [
          Field(key: "a", label: "Site A", type: .text),
          Field(key: "b", label: "Site B", type: .text),
          Field(key: "date", label: "Date", type: .date(DateRule())),
        ])
    ],
    routing: FormSchema.Routing(handledBy: "office", decidedBy: nil))
}
