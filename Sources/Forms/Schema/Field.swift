/// One question of a form.
package struct Field: Hashable, Codable, Sendable {
  /// The name of the answer in JSON: lower-case letters, digits and `_`.
  package var key: String
  /// As printed: `Teacher name:`.
  package var label: String
  package var otherLabels: [String]
  /// Tags, titles and legacy names of controls that hold this field, besides its key and labels.
  package var controlNames: [String]
  package var type: FieldType
  package var isRequired: Bool
  package var help: String?
  /// Of a choice; of a yes-no field nothing or its two words, the yes first; empty otherwise.
  package var options: [Option]
  /// Prompts, instructions and printed words of the blank form that are never part of an answer. (W42, W76)
  package var printedText: [String]
  /// Where the answer stands if the label does not say: the cell below the label rather than beside it. (W65)
  package var direction: Direction?
  /// The default of a legacy field counts as an answer. (W37)
  package var countsDefault: Bool

  package enum Direction: String, Hashable, Codable, Sendable { case right, below }

  /// An option of a choice: the word on the form, and others for it.
  package struct Option: Hashable, Codable, Sendable {
    package var label: String
    package var otherLabels: [String]

    package init(label: String, otherLabels: [String] = []) {
      self.label = label
      self.otherLabels = otherLabels
    }
  }

  package init(
    key: String, label: String, otherLabels: [String] = [], controlNames: [String] = [],
    type: FieldType, isRequired: Bool = false, help: String? = nil, options: [Option] = [],
    printedText: [String] = [], direction: Direction? = nil, countsDefault: Bool = false
  ) {
    self.key = key
    self.label = label
    self.otherLabels = otherLabels
    self.controlNames = controlNames
    self.type = type
    self.isRequired = isRequired
    self.help = help
    self.options = options
    self.printedText = printedText
    self.direction = direction
    self.countsDefault = countsDefault
  }
}

/// What kind of answer a field takes.
package enum FieldType: Hashable, Codable, Sendable {
  case text, person, email, telephone, number
  case webAddress, webAddresses
  case yesNo
  case choice, choices
  /// A day; `order` reads `02/03/2026`. `earliest` and `latest` are what makes sense, such as of a birth date.
  case date(DateRule)
}

/// How a date field is read. (W81)
package struct DateRule: Hashable, Codable, Sendable {
  package enum Order: String, Hashable, Codable, Sendable {
    case dayFirst = "day-first", monthFirst = "month-first", yearFirst = "year-first"
  }
  package var order: Order
  /// Two-digit years mean the years from `pivot` to `pivot + 99`.
  package var twoDigitPivot: Int
  /// A birth date: not in the future, and not over 120 years ago.
  package var isBirthDate: Bool

  package init(order: Order = .dayFirst, twoDigitPivot: Int = 1970, isBirthDate: Bool = false) {
    self.order = order
    self.twoDigitPivot = twoDigitPivot
    self.isBirthDate = isBirthDate
  }
}
