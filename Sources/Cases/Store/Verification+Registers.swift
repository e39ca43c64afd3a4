import Foundation
import GRDB

extension Verification {
  /// The rows of the registers are those that the events make when they are gone through anew, byte for byte.
  mutating func checkRegisters() throws {
    var configuration = Configuration()
    // The rows refer to events, which are not copied.
    configuration.foreignKeysEnabled = false
    let model = try DatabaseQueue(configuration: configuration)
    try model.write { copy in
      for migration in StoreMigration.all { try copy.execute(sql: migration.sql) }
      let rows = RegisterRows(copy)
      try CaseEvent.forEachEntry(db) { event, entry in
        try rows.apply(entry, of: event.number, at: event.at)
      }
      let kept = MailRows(copy)
      try CaseEvent.forEachKept(db) { reference, event in
        try kept.apply(event.payload, to: reference, of: event.number)
      }
    }
    for table in RegisterRows.tables + MailRows.tables {
      let expected = try model.read { try Self.rows(of: table, $0) }
      if try Self.rows(of: table, db) != expected {
        fault(table, "The rows in `\(table)` do not follow from the events.")
      }
    }
  }

  /// As bytes, for SQLite's texts may go on behind a NUL, where nobody sees them.
  private static func rows(of table: String, _ db: Database) throws -> [[DatabaseValue]] {
    let columns = try db.columns(in: table).map { column in
      column.type == "TEXT" ? "CAST(\(column.name) AS BLOB)" : column.name
    }
    let rows = try Row.fetchAll(
      db, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table) ORDER BY id")
    return rows.map { Array($0.databaseValues) }
  }
}
