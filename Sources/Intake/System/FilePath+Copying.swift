#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension FilePath {
  /// Makes an empty file that its owner alone may read.
  ///
  /// - Throws: what the system says, `exists` where there is something of this name.
  package func createEmpty() throws(FileFailure) { close(try created()) }

  private func created() throws(FileFailure) -> Int32 {
    let descriptor = unsafe open(
      terminated, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .latest }
    return descriptor
  }

  /// Copies a file of any size into a new one that its owner alone may read.
  ///
  /// - Parameters:
  ///   - target: which is not there.
  ///   - progress: is told how many bytes are copied, and of how many.
  /// - Throws: what the system says; a part of the copy may be there then.
  package func copy(
    to target: FilePath, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(FileFailure) {
    let source = try OpenFile(self, upTo: .max)
    let descriptor = try target.created()
    defer { close(descriptor) }
    let piece = 1 << 20
    var done = 0
    while done < source.size {
      let bytes = try source.bytes(at: done, count: min(piece, source.size - done))
      guard !bytes.isEmpty else { throw .changing }
      try FileDescriptor(number: descriptor).write(bytes)
      done += bytes.count
      progress(done, source.size)
    }
  }

  /// Says who may read, write and run a file: `0o600`.
  package func setPermissions(_ permissions: Int) throws(FileFailure) {
    guard unsafe chmod(terminated, mode_t(permissions)) == 0 else { throw .latest }
  }
}
