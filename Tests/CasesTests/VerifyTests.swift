import Forms
import Foundation
import GRDB
import Testing

@testable import Cases

@Suite struct Verify {
  @Test func `a sound store has no faults, and counts what it holds`() throws {
    let folder = try TemporaryStore()
    let store = try Self.fill(folder)
    let report = try store.verify(against: store.head())
    #expect(report.faults == [])
    #expect(report.events == 23)
    #expect(report.cases == 5)
    #expect(report.originals == 5)
    #expect(report.head == (try store.head()))
  }

  @Test(arguments: [
    (
      "UPDATE events SET at = at + 1 WHERE number = 4",
      "Event 4 was changed: its hash does not fit."
    ),
    (
      "UPDATE events SET reference = reference || char(0) || 'x' WHERE number = 4",
      "Event 4 was changed: its hash does not fit."
    ),
    ("DELETE FROM payloads WHERE number = 5", "The payload of event 5 is missing."),
    (
      "UPDATE payloads SET body = replace(body, 'Teacher', 'teacher') WHERE number = 5",
      "The payload of event 5 was changed."
    ),
    (
      "DELETE FROM payloads WHERE number = 7; DELETE FROM events WHERE number = 7",
      "Event 7 is missing."
    ),
    (
      "UPDATE originals SET bytes = CAST(bytes || 'x' AS BLOB) WHERE id = 2",
      "Original 2 is not the file that came in."
    ),
    (
      "UPDATE cases SET assigned = 'x' WHERE number = 2",
      "The state of case BCA-2026-0002-W does not follow from its events."
    ),
    (
      "UPDATE cases SET status = status || char(0) WHERE number = 2",
      "The state of case BCA-2026-0002-W does not follow from its events."
    ),
    ("DELETE FROM originals WHERE id = 2", "The file of case BCA-2026-0002-W is missing."),
    (
      "INSERT INTO originals (sha256, bytes) SELECT lower(hex(zeroblob(32))), x''",
      "Original 6 is not the file that came in."
    ),
    (
      "UPDATE search SET words = 'x' WHERE rowid = 1",
      "The search index has other words for case BCA-2026-0001-Y than its form."
    ),
    ("DELETE FROM search_data WHERE id > 10", "A part of the database file is damaged."),
    (
      "UPDATE refusals SET code = 'empty'",
      "The list of refused files does not follow from the events."
    ),
    (
      "UPDATE printings SET version = '4'",
      "The rows in `printings` do not follow from the events."
    ),
    (
      "UPDATE signatures SET name = name || char(0) || 'x'",
      "The rows in `signatures` do not follow from the events."
    ),
    (
      "UPDATE certificates SET revoked_at = NULL",
      "The rows in `certificates` do not follow from the events."
    ),
    (
      "DELETE FROM certificates WHERE number = 2",
      "The rows in `certificates` do not follow from the events."
    ),
    (
      "INSERT INTO search (rowid, reference, words) VALUES (99, '', '')",
      "There are rows in `search` that follow from no event."
    ),
    (
      "DROP TRIGGER payloads_are_never_changed",
      "The tables, indexes and triggers are not those that docket made."
    ),
  ])
  func `G9: a change by SQL shows, and the first bad event is named`(
    _ sql: String, _ message: String
  ) throws {
    let folder = try TemporaryStore()
    let store = try Self.fill(folder)
    try Self.tamper(store, sql)
    let faults = try store.verify().faults
    #expect(faults.map(\.message).contains(message))
  }

