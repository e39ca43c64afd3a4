import Foundation
import Glibc

/// One run of the built program, with what it cost.
struct ChildRun {
  var status: Int32
  /// The signal that ended it, if one did.
  var signal: Int32?
  var out: [UInt8]
  var err: String
  var seconds: Double
  /// The most memory that it held at once.
  var megabytes: Int

  /// Runs `docket` with arguments that need not be UTF-8: names of files are bytes.
  init(_ arguments: [[UInt8]], in folder: URL) throws {
    let streams = folder.appending(path: "run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: streams) }
    let out = streams.appending(path: "out")
    let err = streams.appending(path: "err")
    let start = ContinuousClock.now
    let cost = streams.appending(path: "cost")
    let words = ["python3", "-I", "-S", "-c", Self.launcher, cost.path, Self.program.path]
    let pid = try Self.spawn(words.map { Array($0.utf8) } + arguments, out, err)
    while waitpid(pid, nil, 0) < 0 {
      guard errno == EINTR else { throw POSIXError(.ECHILD) }
    }
    let numbers = try String(contentsOf: cost, encoding: .utf8).split(separator: " ")
    guard numbers.count == 2, let state = Int32(numbers[0]), let kilobytes = Int(numbers[1]) else {
      throw POSIXError(.ECHILD)
    }
    let took = ContinuousClock.now - start
    seconds = Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
    megabytes = kilobytes / 1024
    signal = state & 0x7F == 0 ? nil : state & 0x7F
    status = state >> 8 & 0xFF
    self.out = try [UInt8](Data(contentsOf: out))
    self.err = String(decoding: try Data(contentsOf: err), as: UTF8.self)
  }

  /// Beside the bundle of tests.
  private static let program = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "docket")

  /// Starts the program, waits for it, and writes down how it ended and what it held.
  ///
  /// The kernel counts what the parent held at the start as the child's own (getrusage(2), `ru_maxrss`), and the
  /// process of the tests may hold more than a child is allowed: so the parent is a small one.
  private static let launcher = """
    import os, sys
    child = os.fork()
    if child == 0:
        os.execv(sys.argv[2], sys.argv[2:])
    _, state, usage = os.wait4(child, 0)
    with open(sys.argv[1], 'w') as file:
        file.write('%d %d' % (state, usage.ru_maxrss))
    """

  private static func spawn(_ arguments: [[UInt8]], _ out: URL, _ err: URL) throws -> pid_t {
    let environment = [
      "DOCKET_SHARE=\(SharedFolder.checkout.path)", "TZ=UTC", "PATH=/usr/bin:/bin",
    ]
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, out.path, flags, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, err.path, flags, 0o600)
    let argv = unsafe CStrings(arguments)
    let envp = unsafe CStrings(environment.map { Array($0.utf8) })
    defer {
      unsafe argv.free()
      unsafe envp.free()
    }
    var pid: pid_t = 0
    let code = unsafe posix_spawn(
      &pid, "/usr/bin/python3", &actions, nil, argv.pointers, envp.pointers)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    return pid
  }
}

/// Copies of texts as C has them: each ends with a zero, the list with a null pointer.
@unsafe private struct CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ texts: [[UInt8]]) {
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe []
    for text in texts { unsafe pointers.append(strdup(text.map { CChar(bitPattern: $0) } + [0])) }
    unsafe pointers.append(nil)
    unsafe self.pointers = pointers
  }

  func free() {
    for index in unsafe pointers.indices { unsafe Glibc.free(pointers[index]) }
  }
}
