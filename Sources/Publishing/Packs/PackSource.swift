internal import Forms
internal import Intake
internal import Templates

/// A document of a pack that can be printed: pages that are the same for all, or a template and the values for
/// each person.
///
/// Policies, signature pages, forms, templates and certificates all become such.
package struct PackSource: Sendable {
  /// As a person may see it.
  let file: String
  let version: String?
  var copies = 1
  private let content: Content

  private enum Content: Sendable {
    case pages(PressedDocument)
    case template(Filling)
  }

  /// A template and what is filled in.
  fileprivate struct Filling: Sendable {
    var template: Template
    /// Where its pictures are.
    var folder: FilePath
    /// What it is called where it does not say.
    var title: String
    var today: CalendarDate
    /// It is another for each person.
    var isPersonal: Bool
    var values: @Sendable (PackPerson?) -> TemplateRecord
  }

  /// Pages that were printed already.
  init(_ pressed: PressedDocument, file: String, version: String?) {
    self.file = file
    self.version = version
    content = .pages(pressed)
  }

  /// A template.
  ///
  /// - Parameters:
  ///   - shelved: the template.
  ///   - title: what it is called where it does not say.
  ///   - version: of the document, where it has any.
  ///   - today: the day that it is printed for.
  ///   - values: that stand in it, for a person or for nobody in particular.
  init(
    _ shelved: ShelvedTemplate, title: String, version: String? = nil, today: CalendarDate,
    values: @escaping @Sendable (PackPerson?) -> TemplateRecord
  ) {
    file = shelved.file
    self.version = version
    content = .template(
      Filling(
        template: shelved.template, folder: shelved.folder, title: title, today: today,
        isPersonal: shelved.template.fields.contains(where: \.isPersonal), values: values))
  }

  /// Everything that is wrong with it and the values of people.
  ///
  /// - Parameter people: none where the pack is for nobody in particular.
  /// - Returns: each finding with the row of the person where it is about one.
  func findings(for people: [PackPerson]) -> [TemplateFinding] {
    guard case .template(let filling) = content else { return [] }
    let workshop = filling.workshop
    guard filling.isPersonal, !people.isEmpty else {
      return filling.findings(for: people.first, workshop)
    }
    return people.flatMap { person in
      filling.findings(for: person, workshop).map { finding in
        var finding = finding
        finding.row = person.row
        return finding
      }
    }
  }

  /// A press for it; one a thread.
  ///
  /// - Throws: where its template cannot be opened.
  func press(_ fonts: PressFonts) throws -> PackSourcePress {
    switch content {
    case .pages(let pressed): PackSourcePress(pressed)
    case .template(let filling): try PackSourcePress(filling, fonts)
    }
  }
}

extension PackSource.Filling {
  /// What a thread keeps while it fills the template.
  fileprivate var workshop: FillingWorkshop {
    FillingWorkshop(pictures: PictureSource(from: folder))
  }

  fileprivate func findings(
    for person: PackPerson?, _ workshop: FillingWorkshop
  ) -> [TemplateFinding] {
    template.findings(of: values(person), today: today, workshop)
  }
}

/// Prints a document of a pack for one person after another; what is the same for all, once.
///
/// A class, because what was printed is kept.
final class PackSourcePress {
  private var pressed: PressedDocument?
  private let press: ((PackPerson?) throws -> PressedDocument)?
  private let isPersonal: Bool

  fileprivate init(_ pressed: PressedDocument) {
    self.pressed = pressed
    press = nil
    isPersonal = false
  }

  fileprivate init(_ filling: PackSource.Filling, _ fonts: PressFonts) throws {
    let press = try TemplatePress(filling.template.file, title: filling.title, fonts)
    let workshop = filling.workshop
    self.press = { person in
      let values = filling.values(person)
      return try press.press(
        filling.template.changes(values, today: filling.today, workshop))
    }
    isPersonal = filling.isPersonal
  }

  /// The pages for a person.
  ///
  /// - Throws: where the template cannot be filled or laid out.
  func pages(for person: PackPerson?) throws -> PressedDocument {
    if let pressed { return pressed }
    guard let press else { preconditionFailure("it has pages, or makes them") }
    let new = try press(person)
    if !isPersonal { pressed = new }
    return new
  }
}

extension TemplateField {
  /// It, or something in it, is another for each person.
  fileprivate var isPersonal: Bool {
    let root = name.split(separator: ".").first
    return root == "person" || root == "certificate" || inner.contains(where: \.isPersonal)
  }
}
