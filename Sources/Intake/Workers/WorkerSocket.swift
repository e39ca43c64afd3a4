internal import CSandbox

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// One end of what docket and a worker say to each other: lines, and open files with them.
struct WorkerSocket: Sendable, Hashable {
  let number: Int32

  /// The most files that go with one message.
  static let mostFiles = docket_most_descriptors

  private static let sendSeconds = 20

  init(number: Int32) {
    self.number = number
  }

  /// Two ends that know nobody else; neither outlives this process but where it is handed on.
  static func pair() throws(FileFailure) -> (WorkerSocket, WorkerSocket) {
    var ends: [Int32] = [0, 0]
    #if os(Linux)
      let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .latest }
    #if !os(Linux)
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #endif
    // A worker that does not take what it is sent is given up, as one that does not answer.
    var limit = timeval(tv_sec: sendSeconds, tv_usec: 0)
    unsafe setsockopt(
      ends[0], SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    return (WorkerSocket(number: ends[0]), WorkerSocket(number: ends[1]))
  }

  /// Whether it is a socket at all.
  var isSocket: Bool {
    var kind: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return unsafe getsockopt(number, SOL_SOCKET, SO_TYPE, &kind, &size) == 0
  }

  func end() { close(number) }

  /// Sends all the bytes; the files go with the first of them.
  func send(_ bytes: [UInt8], files: [Int32] = []) throws(FileFailure) {
    var (start, files) = (0, files)
    while start < bytes.count {
      let sent = unsafe bytes.withUnsafeBytes { buffer in
        unsafe docket_send(
          number, buffer.baseAddress?.advanced(by: start), buffer.count - start, files, files.count)
      }
      if sent > 0 {
        start += sent
        files = []
      } else if errno == EPIPE || errno == ECONNRESET {
        throw .closedPipe
      } else if errno == EAGAIN {
        throw .other(reason: "it takes nothing")
      } else if errno != EINTR {
        throw .latest
      }
    }
  }

  /// Some bytes, empty at the end, and the files that came with them.
  ///
  /// A peer that is waited for no longer than the milliseconds is nil.
  func receive(upTo count: Int, withFiles: Bool, milliseconds: Int?) throws(FileFailure) -> (
    bytes: [UInt8], files: [Int32]
  )? {
    if let milliseconds, try !waitForBytes(milliseconds: milliseconds) { return nil }
    while true {
      var files = [Int32](repeating: -1, count: Self.mostFiles)
      var (got, fileCount) = (0, 0)
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        // Where no files are expected, the kernel closes those that a peer sends.
        got =
          withFiles
          ? unsafe docket_receive(number, buffer.baseAddress, count, &files, &fileCount)
          : unsafe recv(number, buffer.baseAddress, count, 0)
        filled = max(got, 0)
      }
      if got >= 0 { return (bytes, Array(files.prefix(fileCount))) }
      if errno == ECONNRESET { return ([], []) }
      if errno != EINTR { throw .latest }
    }
  }

  private func waitForBytes(milliseconds: Int) throws(FileFailure) -> Bool {
    var wanted = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    let count = unsafe poll(&wanted, 1, Int32(clamping: max(0, milliseconds)))
    // A signal wakes too early: the caller looks at its clock and waits again.
    guard count >= 0 || errno == EINTR else { throw .latest }
    return count != 0
  }
}
