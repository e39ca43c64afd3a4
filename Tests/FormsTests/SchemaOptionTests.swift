import Testing
import YAML

@testable import Forms

@Suite struct `A field with wrong options or rules` {
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
      "a choice without options",
      """
              type: yes-no

      """,
      becomes: """
                type: choice

        """,
      says: """
        form.yaml:12: A field of type choice needs "options".
        hint: List the words to choose from under `options:`, each with `- `.
        """),
    Slip(
      "a choice of one",
      """
              type: yes-no

      """,
      becomes: """
                type: choices
                options: [Red]

        """,
      says: """
        form.yaml:15: One option is no choice.
        hint: List at least two under `options:`.
        """),
    Slip(
      "options of a text",
      """
              type: yes-no

      """,
      becomes: """
                type: text
                options: [Red, Blue]

        """,
      says: """
        form.yaml:15: "options" belong to a choice, but the type is text.
        hint: Delete them, or write `type: choice` or `type: choices`.
        """),
    Slip(
      "three options of a yes-no field",
      """
              type: yes-no

      """,
      becomes: """
                type: yes-no
                options: ["Yes", "No", Perhaps]

        """,
      says: """
        form.yaml:15: A yes-no field has two options, the yes first.
        hint: Write them such as `options: ["Yes", "No"]`, or leave them out.
        """),
    Slip(
      "a yes-no field with the no first",
      """
              type: yes-no

      """,
      becomes: """
                type: yes-no
                options: ["No", "Yes"]

        """,
      says: """
        form.yaml:15: A yes-no field has two options, the yes first.
        hint: Write them such as `options: ["Yes", "No"]`, or leave them out.
        """),
    Slip(
      "a list for an option",
      """
              type: yes-no

      """,
      becomes: """
                type: choice
                options: [Red, [Blue]]

        """,
      says: """
        form.yaml:15: An option must be a group of keys, not a list.
        hint: Write it as `key: value` lines; the keys are label, other-labels.
        """),
    Slip(
      "options in a text",
      """
              type: yes-no

      """,
      becomes: """
                type: choice
                options: Red or Blue

        """,
      says: """
        form.yaml:15: "options" must be a list, not a text.
        hint: Start each option with `- ` on a line of its own.
        """),
    Slip(
      "an option without its label",
      """
              type: yes-no

      """,
      becomes: """
                type: choice
                options: [Red, {other-labels: [Azure]}]

        """,
      says: """
        form.yaml:15: An option needs "label".
        hint: Write the word as it is printed on the form.
        """),
    Slip(
      "an order of what is no date",
      """
              type: yes-no

      """,
      becomes: """
                type: yes-no
                order: day-first

        """,
      says: """
        form.yaml:15: "order" belongs to a date, but the type is yes-no.
        hint: Delete it, or write `type: date`.
        """),
    Slip(
      "an unknown order",
      """
              type: yes-no

      """,
      becomes: """
                type: date
                order: day first

        """,
      says: """
        form.yaml:15: "order" cannot be "day first".
        hint: Did you mean "day-first"?
        """),
    Slip(
      "a window of years out of reach",
      """
              type: yes-no

      """,
      becomes: """
                type: date
                two-digit-years-from: 70

        """,
      says: """
        form.yaml:15: "two-digit-years-from" must be a whole number from 1900 to 2099.
        hint: Write it in digits, such as `two-digit-years-from: 1900`.
        """),
  ]
}
