import GRDB

/// The tables that follow from events about messages and files, brought up to date event by event: by what writes
/// one, by rebuild and by verify.
struct MailRows {
  let db: Database

  init(_ db: Database) { self.db = db }

  static let tables = ["files", "answers"]

  /// The kinds of events that have rows.
  static let kinds: [EventKind] = [.corrected, .evidence, .answered, .mailed]

  func apply(_ payload: EventPayload, to reference: String, of event: Int64) throws {
    switch payload {
    case .corrected(let facts):
      try insert(
        .correction, facts.arrival.sha256, facts.arrival.record, facts.arrival.file, reference,
        event)
    case .evidence(let facts): try insert(.evidence, facts.sha256, 0, facts.name, reference, event)
    case .mailed(let facts): try insert(.message, facts.sha256, 0, facts.file, reference, event)
    case .answered(let facts):
      try db.cachedStatement(sql: "INSERT INTO answers VALUES (?, ?, ?, ?)")
        .execute(arguments: [event, reference, facts.messageID, facts.token])
    case .received, .read, .assigned, .cameAgain, .closed, .noted, .confirmed, .refused,
      .registered:
      break
    }
  }

  private func insert(
    _ kind: KeptFile.Kind, _ sha256: String, _ record: Int, _ name: String, _ reference: String,
    _ event: Int64
  ) throws {
    try db.cachedStatement(sql: "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)")
      .execute(arguments: [event, kind.rawValue, reference, sha256, record, name])
  }
}

/// Files of the record besides those that opened a case.
enum KeptFile {
  enum Kind: String, Hashable, Sendable {
    case correction, evidence, message
  }

  /// The case that a form of a file corrected.
  static func corrected(sha256: String, record: Int, _ db: Database) throws -> CaseSummary? {
    let reference = try String.fetchOne(
      db.cachedStatement(
        sql: "SELECT reference FROM files WHERE sha256 = ? AND record = ? AND kind = ?"),
      arguments: [sha256, record, Kind.correction.rawValue])
    return try reference.flatMap { CaseReference($0) }.flatMap { try CaseSummary.find($0, db) }
  }

  /// Whether a file is kept for a case or as a message already.
  static func exists(
    _ kind: Kind, sha256: String, of reference: String, _ db: Database
  ) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM files WHERE reference = ? AND kind = ? AND sha256 = ?)
          """), arguments: [reference, kind.rawValue, sha256]) ?? false
  }
}

extension CaseEvent {
  /// Calls `body` with the reference of each event that has rows in ``MailRows``, and the event, oldest first.
  static func forEachKept(_ db: Database, _ body: (String, CaseEvent) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.number, e.kind, e.at, e.zone, p.body, e.reference
        FROM events e LEFT JOIN payloads p ON p.number = e.number
        WHERE e.kind IN (\(EventKind.list(MailRows.kinds))) ORDER BY e.number
        """)
    while let row = try rows.next() { try body(try row.value(5), try CaseEvent(row)) }
  }
}
