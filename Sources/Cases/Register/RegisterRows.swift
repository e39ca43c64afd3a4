import Forms
import GRDB

/// The tables of the registers, brought up to date event by event: by what writes one, by rebuild and by verify.
struct RegisterRows {
  let db: Database

  init(_ db: Database) { self.db = db }

  /// In an order in which no row comes before one that it refers to.
  static let tables = ["printings", "signatures", "certificates"]

  func apply(_ entry: RegisterEntry, of event: Int64, at moment: Moment) throws {
    switch entry {
    case .printed(let printing): try insert(printing, event, moment)
    case .signed(let signature): try insert(signature, event)
    case .withdrawn(let withdrawal): try delete(withdrawal)
    case .certified(let certificate): try insert(certificate, event, moment)
    case .revoked(let revocation): try mark(revocation, moment)
    }
  }

  private func insert(_ printing: Printing, _ event: Int64, _ moment: Moment) throws {
    try db.cachedStatement(sql: "INSERT INTO printings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        event, printing.document.description, printing.title, printing.version,
        printing.day.description, printing.pages, printing.sha256, printing.wordsSHA256,
        moment.milliseconds, moment.zoneMinutes,
      ])
  }

  private func insert(_ signature: Signature, _ event: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO signatures
        SELECT ?, id, ?, ?, ?, ? FROM printings WHERE sha256 = ?
        """
    ).execute(arguments: [
      event, signature.role, signature.title, signature.name, signature.day.description,
      signature.printing,
    ])
  }

  private func delete(_ withdrawal: Withdrawal) throws {
    try db.cachedStatement(
      sql: """
        DELETE FROM signatures
        WHERE printing = (SELECT id FROM printings WHERE sha256 = ?) AND role = ?
        """
    ).execute(arguments: [withdrawal.printing, withdrawal.role])
  }

  private func insert(_ certificate: Certificate, _ event: Int64, _ moment: Moment) throws {
    let facts = certificate.facts
    try db.cachedStatement(
      sql: """
        INSERT INTO certificates
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)
        """
    ).execute(arguments: [
      event, certificate.number.year, certificate.number.number, facts.name, facts.course,
      facts.kind.rawValue, facts.day.description, facts.hours, facts.trainer, certificate.key,
      certificate.signature, moment.milliseconds, moment.zoneMinutes,
    ])
  }

  private func mark(_ revocation: Revocation, _ moment: Moment) throws {
    try db.cachedStatement(
      sql: """
        UPDATE certificates SET revoked_at = ?, revoked_zone = ?, revoked_reason = ?
        WHERE year = ? AND number = ?
        """
    ).execute(arguments: [
      moment.milliseconds, moment.zoneMinutes, revocation.reason, revocation.number.year,
      revocation.number.number,
    ])
  }
}

/// Writes entries of the registers within one transaction: the event, then the row that follows from it.
struct RegisterLog {
  private var log: EventLog
  private let rows: RegisterRows
  private let moment: Moment

  init(_ db: Database, at moment: Moment) throws {
    log = try EventLog(db)
    rows = RegisterRows(db)
    self.moment = moment
  }

  /// - Parameters:
  ///   - entry: what happened.
  ///   - document: of what was signed.
  /// - Throws: what the database says.
  mutating func append(_ entry: RegisterEntry, document: DocumentName? = nil) throws {
    let number = log.nextNumber
    try log.append(.registered(entry), to: entry.reference(document: document), at: moment)
    try rows.apply(entry, of: number, at: moment)
  }
}
