/// A file of the workspace beside the store, as a backup keeps it.
package struct BackupFile: Hashable, Sendable {
  package var path: BackupPath
  /// Who may read, write and run it: `0o600`.
  package var mode: Int
  package var bytes: [UInt8]

  package init(path: BackupPath, mode: Int, bytes: [UInt8]) {
    self.path = path
    self.mode = mode & 0o777
    self.bytes = bytes
  }
}

/// What a backup says of itself.
package struct BackupFacts: Hashable, Sendable {
  /// The version of the docket that made it.
  package var docket: String
  package var made: Moment
  /// The end of the chain of events in it: the thing to write down elsewhere.
  package var head: ChainHead
  package var cases: Int
  package var originals: Int
  /// Files beside the store.
  package var files: Int
}
