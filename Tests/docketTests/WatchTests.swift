import Cases
import Foundation
import Testing

/// `docket watch` as a process, on a workspace of its own.
@Suite(.waits) struct `docket watch` {
  @Test func `files everything that lies in the folder, and tells it in the sheet of the day`()
    throws
  {
    let office = try Office()
    try office.write("ws/inbox/good.txt", Office.request())
    try office.write("ws/inbox/Year 4/doubtful.txt", Office.request(reasons: ""))
    try office.write("ws/inbox/bad.docx", "not a Word file")
    try office.write("ws/inbox/~$good.docx", "lock")
    let run = try office.run("watch", "--once")
    #expect(run.status == 0)
    #expect(run.out == "")
    let month = Date.now.formatted(
      Date.ISO8601FormatStyle(timeZone: .gmt).year().month().dateSeparator(.dash))
    #expect(
      office.names(below: "ws/inbox") == [
        ".docket/sheet", "TODAY.docx", "done/\(month)/doubtful.txt",
        "done/\(month)/doubtful.txt.txt",
        "done/\(month)/good.txt", "done/\(month)/good.txt.txt",
        "returned/bad.docx", "returned/bad.docx.txt", "~$good.docx",
      ])
    let sheet = try office.run("text", "ws/inbox/TODAY.docx").out
    for words in [
      "What arrived", "Blocked website content access request form", "To be reviewed",
      "ICT manager", "bad.docx", "No Word file and no text",
    ] { #expect(sheet.contains(words), "\(words)") }
    #expect(!sheet.contains("planets"))
    // The same once more, and nothing of the rest.
    try office.write("ws/inbox/again.txt", Office.request())
    let second = try office.run("watch", "--once")
    #expect(second.err.matches(of: /"event":"filed"/).count == 1)
    #expect(second.err.contains("\"ending\":\"duplicates\""))
    #expect(try office.run("text", "ws/inbox/TODAY.docx").out.contains("1 file had come in before"))
    let status = try office.run("status")
    #expect(status.status == 0)
    #expect(
      status.out.contains(
        """
          nobody watches it: run `docket watch`
          to be taken in: 0
          returned and not mended: 1
        """))
    #expect(status.out.contains("Open cases: 2\n"))
    let metrics = try office.run("status", "--metrics").out
    #expect(
      metrics.contains(
        "docket_deliveries_total{ending=\"returned\",reason=\"not-a-form-file\"} 1\n"))
  }

  @Test func `SIGTERM ends it when nothing is in hand`() throws {
    let office = try Office()
    let watcher = try WatchProcess(office)
    try office.write("ws/inbox/a.txt", Office.request())
    #expect(try watcher.waits(for: "\"event\":\"filed\""))
    #expect(try office.run("status").out.contains("1 watcher is at work"))
    watcher.terminate()
    #expect(watcher.status == 0)
    #expect(try watcher.log().contains("\"event\":\"stopped\""))
    #expect(office.names(below: "ws/inbox/.docket") == ["sheet"])
  }

  @Test func `SIGTERM while files wait to be read ends it, and they are back in the folder`() throws
  {
    let office = try Office()
    let batch = String(repeating: Office.request(), count: 3_000)
    let names = (1...12).map { "batch \($0).txt" }
    for name in names { try office.write("ws/inbox/\(name)", "\(name)\n---\n" + batch) }
    let watcher = try WatchProcess(office)
    let inHand = {
      office.names(below: "ws/inbox/.docket").contains { $0.hasSuffix("batch 1.txt") }
    }
    for _ in 0..<300 where !inHand() { Thread.sleep(forTimeInterval: 0.05) }
    #expect(inHand())
    watcher.terminate()
    #expect(watcher.status == 0)
    let left = office.names(below: "ws/inbox")
    #expect(names.contains { left.contains($0) })
    #expect(names.allSatisfy { name in left.count { $0.hasSuffix(name) } == 1 })
  }

  @Test func `the sheet of the day tells what lies there, until somebody has seen to it`() throws {
    let office = try Office()
    try office.write("ws/inbox/bad.docx", "not a Word file")
    try office.write("ws/inbox/good.txt", Office.request())
    try office.run("watch", "--once")
    let sheet = { try office.run("text", "ws/inbox/TODAY.docx").out }
    #expect(try sheet().contains("bad.docx"))
    #expect(try !sheet().contains("Nothing waits."))
    try FileManager.default.removeItem(atPath: office.workspace + "/inbox/returned/bad.docx")
    let reference = try #require(try office.run("cases").out.firstMatch(of: /BCA-\d+-\d+-./))
    _ = try CaseStore(at: office.workspace + "/store/docket.sqlite").close(
      #require(CaseReference(String(reference.output))), by: "Ms P Lane", role: "ict-manager",
      reason: "Done.", at: Moment(milliseconds: 1_795_774_440_000, zoneMinutes: 0))
    try office.run("watch", "--once")
    #expect(try sheet().contains("Nothing lies there."))
    #expect(try sheet().contains("Nothing waits."))
  }

  @Test func `changed settings are taken up, and mistaken ones told while the old ones hold`()
    throws
  {
    let office = try Office()
    let path = "ws/school.yaml"
    let school = try String(contentsOf: office.folder.appending(path: path), encoding: .utf8)
    try office.write("ws/docket.yaml", "watch:\n  poll-seconds: 1\n")
    let watcher = try WatchProcess(office)
    #expect(try watcher.waits(for: "\"event\":\"started\""))
    try office.write(path, "name: [\n")
    #expect(try watcher.waits(for: "The watch goes on with the settings that it had."))
    #expect(try watcher.log().contains("\"event\":\"problem\""))
    try office.write(path, school.replacing("ICT manager", with: "Computing lead"))
    #expect(try watcher.waits(for: "\"event\":\"started\"", times: 2))
    try office.write("ws/inbox/a.txt", Office.request())
    #expect(try watcher.waits(for: "\"event\":\"filed\""))
    watcher.terminate()
    #expect(watcher.status == 0)
    let names = office.names(below: "ws/inbox/done").filter { $0.hasSuffix(".txt.txt") }
    let note = try String(
      contentsOf: office.folder.appending(path: "ws/inbox/done/\(names.first ?? "")"),
      encoding: .utf8)
    #expect(note.contains("It is with: Computing lead."))
  }

  @Test func `G11: its log and its status hold no name and no answer`() throws {
    let office = try Office()
    try office.write(
      "ws/inbox/Zanzibar canary.txt",
      Office.request(teacher: "Canaryteacher", content: "Canarycontent"))
    try office.write("ws/inbox/Canaryfile.docx", "Canarybytes")
    let run = try office.run("watch", "--once", "--log", "text")
    let outputs = try [
      run.err, office.run("status").out, office.run("status", "--json").out,
      office.run("status", "--metrics").out,
    ]
    for text in outputs {
      #expect(!text.lowercased().contains("canary"), "\(text)")
    }
  }

  @Test func `a drop folder that is not there is told, and is no end of the watch`() throws {
    let office = try Office()
    try FileManager.default.removeItem(at: office.folder.appending(path: "ws/inbox"))
    let run = try office.run("watch", "--once", "--log", "text")
    #expect(run.status == 2)
    #expect(run.err.contains("Drop folder 1 cannot be looked into: it is not there."))
    #expect(try office.run("status").status == 1)
  }

  @Test func `drop folders in one another are refused`() throws {
    let office = try Office()
    try office.write("ws/docket.yaml", "watch:\n  folders: [inbox, inbox/more]\n")
    let run = try office.run("watch", "--once")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: One drop folder lies in another: ws/inbox/more in ws/inbox.
          --> ws/docket.yaml
        hint: Name the outer one only: folders in it are watched, too.

        """)
  }

  @Test(arguments: ["..", ".", "store", "forms", "loop/ws"])
  func `a drop folder that takes in the workspace itself is refused`(_ folder: String) throws {
    let office = try Office()
    try office.write("ws/docket.yaml", "watch:\n  folders: [\(folder)]\n")
    try FileManager.default.createSymbolicLink(
      atPath: office.workspace + "/loop", withDestinationPath: "..")
    let run = try office.run("watch", "--once")
    #expect(run.status == 2)
    #expect(run.err.hasPrefix("error: A drop folder cannot hold the workspace's own files: "))
    #expect(FileManager.default.fileExists(atPath: office.workspace + "/school.yaml"))
  }

  @Test(.enabled(if: Tool.strace.isThere, "strace is missing"))
  func `G2: what a note says is on the disk before the note is there`() throws {
    let office = try Office()
    try office.write("ws/inbox/a.txt", Office.request())
    let trace = office.folder.appending(path: "trace").path
    let run = try CommandLineRun.shell(
      "strace -f -y -o '\(trace)' -e trace=fsync,fdatasync,link,linkat,socket,connect "
        + "docket watch --once --workspace ws", in: office.folder)
    #expect(run.status == 0)
    let lines = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
    func place(_ words: String...) -> Int? {
      lines.firstIndex { line in words.allSatisfy(line.contains) }
    }
    let folder = try #require(place("sync(", "/ws/store>"))
    let log = try #require(place("sync(", "/ws/store/docket.sqlite-wal>"))
    let note = try #require(place("link", "a.txt.txt"))
    #expect(folder < note)
    #expect(log < note)
    // G7: no network.
    #expect(place("socket(") == nil)
    #expect(place("connect(") == nil)
  }

  @Test(
    .enabled(if: Tool.strace.isThere && Tool.python.isThere, "strace or Python is missing"))
  func `G1, G3: a sample of its system calls is killed and failed, and nothing is lost`() throws {
    let run = try CommandLineRun.shell(
      "DOCKET=$(command -v docket) DOCKET_SHARE='\(CommandLineRun.checkout.path)' "
        + "'\(CommandLineRun.checkout.path)/scripts/watch-storms' faults --sample 16",
      in: FileManager.default.temporaryDirectory)
    #expect(run.status == 0, "\(run.out)\(run.err)")
  }

  @Test(.enabled(if: Tool.python.isThere, "Python is missing"))
  func `G1: killed at random moments, two at work, nothing is lost or doubled`() throws {
    let run = try CommandLineRun.shell(
      "DOCKET=$(command -v docket) DOCKET_SHARE='\(CommandLineRun.checkout.path)' "
        + "'\(CommandLineRun.checkout.path)/scripts/watch-storms' kills 12",
      in: FileManager.default.temporaryDirectory)
    #expect(run.status == 0, "\(run.out)\(run.err)")
  }
}

/// A program that a test cannot do without.
enum Tool: String {
  case strace, msmtp, mbsync, dovecot, soffice, python = "python3"

  var isThere: Bool { path != nil }

  var path: String? {
    ["/usr/bin", "/usr/local/bin", "/bin", "/usr/sbin"].map { "\($0)/\(rawValue)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// A watcher in the background, ended with the test.
private final class WatchProcess {
  private let process = Process()
  private let logFile: URL

  init(_ office: Office) throws {
    logFile = office.folder.appending(path: "watch.log")
    try Data().write(to: logFile)
    process.executableURL = CommandLineRun.program
    process.arguments = ["watch", "--workspace", office.workspace]
    process.currentDirectoryURL = office.folder
    process.environment = CommandLineRun.environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: logFile)
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  var status: Int32 { process.terminationStatus }

  func log() throws -> String {
    String(decoding: try Data(contentsOf: logFile), as: UTF8.self)
  }

  /// Whether the log says something within the time that a file may take.
  func waits(for words: String, times: Int = 1) throws -> Bool {
    let end = Date.now.addingTimeInterval(30)
    while Date.now < end {
      if try log().components(separatedBy: words).count > times { return true }
      Thread.sleep(forTimeInterval: 0.1)
    }
    return false
  }

  func terminate() {
    process.terminate()
    process.waitUntilExit()
  }
}

extension Office {
  /// The files below a folder, sorted; empty folders and locks are left out.
  func names(below name: String) -> [String] {
    let url = folder.appending(path: name)
    let all = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    return all.filter { name in
      var isFolder: ObjCBool = false
      let isThere = unsafe FileManager.default.fileExists(
        atPath: url.appending(path: name).path, isDirectory: &isFolder)
      return isThere && !isFolder.boolValue
    }.sorted()
  }
}
