import Foundation
import Testing

@testable import docket

@Suite struct `The command line` {
  @Test func `--help is a manual with exit codes, examples and environment`() throws {
    let run = try CommandLineRun(["--help"])
    #expect(run.status == 0)
    #expect(run.err == "")
    for words in [
      "EXIT STATUS", "EXAMPLES", "ENVIRONMENT", "WORKSPACE", "DOCKET_WORKSPACE", "NO_COLOR",
      "64  the arguments are wrong", "docket read inbox --json",
    ] { #expect(run.out.contains(words), "\(words)") }
    #expect(run.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `--version prints the version alone`() throws {
    let run = try CommandLineRun(["--version"])
    #expect(run.status == 0)
    #expect(run.out == "\(Version.current)\n")
  }

  @Test(arguments: [
    ["read"], ["--nonsense"], ["cases", "--status", "lost"], ["cases", "--since", "2026-02-30"],
    ["read", "--jobs", "0", "a"], ["verify", "--head", "x"],
  ])
  func `wrong arguments are status 64`(_ arguments: [String]) throws {
    let run = try CommandLineRun(arguments)
    #expect(run.status == 64)
    #expect(run.out == "")
    #expect(run.err.contains("Usage: docket") || run.err.contains("Usage:"))
  }

  @Test(arguments: [
    (["raed", "a.docx"], "raed", "Did you mean `docket read`?"),
    (["forms", "chekc"], "chekc", "Did you mean `docket forms check`?"),
    (["verfy", "--jobs", "2"], "verfy", "Did you mean `docket verify`?"),
    (
      ["form.docx"], "form.docx",
      """
      The commands are init, read, ingest, transcribe, confirm, watch, status, cases, show, search, text, correct, verify, forms, fill, templates, \
      pdf, print, policy, signatures, certificates, backup, restore, export, doctor; `docket --help` says what each does.
      """
    ),
  ])
  func `a command that there is not is named, with the nearest`(
    _ arguments: [String], _ word: String, _ hint: String
  ) throws {
    let run = try CommandLineRun(arguments)
    #expect(run.status == 64)
    #expect(run.out == "")
    #expect(
      run.err == """
        error: There is no command "\(word)".
        hint: \(hint)

        """)
  }

  @Test(arguments: [
    ["read", "no/such.docx"], ["text", "no/such.docx"], ["ingest", "no/such.docx"],
  ])
  func `a path that is not there is status 2`(_ arguments: [String]) throws {
    let run = try Office().run(arguments)
    #expect(run.status == 2)
    #expect(run.out == "")
    #expect(
      run.err == """
        error: There is no such file or folder.
          --> no/such.docx
        hint: Check the spelling, and the folder that you are in.

        """)
  }

  @Test(arguments: [
    ["cases"], ["ingest", "."], ["show", "BCA-2026-0001-Y"], ["search", "x"], ["verify"],
    ["backup", "b"], ["export", "--json"],
  ])
  func `no workspace is status 2`(_ arguments: [String]) throws {
    let office = try Office(withWorkspace: false)
    let run = try CommandLineRun(arguments, in: office.folder)
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: This folder is in no workspace.
        hint: Go into one, name one with `--workspace DIR`, or make one with `docket init DIR`.

        """)
  }

  @Test func `whoever reads stdout may leave`() throws {
    let office = try Office()
    for number in 0..<60 { try office.write("in/\(number).txt", Office.request()) }
    let shell = Process()
    let output = office.folder.appending(path: "err")
    try Data().write(to: output)
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = [
      "-c", "'\(CommandLineRun.program.path)' read in 2>err | (read line; exec 0<&-; sleep 0.2)",
    ]
    shell.currentDirectoryURL = office.folder
    shell.environment = CommandLineRun.environment
    try shell.run()
    shell.waitUntilExit()
    #expect(try String(contentsOf: output, encoding: .utf8) == "")
  }
}
