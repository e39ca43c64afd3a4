import Foundation
import GRDB

/// A file that a whole workspace can be made of again: its store, with its other files in a table.
package enum Backup {
  /// Refuses a file that is no backup, or one of a newer docket; changes nothing.
  ///
  /// - Parameter path: of the file.
  /// - Throws: `StoreError` with the reason.
  package static func identify(_ path: String) throws(StoreError) {
    try translating(path) {
      try queue(path, readonly: true).read { db in try checkIdentity(db, path) }
    }
  }

  /// Makes a store of a copy of a backup, and says what else was in it.
  ///
  /// - Parameters:
  ///   - copy: of the file, which becomes the store.
  ///   - path: of the backup, for messages.
  /// - Returns: what the backup says of itself, and the files that stood beside its store.
  /// - Throws: `StoreError` where the backup is not as it was written.
  package static func unpack(
    _ copy: String, of path: String
  ) throws(StoreError) -> (facts: BackupFacts, files: [BackupFile]) {
    try translating(path) {
      let queue = try queue(copy)
      let contents = try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        try checkIdentity(db, path)
        try checkSize(db, copy)
        let contents = try BackupTables.read(db)
        try BackupTables.drop(db)
        return contents
      }
      try queue.close()
      return contents
    }
  }

  /// Sees that a backup that was just made is whole: its pages, what refers to what, its seal.
  static func check(_ path: String) throws -> BackupFacts {
    do {
      let queue = try queue(path, readonly: true)
      let facts = try queue.read { db in
        guard try String.fetchAll(db, sql: "PRAGMA integrity_check(1)") == ["ok"],
          try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil
        else { throw spoilt }
        return try BackupTables.read(db).facts
      }
      try queue.close()
      return facts
    } catch let error as StoreError where error.code == .damaged {
      throw spoilt
    } catch DatabaseError.SQLITE_CORRUPT, DatabaseError.SQLITE_NOTADB {
      throw spoilt
    }
  }

  static let spoilt = StoreError(
    code: .backupDamaged,
    message: "The backup did not come out as the store is, and was thrown away.",
    hint: "Run `docket verify`; where the record is whole, check the disk of the backup.")

  static func queue(_ path: String, readonly: Bool = false) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.label = "docket backup"
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static func checkIdentity(_ db: Database, _ path: String) throws {
    let identity = try Int32.fetchOne(db, sql: "PRAGMA application_id")
    guard identity == BackupTables.applicationID else {
      throw identity == StoreMigration.applicationID
        ? StoreError(
          code: .notABackup, message: "\(path) is a store, and no backup.",
          hint: "Name a file that `docket backup` wrote.") : notABackup(path)
    }
    let layout = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let format = try Int.fetchOne(db, sql: "SELECT format FROM backup") ?? 0
    guard layout <= StoreMigration.all.count, format <= BackupTables.format else {
      throw StoreError(
        code: .newer,
        message: "The backup \(path) was made by a newer docket (layout \(layout), "
          + "this docket knows \(StoreMigration.all.count)).",
        hint: "Install the newer docket, and restore with it.")
    }
  }

  /// Refuses a file that was cut within its last page, which SQLite would take as it is.
  private static func checkSize(_ db: Database, _ path: String) throws {
    let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    let bytes = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    guard size == pages * bytes else { throw StoreError.damaged("its end is missing") }
  }

  /// Says what is wrong with a backup, by its own name.
  private static func translating<Value>(_ path: String, _ work: () throws -> Value)
    throws(StoreError) -> Value
  {
    do {
      return try work()
    } catch let error as StoreError {
      throw error.code == .damaged ? damaged(path) : error
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_NOTADB: throw notABackup(path)
      case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
        throw StoreError(error, restoring: path)
      default: throw damaged(path)
      }
    } catch {
      throw damaged(path)
    }
  }

  private static func notABackup(_ path: String) -> StoreError {
    StoreError(
      code: .notABackup, message: "\(path) is not a backup of docket.",
      hint: "Name a file that `docket backup` wrote.")
  }

  private static func damaged(_ path: String) -> StoreError {
    StoreError(
      code: .backupDamaged, message: "The backup \(path) is damaged or was cut short.",
      hint: "Copy it from its disk once more, or take the backup before it; nothing was restored.")
  }
}

extension StoreError {
  fileprivate init(_ error: DatabaseError, restoring path: String) {
    switch error.resultCode {
    case .SQLITE_FULL:
      self.init(
        code: .full, message: "The disk of the new workspace is full.",
        hint: "Make room there, or name a folder on another disk; nothing was restored.")
    case .SQLITE_IOERR:
      self.init(
        code: .failing, message: "The disk of the backup \(path) or of the workspace has failed.",
        hint: "Copy the backup to another disk, and try again; nothing was restored.")
    default:
      self.init(
        code: .cannotOpen, message: "The backup \(path) could not be opened.",
        hint: "Check that you may read it; nothing was restored.")
    }
  }
}
