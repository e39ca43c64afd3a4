import Foundation
import Testing

@Suite struct `docket backup` {
  private func office() throws -> Office {
    let office = try Office()
    try office.write("in/a.txt", Office.request())
    try office.write("in/b.txt", Office.request(content: "Stars."))
    try office.run("ingest", "in")
    return office
  }

  @Test func `writes one file, for its owner alone, and says what is in it`() throws {
    let office = try office()
    let run = try office.run("backup", "office.backup")
    #expect(run.status == 0)
    let head = try #require(office.run("verify").out.split(separator: "\n").last)
    let lines = run.out.split(separator: "\n")
    #expect(lines.first == "office.backup")
    #expect(
      lines[1].wholeMatch(
        of: #/  6 events, 2 cases, 2 originals, \d+ other files: \d+ KiB/#) != nil, "\(lines[1])")
    #expect(lines.last == head)
    #expect(
      run.err == """
        Not in it: inbox, output.
        It holds personal data and the key that signs certificates: keep it where nobody else comes.

        """)
    #expect(try office.mode("office.backup") == 0o600)
    #expect(try office.names() == ["in", "office.backup", "ws"])
  }

  @Test func `counts what else lies in the workspace, and names none of it`() throws {
    let office = try office()
    try office.write("ws/Letters about Jo/x.txt", "x")
    try office.write("ws/notes.txt", "x")
    let run = try office.run("backup", "office.backup")
    #expect(run.err.hasPrefix("Not in it: inbox, output, 2 other things.\n"))
  }

  @Test func `never replaces a file without being told to`() throws {
    let office = try office()
    try office.write("office.backup", "mine")
    let run = try office.run("backup", "office.backup")
    #expect(run.status == 2)
    #expect(run.out == "")
    #expect(
      run.err == """
        error: The file is there already.
          --> office.backup
        hint: Name another file, or add --force to replace it.

        """)
    #expect(try office.contents("office.backup") == Data("mine".utf8))
    #expect(try office.run("backup", "office.backup", "--force").status == 0)
    #expect(try office.run("restore", "office.backup", "re").status == 0)
  }

  @Test(arguments: [
    (
      "usb/office.backup", "The folder of the backup is not there.", "usb",
      "Make it, or check that its disk is mounted."
    ),
    (
      "in", "A folder has the name of the backup.", "in",
      "Name a file in it, such as in/office.backup."
    ),
    (
      "pipe", "The backup cannot be a named pipe.", "pipe", "Name a file elsewhere."
    ),
    (
      "ws/store/b", "A backup cannot lie in the folder store of the workspace.", "ws/store/b",
      "Name a file elsewhere, on another disk if there is one."
    ),
    (
      "ws/templates/packs/b", "A backup cannot lie in the folder templates of the workspace.",
      "ws/templates/packs/b", "Name a file elsewhere, on another disk if there is one."
    ),
    (
      "ws/in-link/b", "A backup cannot lie in the folder inbox of the workspace.", "ws/in-link/b",
      "Name a file elsewhere, on another disk if there is one."
    ),
  ])
  func `refuses a place where it cannot be`(
    _ file: String, _ message: String, _ place: String, _ hint: String
  ) throws {
    let office = try office()
    try FileManager.default.createSymbolicLink(
      atPath: office.path("ws/in-link"), withDestinationPath: "inbox")
    #expect(try CommandLineRun.shell("mkfifo pipe", in: office.folder).status == 0)
    let before = try office.names("ws/store")
    let run = try office.run("backup", file, "--force")
    #expect(run.status == 2)
    #expect(run.err == "error: \(message)\n  --> \(place)\nhint: \(hint)\n")
    #expect(try office.names("ws/store") == before)
  }

  @Test func `stays out of the folders that others put forms into`() throws {
    let office = try office()
    try office.write("share/x.txt", "x")
    try office.write("ws/docket.yaml", "watch:\n  folders: [\(office.path("share"))]\n")
    let run = try office.run("backup", "share/office.backup")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: A backup cannot lie in a drop folder, which others can look into.
          --> share/office.backup
        hint: Name a file elsewhere, on another disk if there is one.

        """)
    #expect(try office.names("share") == ["x.txt"])
  }

  @Test func `holds all of the workspace or is none`() throws {
    let office = try office()
    try FileManager.default.createSymbolicLink(
      atPath: office.path("ws/templates/gone.docx"), withDestinationPath: "nowhere")
    let run = try office.run("backup", "office.backup")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: A file of the workspace cannot be read: it is not there.
          --> ws/templates/gone.docx
        hint: Mend it or take it away, and run the command again; no backup was made.

        """)
    #expect(try office.names() == ["in", "ws"])
  }

  @Test func `follows links to files, and none that lead in circles`() throws {
    let office = try office()
    try office.write("shared/letter.md", "Dear {{ name }}")
    try FileManager.default.createSymbolicLink(
      atPath: office.path("ws/templates/shared"), withDestinationPath: office.path("shared"))
    #expect(try office.run("backup", "one.backup").status == 0)
    try office.run("restore", "one.backup", "re")
    #expect(try office.contents("re/templates/shared/letter.md") == Data("Dear {{ name }}".utf8))

    try FileManager.default.createSymbolicLink(
      atPath: office.path("shared/round"), withDestinationPath: office.path("shared"))
    let run = try office.run("backup", "two.backup")
    #expect(run.err.hasPrefix("error: A file of the workspace cannot be read: it lies too deep.\n"))
  }

  @Test(.enabled(if: Office.canMount, "only root can mount a small disk"))
  func `says that its disk is full, and leaves nothing there`() throws {
    let office = try office()
    let run = try office.onSmallDisk(
      kibibytes: 200, "docket backup --workspace ws small/b; echo $?; ls -A small")
    #expect(run.out == "2\n")
    #expect(
      run.err == """
        error: The disk of the backup is full.
        hint: Make room there, or name a file on another disk; no backup was made.

        """)
  }

  @Test func `clears away what a backup left that was killed, and not what is being written`()
    throws
  {
    let office = try office()
    try office.write(".docket-backup-99999999.part", "left")
    try office.write(".docket-backup-99999998.part", "of another machine, perhaps")
    try FileManager.default.setAttributes(
      [.modificationDate: Date.now.addingTimeInterval(-3600)],
      ofItemAtPath: office.path(".docket-backup-99999999.part"))
    try office.run("backup", "office.backup")
    #expect(try office.names() == [".docket-backup-99999998.part", "in", "office.backup", "ws"])
  }

  /// `DOCKET_KILLS` sets how often.
  @Test func `G10: killed at any moment, it leaves no half file under its name`() throws {
    let kills = ProcessInfo.processInfo.environment["DOCKET_KILLS"].flatMap(Int.init) ?? 25
    let office = try office()
    let whole = try office.seconds(of: "backup", "first.backup")
    var killed = 0
    for number in 0..<kills {
      let wasAlive = try office.runKilled(
        after: Double.random(in: 0...1) * whole, "backup --workspace ws \(number).backup")
      killed += wasAlive ? 1 : 0
      if FileManager.default.fileExists(atPath: office.path("\(number).backup")) {
        let run = try office.run("restore", "\(number).backup", "re\(number)")
        #expect(run.status == 0, "\(run.err)")
      }
    }
    #expect(killed > 0)
    #expect(try office.run("backup", "last.backup").status == 0)
  }
}
