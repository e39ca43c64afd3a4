package import Cases
package import Intake

/// When the last backup of a workspace was made: a small file beside its store, for `docket doctor`.
package struct LastBackup: Hashable, Sendable {
  package var made: Moment
  package var head: ChainHead

  package init(made: Moment, head: ChainHead) {
    self.made = made
    self.head = head
  }

  /// Nil where none was made, as far as is known.
  ///
  /// - Parameter store: the folder of the store.
  package init?(in store: FilePath) {
    // A file that cannot be read tells of no backup.
    guard let bytes = try? Self.file(store).contents(upTo: 1 << 10, followingLinks: false) else {
      return nil
    }
    let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    guard words.count == 5, let milliseconds = Int64(words[1]), let zone = Int(words[2]),
      let number = Int64(words[3])
    else { return nil }
    made = Moment(milliseconds: milliseconds, zoneMinutes: zone)
    head = ChainHead(number: number, hash: String(words[4]))
  }

  package func write(in store: FilePath) throws(FileFailure) {
    let line = "\(made) \(made.milliseconds) \(made.zoneMinutes) \(head)\n"
    try Self.file(store).write(Array(line.utf8), replacing: true)
  }

  private static func file(_ store: FilePath) -> FilePath { store.appending("last-backup") }
}
