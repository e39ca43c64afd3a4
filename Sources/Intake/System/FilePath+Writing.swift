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

  /// The names in a folder, sorted.
  package func names() throws(FileFailure) -> [String] {
    let listing = try Listing(of: self)
    return (0..<listing.count).map { String(decoding: listing[$0].name, as: UTF8.self) }
  }

  /// Writes a file whole or not at all, readable by its owner alone, and on the disk when it returns.
  ///
  /// The bytes go into a file beside it, which then takes the name in one step.
  package func write(_ bytes: [UInt8], replacing: Bool) throws(FileFailure) {
    let beside = parent.appending(".\(getpid())-docket.part")
    let descriptor = unsafe open(
      beside.terminated, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .latest }
    do throws(FileFailure) {
      defer { close(descriptor) }
      try FileDescriptor(number: descriptor).write(bytes)
      guard fsync(descriptor) == 0 else { throw FileFailure.latest }
    } catch {
      unsafe unlink(beside.terminated)
      throw error
    }
    // A link fails where the name is taken; a rename would replace it.
    let code =
      replacing
      ? unsafe rename(beside.terminated, terminated) : unsafe link(beside.terminated, terminated)
    let failure = FileFailure.latest
    if code != 0 || !replacing { unsafe unlink(beside.terminated) }
    guard code == 0 else { throw failure }
    try parent.synchronize()
  }

  /// Waits until the folder's own entries are on the disk.
  private func synchronize() throws(FileFailure) {
    let descriptor = unsafe open(terminated, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .latest }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .latest }
  }
}
