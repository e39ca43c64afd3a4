package import Forms
import GRDB

/// A certificate in the register.
package struct RegisteredCertificate: Hashable, Sendable {
  /// The number of its event.
  package var id: Int64
  package var certificate: Certificate
  package var issued: Moment
  package var revoked: Revoked?

  package struct Revoked: Hashable, Sendable {
    package var at: Moment
    package var reason: String
  }
}

/// Which certificates to list; what is nil does not matter.
package struct CertificateFilter: Hashable, Sendable {
  package var name: String?
  package var course: String?
  package var since: CalendarDate?

  package init(name: String? = nil, course: String? = nil, since: CalendarDate? = nil) {
    self.name = name
    self.course = course
    self.since = since
  }
}

extension CaseStore {
  /// The newest certificate of each of these facts, where there is one.
  package func certificates(of facts: [CertifiedFacts]) throws(StoreError)
    -> [RegisteredCertificate?]
  {
    try read { db in try facts.map { try RegisteredCertificate.find($0, db) } }
  }

  /// Issues a certificate for each of these facts, in one transaction; facts that have one which still counts
  /// keep it.
  ///
  /// - Parameters:
  ///   - facts: each another.
  ///   - moment: when it is written down.
  ///   - year: stands in the numbers: that of the day for which they are issued.
  ///   - sign: makes the fingerprint of the key and the signature of a certificate.
  /// - Returns: a certificate for each of the facts, in their order.
  /// - Throws: `StoreError` when it could not be written.
  package func issue(
    _ facts: [CertifiedFacts], at moment: Moment, year: Int,
    sign: (CertificateNumber, CertifiedFacts) throws -> (key: String, signature: String)
  ) throws(StoreError) -> [Certificate] {
    try write { db in
      var log = try RegisterLog(db, at: moment)
      var last =
        try Int.fetchOne(
          db, sql: "SELECT max(number) FROM certificates WHERE year = ?", arguments: [year])
        ?? 0
      return try facts.map { facts in
        if let known = try RegisteredCertificate.find(facts, db), known.revoked == nil {
          return known.certificate
        }
        last += 1
        guard let number = CertificateNumber(year: year, number: last) else {
          throw StoreError(
            code: .other, message: "No certificate can be numbered in the year \(year).",
            hint: "Check --date, or the clock.")
        }
        let (key, signature) = try sign(number, facts)
        let certificate = Certificate(
          number: number, facts: facts, key: key, signature: signature)
        try log.append(.certified(certificate))
        return certificate
      }
    }
  }

  /// Writes down that a certificate no longer counts.
  ///
  /// - Throws: `StoreError` where there is no such certificate, or where it was revoked before.
  package func revoke(_ revocation: Revocation, at moment: Moment) throws(StoreError) {
    try write { db in
      guard let known = try RegisteredCertificate.find(revocation.number, db) else {
        throw StoreError(
          code: .noSuchCertificate, message: "There is no certificate \(revocation.number).",
          hint: "Check the number; `docket certificates list` lists all.")
      }
      guard known.revoked == nil else {
        throw StoreError(
          code: .alreadyRevoked, message: "Certificate \(revocation.number) is revoked already.",
          hint: "`docket certificates list` says when.")
      }
      var log = try RegisterLog(db, at: moment)
      try log.append(.revoked(revocation))
    }
  }

  package func certificate(_ number: CertificateNumber) throws(StoreError)
    -> RegisteredCertificate?
  {
    try read { db in try RegisteredCertificate.find(number, db) }
  }

  /// The certificates that the filter lets through, oldest first.
  package func certificates(
    _ filter: CertificateFilter = CertificateFilter()
  ) throws(StoreError) -> [RegisteredCertificate] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          \(RegisteredCertificate.select)
          WHERE (?1 IS NULL OR name = ?1) AND (?2 IS NULL OR course = ?2) AND (?3 IS NULL OR day >= ?3)
          ORDER BY id
          """, arguments: [filter.name, filter.course, filter.since?.description])
      var certificates: [RegisteredCertificate] = []
      while let row = try rows.next() { certificates.append(try RegisteredCertificate(row)) }
      return certificates
    }
  }
}

extension RegisteredCertificate {
  fileprivate static let select = """
    SELECT id, year, number, name, course, kind, day, hours, trainer, key, signature, at, zone,
      revoked_at, revoked_zone, revoked_reason
    FROM certificates
    """

  static func find(_ number: CertificateNumber, _ db: Database) throws
    -> RegisteredCertificate?
  {
    try Row.fetchOne(
      db.cachedStatement(sql: "\(select) WHERE year = ? AND number = ?"),
      arguments: [number.year, number.number]
    ).map { try RegisteredCertificate($0) }
  }

  fileprivate static func find(_ facts: CertifiedFacts, _ db: Database) throws
    -> RegisteredCertificate?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          \(select) WHERE name = ? AND day = ? AND course = ? AND kind = ? AND hours = ? AND trainer = ?
          ORDER BY id DESC LIMIT 1
          """),
      arguments: [
        facts.name, facts.day.description, facts.course, facts.kind.rawValue, facts.hours,
        facts.trainer,
      ]
    ).map { try RegisteredCertificate($0) }
  }

  fileprivate init(_ row: Row) throws(StoreError) {
    guard let number = CertificateNumber(year: try row.value(1), number: try row.value(2)),
      let kind = TrainingKind(rawValue: try row.value(5)),
      let day = CalendarDate(iso: try row.value(6) as String)
    else { throw .damaged("a certificate cannot be read") }
    id = try row.value(0)
    certificate = Certificate(
      number: number,
      facts: CertifiedFacts(
        name: try row.value(3), course: try row.value(4), kind: kind, day: day,
        hours: try row.value(7), trainer: try row.value(8)),
      key: try row.value(9), signature: try row.value(10))
    issued = Moment(milliseconds: try row.value(11), zoneMinutes: try row.value(12))
    if let milliseconds: Int64 = try row.optional(13) {
      revoked = Revoked(
        at: Moment(milliseconds: milliseconds, zoneMinutes: try row.value(14)),
        reason: try row.value(15))
    }
  }
}
