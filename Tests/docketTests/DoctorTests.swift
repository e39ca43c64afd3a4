import Forms
import Foundation
import GRDB
import Intake
import Testing

@testable import Cases
@testable import docket

@Suite struct `docket doctor` {
  @Test func `G16: finds a sound workspace well, within two seconds`() throws {
    let office = try Office.sound()
    try office.write("in/a.txt", Office.request())
    try office.run("ingest", "in")
    let began = ContinuousClock.now
    let run = try office.run("doctor")
    #expect(ContinuousClock.now - began < .seconds(2))
    #expect(run.status == 0)
    #expect(run.err == "")
    let lines = run.out.split(separator: "\n").map(String.init)
    #expect(lines.count == Check.all.count)
    let today = "2[0-9]{3}-[0-9]{2}-[0-9]{2}"
    let expected = [
      "The workspace is ws", "The settings are right: ws/docket.yaml",
      "The school is described without a mistake: ws/school.yaml",
      "2 forms without a mistake: ws/forms",
      "Every role that forms go to is held by somebody with an e-mail address",
      "Only you can read the store: ws/store",
      "The store opens and syncs every commit (layout [0-9]+)",
      "The database file is sound; `docket verify` checks the whole record",
      "The store can be written", "The inbox can be read and written: ws/inbox",
      "Nothing waits in the drop folders, and nobody watches them",
      "Files are read in processes that may open nothing: seccomp, Landlock [0-9]+",
      "The output can be read and written: ws/output",
      "[0-9.]+ GiB ([0-9]+ %) of the disk is free",
      "The key that signs certificates is private and whole: [0-9a-f ]{19}",
      "The clock shows \(today)T[0-9:]{8}+00:00",
      "[0-9]+ templates and [0-9]+ packs without a mistake: ws/templates",
      "The last backup is of \(today)", "The libraries that lay pages out are there",
      "The fonts that stand in for those of Word are there",
    ]
    for words in expected {
      let escaped = words.replacing("(", with: "\\(").replacing(")", with: "\\)")
        .replacing("}+00", with: "}\\+00").replacing("`", with: "[`]")
      let pattern = try Regex("ok       " + escaped)
      #expect(lines.contains { $0.wholeMatch(of: pattern) != nil }, "\(words)")
    }
  }

