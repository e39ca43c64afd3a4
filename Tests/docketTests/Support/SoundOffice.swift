import Foundation
import Testing

extension Office {
  /// A workspace in which nothing is amiss: people in all roles, and a backup.
  static func sound() throws -> Office { try Office(like: soundOne.get()) }

  private static let soundOne: Result<Office, any Error> = model { office in
    try office.run("init", "ws")
    try office.write("ws/school.yaml", staffed)
    try office.run("backup", "office.backup")
  }

  static let staffed = """
    name: Longroyde Primary School
    roles:
      - {id: headteacher, title: Headteacher, people: [{name: A, email: a@school.example}]}
      - {id: ict-lead, title: ICT lead, people: [{name: B, email: b@school.example}]}
      - {id: ict-manager, title: ICT manager, people: [{name: C, email: c@school.example}]}
      - {id: safeguarding-lead, title: Safeguarding lead, stand-in: headteacher}
      - {id: chair-of-governors, title: Chair of governors, people: [{name: D}]}
      - {id: network-manager, title: Network manager, people: [{name: E}]}

    """

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func contents(_ name: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: name))
  }

  /// Everything in a folder, hidden things too, sorted.
  func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
  }

  func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
  }

  func setMode(_ mode: Int, _ name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
  }

  /// Runs a command in a workspace, kills it after some seconds, and says whether that met it alive.
  func runKilled(after seconds: Double, _ arguments: String) throws -> Bool {
    let run = try CommandLineRun.shell(
      "timeout --foreground -s KILL \(seconds) docket \(arguments); echo $?", in: folder)
    return run.out.hasSuffix("137\n")
  }

  /// How many seconds a command takes, about, which must go well.
  func seconds(of arguments: String...) throws -> Double {
    let began = ContinuousClock.now
    let run = try run(arguments)
    #expect(run.status == 0, "\(run.err)")
    let took = (ContinuousClock.now - began).components
    return Double(took.seconds) + Double(took.attoseconds) / 1e18
  }

  /// Starts a command and does not wait for it.
  func start(_ arguments: String...) throws -> Process {
    let process = Process()
    process.executableURL = CommandLineRun.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = CommandLineRun.environment.merging(["DOCKET_WORKSPACE": "ws"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Runs a line of shell on a disk of some KiB that is mounted on `small` for it alone; needs root.
  func onSmallDisk(kibibytes: Int, _ line: String) throws -> CommandLineRun {
    try FileManager.default.createDirectory(
      atPath: path("small"), withIntermediateDirectories: true)
    let mount = "mount -t tmpfs -o size=\(kibibytes)k,mode=700 none small"
    return try CommandLineRun.shell("unshare -m sh -c '\(mount) && \(line)'", in: folder)
  }

  static let canMount: Bool = {
    let run = try? CommandLineRun.shell(
      "unshare -m mount -t tmpfs none /mnt", in: FileManager.default.temporaryDirectory)
    return run?.status == 0
  }()
}
