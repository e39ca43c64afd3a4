#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Wakes whoever waits when something comes into a folder, or a program takes away what says that it has a file open.
///
/// It says only that something may have happened, never what: the truth is what a listing shows. Network
/// shares and systems other than Linux send no events. (inotify(7))
struct FolderEvents: ~Copyable {
  private let descriptor: Int32

  init() {
    #if os(Linux)
      descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    #else
      descriptor = -1
    #endif
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Asks for the events of a folder, again where it was asked before; false where there will be none.
  func watch(_ folder: FilePath) -> Bool {
    #if os(Linux)
      guard descriptor >= 0 else { return false }
      let mask = UInt32(IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE | IN_ONLYDIR)
      return unsafe inotify_add_watch(descriptor, folder.terminated, mask) >= 0
    #else
      return false
    #endif
  }

  /// Waits until something happens in a folder, the process should end, or the time is over.
  ///
  /// - Parameters:
  ///   - milliseconds: the longest wait.
  ///   - stop: ends the wait, too.
  ///   - heedsFolders: whether what happens in a folder ends it.
  func wait(milliseconds: Int, orStop stop: StopSignal?, heedsFolders: Bool = true) {
    var waits = [
      pollfd(fd: heedsFolders ? descriptor : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: stop?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    // A negative number is passed over by poll(2). A signal ends the wait early, which does no harm.
    guard unsafe poll(&waits, 2, Int32(clamping: milliseconds)) > 0 else { return }
    drain()
  }

  private func drain() {
    guard descriptor >= 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while unsafe read(descriptor, &bytes, bytes.count) > 0 {}
  }
}
