import Foundation
import GRDB
import TestSupport
import Testing

@testable import Cases

@Suite struct `Opening a store` {
  @Test func `G2: syncs every commit`() throws {
    let folder = try TemporaryStore()
    for _ in 0..<2 {
      let store = try folder.open()
      let settings = try store.read { db in
        try ["synchronous", "journal_mode", "foreign_keys"].map {
          try String.fetchOne(db, sql: "PRAGMA \($0)")
        }
      }
      #expect(settings == ["2", "wal", "1"])
    }
  }

  @Test func `waits for nobody who writes, as long as only to look`() throws {
    let folder = try TemporaryStore()
    _ = try folder.open().intake([Sample.arrival("a")], forms: Sample.forms)
    try DatabaseQueue(path: folder.path).writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { _ = try? db.execute(sql: "ROLLBACK") }  // nothing was changed
      let store = try CaseStore(at: folder.path, waitingTime: 0)
      #expect(try store.cases().count == 1)
      #expect(try store.look(seconds: 10) == .sound)
      let error = #expect(throws: StoreError.self) { try store.tryWriting() }
      #expect(error?.code == .locked)
    }
  }

  @Test func `makes a folder and files that nobody else can read`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    _ = try store.intake([Sample.arrival("a")], forms: Sample.forms)
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(folder.folder + "/store") == 0o700)
    for suffix in ["", "-wal", "-shm"] { #expect(try mode(folder.path + suffix) == 0o600) }
  }

  @Test(arguments: [("store/docket.sqlite", 0o640, "600"), ("store", 0o755, "700")])
  func `refuses what others can read`(_ file: String, _ mode: Int, _ remedy: String) throws {
    let folder = try TemporaryStore()
    _ = try folder.open()
    let path = "\(folder.folder)/\(file)"
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    let error = #expect(throws: StoreError.self) { try folder.open() }
    #expect(
      error?.description == """
        Others on this machine can read \(path).
        hint: Run `chmod \(remedy) '\(path)'`, then try again.
        """)
  }

  @Test func `G15: brings a store of the first layout up to date, and loses nothing`() throws {
    let folder = try TemporaryStore()
    var before: ChainHead
    do {
      let store = try folder.open()
      _ = try store.intake([Sample.arrival("a"), Sample.arrival("b")], forms: Sample.forms)
      before = try store.head()
      // What the first layout had, and no more.
      try store.queue.writeWithoutTransaction { db in
        try db.execute(sql: FirstLayout.sql)
      }
      let first = try DatabaseQueue().writeWithoutTransaction { db in
        try StoreMigration.migrate(db, upTo: 1)
        return try Self.layout(db)
      }
      #expect(try store.read(Self.layout) == first)
    }
    let store = try folder.open()
    #expect(try store.head() == before)
    #expect(try store.cases().count == 2)
    #expect(try store.verify(against: before).faults == [])
    try Sample.fillRegisters(of: store)
    #expect(try store.verify(against: before).faults == [])
  }

  private static func layout(_ db: Database) throws -> [String?] {
    try String?.fetchAll(db, sql: "SELECT sql FROM sqlite_schema ORDER BY name")
  }

  @Test func `refuses a path where nothing is`() throws {
    let folder = try TemporaryStore()
    let error = #expect(throws: StoreError.self) { try CaseStore(at: folder.path) }
    #expect(
      error?.description == """
        There is no store at \(folder.path).
        hint: Check the path; `docket init` makes a new workspace with a store.
        """)
  }

  @Test func `refuses a file and a database that are no stores`() throws {
    let folder = try TemporaryStore()
    try StoreFiles.create(at: folder.path)
    try Data("This is a letter, and a long enough one to be read.".utf8).write(
      to: URL(filePath: folder.path))
    let letter = #expect(throws: StoreError.self) { try folder.open() }
    #expect(letter?.message == "\(folder.path) is not a docket store.")

    let other = folder.folder + "/store/other.sqlite"
    try StoreFiles.create(at: other)
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE songs (title TEXT)") }
    let songs = #expect(throws: StoreError.self) { try CaseStore(at: other, createIfMissing: true) }
    #expect(songs?.message == "\(other) is not a docket store.")
  }

  @Test func `refuses the store of a newer docket`() throws {
    let folder = try TemporaryStore()
    try folder.open().queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    let error = #expect(throws: StoreError.self) { try folder.open() }
    #expect(
      error?.description == """
        The store \(folder.path) was made by a newer docket (layout 99, this docket knows \(StoreMigration.all.count)).
        hint: Install the newer docket; this one changes nothing in it.
        """)
  }

  @Test func `G15: a migration that is cut short leaves the store as it was`() throws {
    let folder = try TemporaryStore()
    try StoreFiles.create(at: folder.path)
    #expect(throws: CancellationError.self) {
      try DatabaseQueue(path: folder.path).write { db in
        for migration in StoreMigration.all { try db.execute(sql: migration.sql) }
        throw CancellationError()
      }
    }
    #expect(try folder.open().verify().faults == [])
  }

  @Test func `events are never changed and never deleted`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    _ = try store.intake([Sample.arrival("a")], forms: Sample.forms)
    for sql in ["UPDATE events SET at = 0", "DELETE FROM events", "UPDATE payloads SET salt = ''"] {
      #expect(throws: DatabaseError.self) { try store.queue.write { try $0.execute(sql: sql) } }
    }
  }

  @Test(arguments: [
    (ResultCode.SQLITE_FULL, "The disk that holds the store /s is full."),
    (.SQLITE_READONLY, "The store /s cannot be written."),
    (.SQLITE_BUSY, "Another program kept the store /s locked for 10 seconds."),
    (.SQLITE_IOERR, "The disk that holds the store /s reported an error."),
    (.SQLITE_CANTOPEN, "The store /s could not be opened."),
    (.SQLITE_NOTADB, "/s is not a docket store."),
    (.SQLITE_CORRUPT, "The store is damaged: the database file /s cannot be read."),
    (.SQLITE_CONSTRAINT, "The store /s failed (SQLite 19)."),
  ])
  func `G11: says what SQLite said without what anybody wrote`(
    _ code: ResultCode, _ message: String
  ) {
    let error = DatabaseError(
      resultCode: code, message: "canary", sql: "canary", arguments: ["canary"],
      publicStatementArguments: true)
    let said = StoreError(error, path: "/s")
    #expect(said.message == message)
    #expect(!said.description.contains("canary"))
  }
}
