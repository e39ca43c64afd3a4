internal import YAML

/// A section with the place in the file that it was read from.
struct SectionReading {
  var section: FormSchema.Section
  var place: YAMLMapping
  var fields: [FieldReading]

  /// A field with the place in the file that it was read from.
  struct FieldReading {
    var field: Field
    var place: YAMLMapping
  }

  /// The sections of a form, in order.
  static func all(of form: YAMLMapping) -> [SectionReading] {
    let hint = "List the parts of the form, each with `filled-by` and `fields`."
    guard form.requiredNode("sections", hint: hint) != nil else { return [] }
    let parts = form.groups(
      "sections", kind: "a section", keys: ["title", "filled-by", "fields"], read: Self.init)
    if !parts.isEmpty, !parts.contains(where: { $0.section.filledBy == .sender }) {
      form.wrong(
        "sections", "No section is filled in by the sender.",
        hint: "Write `filled-by: sender` in the part that the sender fills in.")
    }
    return parts
  }

  private init(_ place: YAMLMapping) {
    let filler = place.role(
      "filled-by", allowing: ["sender"], hint: "Write `filled-by: sender`, or the role that does.")
    let hint = "List the questions, each with `key`, `label` and `type`."
    let hasFields = place.requiredNode("fields", hint: hint) != nil
    self.place = place
    fields =
      hasFields
      ? place.groups("fields", kind: "a field", keys: Field.keys) {
        FieldReading(field: Field(reading: $0), place: $0)
      } : []
    section = FormSchema.Section(
      title: place.optionalText("title"),
      filledBy: filler.map { $0 == "sender" ? .sender : .role($0) } ?? .sender,
      fields: fields.map(\.field))
  }
}
