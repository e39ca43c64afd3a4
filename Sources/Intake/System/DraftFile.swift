#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file that is being written, readable by its owner alone; it has no name of its own until it is whole.
///
/// What does not become a file is gone when it ends. Where the file system knows files without a name, as network
/// shares do not, a kill leaves nothing behind either.
struct DraftFile: ~Copyable {
  private let folder: FilePath
  private let descriptor: Int32
  /// Nil of a file without a name.
  private let path: FilePath?

  static let ending = "-docket.part"

  /// - Parameter folder: of the disk that the file is to be on.
  /// - Throws: what the system says.
  init(in folder: FilePath) throws(FileFailure) {
    #if os(Linux)
      // The C library spells O_TMPFILE as a macro that Swift does not import. (open(2))
      let unnamed = 0o20000000 | O_DIRECTORY
      let nameless = unsafe open(folder.terminated, O_WRONLY | unnamed | O_CLOEXEC, 0o600)
      if nameless >= 0, unsafe access(Self.handle(nameless).terminated, F_OK) == 0 {
        (self.folder, descriptor, path) = (folder, nameless, nil)
        return
      }
      if nameless >= 0 { close(nameless) }
    #endif
    let path = Self.name(in: folder)
    let descriptor = unsafe open(
      path.terminated, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .latest }
    (self.folder, self.descriptor, self.path) = (folder, descriptor, path)
  }

  deinit {
    close(descriptor)
    if let path { unsafe unlink(path.terminated) }
  }

  /// Threads may write into one folder: the name of the thread's stack is its own.
  private static func name(in folder: FilePath) -> FilePath {
    folder.appending(".\(getpid())-\(pthread_self())\(ending)")
  }

  /// By which a file without a name can be given one.
  private static func handle(_ descriptor: Int32) -> FilePath {
    FilePath("/proc/self/fd/\(descriptor)")
  }

  /// Writes what follows.
  func write(_ bytes: [UInt8]) throws(FileFailure) {
    try FileDescriptor(number: descriptor).write(bytes)
  }

  /// Waits until all of it is on the disk.
  func synchronize() throws(FileFailure) {
    guard fsync(descriptor) == 0 else { throw .latest }
  }

  /// Gives it a name in one step.
  ///
  /// - Parameters:
  ///   - name: on the same disk.
  ///   - replacing: a file that has the name is replaced; else that is an error, and the draft stays one.
  /// - Throws: what the system says.
  func take(_ name: FilePath, replacing: Bool) throws(FileFailure) {
    guard replacing else { return try link(to: name) }
    // A link fails where the name is taken; a rename replaces it.
    let beside = path ?? Self.name(in: folder)
    if path == nil { try link(to: beside) }
    guard unsafe rename(beside.terminated, name.terminated) == 0 else {
      let failure = FileFailure.latest
      if path == nil { unsafe unlink(beside.terminated) }
      throw failure
    }
  }

  private func link(to name: FilePath) throws(FileFailure) {
    let own = path ?? Self.handle(descriptor)
    let flags = path == nil ? AT_SYMLINK_FOLLOW : 0
    guard unsafe linkat(AT_FDCWD, own.terminated, AT_FDCWD, name.terminated, flags) == 0 else {
      throw .latest
    }
  }
}
