#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension FilePath {
  /// The bytes of an ordinary file.
  ///
  /// Nothing here can hang or act on a device: a pipe, a socket or a device that stands where a file
  /// stood a moment ago is opened without waiting, seen for what it is, and closed.
  package func contents(upTo limit: Int, followingLinks: Bool) throws(FileFailure) -> [UInt8] {
    let mode = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | (followingLinks ? 0 : O_NOFOLLOW)
    let descriptor = unsafe open(terminated, mode)
    guard descriptor >= 0 else { throw .latest }
    defer { close(descriptor) }

    var result = stat()
    guard unsafe fstat(descriptor, &result) == 0 else { throw .latest }
    let status = FileStatus(result)
    guard status.kind == .file else { throw .otherKind(status.kind.name) }
    guard status.size <= limit else { throw .tooLarge }
    return try FileDescriptor(number: descriptor).contents(expecting: status.size)
  }
}
