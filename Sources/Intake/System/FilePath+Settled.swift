#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension FilePath {
  /// The bytes of an ordinary file that nobody is writing, with what the system tells of it.
  ///
  /// - Parameter limit: the bytes of the largest file that is read.
  /// - Returns: the bytes, and the status that the file had before and after they were read.
  /// - Throws: ``FileFailure``; `changing` where a program has the file open for writing, as far as the system
  ///   tells, or it changed while it was read.
  func settledContents(upTo limit: Int) throws(FileFailure) -> (bytes: [UInt8], status: FileStatus)
  {
    let descriptor = unsafe open(
      terminated, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .latest }
    defer { close(descriptor) }
    let before = try Self.status(of: descriptor)
    guard before.kind == .file else { throw .otherKind(before.kind.name) }
    guard before.size <= limit else { throw .tooLarge }
    guard !Self.isOpenForWriting(descriptor) else { throw .changing }
    let bytes = try FileDescriptor(number: descriptor).contents(expecting: before.size)
    guard try Self.status(of: descriptor) == before, bytes.count == before.size else {
      throw .changing
    }
    return (bytes, before)
  }

  private static func status(of descriptor: Int32) throws(FileFailure) -> FileStatus {
    var result = stat()
    guard unsafe fstat(descriptor, &result) == 0 else { throw .latest }
    return FileStatus(result)
  }

  /// Whether another process of this machine has the file open for writing.
  ///
  /// A lease for reading is refused then. It is given back at once; false, too, where the file is not ours or the
  /// file system knows no leases: settling is the rule, this a help. (fcntl(2), "Leases")
  private static func isOpenForWriting(_ descriptor: Int32) -> Bool {
    #if os(Linux)
      let setLease: Int32 = 1024  // F_SETLEASE, a macro that Swift does not import
      if fcntl(descriptor, setLease, Int32(F_RDLCK)) == 0 {
        _ = fcntl(descriptor, setLease, Int32(F_UNLCK))
        return false
      }
      return errno == EAGAIN
    #else
      return false
    #endif
  }
}
