import Foundation
import GRDB

/// A check of the whole store, within its transaction.
struct Verification {
  let db: Database
  var report = VerifyReport()

  init(_ db: Database) { self.db = db }

  mutating func run(exported: ChainHead?) throws {
    try step("file") { try $0.checkFile() }
    try step("layout") { try $0.checkLayout() }
    try step("events") { try $0.checkChain(exported: exported) }
    try step("originals") { try $0.checkOriginals() }
    // What does not follow from events that are wrong themselves says nothing new.
    if report.isSound {
      try step("cases") { try $0.checkCases() }
      try step("refusals") { try $0.checkRefusals() }
      try step("registers") { try $0.checkRegisters() }
    }
  }

  /// Goes on with the next step where the contents are too damaged for this one.
  private mutating func step(_ name: String, _ check: (inout Verification) throws -> Void) throws {
    do {
      try check(&self)
    } catch let error as DatabaseError where Self.isContents(error.resultCode) {
      fault("unreadable", "The \(name) cannot be read: the database file is damaged.")
    } catch let error as StoreError where error.code == .damaged {
      fault("unreadable", error.message)
    }
  }

  /// Lets FTS5 compare its index with the words that it is of.
  static func checkSearch(_ db: Database) throws {
    do {
      try db.execute(sql: "INSERT INTO search (search) VALUES ('integrity-check')")
    } catch let error as DatabaseError where isContents(error.resultCode) {
      throw StoreError.damaged("the index for searching does not fit")
    }
  }

  /// Whether SQLite complains of what stands in the file, rather than of a disk or a lock.
  private static func isContents(_ code: ResultCode) -> Bool {
    ![.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_NOMEM].contains(code)
  }

  mutating func fault(_ code: String, _ message: String) {
    report.faults.append(VerifyReport.Fault(code: code, message: message))
  }
}

// MARK: - The file

extension Verification {
  private mutating func checkFile() throws {
    if try String.fetchAll(db, sql: "PRAGMA integrity_check(10)") != ["ok"] {
      fault("integrity-check", "SQLite's integrity_check finds the database file damaged.")
    }
    if try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") != nil {
      fault("foreign-key-check", "A record belongs to an event that is not there.")
    }
  }

  /// Tables, indexes and triggers are those that the migrations make: a missing trigger opens a door.
  private mutating func checkLayout() throws {
    let model = try DatabaseQueue()
    let expected = try model.writeWithoutTransaction { db in
      try StoreMigration.migrate(db)
      return try Self.layout(db)
    }
    if try Self.layout(db) != expected {
      fault("layout", "The tables, indexes and triggers are not those that docket made.")
    }
  }

  /// Without the words of the tables that FTS5 makes for itself, which are SQLite's to change.
  private static func layout(_ db: Database) throws -> [[Data?]] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT CAST(type AS BLOB), CAST(name AS BLOB), CAST(tbl_name AS BLOB),
          CASE WHEN name LIKE 'search!_%' ESCAPE '!' THEN NULL ELSE CAST(sql AS BLOB) END
        FROM sqlite_schema ORDER BY name
        """)
    return try rows.map { row in try (0..<4).map { try row.optional($0) } }
  }
}

// MARK: - Events

extension Verification {
  private mutating func checkChain(exported: ChainHead?) throws {
    var head = ChainHead.empty
    defer { report.head = head }
    let rows = try Row.fetchCursor(db, sql: StoredEvent.select)
    while let row = try rows.next() {
      guard let event = StoredEvent(row) else {
        return fault("event-unreadable", "Event \(head.number + 1) cannot be read.")
      }
      if let (code, message) = event.fault(after: head) { return fault(code, message) }
      head = ChainHead(number: event.number, hash: event.hash)
      report.events += 1
      if let exported, exported.number == head.number, exported.hash != head.hash {
        fault(
          "head", "Event \(head.number) is not the one whose hash was written down elsewhere.")
      }
    }
    if let exported, exported.number > head.number {
      fault(
        "head",
        "The chain ends at event \(head.number), but event \(exported.number) was written down elsewhere."
      )
    }
    if try Bool.fetchOne(
      db,
      sql: "SELECT EXISTS (SELECT 1 FROM payloads WHERE number NOT IN (SELECT number FROM events))")
      == true
    {
      fault("payload-without-event", "There is a payload that belongs to no event.")
    }
  }

  private mutating func checkOriginals() throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, CAST(sha256 AS BLOB), bytes FROM originals ORDER BY id")
    while let row = try rows.next() {
      report.originals += 1
      let bytes: Data = try row.value(2)
      let sha256: Data = try row.value(1)
      if Data(EventChain.sha256(Array(bytes)).utf8) != sha256 {
        fault("original", "Original \(try row.value(0) as Int64) is not the file that came in.")
      }
    }
  }
}
