internal import CSandbox

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Bytes as a file without a name, to be handed to another process.
///
/// On Linux it is in memory and sealed: what a worker reads is what was hashed and is stored, whatever either
/// process does meanwhile.
enum SealedFile {
  /// An open file that holds the bytes; whoever asked for it closes it.
  static func make(_ bytes: [UInt8]) throws(FileFailure) -> Int32 {
    let descriptor = try open()
    do throws(FileFailure) {
      try FileDescriptor(number: descriptor).write(bytes)
      guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileFailure.latest }
      #if os(Linux)
        guard docket_seal(descriptor) == 0 else { throw FileFailure.latest }
      #endif
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// All of a file that was handed over.
  static func contents(_ descriptor: Int32) throws(FileFailure) -> [UInt8] {
    // Its size this way and not by fstat, which would let a worker ask after files by their names, too.
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw .latest }
    return try FileDescriptor(number: descriptor).contents(expecting: size)
  }

  private static func open() throws(FileFailure) -> Int32 {
    #if os(Linux)
      let descriptor = docket_memory_file()
    #else
      let base = CurrentProcess.environment("TMPDIR") ?? "/tmp"
      var name = Array((base + "/docket-XXXXXX").utf8CString)
      let descriptor = unsafe mkstemp(&name)
      if descriptor >= 0 {
        unsafe unlink(name)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      }
    #endif
    guard descriptor >= 0 else { throw .latest }
    return descriptor
  }
}
