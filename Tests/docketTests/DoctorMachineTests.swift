import Forms
import Foundation
import GRDB
import Intake
import Testing

@testable import Cases
@testable import docket

/// What needs more than a file to go wrong: the clock, the disk, the kernel, another program.
@Suite struct `docket doctor on an ill machine` {
  private func premises(_ office: Office, now: Moment = CurrentProcess.moment) -> Premises {
    let path = FilePath(office.workspace)
    return Premises(now: now) { try Workspace(at: path) }
  }

  private func lines(_ office: Office, now: Moment) -> [String] {
    lines(premises(office, now: now))
  }

  private func lines(_ premises: Premises) -> [String] {
    var lines: [String] = []
    _ = Doctor(premises: premises).examine { lines += $1.lines(columns: nil) }
    return lines.filter { !$0.hasPrefix("ok ") }
  }

  private static func moment(_ milliseconds: Int64) -> Moment {
    Moment(milliseconds: milliseconds, zoneMinutes: 0)
  }

  @Test func `a clock that lost its battery`() throws {
    let office = try Office.sound()
    #expect(
      lines(office, now: Self.moment(1_000)) == [
        "error    The clock of this machine shows the year 1970 — Set it right"
      ])
  }

  @Test func `a clock that runs behind what the store knows`() throws {
    let office = try Office.sound()
    let store = try Workspace(at: FilePath(office.workspace)).openStore()
    let future = CurrentProcess.moment.milliseconds + 86_400_000
    let arrival = Arrival(
      file: "a.txt", bytes: [1], sha256: String(repeating: "a", count: 64),
      received: Self.moment(future),
      forms: [
        .init(file: "a.txt", record: 1, sha256: "", outcome: .unrecognised)
      ])
    _ = try store.intake([arrival], forms: [])
    let now = CurrentProcess.moment
    #expect(
      lines(office, now: now) == [
        "warning  The newest event of the store is of \(Self.moment(future)), and the clock shows \(now) — Set the clock right; what was written down meanwhile keeps its time"
      ])
  }

  @Test func `a backup of long ago`() throws {
    let office = try Office.sound()
    let now = CurrentProcess.moment
    let day = try #require(now.date)
    func lines(after days: Int64) -> [String] {
      self.lines(
        office,
        now: Moment(
          milliseconds: now.milliseconds + days * 86_400_000, zoneMinutes: now.zoneMinutes))
    }
    #expect(lines(after: 7) == [])
    #expect(
      lines(after: 8) == [
        "warning  The last backup is 8 days old, of \(day) — Run `docket backup FILE`, and see why it is not run every day"
      ])
  }

  @Test func `a store that SQLite does not sync`() throws {
    let office = try Office.sound()
    let store = try office.openStore()
    try store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
    var premises = premises(office)
    premises.store = .success(store)
    #expect(
      lines(premises) == [
        "error    SQLite does not sync the store to the disk — Install Debian's libsqlite3, whose `PRAGMA synchronous` can be FULL"
      ])
  }

  @Test func `a store that is too large for a short look`() throws {
    let office = try Office.sound()
    try office.sql("INSERT INTO originals (sha256, bytes) VALUES ('x', zeroblob(64 << 20))")
    var premises = premises(office)
    premises.lookingTime = 0.001
    // A timer may be late; twenty are not.
    var said: Set<String> = []
    for _ in 0..<20 {
      _ = Check.storeIntegrity.look(premises).map { said.formUnion($0.lines(columns: nil)) }
    }
    #expect(
      said.contains(
        "ok       The database file is sound as far as a short look goes; `docket verify` checks all of it"
      ))
    #expect(said.allSatisfy { $0.hasPrefix("ok ") })
  }

  @Test func `another program that does not let go of the store`() throws {
    let office = try Office.sound()
    let run = try DatabaseQueue(path: office.path("ws/store/docket.sqlite"))
      .writeWithoutTransaction { db in
        try db.execute(sql: "BEGIN IMMEDIATE")
        defer { _ = try? db.execute(sql: "ROLLBACK") }  // nothing was changed
        return try office.run("doctor")
      }
    #expect(
      run.out.split(separator: "\n").filter { !$0.hasPrefix("ok ") } == [
        "warning  Another program is writing in the store, and did not let go of it for half a second — Look again in a minute; a docket that hangs must be ended"
      ])
    #expect(run.status == 1)
  }

  @Test(.enabled(if: Office.canMount, "only root can mount a small disk"))
  func `a disk that is nearly full`() throws {
    let office = try Office.sound()
    let run = try office.onSmallDisk(
      kibibytes: 2048, "cp -a ws small/ && docket doctor --workspace small/ws; echo $?")
    let lines = run.out.split(separator: "\n").map(String.init)
    let found = lines.filter { !$0.hasPrefix("ok ") }
    #expect(found.count == 2)
    let pattern =
      /error    Only 1\.\d MiB \(\d\d %\) of the disk of small\/ws is free — Make room: under 1 GiB or 5 % nothing is taken in/
    #expect(found.first?.wholeMatch(of: pattern) != nil, "\(found)")
    #expect(found.last == "2")
  }

  @Test(arguments: [
    (
      false, 3,
      Diagnosis.warning(
        "This system cannot take system calls from the processes that read files",
        "Run docket on Linux with seccomp; until then take in only what you know the sender of")
    ),
    (
      true, nil,
      Diagnosis.warning(
        "This kernel has no Landlock: processes that read files are held by seccomp alone",
        "Use Linux 5.13 or later with `lsm=landlock`")
    ),
  ])
  func `a kernel without locks`(_ filters: Bool, _ landlock: Int?, _ diagnosis: Diagnosis) throws {
    let office = try Office.sound()
    var premises = Premises(now: CurrentProcess.moment) {
      try Workspace(at: FilePath(office.workspace))
    }
    premises.sandbox.filtersCalls = filters
    premises.sandbox.landlock = landlock
    #expect(Check.readers.look(premises) == diagnosis)
  }

  @Test func `a file that a watcher leaves lying`() throws {
    let office = try Office.sound()
    try office.write("ws/inbox/a.txt", "x")
    let workspace = try Workspace(at: FilePath(office.workspace))
    let drop = DropFolder(workspace.inbox)
    try drop.path.appending(".docket").makeFolder()
    let folder = drop.path.appending(".docket/watcher-1")
    try folder.makeFolder()
    let lock = try FileLock(folder.appending("lock"))
    var premises = Premises(now: CurrentProcess.moment) { workspace }
    #expect(Check.watch.look(premises) == .ok("The drop folders are watched"))
    premises.now = Moment(
      milliseconds: premises.now.milliseconds + 3_600_000, zoneMinutes: premises.now.zoneMinutes)
    #expect(
      Check.watch.look(premises)
        == .warning(
          "1 file waits in \(drop.path.shown), the oldest saved 60 minutes ago",
          "See in the log of `docket watch` why it is not taken in"))
    extendLifetime(lock)
  }

  @Test(arguments: [
    (1 << 30, 10 << 30, false), ((1 << 30) - 1, 10 << 30, true), (4 << 30, 100 << 30, true),
    (5 << 30, 100 << 30, false),
  ])
  func `a disk is short of room under 1 GiB or 5 %`(_ free: Int, _ total: Int, _ isShort: Bool) {
    #expect(DiskSpace(free: free, total: total).isShort == isShort)
  }

  /// Root may do everything, so the program is run as nobody.
  @Test(
    .enabled(if: Office.canMount, "only root can become nobody"),
    arguments: [
      (
        "inbox", "500",
        "error    You may not write in ws/inbox — Give yourself the right: `chmod u+rwx 'ws/inbox'`, or ask whoever owns it"
      ),
      (
        "inbox", "300",
        "error    You may not read ws/inbox — Give yourself the right: `chmod u+rwx 'ws/inbox'`, or ask whoever owns it"
      ),
      (
        "output", "500",
        "error    You may not write in ws/output — Give yourself the right: `chmod u+rwx 'ws/output'`, or ask whoever owns it"
      ),
      (
        "store/docket.sqlite", "400",
        "error    The store ws/store/docket.sqlite cannot be written — Check that the disk is not mounted read-only and that the files are yours"
      ),
    ])
  func `a folder or a store without the rights to work in it`(
    _ path: String, _ mode: String, _ line: String
  ) throws {
    let office = try Office.sound()
    let run = try CommandLineRun.shell(
      """
      cp "$(command -v docket)" program && chmod 755 . program && chown -R 65534:65534 ws && chmod \(mode) ws/\(path)
      setpriv --reuid=65534 --regid=65534 --clear-groups ./program doctor --workspace ws; echo $?
      """, in: office.folder)
    let lines = run.out.split(separator: "\n").map(String.init)
    #expect(lines.filter { !$0.hasPrefix("ok ") } == [line, "2"])
  }

  @Test func `a machine without fonts`() throws {
    let office = try Office.sound()
    try office.write("fonts.conf", "<fontconfig></fontconfig>")
    let run = try CommandLineRun(
      ["doctor", "--workspace", "ws"], in: office.folder,
      environment: ["FONTCONFIG_FILE": office.path("fonts.conf")])
    #expect(
      run.out.split(separator: "\n").filter { !$0.hasPrefix("ok ") } == [
        "warning  These fonts stand in for those of Word and are missing: Carlito, Caladea, Liberation Sans, Liberation Serif, Liberation Mono, URW Gothic, DejaVu Sans — Install Debian's fonts-crosextra-caladea, fonts-crosextra-carlito, fonts-dejavu, fonts-liberation, fonts-urw-base35; until then pages look different from Word's"
      ])
    #expect(run.status == 1)
  }

  @Test func `a machine without Pango`() throws {
    let office = try Office.sound()
    // The loader takes the first file of the name, which is no library.
    try office.write("lib/libpangoft2-1.0.so.0", "not a library")
    let run = try CommandLineRun(
      ["doctor", "--workspace", "ws"], in: office.folder,
      environment: ["LD_LIBRARY_PATH": office.path("lib")])
    #expect(
      run.out.split(separator: "\n").filter { !$0.hasPrefix("ok ") } == [
        "error    Pango, which lays pages out, is not on this machine: no PDF can be made — Run scripts/bootstrap, or install libpangoft2-1.0-0 and libharfbuzz-subset0"
      ])
    #expect(run.status == 2)
  }
}
