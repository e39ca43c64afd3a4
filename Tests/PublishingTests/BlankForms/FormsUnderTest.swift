import Forms
import Testing

/// A form with a field of each type, and of choices few and many.
let everyType = FormSchema(
  id: "every-type", version: 3, title: "Form with \"every\" type & more",
  referencePrefix: "EVT",
  sections: [
    FormSchema.Section(
      title: "About the child", filledBy: .sender,
      fields: [
        Field(
          key: "name", label: "Name:", type: .person, isRequired: true,
          help: "As in the register: family name last."),
        Field(
          key: "born", label: "Date of birth", type: .date(DateRule(isBirthDate: true)),
          isRequired: true),
        Field(
          key: "class", label: "Class:", type: .choice,
          options: ["1A", "1B", "2A", "2B", "3A", "3B", "4A", "4B"].map { .init(label: $0) }),
        Field(
          key: "lunch", label: "Lunch?", type: .choice, isRequired: true,
          help: "Reasons: the kitchen needs to know.",
          options: [
            .init(label: "Hot"), .init(label: "Packed lunch from home"),
            .init(label: "Goes home"),
          ]),
        Field(
          key: "clubs", label: "Clubs:", type: .choices,
          options: [.init(label: "Chess"), .init(label: "Choir"), .init(label: "Art & craft")]),
        Field(
          key: "trips", label: "May go on trips", type: .yesNo, isRequired: true,
          help: "Tick one (please)."),
        Field(
          key: "agree", label: "Agree?", type: .yesNo,
          options: [.init(label: "I agree"), .init(label: "I do not agree")]),
      ]),
    FormSchema.Section(
      title: "About you", filledBy: .sender,
      fields: [
        Field(key: "parent", label: "Your name:", type: .person),
        Field(key: "email", label: "E-mail (at home):", type: .email, isRequired: true),
        Field(key: "phone", label: "Telephone", type: .telephone),
        Field(key: "number", label: "Number of children:", type: .number),
        Field(
          key: "site", label: "Web address:", type: .webAddress,
          help: "The whole address, copied from the browser."),
        Field(key: "sites", label: "Other web addresses:", type: .webAddresses),
        Field(key: "notes", label: "Notes:", type: .text, help: "Anything else."),
      ]),
    FormSchema.Section(
      filledBy: .role("headteacher"),
      fields: [
        Field(key: "accepted", label: "Accepted", type: .yesNo),
        Field(key: "from", label: "From (date):", type: .date(DateRule())),
        Field(
          key: "group", label: "Group:", type: .choice,
          options: [.init(label: "Red"), .init(label: "Blue")]),
        Field(key: "why", label: "Why:", type: .text),
      ]),
  ],
  routing: FormSchema.Routing(handledBy: "headteacher", decidedBy: nil))

/// The forms that ship, and the one above.
let formsUnderTest: [FormSchema] = {
  let own = ["blocked-content-access", "inappropriate-content-report"].compactMap { id in
    try? FormSchema(yaml: shipped("forms/\(id).yaml"), file: id)
  }
  precondition(own.count == 2, "the forms that ship can be read")
  return own + [everyType]
}()

extension FormSchema: CustomTestStringConvertible {
  /// Its id: a whole form is too much for the name of a test.
  public var testDescription: String { id }
}
