import Testing
import YAML

@testable import Forms

@Suite struct `A form with a wrong value` {
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
      "a list of texts for a text",
      "title: Lost property form",
      becomes: "title: [Lost property, form]",
      says: """
        form.yaml:3: "title" must be a text, not a list.
        hint: Write the text after the key, in quotes if it holds a colon or starts with a sign.
        """),
    Slip(
      "a group for a text",
      "title: Lost property form",
      becomes: "title: {a: b}",
      says: """
        form.yaml:3: "title" must be a text, not a group of keys.
        hint: Write the text after the key, in quotes if it holds a colon or starts with a sign.
        """),
    Slip(
      "a text for a list of groups",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        steps: look

        """,
      says: """
        form.yaml:16: "steps" must be a list, not a text.
        hint: Start each entry of the list with `- ` on a line of its own.
        """),
    Slip(
      "a text for a group",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        keep: forever

        """,
      says: """
        form.yaml:16: "keep" must be a group of keys, not a text.
        hint: Write it as `key: value` lines; the keys are years, from, review.
        """),
    Slip(
      "a text in a list of groups",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        steps:
          - look

        """,
      says: """
        form.yaml:17: A step must be a group of keys, not a text.
        hint: Write it as `key: value` lines; the keys are name, role, working-days.
        """),
    Slip(
      "nothing in a list of texts",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        other-titles:
          - Lost things
          -

        """,
      says: """
        form.yaml:18: "other-titles" must be a text, not nothing.
        hint: Write the text after the key, in quotes if it holds a colon or starts with a sign.
        """),
    Slip(
      "a text of spaces",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        other-titles: ["  "]

        """,
      says: """
        form.yaml:16: "other-titles" holds only spaces.
        hint: Write the text, or delete the key.
        """),
    Slip(
      "a label of two lines",
      """
      label: "Found?"
      """,
      becomes: #"""
        label: "Found\nor not?"
        """#,
      says: """
        form.yaml:13: "label" must stand on one line.
        hint: Write it without line breaks and tabs.
        """),
    Slip(
      "a word for a flag",
      "required: yes",
      becomes: "required: perhaps",
      says: """
        form.yaml:11: "required" must be yes or no.
        hint: Write `required: yes` or `required: no`.
        """),
    Slip(
      "a version in letters",
      "version: 1",
      becomes: "version: one",
      says: """
        form.yaml:2: "version" must be a whole number from 1 to 9999.
        hint: Write it in digits, such as `version: 1`.
        """),
    Slip(
      "version zero",
      "version: 1",
      becomes: "version: 0",
      says: """
        form.yaml:2: "version" must be a whole number from 1 to 9999.
        hint: Write it in digits, such as `version: 1`.
        """),
    Slip(
      "a version with a part",
      "version: 1",
      becomes: "version: 1.5",
      says: """
        form.yaml:2: "version" must be a whole number from 1 to 9999.
        hint: Write it in digits, such as `version: 1`.
        """),
    Slip(
      "an id with capitals and spaces",
      "id: lost-property",
      becomes: "id: Lost Property",
      says: """
        form.yaml:1: "id" is "Lost Property", which is not small letters, digits and hyphens.
        hint: Write it such as `lost-property`, starting with a letter.
        """),
    Slip(
      "an id that ends in a hyphen",
      "id: lost-property",
      becomes: "id: lost-",
      says: """
        form.yaml:1: "id" is "lost-", which is not small letters, digits and hyphens.
        hint: Write it such as `lost-property`, starting with a letter.
        """),
    Slip(
      "a reference prefix in small letters",
      "LPF",
      becomes: "lpf",
      says: """
        form.yaml:4: "reference-prefix" is "lpf", which is not two to four capital letters.
        hint: Write letters A to Z only, such as `BCA`.
        """),
    Slip(
      "a reference prefix of five letters",
      "LPF",
      becomes: "LOSTP",
      says: """
        form.yaml:4: "reference-prefix" is "LOSTP", which is not two to four capital letters.
        hint: Write letters A to Z only, such as `BCA`.
        """),
    Slip(
      "a reference prefix that certificates have",
      "LPF",
      becomes: "CERT",
      says: """
        form.yaml:4: "reference-prefix" is "CERT", which is docket's own for certificates.
        hint: Choose other letters, such as `BCA`.
        """),
    Slip(
      "a field key with a hyphen",
      "key: found",
      becomes: "key: found-it",
      says: """
        form.yaml:12: "key" is "found-it", which is not small letters, digits and _.
        hint: Write it such as `blocked_on`, starting with a letter.
        """),
    Slip(
      "an unknown type near a known one",
      "type: yes-no",
      becomes: "type: yesno",
      says: """
        form.yaml:14: "type" cannot be "yesno".
        hint: Did you mean "yes-no"?
        """),
    Slip(
      "an unknown type near none",
      "type: yes-no",
      becomes: "type: essay",
      says: """
        form.yaml:14: "type" cannot be "essay".
        hint: It is one of text, person, date, yes-no, choice, choices, web-address, web-addresses, email, number, telephone.
        """),
    Slip(
      "an answer in an unknown place",
      """
              type: yes-no

      """,
      becomes: """
                type: yes-no
                answer: left

        """,
      says: """
        form.yaml:15: "answer" cannot be "left".
        hint: It is one of right, below.
        """),
  ]
}
