import GRDB

extension CaseStore {
  /// Writes one state of the store and other files of the workspace into a file, while others go on writing.
  ///
  /// Not synced: whoever gives the file its name does that.
  ///
  /// - Parameters:
  ///   - path: of an empty file.
  ///   - files: what stands beside the store.
  ///   - docket: the version of this program.
  ///   - moment: now.
  ///   - checking: is called when all is copied, before the copy is checked.
  /// - Returns: what is in the file, as read back from it.
  /// - Throws: `StoreError` where it could not be written, or is not what it should be.
  package func backUp(
    to path: String, with files: [BackupFile], docket: String, at moment: Moment,
    checking: () -> Void = {}
  ) throws(StoreError) -> BackupFacts {
    do {
      let before = try head()
      // Not the pages as they lie: what was erased stays out, and writers wait for nothing.
      // (docs/decisions/0017-backups-are-databases.md)
      try queue.vacuum(into: path)
      let copy = try Backup.queue(path)
      try copy.writeWithoutTransaction { db in
        // A file that has no name yet needs no journal: cut short, it is thrown away.
        try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        try BackupTables.create(db)
        try BackupTables.insert(
          files, docket: docket, made: moment, head: EventLog.head(db), db)
      }
      try copy.close()
      checking()
      let facts = try Backup.check(path)
      guard facts.head.number >= before.number, try holds(facts.head) else { throw Backup.spoilt }
      return facts
    } catch let error as DatabaseError {
      throw StoreError(error, backingUp: self.path, to: path)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError.damaged("a record could not be understood")
    }
  }

  /// Whether the chain went through this event; it is never shortened.
  private func holds(_ head: ChainHead) throws(StoreError) -> Bool {
    guard head != .empty else { return true }
    return try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM events WHERE number = ? AND hash = ?)",
        arguments: [head.number, head.hash]) ?? false
    }
  }
}

extension StoreError {
  /// What SQLite said while the store was copied, in words for an office.
  fileprivate init(_ error: DatabaseError, backingUp store: String, to path: String) {
    switch error.resultCode {
    case .SQLITE_FULL:
      self.init(
        code: .full, message: "The disk of the backup is full.",
        hint: "Make room there, or name a file on another disk; no backup was made.")
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
      self.init(
        code: .cannotOpen, message: "The backup could not be written.",
        hint: "Check that its folder is there and that you may write in it.")
    case .SQLITE_IOERR:
      self.init(
        code: .failing, message: "The disk of the store or of the backup reported an error.",
        hint: "Check both disks, then run `docket verify`; no backup was made.")
    default: self.init(error, path: store)
    }
  }
}
