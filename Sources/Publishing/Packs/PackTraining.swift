package import Cases
package import Forms
package import School
package import Templates

/// The people of a session who get a pack with their certificate in it.
package struct PackTraining: Sendable {
  private let people: [PackPerson]
  /// What the register will do.
  package let issue: CertificateIssue
  private let file: String
  private let school: School
  private let key: CertificateKey

  /// Reads a session, and looks its certificates up.
  ///
  /// - Parameters:
  ///   - data: a record a person.
  ///   - file: its name, for what is wrong.
  ///   - school: whose name is signed.
  ///   - keys: those of the workspace.
  ///   - fonts: that the names are printed in.
  ///   - store: the register.
  ///   - today: no training lies behind it, and its year stands in new numbers.
  ///   - reissues: whoever has a certificate that was revoked gets a new one; else that is an error.
  /// - Throws: ``PublishingErrors`` with everything that is wrong, by its row.
  package init(
    _ data: TemplateData, file: String, _ school: School, _ keys: CertificateKeys,
    _ fonts: PressFonts, in store: CaseStore, today: CalendarDate, reissues: Bool
  ) throws {
    self.file = file
    self.school = school
    key = try keys.signing()
    let session = try TrainingSession(data, file: file, today: today)
    issue = try CertificateIssue(
      session, in: store, school, keys: keys.known(), file: file, on: today, reissues: reissues)
    let mistakes = LetterCheck(fonts.faces).mistakes(session.rows, file: file)
    guard mistakes.isEmpty else { throw PublishingErrors(mistakes) }
    // The facts as they were understood, and what else the table says.
    people = try zip(session.rows, PackPerson.all(of: data)).map { row, person in
      let facts: [(name: String, value: TemplateValue)] = [
        ("name", .text(row.facts.name)), ("course", .text(row.facts.course)),
        ("kind", .text(row.facts.kind.title)), ("date", .text(row.facts.day.description)),
        ("hours", .text(row.facts.hours)), ("trainer", .text(row.facts.trainer)),
      ]
      let others = zip(person.values.names, person.values.values).filter { name, _ in
        !facts.contains { $0.name == name }
      }
      return PackPerson(
        row: row.number, values: TemplateRecord(facts + others.map { (name: $0, value: $1) }))
    }
  }

  /// The people before anything is issued, with certificates whose numbers need not be theirs.
  package var expected: [PackPerson] {
    // Any code will do: making one takes as long as all the rest.
    zip(people, issue.texts(school, key.publicKey)).map { person, text in
      certified(person, text, code: text.number.description)
    }
  }

  /// The people with their certificates, which are issued in one transaction where they are new.
  ///
  /// - Throws: `StoreError` where they cannot be written down.
  package func issued(in store: CaseStore, at moment: Moment) throws -> [PackPerson] {
    let certificates = try issue.issue(in: store, at: moment, school, by: key)
    return zip(people, certificates).map { person, certificate in
      let text = CertificateText(
        school: school.name, number: certificate.number, facts: certificate.facts,
        key: certificate.key)
      return certified(person, text, code: text.code(signature: certificate.signature))
    }
  }

  private func certified(
    _ person: PackPerson, _ text: CertificateText, code: String
  ) -> PackPerson {
    var person = person
    person.certificate = PackCertificate(
      text: text, code: code, place: "\(file), record \(person.row)")
    return person
  }
}
