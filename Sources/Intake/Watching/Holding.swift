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
  /// - Returns: how many, and the folders of watchers that could not be looked into: those of other accounts.
  func adopt() throws(FileFailure) -> (files: Int, closed: [FilePath]) {
    try drop.inHand.removeOldDrafts(now: CurrentProcess.seconds)
    var files = 0
    var closed: [FilePath] = []
    for name in try drop.inHand.names() where name.hasPrefix(Self.prefix) {
      let left = drop.inHand.appending(name)
      guard left != folder else { continue }
      do throws(FileFailure) {
        files += try takeOver(left)
      } catch .locked, .missing {
        continue  // at work, or gone this moment
      } catch {
        closed.append(left)
      }
    }
    return (files, closed)
  }

  private func takeOver(_ left: FilePath) throws(FileFailure) -> Int {
    let itsLock = try FileLock(left.appending(Self.lockName))
    let names = try left.names().filter { $0 != Self.lockName }
    for name in names {
      try left.appending(name).move(to: folder.appending(name), replacing: false)
    }
    Self.removeLocked(left)
    withExtendedLifetime(itsLock) {}
    return names.count
  }

  /// The files that lie in hand between two looks: taken over, or left by a look that went wrong.
  func left() throws(FileFailure) -> [Claim] {
    var claims: [Claim] = []
    for name in try folder.names() where name != Self.lockName {
      let place = folder.appending(name)
      do throws(FileFailure) {
        if let claim = try Claim(adopting: place, in: drop) {
          claims.append(claim)
        } else {
          try place.removeFolder()
        }
      } catch .missing {
        continue  // somebody took it out of our hand
      }
    }
    return claims
  }

  /// How many files are in hand in a drop folder, and whether any watcher that holds some is at work.
  static func survey(_ drop: DropFolder) -> (files: Int, watchers: Int, oldest: Int?) {
    var count = (files: 0, watchers: 0)
    var oldest: Int?
    for name in (try? drop.inHand.names()) ?? [] where name.hasPrefix(prefix) {  // none so far
      let folder = drop.inHand.appending(name)
      for claim in (try? folder.names()) ?? [] where claim != lockName {  // gone this moment
        count.files += 1
        let claimed = (try? folder.appending(claim).status(followingLinks: false))?.modified
        oldest = [oldest, claimed].compactMap(\.self).min()
      }
      if FileLock.isHeld(folder.appending(lockName)) { count.watchers += 1 }
    }
    return (count.files, count.watchers, oldest)
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
