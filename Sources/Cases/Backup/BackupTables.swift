import Foundation
import GRDB

/// The tables that a backup has besides those of the store.
enum BackupTables {
  /// "dckb": a backup is no store until it is restored, so that nobody works in it by mistake.
  static let applicationID: Int32 = 0x6463_6B62

  /// The form of these tables; one that this docket does not know was made by a newer one.
  static let format = 1

  static func create(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE backup (
          format INTEGER NOT NULL,
          docket TEXT NOT NULL,
          at INTEGER NOT NULL,
          zone INTEGER NOT NULL,
          number INTEGER NOT NULL,
          hash TEXT NOT NULL,
          seal TEXT NOT NULL
        ) STRICT;
        CREATE TABLE backup_files (
          path BLOB NOT NULL UNIQUE,
          mode INTEGER NOT NULL,
          bytes BLOB NOT NULL
        ) STRICT;
        PRAGMA application_id = \(applicationID);
        """)
  }

  static func insert(
    _ files: [BackupFile], docket: String, made: Moment, head: ChainHead, _ db: Database
  ) throws {
    for file in files {
      try db.execute(
        sql: "INSERT INTO backup_files VALUES (?, ?, ?)",
        arguments: [Data(file.path.bytes), file.mode, Data(file.bytes)])
    }
    try db.execute(
      sql: "INSERT INTO backup VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        format, docket, made.milliseconds, made.zoneMinutes, head.number, head.hash,
        BackupSeal.hash(docket: docket, made: made, head: head, files: files),
      ])
  }

  /// The files and what the backup says of itself, held against its seal and the chain in it.
  static func read(_ db: Database) throws -> (facts: BackupFacts, files: [BackupFile]) {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM backup") else { throw damaged }
    let docket: String = try row.value(1)
    let made = Moment(milliseconds: try row.value(2), zoneMinutes: try row.value(3))
    let head = ChainHead(number: try row.value(4), hash: try row.value(5))
    var files: [BackupFile] = []
    let rows = try Row.fetchCursor(db, sql: "SELECT path, mode, bytes FROM backup_files")
    while let row = try rows.next() {
      let (path, mode, bytes): (Data, Int, Data) =
        (try row.value(0), try row.value(1), try row.value(2))
      guard let path = BackupPath(path), (0...0o777).contains(mode) else { throw damaged }
      files.append(BackupFile(path: path, mode: mode, bytes: Array(bytes)))
    }
    let seal = BackupSeal.hash(docket: docket, made: made, head: head, files: files)
    guard try row.value(6) == seal, try EventLog.head(db) == head else { throw damaged }
    let facts = BackupFacts(
      docket: docket, made: made, head: head,
      cases: try Int.fetchOne(db, sql: "SELECT count(*) FROM cases") ?? 0,
      originals: try Int.fetchOne(db, sql: "SELECT count(*) FROM originals") ?? 0,
      files: files.count)
    return (facts, files)
  }

  /// Makes a store of a backup again.
  ///
  /// What stood in the tables, a private key among it, is written over.
  static func drop(_ db: Database) throws {
    try db.execute(
      sql: """
        PRAGMA secure_delete = ON;
        DROP TABLE backup_files;
        DROP TABLE backup;
        PRAGMA application_id = \(StoreMigration.applicationID);
        """)
  }

  private static let damaged = StoreError.damaged("the backup is not as it was written")
}