  @Test func `says in JSON what it says in lines`() throws {
    let office = try Office.sound()
    try FileManager.default.removeItem(atPath: office.path("ws/inbox"))
    let lines = try office.run("doctor", "--json").out.split(separator: "\n")
    #expect(
      lines.contains(
        """
        {"check":"inbox","state":"error","message":"There is no folder ws/inbox","hint":"Run `docket init ws`"}
        """))
    #expect(
      lines.contains(
        """
        {"check":"workspace","state":"ok","message":"The workspace is ws","hint":null}
        """))
  }

  @Test func `changes nothing`() throws {
    let office = try Office.sound()
    func state() throws -> [String] {
      let run = try CommandLineRun.shell(
        "find ws -not -name '*-wal' -not -name '*-shm' -type f -exec sha256sum {} +; find ws",
        in: office.folder)
      return run.out.split(separator: "\n").map(String.init).filter {
        !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm")
      }
      .sorted()
    }
    let before = try state()
    try office.run("doctor")
    #expect(try state() == before)
  }

  @Test func `has a code for each check`() {
    #expect(Set(Check.all.map(\.code)).count == Check.all.count)
  }

  @Test func `goes on where nothing is`() throws {
    let office = try Office(withWorkspace: false)
    let run = try CommandLineRun(["doctor"], in: office.folder)
    #expect(run.status == 2)
    let lines = run.out.split(separator: "\n")
    #expect(
      lines.first
        == "error    This folder is in no workspace — Go into one, name one with `--workspace DIR`, or make one with `docket init DIR`"
    )
    #expect(
      lines.dropFirst().map { $0.prefix(13) } == [
        "ok       File", "ok       The ", "ok       The ", "ok       The ",
      ])
  }

  @Test func `is laid out for a terminal`() {
    let diagnosis = Diagnosis.warning(
      "No backup was ever made of this workspace", "Run `docket backup FILE`, and then every day")
    #expect(
      diagnosis.lines(columns: 60) == [
        "warning  No backup was ever made of this workspace — Run",
        "         `docket backup FILE`, and then every day",
      ])
  }

  // MARK: What can be wrong

  /// What breaks a workspace, and the line that says so.
  struct Ill: CustomTestStringConvertible, Sendable {
    var what: String
    var line: String
    var status: Int32 = 2
    var harm: @Sendable (Office) throws -> Void

    var testDescription: String { what }
  }

  @Test(arguments: ills)
  func `says what is wrong and what to do`(_ ill: Ill) throws {
    let office = try Office.sound()
    try ill.harm(office)
    let run = try office.run("doctor")
    let lines = run.out.split(separator: "\n").map(String.init)
    #expect(lines.filter { !$0.hasPrefix("ok ") } == [ill.line])
    #expect(run.status == ill.status)
    #expect(run.err == "")
  }

  private static let ills = [
    Ill(
      what: "settings",
      line: """
        error    ws/docket.yaml, line 2: "word-file-mebibytes" must be a whole number from 1 to 20 — Write it in digits, such as `word-file-mebibytes: 1`
        """
    ) { try $0.write("ws/docket.yaml", "limits:\n  word-file-mebibytes: 21\n") },
    Ill(
      what: "school",
      line: """
        error    ws/school.yaml, line 3: A role needs "title" (and 1 more mistake) — Write what people call it, such as `title: Headteacher`
        """
    ) { try $0.write("ws/school.yaml", "name: X\nroles:\n  - id: headteacher\n  - id: ict\n") },
    Ill(
      what: "a form",
      line: """
        error    ws/forms/new.yaml: The file is empty — Start from a file that works, and change it
        """
    ) { try $0.write("ws/forms/new.yaml", "") },
    Ill(
      what: "a role that the school does not know",
      line:
        "error    The form blocked-content-access names the role ict-lead, which ws/school.yaml does not have — Add it to the roles there, or name another in the form"
    ) {
      try $0.write(
        "ws/school.yaml",
        Office.staffed.split(separator: "\n").filter { !$0.contains("ict-lead") }
          .joined(separator: "\n"))
    },
    Ill(
      what: "a role that nobody holds",
      line:
        "warning  Nobody holds ict-manager, which forms go to — Name somebody under `people` in ws/school.yaml, or a `stand-in`",
      status: 1
    ) {
      try $0.write(
        "ws/school.yaml",
        Office.staffed.replacing("[{name: C, email: c@school.example}]", with: "[]"))
    },
    Ill(
      what: "a role without an address",
      line:
        "warning  There is no e-mail address for ict-manager — Add `email` to the person in ws/school.yaml",
      status: 1
    ) {
      try $0.write(
        "ws/school.yaml", Office.staffed.replacing(", email: c@school.example", with: ""))
    },
    Ill(
      what: "a store that others can read",
      line:
        "error    Others on this machine can read ws/store/docket.sqlite — Run `chmod 600 'ws/store/docket.sqlite'`"
    ) { try $0.setMode(0o640, "ws/store/docket.sqlite") },
    Ill(
      what: "a folder of the store that others can enter",
      line: "error    Others on this machine can read ws/store — Run `chmod 700 'ws/store'`"
    ) { try $0.setMode(0o755, "ws/store") },
    Ill(
      what: "a store that is another file",
      line:
        "error    ws/store/docket.sqlite is not a docket store — Check the path; `docket init` makes a new workspace with a store"
    ) {
      try $0.write("ws/store/docket.sqlite", String(repeating: "A letter. ", count: 100))
      try $0.setMode(0o600, "ws/store/docket.sqlite")
    },
    Ill(
      what: "a store of a newer docket",
      line:
        "error    The store ws/store/docket.sqlite was made by a newer docket (layout 99, this docket knows \(layout)) — Install the newer docket; this one changes nothing in it"
    ) { try $0.sql("PRAGMA user_version = 99") },
    Ill(
      what: "a damaged page",
      line:
        "error    The database file is damaged — Run `docket verify`, keep the folder as it is, and restore the last good backup elsewhere"
    ) { office in
      try office.write("in/a.txt", Office.request())
      try office.run("ingest", "in")
      try office.spoil("events_of_case")
    },
    Ill(
      what: "no inbox", line: "error    There is no folder ws/inbox — Run `docket init ws`"
    ) { try FileManager.default.removeItem(atPath: $0.path("ws/inbox")) },
    Ill(
      what: "an inbox that is a file",
      line:
        "error    ws/inbox is a file, and no folder — Move it away, and make a folder of this name"
    ) {
      try FileManager.default.removeItem(atPath: $0.path("ws/inbox"))
      try $0.write("ws/inbox", "x")
    },
    Ill(
      what: "a drop folder elsewhere that is not mounted",
      line: "error    There is no folder /nowhere/forms — Check that its disk is mounted"
    ) { try $0.write("ws/docket.yaml", "watch:\n  folders: [inbox, /nowhere/forms]\n") },
    Ill(
      what: "drop folders in one another",
      line:
        "error    ws/docket.yaml: One drop folder lies in another: ws/inbox/ict in ws/inbox — Name the outer one only: folders in it are watched, too"
    ) { try $0.write("ws/docket.yaml", "watch:\n  folders: [inbox, inbox/ict]\n") },
    Ill(
      what: "files that nobody takes in",
      line:
        "warning  2 files wait in ws/inbox, and nobody watches it — Run `docket watch`, or see why its service does not run",
      status: 1
    ) { for name in ["a.txt", "b.txt"] { try $0.write("ws/inbox/\(name)", "x") } },
    Ill(
      what: "a file that could not be read",
      line:
        "warning  1 file in ws/inbox/waiting could not be read — Read the note beside each, and take it away when it is dealt with",
      status: 1
    ) { for name in ["a.docx", "a.docx.txt"] { try $0.write("ws/inbox/waiting/\(name)", "x") } },
    Ill(
      what: "no output", line: "error    There is no folder ws/output — Run `docket init ws`"
    ) { try FileManager.default.removeItem(atPath: $0.path("ws/output")) },
    Ill(
      what: "keys that others can read",
      line:
        "error    ws/keys: Others on this machine can read the key that signs certificates — Run `chmod 700 'ws/keys'`, then try again; a key that others may have read is replaced with `docket certificates key --new`"
    ) { try $0.setMode(0o755, "ws/keys") },
    Ill(
      what: "no key",
      line:
        "error    ws/keys/certificates.key: There is no key that signs certificates — Put it back from its copy; where there is none, run `docket certificates key --new`"
    ) { try FileManager.default.removeItem(atPath: $0.path("ws/keys/certificates.key")) },
    Ill(
      what: "a public key of another",
      line:
        "error    ws/keys/certificates.pub: The public key belongs to another private key than the one beside it — Put both back from their copies"
    ) { office in
      try office.run("init", "other")
      try office.contents("other/keys/certificates.pub").write(
        to: office.folder.appending(path: "ws/keys/certificates.pub"))
    },
    Ill(
      what: "templates that lack one",
      line:
        "warning  The folder ws/templates lacks certificate.docx, pack-cover.md — Run `docket init ws`, which puts in what is missing",
      status: 1
    ) {
      try FileManager.default.removeItem(atPath: $0.path("ws/templates/certificate.docx"))
      try FileManager.default.removeItem(atPath: $0.path("ws/templates/pack-cover.md"))
    },
    Ill(
      what: "a template with a mistake",
      line: """
        warning  ws/templates/letter.md: A tag is opened here and never closed — Run `docket templates check ws/templates/letter.md`, which says every mistake
        """,
      status: 1
    ) { try $0.write("ws/templates/letter.md", "Dear {{ name") },
    Ill(
      what: "a pack with a mistake",
      line: """
        error    ws/templates/packs/new.yaml, line 1: The pack needs "documents" — List them, such as `- policy: social-media-policy`
        """
    ) { try $0.write("ws/templates/packs/new.yaml", "title: X\n") },
    Ill(
      what: "no backup",
      line:
        "warning  No backup was ever made of this workspace — Run `docket backup FILE`, and then every day",
      status: 1
    ) { try FileManager.default.removeItem(atPath: $0.path("ws/store/last-backup")) },
  ]

  private static let layout = StoreMigration.all.count

  // MARK: What needs more than a file

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

extension Office {
  /// What somebody does in the store who knows SQLite.
  fileprivate func sql(_ sql: String) throws {
    try DatabaseQueue(path: path("ws/store/docket.sqlite")).writeWithoutTransaction {
      try $0.execute(sql: sql)
    }
  }

  /// Writes over the page that a table or an index begins with.
  fileprivate func spoil(_ name: String) throws {
    let file = path("ws/store/docket.sqlite")
    let page = try DatabaseQueue(path: file).writeWithoutTransaction { db in
      try db.checkpoint(.truncate)
      return try Int.fetchOne(
        db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = ?", arguments: [name])
    }
    let handle = try FileHandle(forWritingTo: URL(filePath: file))
    try handle.seek(toOffset: UInt64((try #require(page) - 1) * 8192))
    try handle.write(contentsOf: Data(repeating: 0xFF, count: 64))
    try handle.close()
  }
}
