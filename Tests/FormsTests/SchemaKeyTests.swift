import Testing
import YAML

@testable import Forms

@Suite struct `A form with a key wrong or missing` {
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
      "an unknown key near a known one",
      "title:",
      becomes: "titel:",
      says: """
        form.yaml:1: The form needs "title".
        hint: Write the title as printed at the head of the form.
        form.yaml:3: Unknown key "titel" in the form.
        hint: Did you mean "title"?
        """),
    Slip(
      "an unknown key of a field",
      "required: yes",
      becomes: "Required: yes",
      says: """
        form.yaml:11: Unknown key "Required" in a field.
        hint: Did you mean "required"?
        """),
    Slip(
      "an unknown key near none",
      "required: yes",
      becomes: "colour: red",
      says: """
        form.yaml:11: Unknown key "colour" in a field.
        hint: The keys are key, label, other-labels, type, required, help, options, controls, printed, answer, order, two-digit-years-from, birth-date, default-is-an-answer.
        """),
    Slip(
      "a key in the words of another program",
      "reference-prefix",
      becomes: "reference_prefix",
      says: """
        form.yaml:1: The form needs "reference-prefix".
        hint: Write two to four capital letters, such as `BCA`.
        form.yaml:4: Unknown key "reference_prefix" in the form.
        hint: Did you mean "reference-prefix"?
        """),
    Slip(
      "no id",
      """
      id: lost-property

      """,
      becomes: "",
      says: """
        form.yaml:1: The form needs "id".
        hint: Name the form, such as `id: lost-property`.
        """),
    Slip(
      "no version",
      """
      version: 1

      """,
      becomes: "",
      says: """
        form.yaml:1: The form needs "version".
        hint: Start with `version: 1`.
        """),
    Slip(
      "no title",
      """
      title: Lost property form

      """,
      becomes: "",
      says: """
        form.yaml:1: The form needs "title".
        hint: Write the title as printed at the head of the form.
        """),
    Slip(
      "a title with nothing after it",
      "title: Lost property form",
      becomes: "title:",
      says: """
        form.yaml:3: The form needs "title".
        hint: Write the title as printed at the head of the form.
        """),
    Slip(
      "no reference prefix",
      """
      reference-prefix: LPF

      """,
      becomes: "",
      says: """
        form.yaml:1: The form needs "reference-prefix".
        hint: Write two to four capital letters, such as `BCA`.
        """),
    Slip(
      "nobody to go to",
      """
      goes-to: office

      """,
      becomes: "",
      says: """
        form.yaml:1: The form needs "goes-to".
        hint: Name the role that handles the form.
        """),
    Slip(
      "a field without a key",
      """
            - key: child
              label
      """,
      becomes: "      - label",
      says: """
        form.yaml:8: A field needs "key".
        hint: Name the answer in one word, such as `key: teacher`.
        """),
    Slip(
      "a field without a label",
      """
              label: "Found?"

      """,
      becomes: "",
      says: """
        form.yaml:12: A field needs "label".
        hint: Write the question as it is printed on the form.
        """),
    Slip(
      "a field without a type",
      """
              type: yes-no

      """,
      becomes: "",
      says: """
        form.yaml:12: A field needs "type".
        hint: The types are text, person, date, yes-no, choice, choices, web-address, web-addresses, email, number, telephone.
        """),
    Slip(
      "a section without its filler",
      """
        - filled-by: sender
          fields
      """,
      becomes: "  - fields",
      says: """
        form.yaml:6: A section needs "filled-by".
        hint: Write `filled-by: sender`, or the role that does.
        """),
    Slip(
      "a section without fields",
      """
      goes-to: office

      """,
      becomes: """
          - filled-by: office
        goes-to: office

        """,
      says: """
        form.yaml:15: A section needs "fields".
        hint: List the questions, each with `key`, `label` and `type`.
        """),
    Slip(
      "a section of no fields",
      """
      goes-to: office

      """,
      becomes: """
          - filled-by: office
            fields: []
        goes-to: office

        """,
      says: """
        form.yaml:16: A section needs "fields".
        hint: List the questions, each with `key`, `label` and `type`.
        """),
    Slip(
      "no section of the sender",
      "filled-by: sender",
      becomes: "filled-by: office",
      says: """
        form.yaml:6: No section is filled in by the sender.
        hint: Write `filled-by: sender` in the part that the sender fills in.
        """),
    Slip(
      "two mistakes",
      """
      version: 1
      title: Lost property form
      """,
      becomes: """
        version: first
        titel: Lost property form
        """,
      says: """
        form.yaml:1: The form needs "title".
        hint: Write the title as printed at the head of the form.
        form.yaml:2: "version" must be a whole number from 1 to 9999.
        hint: Write it in digits, such as `version: 1`.
        form.yaml:3: Unknown key "titel" in the form.
        hint: Did you mean "title"?
        """),
  ]
}
