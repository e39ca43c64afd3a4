internal import Folding
internal import School

/// Everything about the known forms that reading asks for again and again, worked out once.
///
/// A class, because every record that is read holds on to it.
final class ReadingCatalogue: Sendable {
  let forms: [ReadingForm]
  let index: LabelIndex
  /// The school's name and motto, which are printed on its forms.
  let letterhead: Set<[UInt8]>

  /// - Parameters:
  ///   - forms: the known forms; of several versions of one, the newest first.
  ///   - school: gives roles their titles in findings.
  init(_ forms: [FormSchema], school: School? = nil) {
    self.forms = forms.map { ReadingForm($0, school: school) }
    index = LabelIndex(forms: forms, school: school)
    letterhead = Set([school?.name, school?.motto].compactMap { $0 }.map { folded($0.utf8) })
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
  /// What the mark of a form of this version says. (``FormMark``)
  let checkCode: String

  init(_ schema: FormSchema, school: School?) {
    self.schema = schema
    identity = FormIdentity(id: schema.id, version: schema.version)
    fields = schema.fields.map(ReadingField.init)
    names = ControlNames(schema.fields)
    checks = FormChecks(schema, school: school)
    checkCode = schema.checkCode
  }
}
