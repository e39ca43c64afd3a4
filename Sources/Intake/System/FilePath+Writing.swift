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
    let listing = try Listing(of: self)
    return (0..<listing.count).map { String(decoding: listing[$0].name, as: UTF8.self) }
  }

  /// Writes a file whole or not at all, readable by its owner alone.
  ///
  /// The bytes go into a file beside it, which then takes the name in one step.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - replacing: a file that has the name is replaced; else that is an error.
  ///   - synced: it is on the disk when this returns. What can be made again need not wait for that.
  /// - Throws: what the system says; nothing is left behind then.
  package func write(_ bytes: [UInt8], replacing: Bool, synced: Bool = true) throws(FileFailure) {
    #if os(Linux)
      if !replacing, !synced, try writeUnnamed(bytes) { return }
    #endif
    // Threads may write into one folder: the name of the thread's stack is its own.
    let thread = pthread_self()
    let beside = parent.appending(".\(getpid())-\(thread)-docket.part")
    let descriptor = unsafe open(
      beside.terminated, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .latest }
    do throws(FileFailure) {
      defer { close(descriptor) }
      try FileDescriptor(number: descriptor).write(bytes)
      guard !synced || fsync(descriptor) == 0 else { throw FileFailure.latest }
    } catch {
      unsafe unlink(beside.terminated)
      throw error
    }
    // A link fails where the name is taken; a rename would replace it.
    let code =
      replacing
      ? unsafe rename(beside.terminated, terminated)
      : unsafe linkat(AT_FDCWD, beside.terminated, AT_FDCWD, terminated, 0)
    let failure = FileFailure.latest
    if code != 0 || !replacing { unsafe unlink(beside.terminated) }
    guard code == 0 else { throw failure }
    if synced { try parent.synchronize() }
  }

  #if os(Linux)
    /// Writes a file that has no name until it is whole: one change of the folder instead of three.
    ///
    /// False where the file system knows no such files, as network shares do not.
    private func writeUnnamed(_ bytes: [UInt8]) throws(FileFailure) -> Bool {
      // The C library spells O_TMPFILE as a macro that Swift does not import. (open(2))
      let unnamed = 0o20000000 | O_DIRECTORY
      let descriptor = unsafe open(parent.terminated, O_WRONLY | unnamed | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return false }  // why not, the other way will say
      defer { close(descriptor) }
      try FileDescriptor(number: descriptor).write(bytes)
      let itself = FilePath("/proc/self/fd/\(descriptor)")
      if unsafe linkat(AT_FDCWD, itself.terminated, AT_FDCWD, terminated, AT_SYMLINK_FOLLOW) == 0 {
        return true
      }
      let failure = FileFailure.latest
      if failure == .exists { throw failure }
      return false
    }
  #endif

  /// Waits until the folder's own entries are on the disk.
  func synchronize() throws(FileFailure) {
  package func synchronize() throws(FileFailure) {
    let descriptor = unsafe open(terminated, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .latest }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .latest }
  }
}
