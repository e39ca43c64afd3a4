import Foundation
import GRDB

/// Where cases are kept: one SQLite database.
///
/// What a method that writes has returned from is committed and synced to the disk. (G2) Several
/// processes may use one store at once: writers wait for each other, up to 10 seconds.
///
/// A `DatabaseQueue` rather than a pool: a command opens the store, does one thing and ends, and the
/// connections of readers would only cost it time. It puts calls in order by itself, so a store may be
/// used from any thread.
package struct CaseStore: Sendable {
  package let path: String
  let queue: DatabaseQueue

  /// Opens the store at `path`, or makes it and its folder.
  ///
  /// - Parameters:
  ///   - path: of the database file.
  ///   - createIfMissing: else it is an error where there is none.
  ///   - waitingTime: how many seconds a call waits for another process that writes.
  /// - Throws: `StoreError` where it cannot be used as it must be.
  package init(
    at path: String, createIfMissing: Bool = false, waitingTime: Double = 10
  ) throws(StoreError) {
    if !StoreFiles.exist(at: path) {
      guard createIfMissing else {
        throw StoreError(
          code: .notFound, message: "There is no store at \(path).",
          hint: "Check the path; `docket init` makes a new workspace with a store.")
      }
      try StoreFiles.create(at: path)
    }
    try StoreFiles.checkPrivacy(at: path)
    self.path = path
    queue = try Self.translating(path) {
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration(waitingTime))
      try queue.writeWithoutTransaction { db in try Self.prepare(db, path: path) }
      return queue
    }
  }

  private static func configuration(_ waitingTime: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(waitingTime)
    configuration.foreignKeysEnabled = true
    configuration.label = "docket store"
    // Takes effect in an empty file only: half as many overflow pages a Word file as with 4 KiB.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA page_size = 8192") }
    return configuration
  }

  /// A group of 100 files dirties some 4 MiB; with SQLite's 2 MiB its pages are written to the log twice.
  private static let cacheKibibytes = 16 << 10
  /// 32 MiB of log between two checkpoints, each of which writes every page that changed once: the more
  /// groups share one, the less the pages of the indexes by hash cost, which change at random places.
  private static let logPages = 4_096

  private static func prepare(_ db: Database, path: String) throws {
    try checkIdentity(db, path: path)
    try StoreMigration.migrate(db)
    try useWriteAheadLog(db)
    try db.execute(sql: "PRAGMA cache_size = -\(Self.cacheKibibytes)")
    try db.execute(sql: "PRAGMA wal_autocheckpoint = \(Self.logPages)")
    // WAL mode alone would do with NORMAL, where a power cut takes the last commits with it.
    try db.execute(sql: "PRAGMA synchronous = FULL")
    guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
      throw StoreError(
        code: .notDurable, message: "SQLite does not sync the store \(path) to the disk.",
        hint: "Install Debian's libsqlite3, whose `PRAGMA synchronous` can be FULL.")
    }
  }

  /// Refuses other people's databases and the stores of a newer docket.
  private static func checkIdentity(_ db: Database, path: String) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let identity = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    if identity != StoreMigration.applicationID {
      let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
      guard isEmpty, identity == 0, version == 0 else { throw StoreError.notAStore(path) }
    }
    guard version <= StoreMigration.all.count else {
      throw StoreError(
        code: .newer,
        message: "The store \(path) was made by a newer docket (layout \(version), "
          + "this docket knows \(StoreMigration.all.count)).",
        hint: "Install the newer docket; this one changes nothing in it.")
    }
  }

  /// Switches a new file to WAL mode, which stays with it.
  ///
  /// SQLite does not wait for a second process that switches at the same moment, so wait here.
  private static func useWriteAheadLog(_ db: Database) throws {
    let deadline = Date.now.addingTimeInterval(10)
    while try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" {
      do {
        try db.execute(sql: "PRAGMA journal_mode = WAL")
      } catch DatabaseError.SQLITE_BUSY where Date.now < deadline {
        Thread.sleep(forTimeInterval: 0.01)
      }
    }
  }
}

extension CaseStore {
  /// Ends the use of the store: all that was written stands in its one file then.
  package func close() throws(StoreError) {
    try Self.translating(path) { try queue.close() }
  }

  /// Runs `work` in one transaction that takes the writer's place at once.
  func write<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.translating(path) { try queue.write(work) }
  }

  /// Runs `work` on one unchanging state of the store.
  func read<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.translating(path) { try queue.read(work) }
  }

  /// Says SQLite's errors in words for an office.
  static func translating<Value>(_ path: String, _ work: () throws -> Value) throws(StoreError)
    -> Value
  {
    do {
      return try work()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch {
      throw StoreError.damaged("a record could not be understood")
    }
  }
}
