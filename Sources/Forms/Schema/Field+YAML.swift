internal import YAML

extension Field {
  static let keys = [
    "key", "label", "other-labels", "type", "required", "help", "options", "controls", "printed",
    "answer", "order", "two-digit-years-from", "birth-date", "default-is-an-answer",
  ]

  /// Values stand in for what is missing: each is a mistake that keeps the schema from getting out.
  init(reading field: YAMLMapping) {
    let kind = Kind(reading: field)
    self.init(
      key: Self.key(field) ?? "",
      label: field.text("label", hint: "Write the question as it is printed on the form.") ?? "",
      otherLabels: field.texts("other-labels").map(\.text),
      controlNames: field.texts("controls").map(\.text),
      type: Self.type(field, of: kind),
      isRequired: field.flag("required") ?? false,
      help: field.passage("help"),
      options: Self.options(field, of: kind),
      printedText: field.texts("printed").map(\.text),
      direction: field.word("answer", of: [.right, .below]),
      countsDefault: field.flag("default-is-an-answer") ?? false)
  }

  private static func key(_ field: YAMLMapping) -> String? {
    guard let key = field.text("key", hint: "Name the answer in one word, such as `key: teacher`.")
    else { return nil }
    if key.isIdentifier(joinedBy: "_") { return key }
    field.wrong(
      "key", "\"key\" is \"\(key)\", which is not small letters, digits and _.",
      hint: "Write it such as `blocked_on`, starting with a letter.")
    return nil
  }

  /// The word under `type`.
  enum Kind: String, CaseIterable {
    case text, person, date
    case yesNo = "yes-no"
    case choice, choices
    case webAddress = "web-address"
    case webAddresses = "web-addresses"
    case email, number, telephone

    init?(reading field: YAMLMapping) {
      let hint = "The types are \(Self.allCases.map(\.rawValue).listed)."
      guard field.requiredNode("type", hint: hint) != nil,
        let kind = field.word("type", of: Self.allCases)
      else { return nil }
      self = kind
    }
  }

  private static func type(_ field: YAMLMapping, of kind: Kind?) -> FieldType {
    let rule = dateRule(field, of: kind)
    return switch kind {
    case .text, nil: .text
    case .person: .person
    case .date: .date(rule)
    case .yesNo: .yesNo
    case .choice: .choice
    case .choices: .choices
    case .webAddress: .webAddress
    case .webAddresses: .webAddresses
    case .email: .email
    case .number: .number
    case .telephone: .telephone
    }
  }

  private static func dateRule(_ field: YAMLMapping, of kind: Kind?) -> DateRule {
    var rule = DateRule()
    if let kind, kind != .date {
      for key in ["order", "two-digit-years-from", "birth-date"] where field.node(key) != nil {
        field.wrong(
          key, "\"\(key)\" belongs to a date, but the type is \(kind.rawValue).",
          hint: "Delete it, or write `type: date`.")
      }
      return rule
    }
    rule.order = field.word("order", of: [.dayFirst, .monthFirst, .yearFirst]) ?? rule.order
    rule.twoDigitPivot =
      field.wholeNumber("two-digit-years-from", in: 1900...2099) ?? rule.twoDigitPivot
    rule.isBirthDate = field.flag("birth-date") ?? rule.isBirthDate
    return rule
  }
}
