import Foundation
import Testing

@Suite struct `docket restore` {
  /// A workspace with cases, and a backup of it.
  private func office() throws -> Office {
    let office = try Office()
    try office.write("in/a.txt", Office.request())
    try office.write("in/b.docx", "not a Word file")
    try office.run("ingest", "in")
    try office.write("ws/school.yaml", Office.staffed)
    try office.setMode(0o640, "ws/school.yaml")
    try office.run("backup", "office.backup")
    return office
  }

  @Test func `makes the workspace again, whole`() throws {
    let office = try office()
    let verified = try office.run("verify").out
    let run = try office.run("restore", "office.backup", "re")
    #expect(run.status == 0)
    #expect(run.err == "Put files into re/inbox that came in since then.\n")
    let lines = run.out.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "The workspace is restored: re")
    #expect(
      lines[1].wholeMatch(of: #/  as it was on [0-9T:+-]+, with docket 0\.1\.0/#) != nil,
      "\(lines[1])")
    #expect(lines[2...].joined(separator: "\n") == verified)

    let files = FileManager.default
    for folder in ["", "forms", "templates", "templates/packs", "keys"] {
      for name in try office.names("ws/\(folder)")
      where !["store", "inbox", "output"].contains(name) {
        let (old, new) = ("ws/\(folder)/\(name)", "re/\(folder)/\(name)")
        #expect(files.contentsEqual(atPath: office.path(old), andPath: office.path(new)), "\(name)")
        #expect(try office.mode(old) == office.mode(new), "\(name)")
      }
    }
    for folder in ["re", "re/store", "re/inbox", "re/output", "re/keys"] {
      #expect(try office.mode(folder) == 0o700)
    }
    #expect(try office.names("re/store") == ["docket.sqlite"])
    #expect(try office.mode("re/store/docket.sqlite") == 0o600)
    let (old, new) = (
      try office.run("export", "--json"), try office.run("export", "--json", "--workspace", "re")
    )
    #expect(old.out == new.out)
    #expect(try office.run("verify", "--workspace", "re").out == verified)
    #expect(try office.names() == ["in", "office.backup", "re", "ws"])
  }

  @Test func `goes on where the old workspace ended`() throws {
    let office = try office()
    try office.run("restore", "office.backup", "re")
    try office.write("in/c.txt", Office.request(content: "Stars."))
    let run = try office.run("ingest", "--workspace", "re", "in")
    #expect(run.out.contains("-0001-"))
    #expect(run.out.contains("known"))
    #expect(run.out.contains("-0002-"))
    #expect(try office.run("verify", "--workspace", "re").status == 0)
  }

  @Test func `into an empty folder, which nobody else may enter then`() throws {
    let office = try office()
    try FileManager.default.createDirectory(
      atPath: office.path("re"), withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o755])
    #expect(try office.run("restore", "office.backup", "re").status == 0)
    #expect(try office.mode("re") == 0o700)
  }

  @Test func `into the empty folder that a link leads to`() throws {
    let office = try office()
    try FileManager.default.createDirectory(
      atPath: office.path("disk/re"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: office.path("re"), withDestinationPath: "disk/re")
    #expect(try office.run("restore", "office.backup", "re").status == 0)
    #expect(try office.names("disk/re").contains("school.yaml"))
    #expect(try office.names("disk") == ["re"])
  }

  @Test func `makes the folders round it`() throws {
    let office = try office()
    #expect(try office.run("restore", "office.backup", "a/b/c").status == 0)
    #expect(try office.names("a/b") == ["c"])
  }

  @Test(arguments: [
    ("ws", "The folder holds something."), ("in/a.txt", "This is no folder."),
  ])
  func `replaces nothing`(_ target: String, _ message: String) throws {
    let office = try office()
    let before = try office.names("ws")
    let run = try office.run("restore", "office.backup", target)
    #expect(run.status == 2)
    #expect(run.out == "")
    #expect(
      run.err == """
        error: \(message)
          --> \(target)
        hint: Name a new or an empty folder: a restored workspace replaces nothing.

        """)
    #expect(try office.names("ws") == before)
    #expect(try office.contents("in/a.txt") == Data(Office.request().utf8))
  }

  @Test func `does not take the folder away in which somebody is`() throws {
    let office = try office()
    try FileManager.default.createDirectory(
      atPath: office.path("re"), withIntermediateDirectories: false)
    let run = try CommandLineRun(
      ["restore", "../office.backup", "."], in: office.folder.appending(path: "re"))
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: This is the folder that you are in.
          --> .
        hint: Go out of it, or name a folder in it: `docket restore FILE office`.

        """)
  }

  @Test(arguments: [
    (
      "in/a.txt", "in/a.txt is not a backup of docket.", "Name a file that `docket backup` wrote."
    ),
    (
      "ws/store/docket.sqlite", "ws/store/docket.sqlite is a store, and no backup.",
      "Name a file that `docket backup` wrote."
    ),
    (
      "damaged", "The backup damaged is damaged or was cut short.",
      "Copy it from its disk once more, or take the backup before it; nothing was restored."
    ),
    (
      "cut", "The backup cut is damaged or was cut short.",
      "Copy it from its disk once more, or take the backup before it; nothing was restored."
    ),
  ])
  func `refuses what is no whole backup, and leaves nothing behind`(
    _ file: String, _ message: String, _ hint: String
  ) throws {
    let office = try office()
    let bytes = try office.contents("office.backup")
    // A byte of the key that is kept in it.
    var damaged = bytes
    let key = try #require(bytes.range(of: Data("The private key that signs".utf8)))
    damaged[key.lowerBound] ^= 1
    try damaged.write(to: office.folder.appending(path: "damaged"))
    try bytes.prefix(bytes.count / 2).write(to: office.folder.appending(path: "cut"))
    let before = try office.names()
    let run = try office.run("restore", file, "re")
    #expect(run.status == 2)
    #expect(run.out == "")
    #expect(run.err == "error: \(message)\nhint: \(hint)\n")
    #expect(try office.names() == before)
  }

  @Test func `refuses a backup whose original is another file than came in`() throws {
    let office = try office()
    var bytes = try office.contents("office.backup")
    // The last place: the words of the form stand in its payload and in the index, too.
    let place = try #require(
      bytes.range(of: Data("Full URL: https://www.example.org/planets".utf8), options: .backwards))
    bytes[place.lowerBound] ^= 1
    try bytes.write(to: office.folder.appending(path: "changed"))
    let run = try office.run("restore", "changed", "re")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: The record in the backup is not as it was written: Original 1 is not the file that came in.
        hint: Copy the backup from its disk once more, or take the one before it; nothing was restored.

        """)
    #expect(try !office.names().contains { $0.contains("re") && $0 != "office.backup" })
  }

  @Test func `shows a chain that was cut against a head written down`() throws {
    let office = try office()
    let run = try office.run(
      "restore", "office.backup", "re", "--head", "99 " + String(repeating: "a", count: 64))
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: The record in the backup is not as it was written: The chain ends at event 4, but event 99 was written down elsewhere.
        hint: Copy the backup from its disk once more, or take the one before it; nothing was restored.

        """)
    let head = try #require(office.run("verify").out.split(separator: "\n").last?.dropFirst(6))
    #expect(try office.run("restore", "office.backup", "re", "--head", String(head)).status == 0)
  }

  @Test func `says that a backup is not there`() throws {
    let run = try Office().run("restore", "usb/office.backup", "re")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: The backup cannot be opened: it is not there.
          --> usb/office.backup
        hint: Check the spelling, and that its disk is mounted.

        """)
  }

  @Test(.enabled(if: Office.canMount, "only root can mount a small disk"))
  func `says that the disk is full, and leaves nothing there`() throws {
    let office = try office()
    let run = try office.onSmallDisk(
      kibibytes: 200, "docket restore office.backup small/re; echo $?; ls -A small")
    #expect(run.out == "2\n")
    #expect(
      run.err == """
        error: The disk of the new workspace is full.
          --> small/re
        hint: Make room there, or name a folder on another disk; nothing was restored.

        """)
  }

  @Test func `clears away what a restore left that was killed`() throws {
    let office = try office()
    try office.write(".re.docket-restore-99999999.part/store/docket.sqlite", "left")
    try office.run("restore", "office.backup", "re")
    #expect(try office.names() == ["in", "office.backup", "re", "ws"])
  }

  /// `DOCKET_KILLS` sets how often.
  @Test func `G10: killed at any moment, it leaves a whole workspace or none`() throws {
    let kills = ProcessInfo.processInfo.environment["DOCKET_KILLS"].flatMap(Int.init) ?? 20
    let office = try office()
    let whole = try office.seconds(of: "restore", "office.backup", "whole")
    var killed = 0
    for number in 0..<kills {
      let wasAlive = try office.runKilled(
        after: Double.random(in: 0...1) * whole, "restore office.backup re\(number)")
      killed += wasAlive ? 1 : 0
      if FileManager.default.fileExists(atPath: office.path("re\(number)")) {
        let run = try office.run("verify", "--workspace", "re\(number)")
        #expect(run.status == 0, "\(run.err)")
        #expect(try office.names("re\(number)") == office.names("whole"))
      }
    }
    #expect(killed > 0)
  }

  /// `make restore-drill` does it with 10,000 cases.
  @Test func `G10: a backup that is made while others work restores elsewhere`() throws {
    let office = try Office()
    for number in 0..<300 {
      try office.write("in/\(number).txt", Office.request(content: "Site number \(number)."))
      try office.write("later/\(number).txt", Office.request(content: "Later number \(number)."))
    }
    try office.run("ingest", "in")
    let ingest = try office.start("ingest", "later", "--jobs", "1")
    let backup = try office.run("backup", "office.backup")
    ingest.waitUntilExit()
    #expect(backup.status == 0, "\(backup.err)")
    let head = try #require(backup.out.split(separator: "\n").last?.dropFirst(6))
    #expect(try office.run("verify", "--head", String(head)).status == 0)

    let restored = try office.run("restore", "office.backup", "re", "--head", String(head))
    #expect(restored.status == 0, "\(restored.err)")
    func cases(_ workspace: String) throws -> [Substring] {
      try office.run("cases", "--json", "--workspace", workspace).out.split(separator: "\n")
    }
    let (now, then) = (try cases("ws"), try cases("re"))
    #expect(now.count == 600)
    #expect(then.count >= 300)
    #expect(now.starts(with: then))

    let one = try #require(then.randomElement())
    let reference = try #require(one.firstMatch(of: /"reference":"([^"]+)"/)?.1)
    let sha256 = try #require(one.firstMatch(of: /"sha256":"([^"]+)"/)?.1)
    for workspace in ["ws", "re"] {
      let file = "\(workspace).txt"
      try office.run(
        "show", String(reference), "--original", file, "--workspace", workspace)
      let sum = try CommandLineRun.shell("sha256sum < \(file)", in: office.folder).out
      #expect(sum.hasPrefix(sha256))
    }
  }
}
