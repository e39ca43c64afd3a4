#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension FilePath {
  /// Makes a folder that its owner alone may enter, and says whether it was new.
  @discardableResult
  package func makeFolder() throws(FileFailure) -> Bool {
    if unsafe mkdir(terminated, 0o700) == 0 { return true }
    let failure = FileFailure.latest
    guard failure == .exists, try status(followingLinks: true).kind == .folder else {
      throw failure
    }
    return false
  }

  /// Makes a folder and those round it.
  package func makeFolders() throws(FileFailure) {
    do throws(FileFailure) {
      try makeFolder()
    } catch .missing {
      guard parent != self else { throw .missing }
      try parent.makeFolders()
      try makeFolder()
    }
  }

  /// Takes a file away.
  package func remove() throws(FileFailure) {
    guard unsafe unlink(terminated) == 0 else { throw .latest }
  }

  /// Takes an empty folder away.
  package func removeFolder() throws(FileFailure) {
    guard unsafe rmdir(terminated) == 0 else { throw .latest }
  }

  /// Gives a file or folder another name on the same disk, in one step.
  ///
  /// - Parameters:
  ///   - path: the new name; an empty folder that has it gives way to a folder.
  ///   - replacing: a file that has the name is replaced; else that is an error.
  /// - Throws: what the system says; nothing has changed then.
  package func move(to path: FilePath, replacing: Bool) throws(FileFailure) {
    let isFolder = try status(followingLinks: false).kind == .folder
    guard replacing || isFolder else {
      // A link fails where the name is taken; a rename would replace it.
      try link(to: path)
      return try remove()
    }
    guard unsafe rename(terminated, path.terminated) == 0 else { throw .latest }
  }

  /// Gives a file a second name on the same disk.
  ///
  /// - Parameter path: the other name.
  /// - Throws: what the system says, such as that the disk knows no second names.
  package func link(to path: FilePath) throws(FileFailure) {
    guard unsafe linkat(AT_FDCWD, terminated, AT_FDCWD, path.terminated, 0) == 0 else {
      throw .latest
    }
  }

  /// The names in a folder, sorted.
  package func names() throws(FileFailure) -> [String] {
    try rawNames().map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names in a folder as the kernel has them, sorted.
  package func rawNames() throws(FileFailure) -> [[UInt8]] {
    let listing = try Listing(of: self)
    return (0..<listing.count).map { Array(listing[$0].name) }
  }

  /// Writes a file whole or not at all, readable by its owner alone.
  ///
  /// The bytes go into a file beside it, which then takes the name in one step.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - replacing: a file that has the name is replaced; else that is an error.
  ///   - synced: it is on the disk when this returns. What can be made again need not wait for that.
  ///   - drafts: a folder of the same disk for the file beside it, where a kill may leave it.
  /// - Throws: what the system says; nothing is left behind then.
  package func write(
    _ bytes: [UInt8], replacing: Bool, synced: Bool = true, drafts: FilePath? = nil
  ) throws(FileFailure) {
    let draft = try DraftFile(in: drafts ?? parent)
    try draft.write(bytes)
    if synced { try draft.synchronize() }
    try draft.take(self, replacing: replacing)
    if synced { try parent.synchronize() }
  }

  /// Takes drafts away that a kill has left in a folder: those that nobody has written to for a minute.
  func removeOldDrafts(now: Int) throws(FileFailure) {
    for name in try names() where name.hasPrefix(".") && name.hasSuffix(DraftFile.ending) {
      let draft = appending(name)
      // Gone is as good as taken away.
      guard let status = try? draft.status(followingLinks: false), now - status.modified > 60
      else { continue }
      try? draft.remove()
    }
  }

  /// Waits until a file, or the entries of a folder, are on the disk.
  package func synchronize() throws(FileFailure) {
    let descriptor = unsafe open(terminated, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .latest }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .latest }
  }
}
