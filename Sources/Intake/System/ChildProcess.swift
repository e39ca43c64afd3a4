#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Another program that does a part of the work.
package enum ChildProcess {
  /// How a program ended.
  package enum End: Hashable, Sendable {
    /// With this exit code.
    case code(Int32)
    case signal(Int32)
    /// It took longer than it may and was stopped.
    case timeout
    /// There is no such program, or it cannot be run.
    case notStarted
  }

  /// Runs a program, its words thrown away, and waits for it.
  ///
  /// - Parameters:
  ///   - program: its name, looked for on PATH.
  ///   - arguments: without the name.
  ///   - input: the file that it reads as its standard input; nil for nothing.
  ///   - seconds: how long it may take; it is killed then, with what it started.
  /// - Returns: how it ended.
  package static func run(
    _ program: String, _ arguments: [[UInt8]], input: FilePath? = nil, seconds: Int
  ) -> End {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(
      &actions, 0, (input ?? FilePath("/dev/null")).terminated, O_RDONLY, 0)
    for descriptor in [1, 2] as [Int32] {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    // A group of its own, so that all of it can be stopped.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words = unsafe ([Array(program.utf8)] + arguments).map { word in
      unsafe strdup(String(decoding: word, as: UTF8.self))
    }
    defer { unsafe words.forEach { unsafe free($0) } }
    var child: pid_t = 0
    guard unsafe posix_spawnp(&child, program, &actions, &attributes, words + [nil], environ) == 0
    else { return .notStarted }
    return wait(for: child, seconds: seconds)
  }

  /// Whether there is a program of a name, on PATH or at the path that it is, that may be run.
  package static func canRun(_ program: String) -> Bool {
    if program.contains("/") { return FilePath(program).allows(.running) }
    let folders = CurrentProcess.environment("PATH") ?? "/usr/bin:/bin"
    return folders.split(separator: ":").contains {
      FilePath(String($0)).appending(program).allows(.running)
    }
  }

  private static func wait(for child: pid_t, seconds: Int) -> End {
    var status: Int32 = 0
    // In steps of a hundredth of a second: a child that ends wakes nobody who waits with a limit.
    for _ in 0..<max(seconds, 1) * 100 {
      let result = unsafe waitpid(child, &status, WNOHANG)
      if result == child { return end(status) }
      if result < 0, errno != EINTR { return .notStarted }
      usleep(10_000)
    }
    kill(-child, SIGKILL)
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    return .timeout
  }

  private static func end(_ status: Int32) -> End {
    let signal = status & 0x7F
    if signal != 0 { return .signal(signal) }
    let code = status >> 8 & 0xFF
    // What the shell says, too, of a program that is not there.
    return code == 127 ? .notStarted : .code(code)
  }
}
