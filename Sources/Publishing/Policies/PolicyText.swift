package import Forms
package import School
package import Templates
internal import Word

/// Fills the texts of policies with the names and roles of a school.
package struct PolicyText {
  private let school: School
  /// For which they are printed.
  package let day: CalendarDate
  private let workshop: FillingWorkshop

  /// - Parameters:
  ///   - school: whose names and roles stand in them.
  ///   - day: for which they are printed.
  ///   - pictures: that they name.
  package init(_ school: School, on day: CalendarDate, _ pictures: PictureSource) {
    self.school = school
    self.day = day
    workshop = FillingWorkshop(pictures: pictures)
  }

  /// What the text of a policy may name besides the values at its top: those of the school, `policy.owner.role` and
  /// `.name`, and the list `policy.signatures` of such.
  package func values(_ facts: PolicyFacts) -> TemplateRecord {
    func role(_ id: String) -> TemplateValue {
      .record(
        TemplateRecord([
          ("role", .text(school.title(of: id))),
          ("name", SignaturePage.name(of: id, school).map(TemplateValue.text) ?? .nothing),
        ]))
    }
    let policy = TemplateRecord([
      ("owner", role(facts.owner)), ("signatures", .list(facts.signatures.map(role))),
    ])
    return TemplateRecord(school, and: [("policy", .record(policy))])
  }

  /// Everything that is wrong with the text of a policy and its values.
  package func findings(in template: Template, _ facts: PolicyFacts) -> [TemplateFinding] {
    template.findings(of: values(facts), today: day, workshop)
  }

  /// What filling it changes in its file.
  ///
  /// - Throws: `TemplateErrors` with everything that is wrong.
  func changes(of template: Template, _ facts: PolicyFacts) throws(TemplateErrors) -> WordChanges {
    try template.changes(values(facts), today: day, workshop)
  }

  /// The hash of the words that a policy has now.
  ///
  /// - Parameters:
  ///   - template: its text.
  ///   - facts: what it says of itself.
  /// - Returns: as the register of printed versions has it.
  /// - Throws: `TemplateErrors` with everything that is wrong.
  package func words(of template: Template, _ facts: PolicyFacts) throws -> String {
    let changes = try changes(of: template, facts)
    return try DocumentHash(ofWordsIn: try changes.applied(to: template.file)).description
  }
}

extension Template {
  /// Everything that is wrong with it and one record, as errors.
  package func findings(
    of values: TemplateRecord, today: CalendarDate, _ workshop: FillingWorkshop
  ) -> [TemplateFinding] {
    var findings = check(DataShape(values)).filter { $0.severity == .error }
    guard canBeFilled else { return findings }
    do throws(TemplateErrors) {
      try tryOut(values, today: today, with: workshop)
    } catch {
      findings.add(error.findings)
    }
    return findings
  }
}
