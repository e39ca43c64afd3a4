internal import Cases
package import Forms
package import School
package import Templates
internal import Word

/// A form as it is handed out: the same questions to fill in with Word, on paper, and as a text.
///
/// All of them carry the mark of the form (`FormMark`), and reading gets the same answers from each.
package struct BlankForm: Sendable {
  package let form: FormSchema
  /// Gives its roles their titles, and the page its name.
  let school: School?
  private let day: CalendarDate

  /// - Parameters:
  ///   - form: what it asks.
  ///   - school: whose form it is, where that is known.
  ///   - day: for which it is printed.
  package init(_ form: FormSchema, of school: School?, on day: CalendarDate) {
    self.form = form
    self.school = school
    self.day = day
  }

  /// The name of its files, without an ending: `blocked-content-access-v1-2026-11-27`.
  ///
  /// - Parameter isFillablePDF: the PDF with fields, which does not take the place of the one with lines.
  /// - Returns: a name that says what it is.
  package func fileName(isFillablePDF: Bool = false) -> String {
    let part = isFillablePDF ? "fillable" : nil
    let version = String(form.version)
    // An id is letters, digits and hyphens; one that is longer than a name is cut.
    return DocumentName(form.id.prefix(100)).map {
      PrintedName.of($0, part, version: version, day: day)
    } ?? "form-v\(version)-\(day)"
  }

  /// The values of the house style's header and footer: those of the school, `title` and `version`.
  package var values: TemplateRecord {
    let own: [(name: String, value: TemplateValue)] = [
      ("title", .text(form.title)), ("version", .text(String(form.version))),
    ]
    return school.map { TemplateRecord($0, and: own) } ?? TemplateRecord(own)
  }

  /// Everything that is wrong with the header and footer of a house style and the values for them.
  package func findings(in style: Template) -> [TemplateFinding] {
    style.findings(of: values, today: day, FillingWorkshop(pictures: PictureSource()))
  }

  /// The Word file that is filled in on the screen.
  ///
  /// - Parameter style: a house style as it is without what stands in it (`FormDocument.frame`).
  /// - Returns: the same for the same form, school, day and style.
  /// - Throws: `TemplateErrors` where header or footer cannot be filled, `PackageError` where the style
  ///   cannot be used.
  package func word(_ style: Template) throws -> [UInt8] {
    try document(.controls, style)
  }

  /// The PDF with lines to write on, or with fields that are filled in on the screen.
  ///
  /// - Parameters:
  ///   - style: as of ``word(_:)``.
  ///   - isFillable: it has fields instead of lines.
  ///   - fonts: shared by all that is printed.
  /// - Returns: the PDF, and what its pages do not show as Word would.
  /// - Throws: as ``word(_:)``, and where it cannot be laid out.
  package func pdf(
    _ style: Template, isFillable: Bool, _ fonts: PressFonts
  ) throws -> (bytes: [UInt8], pressed: PressedDocument) {
    let file = try document(isFillable ? .fields : .lines, style)
    let press = try TemplatePress(file, title: form.title, fonts)
    let pressed = try press.press(makesForm: isFillable)
    return (press.file(pressed.pages), pressed)
  }

  private func document(_ face: FormFace, _ style: Template) throws -> [UInt8] {
    let workshop = FillingWorkshop(pictures: PictureSource())
    let house = try style.fill(values, today: day, with: workshop)
    return try FormDocument(form, face, school: school, style: house).file
  }
}
