#if os(Linux)
  internal import CSandbox
  internal import Glibc
#endif

/// Something that a process which reads files must not be able to do, tried by one that has locked itself in.
package struct SandboxTrial: Hashable, Sendable {
  /// Which lock is to hold: one is tried before the next closes.
  package var lock: String
  /// What was tried: "open a file".
  package var attempt: String
  package var isDenied: Bool

  /// Locks this process in, for good, and tries everything.
  ///
  /// - Returns: what came of it; where a lock is missing or does not close, what it should hold counts as
  ///   allowed.
  package static func all() -> [SandboxTrial] {
    #if os(Linux)
      // A lock that did not close shows below.
      try? Sandbox.closeFiles()
      let files = attempts(onFiles).map {
        SandboxTrial(lock: "Landlock", attempt: $0, isDenied: $1)
      }
      try? Sandbox.closeCalls()
      let calls = attempts(onFiles + others).map {
        SandboxTrial(lock: "seccomp", attempt: $0, isDenied: $1)
      }
      return files + calls
    #else
      return []
    #endif
  }
}

#if os(Linux)
  extension SandboxTrial {
    /// A system call; its paths lead nowhere or to the root, so that one which is allowed does no harm.
    private struct Call {
      var words: String
      var number: Int
      var path: String?
      /// Behind the path where there is one, which is the argument of this number.
      var arguments: [Int]
      var pathAt = 1
    }

    private static func attempts(_ calls: [Call]) -> [(String, Bool)] {
      calls.map { ($0.words, isDenied($0)) }
    }

    private static func isDenied(_ call: Call) -> Bool {
      let result = unsafe (call.path ?? "").withCString { path in
        var arguments = call.arguments
        if call.path != nil { arguments.insert(Int(bitPattern: path), at: call.pathAt) }
        arguments += [Int](repeating: 0, count: 6 - arguments.count)
        return docket_call(
          call.number, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4],
          arguments[5])
      }
      if call.number == docket_call_clone, result == 0 { _exit(0) }  // this is the child
      return result == -Int(EPERM) || result == -Int(EACCES)
    }

    private static let here = Int(AT_FDCWD)
    private static let nowhere = "/docket-self-check"

    private static var onFiles: [Call] {
      [
        Call(
          words: "open a file", number: docket_call_openat, path: "/etc/passwd",
          arguments: [here, Int(O_RDONLY)]),
        Call(
          words: "list a folder", number: docket_call_openat, path: "/",
          arguments: [here, Int(O_RDONLY | O_DIRECTORY)]),
        Call(
          words: "make a file", number: docket_call_openat, path: nowhere,
          arguments: [here, Int(O_WRONLY | O_CREAT | O_EXCL), 0o600]),
        Call(
          words: "make a folder", number: docket_call_mkdirat, path: nowhere,
          arguments: [here, 0o700]),
      ]
    }

    private static var others: [Call] {
      let parent = Int(getppid())
      return [
        Call(
          words: "delete a file", number: docket_call_unlinkat, path: nowhere,
          arguments: [here, 0]),
        Call(
          words: "change who may read a file", number: docket_call_fchmodat, path: nowhere,
          arguments: [here, 0o600]),
        Call(
          words: "cut a file", number: docket_call_truncate, path: nowhere, arguments: [0],
          pathAt: 0),
        Call(
          words: "reach the network", number: docket_call_socket,
          arguments: [Int(AF_INET), Int(SOCK_STREAM.rawValue)]),
        Call(
          words: "reach a program of this machine", number: docket_call_socket,
          arguments: [Int(AF_UNIX), Int(SOCK_STREAM.rawValue)]),
        Call(
          words: "start a program", number: docket_call_execve, path: nowhere,
          arguments: [0, 0], pathAt: 0),
        Call(
          words: "start a process", number: docket_call_clone, arguments: [Int(SIGCHLD)]),
        Call(words: "be traced", number: docket_call_ptrace, arguments: [0]),
        Call(
          words: "read the memory of docket", number: docket_call_process_vm_readv,
          arguments: [parent]),
        Call(
          words: "send docket a signal", number: docket_call_kill, arguments: [parent, 0]),
        Call(
          words: "change the limits of docket", number: docket_call_prlimit64,
          arguments: [parent, Int(RLIMIT_CPU.rawValue)]),
        Call(
          words: "change a limit of its own memory", number: docket_call_prlimit64,
          arguments: [0, Int(RLIMIT_AS.rawValue)]),
        Call(
          words: "queue system calls", number: docket_call_io_uring_setup, arguments: [1]),
        Call(
          words: "make a file in memory", number: docket_call_memfd_create, path: "docket",
          arguments: [0], pathAt: 0),
        Call(
          words: "make memory a program", number: docket_call_mmap,
          arguments: [
            0, 4096, Int(PROT_READ | PROT_EXEC), Int(MAP_PRIVATE | MAP_ANONYMOUS), -1, 0,
          ]),
      ] + foreignCalls
    }

    /// Numbers of x32, the calls of which are those of x86-64.
    private static var foreignCalls: [Call] {
      #if arch(x86_64)
        [
          Call(
            words: "call by other numbers", number: 0x4000_0000 | docket_call_getpid,
            arguments: [])
        ]
      #else
        []
      #endif
    }
  }
#endif
