package import Cases
package import Forms
package import School

/// What the register will do with a session: which certificates are new, and which it has already.
package struct CertificateIssue: Sendable {
  package let rows: [TrainingSession.Row]
  /// Of each row: the certificate that it has, where it still counts.
  package let known: [Certificate?]
  /// Rows that get a new certificate though their person has one that counts of the same course, kind and day: it
  /// says other hours or another trainer.
  package let seconds: [(row: TrainingSession.Row, first: CertificateNumber)]
  /// Stands in the numbers of what is new.
  private let year: Int

  /// Looks the rows of a session up.
  ///
  /// - Parameters:
  ///   - session: who was trained.
  ///   - store: the register.
  ///   - school: whose name stands in what was signed.
  ///   - keys: all public keys that have signed.
  ///   - file: the name of the table, for what is wrong.
  ///   - day: of issue, of which the year stands in new numbers.
  ///   - reissues: whoever has a certificate that was revoked gets a new one; else that is an error.
  /// - Throws: ``PublishingErrors`` with every row that cannot be printed.
  package init(
    _ session: TrainingSession, in store: CaseStore, _ school: School,
    keys: [CertificatePublicKey], file: String, on day: CalendarDate, reissues: Bool
  ) throws {
    rows = session.rows
    year = day.year
    let found = try store.certificates(of: session.rows.map(\.facts))
    let checker = CertificateChecker(keys: keys)
    var mistakes: [PublishingErrors.Mistake] = []
    known = zip(session.rows, found).map { row, found in
      guard let found else { return nil }
      let certificate = found.certificate
      let place = "\(file), \(row.place)"
      guard found.revoked == nil else {
        if !reissues {
          mistakes.append(
            PublishingErrors.Mistake(
              "Certificate \(certificate.number) of these facts was revoked.", at: place,
              hint: "Delete the row; where a new certificate is right, add --reissue."))
        }
        return nil
      }
      let text = CertificateText(
        school: school.name, number: certificate.number, facts: certificate.facts,
        key: certificate.key)
      if !checker.isSigned(text, certificate.signature) {
        mistakes.append(
          PublishingErrors.Mistake(
            "Certificate \(certificate.number) was signed with another name of the school, or with a key that is "
              + "not in the folder keys.", at: place,
            hint:
              "Put the name or the public key back; else `docket certificates revoke \(certificate.number)`, "
              + "and print it anew with --reissue."))
      }
      return certificate
    }
    guard mistakes.isEmpty else { throw PublishingErrors(mistakes) }
    seconds = try Self.seconds(zip(rows, known).filter { $0.1 == nil }.map(\.0), in: store)
  }

  private static func seconds(
    _ rows: [TrainingSession.Row], in store: CaseStore
  ) throws -> [(row: TrainingSession.Row, first: CertificateNumber)] {
    guard let since = rows.map(\.facts.day).min() else { return [] }
    var first: [[UInt8]: CertificateNumber] = [:]
    for registered in try store.certificates(CertificateFilter(since: since))
    where registered.revoked == nil {
      first[registered.certificate.facts.occasion] = registered.certificate.number
    }
    return rows.compactMap { row in first[row.facts.occasion].map { (row, $0) } }
  }

  package var newCount: Int { known.count { $0 == nil } }

  /// Issues what is new, in one transaction.
  ///
  /// - Parameters:
  ///   - store: the register.
  ///   - moment: when it is written down.
  ///   - school: whose name is signed.
  ///   - key: signs.
  /// - Returns: a certificate for each row.
  /// - Throws: `StoreError` where they cannot be written down.
  package func issue(
    in store: CaseStore, at moment: Moment, _ school: School, by key: CertificateKey
  ) throws -> [Certificate] {
    try store.issue(rows.map(\.facts), at: moment, year: year) { number, facts in
      let text = CertificateText(
        school: school.name, number: number, facts: facts, key: key.publicKey.fingerprint)
      return (text.key, try text.signature(by: key))
    }
  }

  /// The texts of the rows, of what is new with a number that it may get.
  package func texts(_ school: School, _ key: CertificatePublicKey) -> [CertificateText] {
    zip(rows, known).compactMap { row, known in
      // The longest number of a year that a school will ever need.
      let number = known?.number ?? CertificateNumber(year: year, number: 99_999)
      return number.map {
        CertificateText(
          school: school.name, number: $0, facts: row.facts, key: known?.key ?? key.fingerprint)
      }
    }
  }
}
