import Foundation
import GRDB
import TestSupport
import Testing

@testable import Cases

@Suite struct `A backup` {
  @Test func `holds the store, and the files beside it with their modes`() throws {
    let folder = try TemporaryStore()
    let store = try Verify.fill(folder)
    let facts = try Self.backUp(store, folder)
    #expect(
      facts
        == BackupFacts(
          docket: "1.2.3", made: Sample.moment, head: try store.head(), cases: 5, originals: 5,
          files: 3))
    let copy = try Self.copy(folder)
    let unpacked = try Backup.unpack(copy, of: Self.path(folder))
    #expect(unpacked.facts == facts)
    #expect(unpacked.files.sorted { $0.path < $1.path } == Self.files)
    let restored = try CaseStore(at: copy)
    #expect(try restored.verify(against: store.head()).faults == [])
    #expect(try Contents(of: restored) == Contents(of: store))
  }

  @Test func `leaves out what was erased from the store`() throws {
    let folder = try TemporaryStore()
    let store = try Verify.fill(folder)
    try store.queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          PRAGMA secure_delete = OFF;
          INSERT INTO originals (sha256, bytes) VALUES ('x', CAST('Canaryerased' AS BLOB));
          DELETE FROM originals WHERE sha256 = 'x';
          """)
      try db.checkpoint(.truncate)
    }
    let canary = Data("Canaryerased".utf8)
    #expect(try Data(contentsOf: URL(filePath: folder.path)).range(of: canary) != nil)
    _ = try Self.backUp(store, folder)
    #expect(try Data(contentsOf: URL(filePath: Self.path(folder))).range(of: canary) == nil)
  }

  @Test func `leaves nothing of a key in the store that is made of it`() throws {
    let folder = try TemporaryStore()
    _ = try Self.backUp(Verify.fill(folder), folder)
    let copy = try Self.copy(folder)
    let key = Data("Canarykey".utf8)
    #expect(try Data(contentsOf: URL(filePath: copy)).range(of: key) != nil)
    _ = try Backup.unpack(copy, of: Self.path(folder))
    #expect(try Data(contentsOf: URL(filePath: copy)).range(of: key) == nil)
  }

  @Test func `is of one moment, whoever writes meanwhile`() async throws {
    let folder = try TemporaryStore()
    let store = try Verify.fill(folder)
    let other = try folder.open()
    async let written = Task {
      for number in 0..<200 {
        _ = try other.intake([Sample.arrival("more \(number)")], forms: Sample.forms)
      }
      return try other.head()
    }.value
    for number in 0..<5 {
      let facts = try Self.backUp(store, folder, name: "\(number).backup")
      let copy = try Self.copy(folder, name: "\(number).backup")
      _ = try Backup.unpack(copy, of: "")
      let report = try CaseStore(at: copy).verify(against: facts.head)
      #expect(report.faults == [])
      #expect(report.head == facts.head)
    }
    #expect(try await written == store.head())
  }

  @Test func `G15: of the first layout is brought up to date`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    _ = try store.intake([Sample.arrival("a"), Sample.arrival("b")], forms: Sample.forms)
    try store.queue.writeWithoutTransaction { db in
      try db.execute(sql: FirstLayout.sql)
    }
    _ = try Self.backUp(store, folder)
    let copy = try Self.copy(folder)
    _ = try Backup.unpack(copy, of: Self.path(folder))
    let restored = try CaseStore(at: copy)
    #expect(try restored.layout() == StoreMigration.all.count)
    #expect(try restored.verify(against: store.head()).faults == [])
  }

  @Test(arguments: [
    ("PRAGMA user_version = 99", 99), ("UPDATE backup SET format = 2", StoreMigration.all.count),
  ])
  func `of a newer docket is refused`(_ sql: String, _ layout: Int) throws {
    let folder = try TemporaryStore()
    _ = try Self.backUp(Verify.fill(folder), folder)
    let path = Self.path(folder)
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
    let error = #expect(throws: StoreError.self) { try Backup.identify(path) }
    #expect(
      error?.description == """
        The backup \(path) was made by a newer docket (layout \(layout), this docket knows \(StoreMigration.all.count)).
        hint: Install the newer docket, and restore with it.
        """)
  }

  @Test func `is told from a store, a letter and nothing`() throws {
    let folder = try TemporaryStore()
    _ = try folder.open()
    let store = #expect(throws: StoreError.self) { try Backup.identify(folder.path) }
    #expect(
      store?.description == """
        \(folder.path) is a store, and no backup.
        hint: Name a file that `docket backup` wrote.
        """)
    for text in ["", "This is a letter, and a long enough one to be read by a database."] {
      let letter = folder.folder + "/letter"
      try Data(text.utf8).write(to: URL(filePath: letter))
      let error = #expect(throws: StoreError.self) { try Backup.identify(letter) }
      #expect(
        error?.description == """
          \(letter) is not a backup of docket.
          hint: Name a file that `docket backup` wrote.
          """)
    }
  }

  @Test(arguments: [
    "UPDATE backup SET docket = '1.2.4'", "UPDATE backup SET at = at + 1",
    "UPDATE backup SET number = number - 1", "UPDATE backup_files SET mode = 511",
    "UPDATE backup_files SET bytes = CAST('x' AS BLOB) WHERE rowid = 2",
    "UPDATE backup_files SET path = CAST('forms/b.yaml' AS BLOB) WHERE rowid = 2",
    "UPDATE backup_files SET path = CAST('../x' AS BLOB) WHERE rowid = 2",
    "DELETE FROM backup_files WHERE rowid = 1", "DELETE FROM backup", "DROP TABLE backup_files",
    "DELETE FROM payloads WHERE number = 23; DELETE FROM refusals; DROP TRIGGER events_are_never_deleted; DELETE FROM events WHERE number = 23",
  ])
  func `that was changed by SQL is refused`(_ sql: String) throws {
    let folder = try TemporaryStore()
    _ = try Self.backUp(Verify.fill(folder), folder)
    let copy = try Self.copy(folder)
    try DatabaseQueue(path: copy).writeWithoutTransaction { try $0.execute(sql: sql) }
    let error = #expect(throws: StoreError.self) { try Backup.unpack(copy, of: "/b") }
    #expect(
      error?.description == """
        The backup /b is damaged or was cut short.
        hint: Copy it from its disk once more, or take the backup before it; nothing was restored.
        """)
  }

  /// `DOCKET_TAMPERINGS` sets how many; `make thorough` looks longer.
  @Test func `G10: no single byte of it changes in silence`() throws {
    let count = ProcessInfo.processInfo.environment["DOCKET_TAMPERINGS"].flatMap(Int.init) ?? 75
    let folder = try TemporaryStore()
    let store = try Verify.fill(folder)
    _ = try Self.backUp(store, folder)
    let sound = try Contents(of: store)
    let bytes = try Data(contentsOf: URL(filePath: Self.path(folder)))
    var numbers = Numbers(seed: 10)
    var silent: [Int] = []
    for _ in 0..<count {
      let offset = Int(numbers.next(below: UInt64(bytes.count)))
      var changed = bytes
      changed[offset] ^= UInt8(1 + numbers.next(below: 255))
      let copy = try Self.copy(folder)
      try changed.write(to: URL(filePath: copy))
      guard let unpacked = try? Backup.unpack(copy, of: ""),
        let restored = try? CaseStore(at: copy),
        try restored.verify().isSound
      else { continue }
      // A byte in which nothing is kept: all that means something must be the same.
      let isSame =
        try Contents(of: restored) == sound
        && unpacked.files.sorted { $0.path < $1.path } == Self.files
      if !isSame { silent.append(offset) }
    }
    #expect(silent == [])
  }

  @Test func `that is cut anywhere is refused`() throws {
    let folder = try TemporaryStore()
    _ = try Self.backUp(Verify.fill(folder), folder)
    let bytes = try Data(contentsOf: URL(filePath: Self.path(folder)))
    for length in stride(from: 0, to: bytes.count, by: 4096) {
      let copy = try Self.copy(folder)
      try bytes.prefix(length).write(to: URL(filePath: copy))
      let isRestored =
        (try? Backup.unpack(copy, of: "")) != nil
        && (try? CaseStore(at: copy).verify().isSound) == true
      #expect(!isRestored, "\(length) of \(bytes.count)")
    }
  }

  // MARK: Support

  private static let files = [
    ("forms/a.yaml", 0o644, "id: a"), ("keys/certificates.key", 0o600, "Canarykey"),
    ("school.yaml", 0o640, ""),
  ].compactMap { path, mode, text in
    BackupPath(path).map { BackupFile(path: $0, mode: mode, bytes: Array(text.utf8)) }
  }

  private static func path(_ folder: TemporaryStore, name: String = "office.backup") -> String {
    "\(folder.folder)/\(name)"
  }

  private static func backUp(
    _ store: CaseStore, _ folder: TemporaryStore, name: String = "office.backup"
  ) throws -> BackupFacts {
    let path = path(folder, name: name)
    try Data().write(to: URL(filePath: path))
    return try store.backUp(to: path, with: files, docket: "1.2.3", at: Sample.moment)
  }

  /// A copy in a folder where a store may be, made anew.
  private static func copy(_ folder: TemporaryStore, name: String = "office.backup") throws
    -> String
  {
    let copy = "\(folder.folder)/copy/docket.sqlite"
    // The first time there is none.
    try? FileManager.default.removeItem(atPath: "\(folder.folder)/copy")
    try StoreFiles.create(at: copy)
    try Data(contentsOf: URL(filePath: path(folder, name: name))).write(to: URL(filePath: copy))
    return copy
  }
}
