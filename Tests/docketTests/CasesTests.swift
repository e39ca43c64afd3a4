import Foundation
import Testing

@Suite struct `docket cases, show and search` {
  private static let first = Office.request(content: "Pictures of nebulae.")

  private func office() throws -> Office {
    let office = try Office()
    try office.write("in/a.txt", Self.first)
    try office.write("in/b.txt", Office.request(reasons: "", risks: "Zebras."))
    try office.run("ingest", "in")
    return office
  }

  private func references(_ run: CommandLineRun) -> [String] {
    run.out.split(separator: "\n").dropFirst().compactMap { $0.split(separator: " ").first }
      .map(String.init)
  }

  @Test func `the table fits 80 columns`() throws {
    let run = try office().run("cases")
    #expect(run.status == 0)
    #expect(run.out.split(separator: "\n").count == 3)
    #expect(run.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(run.out.hasPrefix("REFERENCE        RECEIVED    STATUS  FOR          READ AS"))
  }

  @Test func `filters let through what they say`() throws {
    let office = try office()
    #expect(try references(office.run("cases", "--status", "open")).count == 2)
    #expect(try references(office.run("cases", "--status", "closed")).isEmpty)
    #expect(try references(office.run("cases", "--form", "blocked-content-access")).count == 2)
    #expect(try references(office.run("cases", "--assigned", "headteacher")).isEmpty)
    #expect(try references(office.run("cases", "--since", "2999-01-01")).isEmpty)
    #expect(try references(office.run("cases", "--since", "2020-01-01")).count == 2)
  }

  @Test func `no case is said on stderr`() throws {
    let run = try Office().run("cases")
    #expect(run.status == 0)
    #expect(run.out == "")
    #expect(run.err == "No case.\n")
  }

  @Test func `a case is found by its words and by its reference`() throws {
    let office = try office()
    let all = try references(office.run("cases"))
    #expect(try references(office.run("search", "zebra")) == [all[1]])
    #expect(try references(office.run("search", "nebulae", "okafor")) == [all[0]])
    #expect(
      try references(office.run("search", all[0].lowercased().replacing("-", with: " "))).contains(
        all[0]))
    #expect(try office.run("search", "nowhere").out == "")
  }

  @Test func `show tells what was read and what happened`() throws {
    let office = try office()
    let reference = try references(office.run("cases"))[0]
    let run = try office.run("show", reference.lowercased())
    #expect(run.status == 0)
    #expect(run.out.hasPrefix("Case \(reference): open, for ict-manager\n"))
    #expect(run.out.contains("  Site content  Pictures of nebulae.\n"))
    #expect(run.out.contains("went to ict-manager, who handles this form\n"))
  }

  @Test func `a reference with a wrong check letter is refused`() throws {
    let office = try office()
    let reference = try references(office.run("cases"))[0]
    let wrong = String(reference.dropLast()) + (reference.hasSuffix("F") ? "H" : "F")
    let run = try office.run("show", wrong)
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: This is not a reference, or its check letter is wrong.
        hint: Check it against the paper; `docket cases` lists all cases.

        """)
  }

  @Test func `--original writes the file byte for byte and never over another`() throws {
    let office = try office()
    let reference = try references(office.run("cases"))[0]
    let target = office.folder.appending(path: "copy.txt")
    #expect(try office.run("show", reference, "--original", "copy.txt").status == 0)
    #expect(try Data(contentsOf: target) == Data(Self.first.utf8))

    try office.write("copy.txt", "mine")
    let again = try office.run("show", reference, "--original", "copy.txt")
    #expect(again.status == 2)
    #expect(
      again.err == """
        error: The file is there already.
          --> copy.txt
        hint: Name another file, or add --force to replace it.

        """)
    #expect(try Data(contentsOf: target) == Data("mine".utf8))
    #expect(try office.run("show", reference, "--original", "copy.txt", "--force").status == 0)
    #expect(try Data(contentsOf: target) == Data(Self.first.utf8))
  }

  @Test func `--evidence writes what came with a form, and never over another file`() throws {
    let office = try Office()
    try office.write("in/a.eml", Office.message(Office.request()))
    try office.run("ingest", "in")
    let reference = try references(office.run("cases"))[0]
    let history = try office.run("show", reference).out
    #expect(history.contains("  evidence 1 came with it: screen.png, 4 bytes\n"))
    #expect(history.contains("  evidence 2 came with it: "))
    let picture = Data([0x89, 0x50, 0x4E, 0x47])
    let arguments = ["show", reference, "--evidence", "1", "--output", "picture"]
    #expect(try office.run(arguments).status == 0)
    let target = office.folder.appending(path: "picture")
    #expect(try Data(contentsOf: target) == picture)
    #expect(!office.names(below: "").contains { $0.contains("screen") })

    try office.write("picture", "mine")
    let again = try office.run(arguments)
    #expect(again.status == 2)
    #expect(
      again.err == """
        error: The file is there already.
          --> picture
        hint: Name another file, or add --force to replace it.

        """)
    #expect(try Data(contentsOf: target) == Data("mine".utf8))
    #expect(try office.run(arguments + ["--force"]).status == 0)
    #expect(try Data(contentsOf: target) == picture)

    for number in ["0", "3"] {
      let none = try office.run("show", reference, "--evidence", number, "--output", "none")
      #expect(none.status == 2)
      #expect(
        none.err == """
          error: The case \(reference) has evidence 1 to 2, and no \(number).
          hint: Look for it in the history: `docket show \(reference)`.

          """)
    }
    let alone = try office.run("show", reference, "--evidence", "1")
    #expect(alone.status == 64)
    #expect(
      alone.err.contains(
        "--evidence N and --output FILE go together, and without --original: a name of the sender's is never taken."
      ))
  }

  @Test func `--evidence of a case that has none says so`() throws {
    let office = try office()
    let reference = try references(office.run("cases"))[0]
    let run = try office.run("show", reference, "--evidence", "1", "--output", "none")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: Nothing came with the form of the case \(reference) as evidence.
        hint: Look for it in the history: `docket show \(reference)`.

        """)
  }

  @Test func `verify says that the record is whole, and where its chain ends`() throws {
    let run = try office().run("verify")
    #expect(run.status == 0)
    let lines = run.out.split(separator: "\n")
    #expect(lines.first == "6 events, 2 cases, 2 originals: all as they were written")
    #expect(lines.last?.hasPrefix("head: 6 ") == true)
  }

  @Test func `verify shows a chain that was cut against a head written down`() throws {
    let run = try office().run("verify", "--head", "7 " + String(repeating: "a", count: 64))
    #expect(run.status == 1)
    #expect(run.err.hasPrefix("error: The record is not as it was written.\n"))
  }
}