  @Test func `G9: a chain that is cut and made anew shows against an exported head`() throws {
    let folder = try TemporaryStore()
    let store = try Self.fill(folder)
    let exported = try store.head()
    try Self.tamper(
      store,
      """
      DELETE FROM refusals; DELETE FROM payloads WHERE number = 23; DELETE FROM events WHERE number = 23
      """)
    #expect(try store.verify().faults == [])
    #expect(
      try store.verify(against: exported).faults.map(\.message)
        == ["The chain ends at event 22, but event 23 was written down elsewhere."])
    let other = ChainHead(number: 3, hash: exported.hash)
    #expect(
      try store.verify(against: other).faults.map(\.message)
        == ["Event 3 is not the one whose hash was written down elsewhere."])
  }

  /// `DOCKET_TAMPERINGS=10000` makes it the figure of the promise, as `make thorough` does.
  @Test func `G9: every single change to a copy shows`() throws {
    let count = ProcessInfo.processInfo.environment["DOCKET_TAMPERINGS"].flatMap(Int.init) ?? 100
    let folder = try TemporaryStore()
    let sound: Contents
    do {
      let store = try Self.fill(folder)
      // All pages into one file, so that a copy of it is a copy of the store.
      _ = try store.queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      sound = try Contents(of: store)
    }
    let bytes = try Data(contentsOf: URL(filePath: folder.path))
    var numbers = Numbers(seed: 9)
    var silent: [String] = []
    for number in 0..<count {
      let copy = "\(folder.folder)/store/copy\(number).sqlite"
      try StoreFiles.create(at: copy)
      defer {
        for suffix in ["", "-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: copy + suffix)
        }
      }
      var changed = bytes
      let offset = Int(numbers.next(below: UInt64(bytes.count)))
      changed[offset] ^= UInt8(1 + numbers.next(below: 255))
      try changed.write(to: URL(filePath: copy))
      // Opening may refuse the file, which shows too.
      guard let store = try? CaseStore(at: copy), try store.verify().isSound else {
        continue
      }
      // A byte that nothing is kept in: the record must be the same.
      if try Contents(of: store) != sound { silent.append("byte \(offset)") }
    }
    #expect(silent == [])
  }

  /// Five cases, one of them closed, and a refused file last: 18 events.
  static func fill(_ folder: TemporaryStore) throws -> CaseStore {
    let store = try folder.open()
    _ = try store.intake(["a", "b", "c", "d", "e"].map { Sample.arrival($0) }, forms: Sample.forms)
    _ = try store.intake([Sample.arrival("a")], forms: Sample.forms)
    let reference = try store.cases()[2].reference
    _ = try store.close(
      reference, by: "H. Head", role: "headteacher", reason: "Done.", at: Sample.moment)
    try Sample.fillRegisters(of: store)
    _ = try store.intake(
      [Sample.arrival("x", forms: [Sample.refused("x.docx", .damaged)])], forms: Sample.forms)
    return store
  }

  /// What somebody does who knows SQLite: triggers off, change, triggers back.
  private static func tamper(_ store: CaseStore, _ sql: String) throws {
    try store.queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
      let dropped = sql.hasPrefix("DROP TRIGGER ") ? String(sql.dropFirst(13)) : nil
      if dropped == nil { try db.execute(sql: sql) }
      for trigger in triggers where trigger[0] as String != dropped {
        try db.execute(sql: trigger[1] as String)
      }
    }
  }
}

/// All rows of all tables that keep something, as SQL says them.
struct Contents: Equatable {
  var rows: [String: [[String]]] = [:]

  init(of store: CaseStore) throws {
    let tables =
      ["originals", "events", "payloads", "cases", "refusals", "search"] + RegisterRows.tables
    rows = try store.read { db in
      var rows: [String: [[String]]] = [:]
      for table in tables {
        let names = try db.columns(in: table).map {
          "hex(CAST(\($0.name) AS BLOB)), typeof(\($0.name))"
        }
        rows[table] = try Row.fetchAll(
          db, sql: "SELECT rowid, \(names.joined(separator: ", ")) FROM \(table) ORDER BY rowid"
        ).map { row in row.databaseValues.map(\.description) }
      }
      return rows
    }
  }
}

/// Numbers that are the same in every run. (SplitMix64)
struct Numbers {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below bound: UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return (mixed ^ (mixed >> 31)) % bound
  }
}
