import Foundation
import TestSupport
import Testing
import Word

/// A folder with a template and data.
private final class Desk {
  let folder: URL

  init(_ body: String, parts: KeyValuePairs<String, String> = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "docket-desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try Data(docx(body: body, parts: parts)).write(to: folder.appending(path: "letter.docx"))
  }

  /// With a main part of another content type.
  convenience init(_ body: String, type: String) throws {
    try self.init(body)
    var zip = ZipBuilder()
    for (name, text) in docxEntries(document: document(body: body)) {
      zip.add(
        name,
        text.replacing(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
          with: type))
    }
    try Data(zip.bytes).write(to: folder.appending(path: "letter.docx"))
  }

  func contentTypes(of name: String) throws -> String {
    let file = try Data(contentsOf: folder.appending(path: name))
    var word = try WordFile([UInt8](file))
    return String(decoding: try word.contents(of: .contentTypes) ?? [], as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }  // a temporary folder may stay

  func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func run(_ arguments: String...) throws -> CommandLineRun {
    try CommandLineRun(arguments, in: folder)
  }

  func text(_ name: String) throws -> String {
    try CommandLineRun(["text", name], in: folder).out
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() }
  }
}

private func p(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

@Suite struct `docket fill` {
  @Test func `makes a document for each record, named by number or from the data`() throws {
    let desk = try Desk(p("Dear {{ name }}"))
    try desk.write("name\nAnn\nBo/b\nANN\n", "people.csv")
    let numbered = try desk.run(
      "fill", "letter.docx", "--data", "people.csv", "--output", "letters")
    #expect(numbered.status == 0)
    #expect(numbered.err == "")
    #expect(
      numbered.out
        == "letters/letter-0001.docx\nletters/letter-0002.docx\nletters/letter-0003.docx\n")
    #expect(try desk.text("letters/letter-0002.docx") == "Dear Bo/b\n")
    let named = try desk.run("fill", "letter.docx", "--data", "people.csv", "-o", "{{ name }}.docx")
    #expect(named.out == "Ann.docx\nBo-b.docx\nANN (2).docx\n")
    #expect(try desk.text("ANN (2).docx") == "Dear ANN\n")
  }

  @Test func `gives the same bytes for the same inputs, on one thread or several`() throws {
    let desk = try Desk(p("{{ name }} {{ today }} {{qr name}}"))
    try desk.write("name\n" + (1...40).map { "Child \($0)\n" }.joined(), "people.csv")
    for (folder, jobs) in [("a", "1"), ("b", "8")] {
      let run = try desk.run(
        "fill", "letter.docx", "--data", "people.csv", "-o", folder, "--date", "2026-03-02",
        "--jobs", jobs)
      #expect(run.status == 0)
    }
    for name in try FileManager.default.contentsOfDirectory(
      atPath: desk.folder.appending(path: "a").path())
    {
      let (a, b) = (
        desk.folder.appending(path: "a/\(name)"), desk.folder.appending(path: "b/\(name)")
      )
      #expect(try Data(contentsOf: a) == Data(contentsOf: b))
    }
    #expect(try desk.text("a/letter-0040.docx").hasPrefix("Child 40 2026-03-02"))
  }

  @Test func `puts all records into one document`() throws {
    let desk = try Desk(p("Dear {{ name }}"))
    try desk.write("name\nAnn\nBo\n", "people.csv")
    let run = try desk.run(
      "fill", "letter.docx", "--data", "people.csv", "-o", "all.docx", "--one-file")
    #expect(run.out == "all.docx\n")
    #expect(try desk.text("all.docx") == "Dear Ann\nDear Bo\n")
  }

  @Test func `tells all that is wrong at once, and writes nothing`() throws {
    let desk = try Desk(
      p("Dear {{ nmae }}, {{ day | format: \"d MMMM\" }}") + p("{{ name | uper }}"))
    try desk.write("name,day\nAnn,2026-03-02\n", "people.csv")
    let run = try desk.run(
      "fill", "letter.docx", "--data", "people.csv", "-o", "out", "--annotate", "copy.docx")
    #expect(run.status == 1)
    #expect(run.out == "")
    #expect(
      run.err == """
        error: The data has no "nmae".
          --> letter.docx, paragraph 1: {{ nmae }}
        hint: Did you mean "name"?
        error: There is no filter "uper".
          --> letter.docx, paragraph 2: {{ name | uper }}
        hint: Did you mean "upper"?
        2 mistakes; nothing was written.
        The comments are in copy.docx.

        """)
    #expect(try desk.names == ["copy.docx", "letter.docx", "people.csv"])
    #expect(try desk.text("copy.docx").contains("Did you mean \"name\"?"))
  }

  @Test func `tells the records that a mistake is in, and writes none of the others`() throws {
    let desk = try Desk(p("{{ day | format: \"d MMMM\" }}"))
    try desk.write("day\n2026-03-02\nsoon\n2026-03-04\nlater\n", "days.csv")
    let run = try desk.run("fill", "letter.docx", "--data", "days.csv", "-o", "out")
    #expect(run.status == 1)
    #expect(
      run.err == """
        error: The value is no date.
          --> letter.docx, paragraph 1: {{ day | format: "d MMMM" }}; records 2, 4
        hint: Write dates in the data as 2026-03-02, 02/03/2026 or 2 March 2026.
        1 mistake; nothing was written.

        """)
    #expect(try desk.names == ["days.csv", "letter.docx"])
  }

  @Test func `replaces no file unless it is told to`() throws {
    let desk = try Desk(p("{{ name }}"))
    try desk.write("name\nAnn\nBo\n", "people.csv")
    try desk.write("mine", "Bo.docx")
    let arguments = ["fill", "letter.docx", "--data", "people.csv", "-o", "{{ name }}.docx"]
    let run = try CommandLineRun(arguments, in: desk.folder)
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: The file is there already, so nothing was written.
          --> ./Bo.docx
        hint: Name another folder, or add --force to replace it.

        """)
    #expect(try desk.names == ["Bo.docx", "letter.docx", "people.csv"])
    #expect(try CommandLineRun(arguments + ["--force"], in: desk.folder).status == 0)
    #expect(try desk.text("Bo.docx") == "Bo\n")
  }

  @Test(arguments: [
    (
      "letter.docx", "name,age\nAnn\n", "people.csv, line 2, record 1",
      "The row has 1 value, and the first row 2 columns."
    ),
    (
      "letter.docx", "name\n\"Ann\n", "people.csv, line 2, record 1",
      "A quote is opened here and never closed."
    ),
    ("letter.docx", "name\n", "people.csv", "There is no record in the data."),
    ("letter.docx", "", "people.csv", "The table is empty."),
    (
      "people.csv", "name\nAnn\n", "people.csv",
      "The template is not a Word document: it is plain text."
    ),
  ])
  func `says what it cannot work with`(
    _ template: String, _ data: String, _ place: String, _ message: String
  )
    throws
  {
    let desk = try Desk(p("{{ name }}"))
    try desk.write(data, "people.csv")
    let run = try desk.run("fill", template, "--data", "people.csv", "-o", "out")
    #expect(run.status == 2)
    #expect(run.out == "")
    #expect(run.err.hasPrefix("error: \(message)\n  --> \(place)\nhint: "), "\(run.err)")
    #expect(try desk.names == ["letter.docx", "people.csv"])
  }

  @Test func `loads no picture from outside the folder of the data`() throws {
    let desk = try Desk(p("{{image logo alt: \"The logo\"}}"))
    for (name, message) in [
      ("../../etc/passwd", "The name of a picture leads out of the folder of the data."),
      ("/etc/passwd", "The name of a picture leads out of the folder of the data."),
      ("none.png", "There is no picture of this name in the folder of the data."),
      ("letter.docx", "The file is no picture."),
    ] {
      try desk.write("{\"logo\":\"\(name)\"}", "data.json")
      let run = try desk.run("fill", "letter.docx", "--data", "data.json", "-o", "out.docx")
      #expect(run.status == 1)
      #expect(run.err.hasPrefix("error: \(message)\n"), "\(run.err)")
    }
  }

  @Test(arguments: [
    ("out/{{ nam }}.docx", "The data has no \"nam\"."),
    ("{{ x }}/a.docx", "Tags can stand in the name of a file, not in that of its folder."),
    ("a.docx", "There are 2 records, and one name for all of them."),
  ])
  func `says what is wrong with the name of the output`(_ output: String, _ message: String) throws
  {
    let desk = try Desk(p("{{ name }}"))
    try desk.write("name\nAnn\nBo\n", "people.csv")
    let run = try desk.run("fill", "letter.docx", "--data", "people.csv", "-o", output)
    #expect(run.status == 2)
    #expect(run.err.hasPrefix("error: \(message)\n"), "\(run.err)")
  }
}

@Suite struct `A table with rows that are wrong` {
  @Test func `is told all of them, and what is wrong with the template`() throws {
    let desk = try Desk(p("{{ name }} {{ day }}"))
    try desk.write("name,n\nA\nB,2\nC,1,2\n", "people.csv")
    let run = try desk.run("fill", "letter.docx", "--data", "people.csv", "-o", "out.docx")
    #expect(run.status == 2)
    #expect(
      run.err.split(separator: "\n").filter { $0.hasPrefix("error") || $0.hasPrefix("  -->") } == [
        "error: The data has no \"day\".", "  --> letter.docx, paragraph 1: {{ day }}",
        "error: The row has 1 value, and the first row 2 columns.",
        "  --> people.csv, line 2, record 1",
        "error: The row has 3 values, and the first row 2 columns.",
        "  --> people.csv, line 4, record 3",
      ], "\(run.err)")
  }
}

@Suite struct `docket fill of Markdown` {
  @Test func `writes a Word document in the house style, with or without data`() throws {
    let desk = try Desk(p("x"))
    try desk.write(
      "---\ntitle: Policy\n---\n# Roles\n\n{{ head ? }} decides.\n\n{{include more.md}}\n",
      "policy.md")
    try desk.write("More.\n", "more.md")
    try desk.write("head: Mrs A\n", "data.yaml")
    let bare = try desk.run("fill", "policy.md", "-o", "bare.docx")
    #expect(bare.status == 0 && bare.out == "bare.docx\n", "\(bare.err)")
    #expect(try desk.text("bare.docx").contains("Policy\nRoles\n decides.\nMore.\n"))
    let filled = try desk.run("fill", "policy.md", "--data", "data.yaml", "-o", "filled.docx")
    #expect(filled.status == 0, "\(filled.err)")
    #expect(try desk.text("filled.docx").contains("Mrs A decides."))
  }

  @Test func `says every mistake with its file and line`() throws {
    let desk = try Desk(p("x"))
    try desk.write(
      "# A\n\n{{include none.md}}\n\n{{include form none}}\n\n{{include ../x.md}}\n\n{{ x }}\n",
      "a.md")
    let run = try desk.run("fill", "a.md", "-o", "out.docx")
    #expect(run.status == 1)
    #expect(
      run.err == """
        error: The text that is included cannot be read: it is not there.
          --> a.md, line 3
        hint: Check its name, and that it lies beside this text.
        error: There is no form "none".
          --> a.md, line 5
        hint: `docket forms` lists those that there are.
        error: The text that is included lies outside the folder of this one.
          --> a.md, line 7
        hint: Put it into that folder, and write its name alone.
        error: The data has no "x".
          --> a.md, line 9: {{ x }}
        hint: Add it to the data, or write {{ x ? }} where it may be missing.
        4 mistakes; nothing was written.

        """)
    #expect(try desk.names == ["a.md", "letter.docx"])
  }

  @Test(arguments: [
    ["fill", "--help"], ["templates", "check", "--help"], ["templates", "fields", "--help"],
  ])
  func `has help that fits a terminal`(_ arguments: [String]) throws {
    let run = try CommandLineRun(arguments)
    #expect(run.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}

@Suite struct `docket templates` {
  @Test func `fields is the first row of a table, with lists told apart`() throws {
    let desk = try Desk(
      p("{{ name }} {{ a ? }} {{#each people}}{{ age }}{{/each}} {{ Full name }} {{ name }}"))
    let run = try desk.run("templates", "fields", "letter.docx")
    #expect(run.status == 0)
    #expect(run.out == "name,a,Full_name\n")
    #expect(run.err == "people: a list of age\nMay be missing: a\n")
  }

  @Test func `check says what is right`() throws {
    let desk = try Desk(p("{{ name }}"))
    try desk.write("name\nAnn\n", "people.csv")
    let run = try desk.run("templates", "check", "letter.docx", "--data", "people.csv")
    #expect(run.status == 0)
    #expect(run.out == "letter.docx is right.\n")
  }
}

@Suite struct `Templates in a workspace` {
  @Test func `take the school and its roles from school.yaml`() throws {
    let office = try Office()
    let poster = try office.run(
      "fill", "ws/templates/be-smart-poster-a3.docx", "--output", "poster.pdf")
    #expect(poster.err == "")
    #expect(poster.out == "poster.pdf\n")
    let fields = try office.run(
      "templates", "fields", "ws/templates/e-safety-meeting-invitation.docx")
    #expect(fields.status == 0)
    #expect(!fields.out.contains("school") && fields.out.contains("meeting.title"))
  }

  @Test func `need data that lacks nothing else, and the data counts where both have a name`()
    throws
  {
    let office = try Office()
    try office.write(
      "letter.md", "{{ school.name }}, {{ roles.headteacher.title }}, {{ school }}: {{ name }}")
    try office.write("people.csv", "name,school\nAnn,Hill Road\n")
    let both = try office.run("fill", "letter.md", "--data", "people.csv", "-o", "a.docx")
    #expect(both.err == "")
    #expect(
      try office.run("text", "a.docx").out.hasPrefix(
        "\(Self.name), Headteacher, Hill Road: Ann\n"))
    try office.write(
      "own.yaml", "name: Ann\nroles: {headteacher: {title: Head}}\nschool: {name: Hill Road}\n")
    try office.write("own.md", "{{ school.name }}, {{ roles.headteacher.title }}: {{ name }}")
    _ = try office.run("fill", "own.md", "--data", "own.yaml", "-o", "b.docx")
    #expect(try office.run("text", "b.docx").out.hasPrefix("Hill Road, Head: Ann\n"))
    let checked = try office.run("templates", "check", "letter.md", "--data", "people.csv")
    #expect(checked.out == "letter.md is right.\n")
  }

  @Test func `say what neither the data nor the school has`() throws {
    let office = try Office()
    try office.write("letter.md", "{{ roles.headtaecher.title }} {{ school.phone }} {{ school }}")
    let run = try office.run("fill", "letter.md", "-o", "a.docx")
    #expect(run.status == 1)
    #expect(
      run.err == """
        error: The data has no "roles.headtaecher".
          --> letter.md, line 1: {{ roles.headtaecher.title }}
        hint: Did you mean "roles.headteacher"?
        error: The data has no "school.phone".
          --> letter.md, line 1: {{ school.phone }}
        hint: "school" has motto, name.
        error: The data has no "school".
          --> letter.md, line 1: {{ school }}
        hint: Add it to the data, or write {{ school ? }} where it may be missing.
        3 mistakes; nothing was written.

        """)
  }

  /// Of the school that `docket init` writes.
  private static let name = "Longroyde Primary School"
}

@Suite struct `docket templates check` {
  @Test func `tells warnings beside the mistakes, each in its place and of no record`() throws {
    let desk = try Desk(p("{{ cut") + p("{% if x %}") + p("{{ day | format: \"d M\" }}"))
    try desk.write("day,more,cute\n2026-03-02,1,2\nsoon,1,2\n", "days.csv")
    let cut = """
      error: A tag is opened here and never closed.
        --> letter.docx, paragraph 1: {{ cut
      hint: Write }} behind it, in the same paragraph; or \\{{ where braces are meant.
      warning: This looks like a tag of another program, and stays as it is.
        --> letter.docx, paragraph 2: {% if x %}
      hint: Write {{#if name}} … {{/if}} for a condition, {{#each list}} … {{/each}} for a list.
      error: The value is no date.
        --> letter.docx, paragraph 3: {{ day | format: "d M" }}; record 2
      hint: Write dates in the data as 2026-03-02, 02/03/2026 or 2 March 2026.
      warning: The template never uses "cute", "more" of the data.
        --> days.csv
      hint: Look whether a tag is missing; where none is, all is well.
      """
    let checked = try desk.run("templates", "check", "letter.docx", "--data", "days.csv")
    #expect(checked.err == "\(cut)\n2 mistakes.\n")
    let filled = try desk.run("fill", "letter.docx", "--data", "days.csv", "-o", "out")
    #expect(filled.err == "\(cut)\n2 mistakes; nothing was written.\n")
  }

  @Test func `tells what is never used beside a mistake in a record`() throws {
    let desk = try Desk(p("{{ day | format: \"d M\" }} ${x}"))
    try desk.write("day,more\nsoon,1\n", "days.csv")
    #expect(
      try desk.run("templates", "check", "letter.docx", "--data", "days.csv").err == """
        warning: This looks like a tag of another program, and stays as it is.
          --> letter.docx, paragraph 1: ${x}
        hint: Write {{ name }}.
        error: The value is no date.
          --> letter.docx, paragraph 1: {{ day | format: "d M" }}; record 1
        hint: Write dates in the data as 2026-03-02, 02/03/2026 or 2 March 2026.
        warning: The template never uses "more" of the data.
          --> days.csv
        hint: Look whether a tag is missing; where none is, all is well.
        1 mistake.

        """)
  }

  @Test(arguments: [
    ("wordprocessingml.template.main", "copy.docx", "wordprocessingml.document.main"),
    ("wordprocessingml.template.main", "copy.dotx", "wordprocessingml.template.main"),
    ("wordprocessingml.document.main", "copy.dotx", "wordprocessingml.template.main"),
  ])
  func `writes a copy of the kind that its name says`(
    _ type: String, _ copy: String, _ expected: String
  ) throws {
    let desk = try Desk(
      p("{{ a | x }}"), type: "application/vnd.openxmlformats-officedocument.\(type)+xml")
    let run = try desk.run("templates", "check", "letter.docx", "--annotate", copy)
    #expect(run.err.hasSuffix("1 mistake.\nThe comments are in \(copy).\n"))
    #expect(
      try desk.contentTypes(of: copy).contains(
        "ContentType=\"application/vnd.openxmlformats-officedocument.\(expected)+xml\""))
  }

  @Test func `names a copy with macros as such, and no other`() throws {
    let type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    let desk = try Desk(p("{{ a | x }}"), type: type)
    let refused = try desk.run("templates", "check", "letter.docx", "--annotate", "copy.docx")
    #expect(refused.status == 2)
    #expect(
      refused.err.hasSuffix(
        """
        2 mistakes.
        error: The template holds macros, which a .docx file must not.
          --> --annotate copy.docx
        hint: Write `--annotate "copy.docm"`.

        """), "\(refused.err)")
    let written = try desk.run("templates", "check", "letter.docx", "--annotate", "copy.docm")
    #expect(written.err.hasSuffix("2 mistakes.\nThe comments are in copy.docm.\n"))
    #expect(try desk.contentTypes(of: "copy.docm").contains("ContentType=\"\(type)\""))
    #expect(try desk.names == ["copy.docm", "letter.docx"])
    let plain = try Desk(p("{{ a | x }}"))
    #expect(
      try plain.run("templates", "check", "letter.docx", "--annotate", "copy.docm").err.hasSuffix(
        """
        1 mistake.
        error: The template holds no macros, and Word opens no .docm file without.
          --> --annotate copy.docm
        hint: Write `--annotate "copy.docx"`.

        """))
  }

  @Test func `tells a form that is included by a name that is nearly right`() throws {
    let desk = try Desk("")
    try desk.write("{{include form blocked-content-acces}}\n", "policy.md")
    #expect(
      try desk.run("templates", "check", "policy.md").err == """
        error: There is no form "blocked-content-acces".
          --> policy.md, line 1
        hint: Did you mean {{include form blocked-content-access}}?
        1 mistake.

        """)
  }
}
