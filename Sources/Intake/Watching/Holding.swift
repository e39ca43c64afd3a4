/// The files that one watcher has in hand, in a folder that it holds as long as its process lives.
///
/// A class, because it is kept in lists and has one owner: when it goes, the lock goes.
final class Holding {
  private let drop: DropFolder
  private let lock: FileLock
  let folder: FilePath

  /// Makes a folder for the files in hand of this process.
  ///
  /// It gets its name when its lock is held: another watcher would take an unlocked one for left behind.
  ///
  /// - Parameter drop: the drop folder.
  /// - Throws: what the system says.
  init(in drop: DropFolder) throws(FileFailure) {
    self.drop = drop
    try drop.inHand.makeFolder()
    let mark = "\(CurrentProcess.number)-\(UInt32.random(in: .min ... .max))"
    let draft = drop.inHand.appending(Self.draftPrefix + mark)
    let folder = drop.inHand.appending(Self.prefix + mark)
    try draft.makeFolder()
    do throws(FileFailure) {
      lock = try FileLock(draft.appending(Self.lockName))
      try draft.move(to: folder, replacing: false)
    } catch {
      Self.removeLocked(draft)
      throw error
    }
    self.folder = folder
  }

  deinit { Self.removeLocked(folder) }

  /// The clock of the file system; nil where it does not tell.
  var fileSystemNow: Int64? { try? lock.fileSystemNow() }

  /// Whether the drop folder still holds this folder: it may have been another disk that is gone.
  var isThere: Bool { folder.appending(Self.lockName).isThere }

  func claim(_ file: DroppedFile) throws(FileFailure) -> Claim {
    let claim = try Claim(file, in: drop, holding: folder)
    // It says why an earlier try was returned; this is the next one.
    if let note = file.note { try? note.remove() }
    return claim
  }

  /// Takes over the files that watchers had in hand which ended without filing them.
  ///
  /// - Returns: the files, and what could not be taken over.
  func adopt() throws(FileFailure) -> [Claim] {
    try drop.inHand.removeOldDrafts(now: CurrentProcess.seconds)
    var claims: [Claim] = []
    for name in try drop.inHand.names() where name.hasPrefix(Self.prefix) {
      let left = drop.inHand.appending(name)
      guard left != folder else { continue }
      let itsLock: FileLock
      do {
        itsLock = try FileLock(left.appending(Self.lockName))
      } catch .locked, .missing {
        continue  // at work, or gone this moment
      }
      for inside in try left.names() where inside != Self.lockName {
        let ours = folder.appending(inside)
        try left.appending(inside).move(to: ours, replacing: false)
        if let claim = try Claim(adopting: ours, in: drop) {
          claims.append(claim)
        } else {
          try ours.removeFolder()
        }
      }
      Self.removeLocked(left)
      withExtendedLifetime(itsLock) {}
    }
    return claims
  }

  /// How many files are in hand in a drop folder, and whether any watcher that holds some is at work.
  static func survey(_ drop: DropFolder) -> (files: Int, watchers: Int) {
    var count = (files: 0, watchers: 0)
    for name in (try? drop.inHand.names()) ?? [] where name.hasPrefix(prefix) {  // none so far
      let folder = drop.inHand.appending(name)
      count.files += ((try? folder.names()) ?? []).count { $0 != lockName }
      if FileLock.isHeld(folder.appending(lockName)) { count.watchers += 1 }
    }
    return count
  }

  /// Takes the lock and the folder away; a folder that still holds files stays for the next watcher.
  private static func removeLocked(_ folder: FilePath) {
    let names = (try? folder.names()) ?? []
    guard names.allSatisfy({ $0 == lockName }) else { return }
    try? folder.appending(lockName).remove()
    try? folder.removeFolder()
  }

  private static let prefix = "watcher-"
  private static let draftPrefix = "new-"
  private static let lockName = "lock"
}
