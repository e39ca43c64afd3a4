import Foundation
import Testing

@Suite struct `docket init` {
  @Test func `makes a workspace that its owner alone may enter`() throws {
    let office = try Office(withWorkspace: false)
    let run = try office.run("init", "ws")
    #expect(run.status == 0)
    #expect(run.err == "")
    #expect(
      run.out == """
        The workspace is ready: ws
        Put forms into ws/inbox and run: docket ingest ws/inbox

        """)
    let names = try FileManager.default.contentsOfDirectory(atPath: office.workspace).sorted()
    #expect(
      names.filter { $0 != "templates" } == [
        "docket.yaml", "forms", "inbox", "keys", "output", "school.yaml", "store",
      ])
    let attributes = try FileManager.default.attributesOfItem(atPath: office.workspace)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test func `leaves what a school has changed as it is`() throws {
    let office = try Office()
    try office.write("ws/school.yaml", "name: Ours\nroles: []\n")
    #expect(try office.run("init", "ws").status == 0)
    let text = try String(
      contentsOf: office.folder.appending(path: "ws/school.yaml"), encoding: .utf8)
    #expect(text == "name: Ours\nroles: []\n")
  }

  @Test func `gives a workspace the templates that it lacks, and no form that was put away`() throws
  {
    let office = try Office()
    let files = FileManager.default
    func path(_ name: String) -> String { office.folder.appending(path: "ws/\(name)").path }
    try files.removeItem(atPath: path("templates/house-style.docx"))
    try files.removeItem(atPath: path("forms/blocked-content-access.yaml"))
    #expect(try office.run("init", "ws").status == 0)
    #expect(files.fileExists(atPath: path("templates/house-style.docx")))
    #expect(!files.fileExists(atPath: path("forms/blocked-content-access.yaml")))
  }

  @Test func `refuses a folder that holds other things`() throws {
    let office = try Office(withWorkspace: false)
    try office.write("ws/letter.docx", "x")
    let run = try office.run("init", "ws")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: The folder holds other things than a workspace.
          --> ws
        hint: Name a new or an empty folder.

        """)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: office.workspace) == ["letter.docx"])
  }

  @Test func `commands find the workspace that encloses them`() throws {
    let office = try Office()
    let inbox = office.folder.appending(path: "ws/inbox")
    let run = try CommandLineRun(["cases"], in: inbox)
    #expect(run.status == 0)
  }

  @Test func `taking in finds the workspace that its paths lie in, as init says`() throws {
    let office = try Office()
    try office.write("ws/inbox/note.txt", "x")
    let run = try CommandLineRun(["ingest", "ws/inbox"], in: office.folder)
    #expect(!run.err.contains("workspace"), "\(run.err)")
    let elsewhere = try CommandLineRun(["ingest", "."], in: office.folder)
    #expect(elsewhere.err.hasPrefix("error: This folder is in no workspace."))
  }

  @Test func `mistakes in the settings are told with their line`() throws {
    let office = try Office()
    try office.write("ws/docket.yaml", "limits:\n  word-file-mebibytes: 21\n")
    let run = try office.run("ingest", "ws/inbox")
    #expect(run.status == 2)
    #expect(run.err.contains("  --> ws/docket.yaml, line 2\n"))
  }

  @Test func `forms check says that the forms are right`() throws {
    let office = try Office()
    let run = try office.run("forms", "check")
    #expect(run.status == 0)
    #expect(run.out == "2 forms are right in ws/forms.\n")
  }
}
