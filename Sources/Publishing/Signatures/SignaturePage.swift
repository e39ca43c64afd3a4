package import Cases
internal import Forms
package import School
package import Templates

/// The page on which a printed version is signed.
package struct SignaturePage: Sendable {
  private let school: School
  private let printing: Printing
  private let file: String
  private let roles: [String]

  /// - Parameters:
  ///   - school: who holds the roles.
  ///   - printing: what is signed.
  ///   - file: its name.
  ///   - roles: the ids of those that sign, in their order.
  package init(_ school: School, for printing: Printing, file: String, roles: [String]) {
    self.school = school
    self.printing = printing
    self.file = file
    self.roles = roles
  }

  /// Who holds a role; nil where nobody does, or where only a stand-in does, who cannot sign for it.
  static func name(of role: String, _ school: School) -> String? {
    let people = school.role(role)?.people ?? []
    return people.isEmpty ? nil : people.map(\.name).joinedInWords
  }

  /// The values of its template.
  package var values: TemplateRecord {
    let document = TemplateRecord([
      ("title", .text(printing.title)), ("version", .text(printing.version)),
      ("date", .text(printing.day.description)), ("pages", .text(String(printing.pages))),
      ("hash", .text(printing.sha256)),
      ("short-hash", .text(DocumentHash.short(printing.sha256))), ("file", .text(file)),
    ])
    let signatures = roles.enumerated().map { index, role in
      TemplateValue.record(
        TemplateRecord([
          ("number", .text(String(index + 1))), ("role", .text(school.title(of: role))),
          ("name", Self.name(of: role, school).map(TemplateValue.text) ?? .nothing),
        ]))
    }
    return TemplateRecord(
      school,
      and: [
        ("document", .record(document)), ("signatures", .list(signatures)), ("qr", .text(code)),
      ])
  }

  /// What its QR code says: enough to know the file that was signed from every other.
  package var code: String {
    """
    \(school.name)
    \(printing.title)
    Version: \(printing.version)
    Printed: \(printing.day)
    Pages: \(printing.pages)
    SHA-256: \(printing.sha256)
    """
  }
}
