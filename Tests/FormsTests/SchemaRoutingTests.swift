import Testing
import YAML

@testable import Forms

@Suite struct `A form with a wrong route` {
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
      "a role with a capital",
      "goes-to: office",
      becomes: "goes-to: The Office",
      says: """
        form.yaml:15: "goes-to" is "The Office", which is no role.
        hint: Write the role's id as in school.yaml: small letters and hyphens, as `ict-manager`.
        """),
    Slip(
      "the sender for a role",
      "goes-to: office",
      becomes: "goes-to: sender",
      says: """
        form.yaml:15: "goes-to" names the sender, who holds no role.
        hint: Name a role of school.yaml, such as `headteacher`.
        """),
    Slip(
      "an unknown filler",
      "filled-by: sender",
      becomes: "filled-by: Sender",
      says: """
        form.yaml:6: "filled-by" is "Sender", which is no role.
        hint: Did you mean "sender"?
        """),
    Slip(
      "a role with a space among those who may see",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        visible-to:
          - headteacher
          - ICT manager

        """,
      says: """
        form.yaml:18: "visible-to" is "ICT manager", which is no role.
        hint: Write the role's id as in school.yaml: small letters and hyphens, as `ict-manager`.
        """),
    Slip(
      "a decision without a field for it",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        decided-by: headteacher

        """,
      says: """
        form.yaml:16: "decided-by" is headteacher, who has no yes-no or choice field to decide in.
        hint: Add a section `filled-by: headteacher` with such a field, or delete `decided-by`.
        """),
    Slip(
      "a step without a limit",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        steps:
          - name: Look
            role: office

        """,
      says: """
        form.yaml:17: A step needs "working-days".
        hint: Write the working days that the step may take, such as `working-days: 2`.
        """),
    Slip(
      "a step of no days",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        steps:
          - name: Look
            role: office
            working-days: 0

        """,
      says: """
        form.yaml:19: "working-days" must be a whole number from 1 to 366.
        hint: Write it in digits, such as `working-days: 1`.
        """),
    Slip(
      "years without a number",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        keep:
          from: closing

        """,
      says: """
        form.yaml:17: "keep" needs "years".
        hint: Write for how many years a case is kept.
        """),
    Slip(
      "keeping from an unknown day",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        keep:
          years: 6
          from: close

        """,
      says: """
        form.yaml:18: "from" cannot be "close".
        hint: It is one of closing, received.
        """),
    Slip(
      "an urgent rule on a text field",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        urgent:
          - field: child
            unless: no
            goes-to: headteacher

        """,
      says: """
        form.yaml:17: The urgent rule names "child", which is no yes-no field.
        hint: The yes-no fields are found.
        """),
    Slip(
      "an urgent rule on no field, near one",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        urgent:
          - field: fuond
            unless: no
            goes-to: headteacher

        """,
      says: """
        form.yaml:17: The urgent rule names "fuond", which is no field of this form.
        hint: Did you mean "found"?
        """),
    Slip(
      "an urgent rule on no field",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        urgent:
          - field: safeguarding
            unless: no
            goes-to: headteacher

        """,
      says: """
        form.yaml:17: The urgent rule names "safeguarding", which is no field of this form.
        hint: The yes-no fields are found.
        """),
    Slip(
      "an urgent rule without its harmless answer",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        urgent:
          - field: found
            goes-to: headteacher

        """,
      says: """
        form.yaml:17: An urgent rule needs "unless".
        hint: Write the harmless answer: `unless: no`.
        """),
    Slip(
      "an urgent rule with a harmless answer that is neither",
      """
      goes-to: office

      """,
      becomes: """
        goes-to: office
        urgent:
          - field: found
            unless: maybe
            goes-to: headteacher

        """,
      says: """
        form.yaml:18: "unless" must be yes or no.
        hint: Write `unless: yes` or `unless: no`.
        """),
  ]
}
