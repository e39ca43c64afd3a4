import Foundation

/// One run of the program as a shell sees it.
struct CommandLineRun {
  var status: Int32
  var out: String
  var err: String

  /// Runs the program that was built with these tests.
  init(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws {
    try self.init(Self.program, arguments, in: folder, environment)
  }

  /// Runs a line of shell, in which `docket` is the program that was built with these tests.
  static func shell(_ line: String, in folder: URL) throws -> CommandLineRun {
    try CommandLineRun(
      URL(filePath: "/bin/sh"), ["-c", line], in: folder,
      ["PATH": "\(program.deletingLastPathComponent().path):/usr/bin:/bin"])
  }

  private init(
    _ program: URL, _ arguments: [String], in folder: URL?, _ environment: [String: String]
  ) throws {
    let files = try Pair()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = Self.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files.out)
    process.standardError = try FileHandle(forWritingTo: files.err)
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    out = String(decoding: try Data(contentsOf: files.out), as: UTF8.self)
    err = String(decoding: try Data(contentsOf: files.err), as: UTF8.self)
  }

  /// Beside the bundle of tests.
  static let program: URL = {
    let bundle = URL(filePath: CommandLine.arguments[0])
    return bundle.deletingLastPathComponent().appending(path: "docket")
  }()

  /// The top of the checkout, where the shipped forms are.
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Nothing of whoever runs the tests, but the zone of the clock.
  static let environment = [
    "DOCKET_SHARE": checkout.path, "TZ": "UTC", "PATH": "/usr/bin:/bin",
  ]

  /// Files for what is printed; gone when the run is over.
  private final class Pair {
    let out: URL
    let err: URL

    init() throws {
      let base = FileManager.default.temporaryDirectory
      out = base.appending(path: "docket-out-\(UUID().uuidString)")
      err = base.appending(path: "docket-err-\(UUID().uuidString)")
      try Data().write(to: out)
      try Data().write(to: err)
    }

    deinit {
      try? FileManager.default.removeItem(at: out)
      try? FileManager.default.removeItem(at: err)
    }
  }
}
