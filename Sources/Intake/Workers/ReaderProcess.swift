internal import CSandbox

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A process that reads files for this one: its number and the socket to it.
struct ReaderProcess: Sendable, Hashable {
  /// Why there is none, in words.
  struct StartFailure: Error, Hashable {
    var reason: String
  }

  /// How one ended that was not told to.
  enum End: Hashable {
    case crashed
    /// The kernel stopped it after its time on the processor.
    case overTime
  }

  let number: pid_t
  let socket: WorkerSocket

  /// Starts a program as a worker; it waits for its setup then.
  ///
  /// It gets the socket and nothing else of this process: no open file, no word of the environment but what
  /// says where libraries and the time zone are.
  init(program: FilePath) throws(StartFailure) {
    let own: WorkerSocket
    let its: WorkerSocket
    do throws(FileFailure) {
      (own, its) = try WorkerSocket.pair()
    } catch {
      throw StartFailure(reason: "no socket to a reader could be made: \(error.reason)")
    }
    defer { its.end() }
    var number: pid_t = 0
    let code = Self.spawn(program, its, &number)
    guard code == 0 else {
      own.end()
      throw StartFailure(
        reason: "the reader could not be started: \(FileFailure(code: code).reason)")
    }
    self.number = number
    socket = own
  }

  /// Tells it what it must know, and waits until it has locked itself in.
  ///
  /// - Throws: ``StartFailure``; the process is ended then.
  func prepare(_ setup: [UInt8], _ limits: WorkerLimits) throws(StartFailure) {
    var lines = IncomingLines(socket, lineBytes: ReadWorker.ready.utf8.count, takesFiles: false)
    let reason: (Ending) -> String
    do throws(IncomingLines.Failure) {
      do throws(FileFailure) {
        try socket.send(setup + [0x0A])
      } catch {
        throw .system(error)
      }
      let line = try lines.next(before: Deadline(milliseconds: limits.startMilliseconds))
      if line.elementsEqual(ReadWorker.ready.utf8) { return }
      reason = { _ in "the reader said something else than that it is ready" }
    } catch .late {
      reason = { _ in "the reader was not ready in time" }
    } catch {
      reason = { "the reader ended before it was ready (\($0))" }
    }
    throw StartFailure(reason: reason(stop()))
  }

  /// Whether it still runs; one that does not is gone for good.
  var isRunning: Bool {
    var status: Int32 = 0
    return unsafe waitpid(number, &status, WNOHANG) == 0
  }

  /// Ends it, whatever it does.
  ///
  /// - Returns: how it had ended before, if it had.
  @discardableResult
  func end() -> End { Self.end(of: stop()) }

  /// What became of it, as the kernel says it: `signal 9`, `exit status 2`.
  private func stop() -> Ending {
    // One whose socket is closed is at its end, and how it came to it is wanted.
    socket.end()
    var status: Int32 = 0
    var result = unsafe waitpid(number, &status, WNOHANG)
    if result == 0 {
      kill(number, SIGKILL)
      result = unsafe waitpid(number, &status, 0)
    }
    while result < 0, errno == EINTR { result = unsafe waitpid(number, &status, 0) }
    return Ending(status: status)
  }

  private struct Ending: CustomStringConvertible {
    var status: Int32
    var signal: Int32 { status & 0x7F }
    var description: String {
      signal != 0 ? "signal \(signal)" : "exit status \(status >> 8 & 0xFF)"
    }
  }

  private static func end(of ending: Ending) -> End {
    ending.signal == SIGXCPU ? .overTime : .crashed
  }

  private static func spawn(
    _ program: FilePath, _ socket: WorkerSocket, _ number: inout pid_t
  ) -> Int32 {
    #if canImport(Glibc)
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // The socket first: its number may be one of those that are opened then.
    unsafe posix_spawn_file_actions_adddup2(&actions, socket.number, ReadWorker.socket.number)
    for descriptor in [0, 1, 2] as [Int32] {
      unsafe posix_spawn_file_actions_addopen(
        &actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    // A group of its own: Ctrl-C is meant for docket, which then ends when it has finished what it has in hand.
    // And no signal blocked or ignored that whoever started docket did not want: SIGXCPU ends what takes too long.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigaddset(&signals, SIGXCPU)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    #if canImport(Glibc)
      unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    #else
      unsafe posix_spawnattr_setflags(&attributes, Int16(flags | POSIX_SPAWN_CLOEXEC_DEFAULT))
    #endif
    let words = unsafe ["docket", ReadWorker.command].map { (word: String) in unsafe strdup(word) }
    let settings = unsafe environment.map { (setting: String) in unsafe strdup(setting) }
    defer { unsafe (words + settings).forEach { unsafe free($0) } }
    return unsafe posix_spawn(
      &number, program.terminated, &actions, &attributes, words + [nil], settings + [nil])
  }

  /// A crash prints nothing and starts no debugger: what a file holds is nobody's business.
  private static var environment: [String] {
    let kept = ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZ"].compactMap { name in
      CurrentProcess.environment(name).map { "\(name)=\($0)" }
    }
    return kept + ["SWIFT_BACKTRACE=enable=no"]
  }
}
