import Testing
import YAML

@testable import Forms

@Suite struct `A form schema` {
  @Test func `holds all that its file says`() throws {
    let form = try FormSchema(
      yaml: """
        id: trip
        version: 3
        title: Trip consent form
        other-titles: [Consent form]
        reference-prefix: TRIP
        sections:
          - title: Child
            filled-by: sender
            fields:
              - key: child
                label: "Name:"
                other-labels: [Child, "Child's name"]
                type: person
                required: yes
                help: |
                  First name
                  and surname.
                controls: [txtChild, Text1]
                printed: ["(please print)"]
                answer: below
                default-is-an-answer: yes
              - key: born
                label: "Date of birth:"
                type: date
                order: year-first
                two-digit-years-from: 1930
                birth-date: yes
          - title: Parent
            filled-by: sender
            fields:
              - key: parent
                label: "Name:"
                type: person
              - key: diet
                label: "Diet:"
                type: choices
                options:
                  - Vegetarian
                  - label: None
                    other-labels: [No special diet]
          - filled-by: office
            fields:
              - {key: paid, label: Paid, type: yes-no, options: ["Yes", "No"]}
        goes-to: trips
        decided-by: office
        steps:
          - {name: Collect, role: trips, working-days: 5}
        urgent:
          - {field: paid, unless: yes, goes-to: headteacher}
        visible-to: [first-aider]
        keep: {years: 25, from: received, review: no}
        """, file: "trip.yaml")
    let child = Field(
      key: "child", label: "Name:", otherLabels: ["Child", "Child's name"],
      controlNames: ["txtChild", "Text1"], type: .person, isRequired: true,
      help: "First name\nand surname.", printedText: ["(please print)"], direction: .below,
      countsDefault: true)
    let born = Field(
      key: "born", label: "Date of birth:",
      type: .date(DateRule(order: .yearFirst, twoDigitPivot: 1930, isBirthDate: true)))
    let diet = Field(
      key: "diet", label: "Diet:", type: .choices,
      options: [
        Field.Option(label: "Vegetarian"),
        Field.Option(label: "None", otherLabels: ["No special diet"]),
      ])
    let paid = Field(
      key: "paid", label: "Paid", type: .yesNo,
      options: [Field.Option(label: "Yes"), Field.Option(label: "No")])
    #expect(
      form
        == FormSchema(
          id: "trip", version: 3, title: "Trip consent form", otherTitles: ["Consent form"],
          referencePrefix: "TRIP",
          sections: [
            FormSchema.Section(title: "Child", filledBy: .sender, fields: [child, born]),
            FormSchema.Section(
              title: "Parent", filledBy: .sender,
              fields: [Field(key: "parent", label: "Name:", type: .person), diet]),
            FormSchema.Section(filledBy: .role("office"), fields: [paid]),
          ],
          routing: FormSchema.Routing(
            handledBy: "trips", decidedBy: "office",
            steps: [FormSchema.Step(name: "Collect", role: "trips", workingDays: 5)],
            urgent: [FormSchema.Urgency(field: "paid", unless: true, role: "headteacher")]),
          retention: FormSchema.Retention(years: 25, from: .received, review: false),
          visibleTo: ["first-aider"]))
    #expect(form.roles == ["trips", "office", "headteacher", "first-aider"])
  }

  @Test func `keeps cases six years after closing, with a review, unless it says otherwise`() throws
  {
    let form = try FormSchema(yaml: lostProperty, file: "form.yaml")
    #expect(form.retention == FormSchema.Retention(years: 6, from: .closing, review: true))
  }

  @Test(
    arguments: [
      ("text", FieldType.text), ("person", .person), ("date", .date(DateRule())),
      ("yes-no", .yesNo), ("web-address", .webAddress), ("web-addresses", .webAddresses),
      ("email", .email), ("number", .number), ("telephone", .telephone),
    ])
  func `has fields of each type`(_ word: String, _ type: FieldType) throws {
    let yaml = lostProperty.replacing("type: person", with: "type: \(word)")
    #expect(try FormSchema(yaml: yaml, file: "form.yaml").fields[0].type == type)
  }

  @Test func `W77: may print one label in two sections that each have a title`() throws {
    let parts = """
        - title: Parent
          filled-by: sender
          fields:
            - {key: parent, label: "Child's name:", type: person}
      goes-to: office

      """
    let titled = lostProperty.replacing(
      "  - filled-by: sender", with: "  - title: Child\n    filled-by: sender")
    let both = titled.replacing("goes-to: office\n", with: parts)
    #expect(try FormSchema(yaml: both, file: "form.yaml").fields.count == 3)
    let one = lostProperty.replacing("goes-to: office\n", with: parts)
    let error = #expect(throws: SchemaError.self) { try FormSchema(yaml: one, file: "form.yaml") }
    #expect(
      error?.description == """
        form.yaml:18: The label "Child's name:" is given twice, also in line 9.
        hint: Change one, or put the fields in sections that each have the title printed above them.
        """)
  }
}
