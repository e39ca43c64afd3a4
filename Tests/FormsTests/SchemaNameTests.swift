import Testing
import YAML

@testable import Forms

@Suite struct `A form that uses a name twice` {
  @Test(arguments: Self.slips)
  func `is refused with file, line and what to do`(_ slip: Slip) {
    let yaml = slip.applied(to: lostProperty)
    let error = #expect(throws: SchemaError.self) {
      try FormSchema(yaml: yaml, file: "form.yaml")
    }
    #expect(error?.description == slip.says)
  }

  static let slips: [Slip] = [
    Slip(
      "a field key given twice",
      "key: found",
      becomes: "key: child",
      says: """
        form.yaml:12: The key "child" is given twice, also in line 8.
        hint: Give each field a key of its own.
        """),
    Slip(
      "a label given twice",
      """
      label: "Found?"
      """,
      becomes: """
        label: "child's  Name"
        """,
      says: """
        form.yaml:13: The label "child's  Name" is given twice, also in line 9.
        hint: Change one, or put the fields in sections that each have the title printed above them.
        """),
    Slip(
      "another label that is a label",
      """
              type: yes-no

      """,
      becomes: """
                type: yes-no
                other-labels: ["Child's name"]

        """,
      says: """
        form.yaml:15: The label "Child's name" is given twice, also in line 9.
        hint: Change one, or put the fields in sections that each have the title printed above them.
        """),
    Slip(
      "a title given twice",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        other-titles: [Lost property form]

        """,
      says: """
        form.yaml:16: The title "Lost property form" is given twice, also in line 3.
        hint: Delete it: capitals, spaces and a colon at the end make no other title.
        """),
    Slip(
      "a section title given twice",
      """
      goes-to: office

      """,
      becomes: """
          - title: Parent
            filled-by: sender
            fields:
              - {key: a, label: A, type: text}
          - title: Parent
            filled-by: sender
            fields:
              - {key: b, label: B, type: text}
        goes-to: office

        """,
      says: """
        form.yaml:19: The section title "Parent" is given twice, also in line 15.
        hint: Give each section the heading that is printed above it.
        """),
    Slip(
      "a control name that is a key",
      """
              type: yes-no

      """,
      becomes: """
                type: yes-no
                controls: [child]

        """,
      says: """
        form.yaml:15: The control name "child" is given twice, also in line 8.
        hint: Give each control one field; a key is a control name too.
        """),
    Slip(
      "an option given twice",
      """
              type: yes-no

      """,
      becomes: """
                type: choice
                options: [Red, "red"]

        """,
      says: """
        form.yaml:15: The option "red" is given twice, also in line 15.
        hint: Write each option once, without words of the others.
        """),
    Slip(
      "another word of one option that is another",
      """
              type: yes-no

      """,
      becomes: """
                type: choice
                options:
                  - label: Red
                    other-labels: [Scarlet]
                  - scarlet

        """,
      says: """
        form.yaml:18: The option "scarlet" is given twice, also in line 17.
        hint: Write each option once, without words of the others.
        """),
  ]
}
