internal import Cases
internal import Forms
internal import Intake
internal import School
internal import Templates
internal import YAML

/// Makes a source of each document of a pack, and collects what is wrong on the way.
struct PackPreparation {
  var problems = PackProblems()
  var documents: [PackSource] = []

  private let sources: PackSources
  private let people: [PackPerson]
  /// In the order in which they were first named.
  private var policies: [Policy] = []

  /// What is known of a policy.
  private struct Policy {
    /// As the pack names it.
    var name: String
    var file: String
    /// Nil where something is wrong with it.
    var printed: PrintedPolicy?
    /// A page in the pack is signed for it.
    var isSigned = false
  }

  init(_ sources: PackSources, for people: [PackPerson]) {
    self.sources = sources
    self.people = people
  }

  /// All policies, as they are printed on their own.
  var printed: [PrintedPolicy] { policies.compactMap(\.printed) }
  /// Those that a page in the pack is signed for.
  var signed: [PrintedPolicy] { policies.compactMap { $0.isSigned ? $0.printed : nil } }

  /// The source of a document; nil where something is wrong with it.
  ///
  /// - Throws: what the shelf and the store throw.
  mutating func source(_ document: PackDefinition.Document) throws -> PackSource? {
    switch document.kind {
    case .policy:
      let policy = policies[try policy(document.name)]
      return policy.printed.map { printed in
        PackSource(
          PressedDocument(pages: printed.pages, findings: printed.findings), file: policy.file,
          version: printed.facts.version)
      }
    case .signaturePage: return try signaturePage(of: document.name)
    case .form: return try form(document.name)
    case .template: return try template(document.name, title: document.name)
    case .certificate: return try certificate(document.name)
    }
  }

  /// A template that may name the school and the person.
  private func template(_ name: String, title: String) throws -> PackSource {
    let (school, shelved) = (sources.school, try sources.shelf.shelved(name))
    return PackSource(shelved, title: title, today: sources.day) { person in
      TemplateRecord(school, and: PackPerson.values(person))
    }
  }

  /// A certificate, whose code must have room on it.
  private mutating func certificate(_ name: String) throws -> PackSource {
    let shelved = try sources.shelf.shelved(name)
    let texts = people.compactMap { person in
      person.certificate.map { ($0.text, $0.place) }
    }
    problems.mistakes += CodeRoom(shelved.template, file: shelved.file).mistakes(texts)
    return try template(name, title: "Certificate of training")
  }

  // MARK: Policies

  /// The index of a policy, which is printed when it is first named.
  private mutating func policy(_ name: String) throws -> Int {
    if let known = policies.firstIndex(where: { $0.name == name }) { return known }
    let shelved = try sources.shelf.shelved(name)
    policies.append(Policy(name: name, file: shelved.file))
    policies[policies.count - 1].printed = try printed(shelved)
    return policies.count - 1
  }

  /// A policy as it is printed on its own; nil where something is wrong with it.
  private mutating func printed(_ shelved: ShelvedTemplate) throws -> PrintedPolicy? {
    guard PolicyFacts.isPolicy(shelved.template) else {
      problems.mistakes.append(
        PublishingErrors.Mistake(
          "This template is no policy: it does not say its version.", at: shelved.file,
          hint: "A policy is a text in Markdown that begins with `---`, `title:` and `version:`."))
      return nil
    }
    let facts: PolicyFacts
    do throws(PublishingErrors) {
      facts = try PolicyFacts(shelved.template, file: shelved.file, school: sources.school)
    } catch {
      problems.mistakes += error.mistakes
      return nil
    }
    let text = PolicyText(sources.school, on: sources.day, PictureSource(from: shelved.folder))
    let findings = text.findings(in: shelved.template, facts)
    problems.add(findings, in: shelved.file)
    guard findings.isEmpty else { return nil }
    let press = PolicyPress(text, sources.fonts)
    return try press.press(shelved.template, shelved.name, facts).known(in: sources.store)
  }

  private mutating func signaturePage(of name: String) throws -> PackSource? {
    let index = try policy(name)
    guard let printed = policies[index].printed else { return nil }
    guard !printed.facts.signatures.isEmpty else {
      problems.mistakes.append(.nobodySigns(policies[index].file))
      return nil
    }
    policies[index].isSigned = true
    let page = SignaturePage(
      sources.school, for: printed.printing, file: printed.fileName + ".pdf",
      roles: printed.facts.signatures)
    let values = page.values
    return PackSource(
      try sources.shelf.shelved("signature-page"), title: "Signature page",
      version: printed.facts.version, today: sources.day
    ) { _ in values }
  }

  // MARK: Forms

  /// A form to fill in by hand; nil where something is wrong with the house style.
  private mutating func form(_ id: String) throws -> PackSource? {
    guard let form = sources.forms.newest.first(where: { $0.id == id }) else { return nil }
    let style = try sources.shelf.style()
    let blank = BlankForm(form, of: sources.school, on: sources.day)
    let findings = blank.findings(in: style.template)
    problems.add(findings, in: style.file)
    guard findings.isEmpty else { return nil }
    let pressed = try blank.pdf(style.template, isFillable: false, sources.fonts).pressed
    return PackSource(pressed, file: style.file, version: String(form.version))
  }
}
