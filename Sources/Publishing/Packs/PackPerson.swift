internal import Cases
package import Templates

/// Somebody for whom a pack is printed.
package struct PackPerson: Sendable {
  /// Which row of the data it is, counted from 1.
  package var row: Int
  /// What templates name as `person.name` and the like.
  package var values: TemplateRecord
  /// Of the person's training, where a certificate is in the pack.
  package var certificate: PackCertificate?

  package init(row: Int, values: TemplateRecord, certificate: PackCertificate? = nil) {
    self.row = row
    self.values = values
    self.certificate = certificate
  }
}

/// A certificate as it stands on paper.
package struct PackCertificate: Sendable {
  package var text: CertificateText
  /// What its QR code says.
  var code: String
  /// Where in the data its facts are.
  var place: String
}

extension PackPerson {
  /// What templates may name of somebody; nothing where a pack is for nobody in particular.
  static func values(_ person: PackPerson?) -> [(name: String, value: TemplateValue)] {
    guard let person else { return [] }
    return [("person", .record(person.values))]
      + (person.certificate.map { certificate in
        [("certificate", .record(certificate.text.values(code: certificate.code)))]
      } ?? [])
  }

  /// What an outline calls them; nil where the data has no name.
  var name: String? {
    guard case .text(let name)? = values["name"], !name.isEmpty else { return nil }
    return name
  }

  /// The people of a table that need say nothing in particular.
  ///
  /// - Throws: where a row cannot be read.
  package static func all(of data: TemplateData) throws(DataError) -> [PackPerson] {
    var people: [PackPerson] = []
    var records = data.makeIterator()
    while let next = records.next() {
      let (row, values) = try next.get()
      people.append(PackPerson(row: row, values: values))
    }
    return people
  }
}
