internal import School

/// Everything about the known forms that reading asks for again and again, worked out once.
///
/// A class, because every record of a file holds on to it.
final class ReadingCatalogue: Sendable {
  let forms: [ReadingForm]
  let index: LabelIndex

  init(_ forms: [FormSchema], school: School?) {
    self.forms = forms.map { ReadingForm($0, school: school) }
    index = LabelIndex(forms: forms)
  }
}

/// One form as reading needs it.
///
/// A class, because every record of the form holds on to it.
final class ReadingForm: Sendable {
  let schema: FormSchema
  let identity: FormIdentity
  let fields: [ReadingField]
  let names: ControlNames
  let checks: FormChecks

  init(_ schema: FormSchema, school: School?) {
    self.schema = schema
    identity = FormIdentity(id: schema.id, version: schema.version)
    fields = schema.fields.map(ReadingField.init)
    names = ControlNames(schema.fields)
    checks = FormChecks(schema, school: school)
  }
}
