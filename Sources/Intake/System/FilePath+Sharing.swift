#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What stands in a folder that people share can be read by whoever may read the folder.
extension FilePath {
  /// Makes a folder with the rights of the one that it is in, and those round it that are missing.
  ///
  /// - Throws: what the system says.
  func makeSharedFolders() throws(FileFailure) {
    do throws(FileFailure) {
      guard try makeFolder() else { return }
    } catch .missing {
      guard parent != self else { throw .missing }
      try parent.makeSharedFolders()
      guard try makeFolder() else { return }
    }
    try share(mask: 0o7777)
  }

  /// Gives a file the rights of its folder, without the right to run it.
  func shareLikeFolder() throws(FileFailure) { try share(mask: 0o666) }

  private func share(mask: mode_t) throws(FileFailure) {
    var folder = stat()
    guard unsafe stat(parent.terminated, &folder) == 0 else { throw .latest }
    guard unsafe chmod(terminated, folder.st_mode & mask | 0o600) == 0 else { throw .latest }
  }

  /// Sets the time of a change of the content, as nanoseconds since 1970.
  func setModified(_ nanoseconds: Int64) throws(FileFailure) {
    let second: Int64 = 1_000_000_000
    let rest = (nanoseconds % second + second) % second
    let time = timespec(tv_sec: Int((nanoseconds - rest) / second), tv_nsec: Int(rest))
    let times = [time, time]
    guard unsafe utimensat(AT_FDCWD, terminated, times, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw .latest
    }
  }
}
