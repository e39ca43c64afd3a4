import GRDB

/// Why the store could not do its work: one sentence, and what to do next; never what anybody wrote.
package struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Code: String, Hashable, Sendable, CaseIterable {
    case notFound = "store-not-found"
    case cannotOpen = "store-cannot-open"
    case notAStore = "not-a-store"
    case newer = "store-newer"
    case readableByOthers = "store-readable-by-others"
    case notDurable = "store-not-durable"
    case locked = "store-locked"
    case full = "disk-full"
    case readOnly = "store-read-only"
    case failing = "disk-failing"
    case damaged = "store-damaged"
    case noSuchCase = "no-such-case"
    case alreadyClosed = "already-closed"
    case nothingToConfirm = "nothing-to-confirm"
    case invalidArrival = "invalid-arrival"
    case noSuchPrinting = "no-such-printing"
    case signedAlready = "signed-already"
    case noSuchSignature = "no-such-signature"
    case noSuchCertificate = "no-such-certificate"
    case alreadyRevoked = "already-revoked"
    case notABackup = "not-a-backup"
    case backupDamaged = "backup-damaged"
    case other = "store-failed"
  }

  package var code: Code
  package var message: String
  package var hint: String

  package init(code: Code, message: String, hint: String) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  package var description: String { "\(message)\nhint: \(hint)" }
}

extension StoreError {
  static func damaged(_ what: String) -> StoreError {
    StoreError(
      code: .damaged, message: "The store is damaged: \(what).",
      hint: "Run `docket verify`, and restore the last good backup if it finds faults.")
  }

  static func noSuchCase(_ reference: CaseReference) -> StoreError {
    StoreError(
      code: .noSuchCase, message: "There is no case \(reference).",
      hint: "Check the reference; `docket cases` lists all cases.")
  }

  /// What SQLite said, in words for an office.
  init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        code: .locked, message: "Another program kept the store \(path) locked for 10 seconds.",
        hint: "Wait until the other docket has finished, then try again; nothing was changed.")
    case .SQLITE_FULL:
      self.init(
        code: .full, message: "The disk that holds the store \(path) is full.",
        hint: "Make room on the disk, then try again; nothing was changed.")
    case .SQLITE_READONLY, .SQLITE_PERM:
      self.init(
        code: .readOnly, message: "The store \(path) cannot be written.",
        hint: "Check that the disk is not mounted read-only and that the files are yours.")
    case .SQLITE_IOERR:
      self.init(
        code: .failing, message: "The disk that holds the store \(path) reported an error.",
        hint: "Check the disk, then run `docket verify`; what was acknowledged before is kept.")
    case .SQLITE_CANTOPEN, .SQLITE_AUTH:
      self.init(
        code: .cannotOpen, message: "The store \(path) could not be opened.",
        hint:
          "Check that its folder exists, that the files are yours, and that they are on a local disk."
      )
    case .SQLITE_NOTADB:
      self = .notAStore(path)
    case .SQLITE_CORRUPT:
      self = .damaged("the database file \(path) cannot be read")
    default:
      self.init(
        code: .other,
        message: "The store \(path) failed (SQLite \(error.extendedResultCode.rawValue)).",
        hint: "Try again; if it fails again, run `docket verify`.")
    }
  }

  static func notAStore(_ path: String) -> StoreError {
    StoreError(
      code: .notAStore, message: "\(path) is not a docket store.",
      hint: "Check the path; `docket init` makes a new workspace with a store.")
  }
}
