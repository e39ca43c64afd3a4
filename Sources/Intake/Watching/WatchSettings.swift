/// What is watched, and how.
package struct WatchSettings: Sendable {
  package var folders: [DropFolder]
  package var mail: [Maildir]
  /// Seconds that a file must stay as it is before it is read. (G4)
  package var settleSeconds: Double
  /// The longest time between two looks into the folders, in seconds. (G5)
  package var pollSeconds: Double
  /// The disk of the store, which must not be filled.
  package var store: FilePath

  /// - Parameters:
  ///   - folders: the drop folders.
  ///   - mail: the folders with messages.
  ///   - settleSeconds: how long a file must stay as it is before it is read.
  ///   - pollSeconds: the longest time between two looks.
  ///   - store: a file or folder on the disk of the store.
  package init(
    folders: [DropFolder], mail: [Maildir] = [], settleSeconds: Double = 5,
    pollSeconds: Double = 30, store: FilePath
  ) {
    self.folders = folders
    self.mail = mail
    self.settleSeconds = settleSeconds
    self.pollSeconds = pollSeconds
    self.store = store
  }
}
