/// Everything about the known forms that reading asks for again and again, worked out once.
struct ReadingCatalogue: Sendable {
  let forms: [FormSchema]
  let fields: [[Field]]
  let names: [ControlNames]
  /// Of the fields that an option answers, by their keys.
  let options: [[String: OptionReader]]
  let index: LabelIndex

  init(_ forms: [FormSchema]) {
    self.forms = forms
    fields = forms.map(\.fields)
    names = fields.map(ControlNames.init)
    options = fields.map { fields in
      Dictionary(
        uniqueKeysWithValues: fields.filter(\.type.isOptions).map { ($0.key, OptionReader($0)) })
    }
    index = LabelIndex(forms: forms)
  }
}
