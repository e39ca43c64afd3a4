import Foundation
import Testing

@Suite struct `docket ingest` {
  @Test func `opens a case for each form and says what came of the run`() throws {
    let office = try Office()
    try office.write("in/a.txt", Office.request())
    try office.write("in/b.txt", Office.request(reasons: ""))
    try office.write("in/c.docx", "not a Word file")
    try office.write("in/d.txt", "A letter.")
    try office.write("in/~$a.docx", "lock")
    let run = try office.run("ingest", "in")
    #expect(run.status == 1)
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    let lines = run.out.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.first?.hasPrefix("BCA-\(year)-0001-") == true)
    #expect(lines.first?.hasSuffix("  opened, for ict-manager: in/a.txt") == true)
    #expect(
      lines.dropFirst().first?.contains("opened, needs review, for ict-manager: in/b.txt") == true)
    #expect(lines.last?.hasPrefix("DOC-\(year)-0001-") == true)
    #expect(lines.last?.hasSuffix("  opened, not recognised, for office: in/d.txt") == true)
    let said = run.err.split(separator: "\n").map(String.init)
    #expect(
      Array(said.prefix(5)) == [
        "Cases opened: 3.",
        "  1 need review: something is missing or doubtful",
        "  1 not recognised as any form: they need attention",
        "Not read: 1 (not-a-form-file 1).",
        said.dropFirst(4).first ?? "",
      ])
    #expect(said.dropFirst(4).first?.hasPrefix("  in/c.docx: not-a-form-file: ") == true)
    #expect(said.dropFirst(5).first?.hasPrefix("    hint: ") == true)
    #expect(
      said.last == "Left alone: 1 file that is no form (locks, parts of downloads, hidden folders)."
    )
  }

  @Test func `leaves files where they are`() throws {
    let office = try Office()
    try office.write("in/a.txt", Office.request())
    try office.run("ingest", "in")
    let text = try String(contentsOf: office.folder.appending(path: "in/a.txt"), encoding: .utf8)
    #expect(text == Office.request())
  }

  @Test func `the same file again is the same case`() throws {
    let office = try Office()
    try office.write("in/a.txt", Office.request())
    let first = try office.run("ingest", "in")
    try office.write("in/b.txt", Office.request())
    let second = try office.run("ingest", "in/b.txt")
    #expect(first.status == 0)
    #expect(second.status == 0)
    #expect(
      second.out == first.out.replacing("opened", with: "known").replacing("in/a", with: "in/b"))
    #expect(second.err == "Cases opened: 0.\n  1 arrived again, known already\n")
    #expect(try office.run("cases", "--json").out.split(separator: "\n").count == 1)
  }

  @Test func `a safeguarding issue that is not a clear No goes to the headteacher at once`() throws
  {
    let office = try Office()
    try office.write(
      "a.txt",
      """
      Inappropriate website content report form
      Teacher name: Mr J Lindqvist
      Full URLs: https://games.example.com/arena
      General site content: A games site.
      Nature of inappropriate content: Swearing in the chat.
      Safeguarding issue?
      Site blocked Date:

      """)
    let run = try office.run("ingest", "a.txt")
    #expect(run.out.contains(", urgent, for headteacher: a.txt"))
  }

  @Test func `killed at random moments and run again, every file has exactly one case`() throws {
    let office = try Office()
    for number in 0..<120 {
      try office.write("in/\(number).txt", Office.request(teacher: "Teacher \(number)"))
    }
    for round in 0..<12 {
      let process = Process()
      process.executableURL = CommandLineRun.program
      process.arguments = ["ingest", "--workspace", office.workspace, "in"]
      process.currentDirectoryURL = office.folder
      process.environment = CommandLineRun.environment
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: Double(round) * 0.012)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    try office.run("ingest", "in")
    let cases = try office.run("cases", "--json").out.split(separator: "\n")
    #expect(cases.count == 120)
    #expect(try office.run("verify").status == 0)
  }
}
