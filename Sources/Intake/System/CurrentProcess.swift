#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How this process meets the system.
package enum CurrentProcess {
  /// Lets a write to a closed pipe fail instead of ending the process.
  package static func ignoreClosedPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Its number among the processes of this machine.
  package static var number: Int32 { getpid() }

  /// Whether there is a process of a number, whoever's it is.
  package static func isRunning(_ number: Int32) -> Bool {
    number > 0 && (kill(number, 0) == 0 || errno == EPERM)
  }

  /// The cores of this machine.
  package static var cores: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// The value of an environment variable; nil where it is not set or empty.
  package static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The arguments of the command line as they came, which need not be text.
  package static var arguments: [[UInt8]] {
    let count = Int(CommandLine.argc)
    return (0..<count).map { index in
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { return [] }
      return unsafe Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
    }
  }

  /// Where the program that runs stands.
  package static var executable: FilePath? {
    #if os(Linux)
      let link = "/proc/self/exe"
    #else
      let link = arguments.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    #endif
    return FilePath(link).resolved
  }

  /// The program that runs, to be started once more; on Linux also where another has taken its place on the
  /// disk since.
  static var ownProgram: FilePath? {
    #if os(Linux)
      let link = FilePath("/proc/self/exe")
      // Where nobody mounted it, there is still the name.
      if (try? link.status(followingLinks: false)) != nil { return link }
    #endif
    return executable
  }

  /// The folder that relative paths start from.
  package static var folder: FilePath? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe FilePath(UnsafeRawBufferPointer(start: path, count: strlen(path)))
  }
}
