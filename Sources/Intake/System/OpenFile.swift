#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An ordinary file that is read in parts, from several threads.
package final class OpenFile: Sendable {
  private let descriptor: Int32
  private let status: FileStatus

  /// - Throws: ``FileFailure`` where it cannot be opened, is no ordinary file or is larger than `limit` bytes.
  package init(_ path: FilePath, upTo limit: Int) throws(FileFailure) {
    let descriptor = unsafe open(path.terminated, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .latest }
    var result = stat()
    let failure: FileFailure?
    if unsafe fstat(descriptor, &result) != 0 {
      failure = .latest
    } else {
      let status = FileStatus(result)
      failure =
        status.kind != .file
        ? .otherKind(status.kind.name) : status.size > limit ? .tooLarge : nil
    }
    self.descriptor = descriptor
    status = FileStatus(result)
    if let failure { throw failure }
  }

  deinit { close(descriptor) }

  package var size: Int { status.size }

  /// The bytes at a place.
  ///
  /// - Returns: fewer than `count` only at the end.
  /// - Throws: ``FileFailure``, `changing` where the file is another than when it was opened.
  package func bytes(at offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
    var failure: FileFailure?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = unsafe pread(
          descriptor, buffer.baseAddress.map { unsafe $0 + filled }, count - filled,
          off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = .latest }
        if got <= 0 { return }
        filled += got
      }
    }
    if let failure { throw failure }
    var now = stat()
    guard unsafe fstat(descriptor, &now) == 0 else { throw .latest }
    guard FileStatus(now) == status else { throw .changing }
    return bytes
  }
}
