import Foundation
import Testing

@Suite struct `docket read` {
  @Test func `shows a clerk what is in a form`() throws {
    let office = try Office()
    try office.write("a.txt", Office.request())
    let run = try office.run("read", "a.txt")
    #expect(run.status == 0)
    #expect(run.err == "")
    #expect(
      run.out == """
        Blocked website content access request form
          a.txt: complete

          Teacher name  Ms R Okafor
          Full URL      https://www.example.org/planets
          Site content  Pictures of planets.
          Reasons       A project on space.
          Risks         None that I know of.
          Approved      (left empty)
          Reason        (left empty)


        """)
  }

  @Test func `status 1 says that a form needs a person`() throws {
    let office = try Office()
    try office.write("a.txt", Office.request(reasons: ""))
    let run = try office.run("read", "a.txt")
    #expect(run.status == 1)
    #expect(run.out.contains("a.txt: needs review: 1 error\n"))
    #expect(run.out.contains("Reasons       (left empty)\n"))
  }

  @Test func `needs no workspace`() throws {
    let office = try Office(withWorkspace: false)
    try office.write("a.txt", Office.request())
    let run = try CommandLineRun(["read", "a.txt"], in: office.folder)
    #expect(run.status == 0)
  }

  @Test func `--json prints one line a form, in the order of the names`() throws {
    let office = try Office()
    for name in ["b", "a", "c"] {
      try office.write("in/\(name).txt", Office.request(teacher: name))
    }
    let run = try office.run("read", "--json", "in")
    let files = try run.out.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["file"] as? String
    }
    #expect(files == ["in/a.txt", "in/b.txt", "in/c.txt"])
    #expect(run.err == "")
  }

  @Test func `one reader and several print the same`() throws {
    let office = try Office()
    for number in 0..<40 {
      try office.write("in/\(number).txt", Office.request(teacher: "T \(number)"))
    }
    let one = try office.run("read", "--json", "--jobs", "1", "in")
    let four = try office.run("read", "--json", "--jobs", "4", "in")
    #expect(one.out == four.out)
    #expect(one.out.split(separator: "\n").count == 40)
  }

  @Test func `reads with other forms where it is told to`() throws {
    let office = try Office()
    try office.write("a.txt", Office.request())
    try office.write("forms/bad.yaml", "id: bad\nversion: one\n")
    let run = try office.run("read", "a.txt", "--forms", "forms")
    #expect(run.status == 2)
    #expect(run.out == "")
    #expect(run.err.contains("  --> forms/bad.yaml, line 2\n"))
    #expect(run.err.hasPrefix("error: "))
  }

  @Test func `refused files are told of and stop nothing`() throws {
    let office = try Office()
    try office.write("in/a.docx", "not a Word file")
    try office.write("in/b.txt", Office.request())
    try office.write("in/~$a.docx", "lock")
    let run = try office.run("read", "in")
    #expect(run.status == 1)
    #expect(run.out.contains("in/a.docx: refused (not-a-form-file)\n"))
    #expect(run.out.contains("in/b.txt: complete\n"))
    #expect(
      run.err
        == "Left alone: 1 file that is no form (locks, parts of downloads, hidden folders).\n")
  }

  @Test func `a terminal escape in an answer or a name is shown, not sent`() throws {
    let office = try Office()
    let escape = "\u{1B}]0;owned\u{7}"
    try office.write("in/a\(escape)\n.txt", Office.request(content: "a \u{202E}b"))
    let run = try office.run("read", "in")
    #expect(!run.out.utf8.contains(0x1B))
    #expect(!run.out.utf8.contains(0x07))
    #expect(run.out.contains("in/a\\u{1B}]0;owned\\u{7}\\n.txt"))
    #expect(!run.out.contains("\u{202E}"))
  }

  @Test func `long answers wrap beside their label`() throws {
    let office = try Office()
    let words = Array(repeating: "word", count: 40).joined(separator: " ")
    try office.write("a.txt", Office.request(content: words))
    let run = try office.run("read", "a.txt")
    let lines = run.out.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.contains { $0.hasPrefix("                word word") })
  }
}
