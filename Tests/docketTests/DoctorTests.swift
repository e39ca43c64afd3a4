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
      "Files can be taken from every folder in the drop folders",
      "No file is set aside for a person to look at",
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
      what: "a folder of mail that is no Maildir",
      line:
        "error    Mail cannot be taken from ws/mail: it is not there — It must be a Maildir, with the folders new, cur and tmp, that docket may change"
    ) { try $0.write("ws/docket.yaml", "mail:\n  folders: [mail]\n") },
    Ill(
      what: "a program for replies that is not there",
      line:
        "error    The program that sends replies cannot be run: no-such-sendmail — Install it, or write its whole path under `sendmail` in docket.yaml"
    ) {
      try $0.write(
        "ws/docket.yaml", "mail:\n  from: forms@school.example\n  sendmail: [no-such-sendmail]\n")
    },
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
  @Test func `says that a store is gone, and nothing begins another one`() throws {
    let office = try Office.sound()
    try FileManager.default.removeItem(atPath: office.path("ws/store"))
    let run = try office.run("doctor")
    #expect(run.status == 2)
    #expect(run.out.contains("The store of this workspace is gone, and its cases with it"))
    #expect(!run.out.contains("docket init"))
    let error = """
      error: The store of this workspace is gone, and its cases with it.
        --> ws/store/docket.sqlite
      hint: Put it back from where it was moved, or restore a backup into a new folder: docket restore FILE DIR

      """
    #expect(try office.run("cases").err == error)
    #expect(try office.run("init", "ws").err == error)
    #expect(try office.run("watch", "--once").err.contains("The store of this workspace is gone"))
  }
}

extension Office {
  /// What somebody does in the store who knows SQLite.
  func sql(_ sql: String) throws {
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
