#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file that one process at a time holds; the system lets go of it when the process ends, however it ends.
/// (flock(2))
package struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// Makes the file where it is missing and holds it.
  ///
  /// - Parameter path: the file.
  /// - Throws: ``FileFailure``; `locked` where another process holds it.
  package init(_ path: FilePath) throws(FileFailure) {
    let descriptor = unsafe open(
      path.terminated, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .latest }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let failure: FileFailure = errno == EWOULDBLOCK ? .locked : .latest
      close(descriptor)
      throw failure
    }
    // Last: from here on the value owns it, also where an initialiser goes on to fail.
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Whether a process holds the file.
  static func isHeld(_ path: FilePath) -> Bool {
    let descriptor = unsafe open(path.terminated, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  /// The clock of the file system, in nanoseconds since 1970: that of the machine which writes the times of its
  /// files, which need not be this one.
  ///
  /// - Throws: what the system says.
  func fileSystemNow() throws(FileFailure) -> Int64 {
    var status = stat()
    guard futimens(descriptor, nil) == 0, unsafe fstat(descriptor, &status) == 0 else {
      throw .latest
    }
    return FileStatus(status).modifiedAt
  }
}
