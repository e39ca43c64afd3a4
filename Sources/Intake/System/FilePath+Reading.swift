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
    return try Self.read(descriptor, expecting: status.size)
  }

  /// Reads to the end; one byte more than expected is asked for, so that the end is seen at once.
  static func read(_ descriptor: Int32, expecting size: Int) throws(FileFailure) -> [UInt8] {
    var failure: FileFailure?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count <= size {
        let space = unsafe UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let got = unsafe Self.readOnce(descriptor, into: space)
        if got < 0 { failure = .latest }
        if got <= 0 { return }
        count += got
      }
      failure = .changing
    }
    if let failure { throw failure }
    return bytes
  }

  private static func readOnce(
    _ descriptor: Int32, into space: UnsafeMutableRawBufferPointer
  ) -> Int {
    while true {
      #if canImport(Glibc)
        let got = unsafe Glibc.read(descriptor, space.baseAddress, space.count)
      #else
        let got = unsafe Darwin.read(descriptor, space.baseAddress, space.count)
      #endif
      if got >= 0 || errno != EINTR { return got }
    }
  }
}
