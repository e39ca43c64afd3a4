import Forms
import Foundation
import GRDB

extension Verification {
  /// The rows of `cases` and `search` are those that follow from the events, byte for byte.
  mutating func checkCases() throws {
    let select = try db.cachedStatement(
      sql: """
        SELECT \(CaseSummary.columns.map(Self.asBytes).joined(separator: ", ")) FROM cases
        WHERE id = ?
        """)
    let selectWords = try db.cachedStatement(
      sql: "SELECT CAST(reference AS BLOB), CAST(words AS BLOB) FROM search WHERE rowid = ?")
    let hasOriginal = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM originals WHERE sha256 = ?)")
    for reference in try CaseProjection.references(db) {
      report.cases += 1
      let projection = try CaseProjection(of: reference, db)
      let summary = projection.summary
      let row = try Row.fetchOne(select, arguments: [summary.id])
      if row.map(Self.values) != summary.values.map(\.asBytes) {
        fault("case", "The state of case \(reference) does not follow from its events.")
      }
      let words = try Row.fetchOne(selectWords, arguments: [summary.id])
      if words.map(Self.values)
        != [reference.databaseValue.asBytes, projection.words.databaseValue.asBytes]
      {
        fault("search", "The search index has other words for case \(reference) than its form.")
      }
      if try Bool.fetchOne(hasOriginal, arguments: [summary.sha256]) != true {
        fault("original-missing", "The file of case \(reference) is missing.")
      }
    }
    if try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM originals WHERE sha256 NOT IN (SELECT sha256 FROM cases)
        AND sha256 NOT IN (SELECT sha256 FROM files))
        """) == true
    {
      fault("original-without-case", "There is an original that belongs to no case.")
    }
    if try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM files WHERE sha256 NOT IN (SELECT sha256 FROM originals))
        """) == true
    {
      fault("original-missing", "A file that came in later, or with a message, is missing.")
    }
    for table in ["cases", "search"] {
      if try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") != report.cases {
        fault(table, "There are rows in `\(table)` that follow from no event.")
      }
    }
  }

  mutating func checkRefusals() throws {
    var expected: [[DatabaseValue]] = []
    try CaseEvent.forEachRefusal(db) { event, facts in
      expected.append([
        event.number.databaseValue, facts.sha256.databaseValue.asBytes,
        facts.record.databaseValue, facts.code.rawValue.databaseValue.asBytes,
        facts.file.databaseValue.asBytes, event.at.milliseconds.databaseValue,
        event.at.zoneMinutes.databaseValue,
      ])
    }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, CAST(sha256 AS BLOB), record, CAST(code AS BLOB), CAST(file AS BLOB), at, zone
        FROM refusals ORDER BY id
        """)
    if rows.map(Self.values) != expected {
      fault("refusals", "The list of refused files does not follow from the events.")
    }
  }

  private static func asBytes(_ column: String) -> String {
    let texts = ["reference", "prefix", "sha256", "form", "outcome", "status", "assigned"]
    return texts.contains(column) ? "CAST(\(column) AS BLOB)" : column
  }

  private static func values(_ row: Row) -> [DatabaseValue] { Array(row.databaseValues) }
}

extension DatabaseValue {
  /// A text as the bytes that `CAST(… AS BLOB)` makes of it; anything else as it is.
  fileprivate var asBytes: DatabaseValue {
    guard case .string(let text) = storage else { return self }
    return Data(text.utf8).databaseValue
  }
}
