#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The wish of SIGTERM and SIGINT that the process end when it has finished what it has in hand.
///
/// The handler writes a byte into a pipe, which is all that a signal handler may safely do; whoever
/// waits waits for the pipe as well. (signal-safety(7))
package struct StopSignal: Sendable {
  private let pipe: (reading: Int32, writing: Int32)

  /// Where the handler writes: C hands it nothing but the number of the signal.
  nonisolated(unsafe) private static var writingEnd: Int32 = -1

  /// Listens from now on, once a process.
  ///
  /// - Throws: what the system says where it gives no pipe.
  package init() throws(FileFailure) {
    var ends: [Int32] = [-1, -1]
    guard unsafe Self.makePipe(&ends) == 0 else { throw .latest }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    pipe = (ends[0], ends[1])
    unsafe Self.writingEnd = ends[1]
    for number in [SIGTERM, SIGINT] {
      _ = signal(number) { _ in
        var byte: UInt8 = 1
        let before = errno
        _ = unsafe write(StopSignal.writingEnd, &byte, 1)
        errno = before
      }
    }
    // Sent when somebody wants to write to a file at the moment that we ask for a lease on it.
    _ = signal(SIGIO, SIG_IGN)
    // Whoever started us may have had them blocked, which a process inherits.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGTERM, SIGINT] { unsafe sigaddset(&signals, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Becomes readable when the process should end, and stays so.
  var descriptor: Int32 { pipe.reading }

  /// Whether the process should end.
  package var isRaised: Bool {
    var wait = pollfd(fd: pipe.reading, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&wait, 1, 0) > 0
  }

  private static func makePipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 {
    #if canImport(Glibc)
      unsafe Glibc.pipe(ends)
    #else
      unsafe Darwin.pipe(ends)
    #endif
  }
}
