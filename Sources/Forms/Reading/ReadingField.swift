internal import Folding

/// A field, with all that reading asks of it again and again worked out once.
///
/// A class, because it is handed on at every step, and a `Field` is ten texts and lists to copy.
final class ReadingField: Sendable {
  let field: Field
  let key: String
  let type: FieldType
  let direction: Field.Direction?
  let countsDefault: Bool
  let effectiveOptions: [Field.Option]
  /// Of a field that an option answers.
  let optionReader: OptionReader?
  /// The line that is printed below its label, folded.
  let help: [UInt8]?
  private let printed: [[UInt8]]
  private let labels: [[UInt8]]

  init(_ field: Field) {
    self.field = field
    key = field.key
    type = field.type
    direction = field.direction
    countsDefault = field.countsDefault
    effectiveOptions = field.effectiveOptions
    optionReader = field.type.isOptions ? OptionReader(field) : nil
    help = field.printedHelp.map { folded($0.utf8) }
    printed = field.printedText.map { folded($0.utf8) }
    labels = ([field.label] + field.otherLabels).map { labelCore($0) }
  }

  /// Whether words are printed on the blank form as a whole.
  func prints(_ words: String) -> Bool {
    guard !printed.isEmpty else { return false }
    return printed.contains(folded(words.utf8))
  }

  /// Whether words are a prompt, or printed on the blank form.
  func isBlankForm(_ words: String) -> Bool {
    guard !printed.isEmpty || mayBePrompt(words.utf8) else { return false }
    let folds = folded(words.utf8)
    return isKnownPrompt(folds) || printed.contains(folds)
  }

  /// Whether words are one of its labels.
  func isLabelled(_ core: [UInt8]) -> Bool { labels.contains(core) }

  func reading(of raw: String, today: CalendarDate) -> TypedReading {
    field.reading(of: raw, today: today)
  }
}

extension Field {
  /// The options of the form; of a yes-no field without any, Yes and No.
  fileprivate var effectiveOptions: [Option] {
    type == .yesNo && options.isEmpty
      ? [
        Option(label: "Yes", otherLabels: ["Y", "True"]),
        Option(label: "No", otherLabels: ["N", "False"]),
      ] : options
  }
}
