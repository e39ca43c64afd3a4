import Foundation
import TestSupport
import Testing

@Suite struct `docket print form` {
  @Test func `makes a Word form, named by form, version and day`() throws {
    let office = try Office()
    let run = try office.run("print", "form", "blocked-content-access", "--date", "2026-11-27")
    #expect(run.status == 0)
    #expect(run.out == "ws/output/blocked-content-access-v1-2026-11-27.docx\n")
    #expect(run.err == "")
    let read = try office.run("read", run.out.trimmingCharacters(in: .newlines))
    #expect(read.out.hasPrefix("Blocked website content access request form\n"))
    #expect(read.out.contains("\"Teacher name:\" is required but was left empty."))
    #expect(!read.out.contains("Words that belong to no question"))
  }

  @Test func `makes each face that is asked for, once`() throws {
    let office = try Office()
    let arguments = ["print", "form", "blocked-content-access", "--date", "2026-11-27"]
    let run = try office.run(
      arguments + ["--as", "sheet", "--as", "pdf", "--as", "pdf", "--fillable"])
    #expect(
      run.out == """
        ws/output/blocked-content-access-fillable-v1-2026-11-27.pdf
        ws/output/blocked-content-access-v1-2026-11-27.txt

        """)
    #expect(try office.run(arguments + ["--as", "all"]).out.split(separator: "\n").count == 3)
    for name in ["", "-fillable"] {
      let pdf = try Data(
        contentsOf: office.folder.appending(
          path: "ws/output/blocked-content-access\(name)-v1-2026-11-27.pdf"))
      #expect(PDFChecker.problems(in: [UInt8](pdf)) == [])
    }
  }

  @Test func `makes the same bytes again, and replaces nothing else`() throws {
    let office = try Office()
    let arguments = [
      "print", "form", "blocked-content-access", "--date", "2026-11-27", "--as", "all",
    ]
    try office.run(arguments)
    #expect(try office.run(arguments).err == "They were there already, and are the same.\n")
    try office.write("ws/output/blocked-content-access-v1-2026-11-27.txt", "typed in\n")
    let run = try office.run(arguments)
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: A file of this name is there and holds something else, so nothing was written.
          --> ws/output/blocked-content-access-v1-2026-11-27.txt
        hint: Name another folder with --output, or add --force to replace it.

        """)
    #expect(try office.run(arguments + ["--force"]).status == 0)
  }

  @Test func `writes the one file under the name that it is given`() throws {
    let office = try Office()
    let arguments = ["print", "form", "blocked-content-access", "--output", "out/request.pdf"]
    let run = try office.run(arguments + ["--as", "pdf"])
    #expect(run.out == "out/request.pdf\n")
    let wrong = try office.run(arguments)
    #expect(wrong.status == 2)
    #expect(
      wrong.err == """
        error: A Word form cannot have a name that ends in .pdf.
          --> --output out/request.pdf
        hint: End it in .docx, or name a folder.

        """)
    let several = try office.run(arguments + ["--as", "all"])
    #expect(
      several.err == """
        error: There are 3 files, and one name for all of them.
          --> --output out/request.pdf
        hint: Name a folder.

        """)
  }

  @Test func `needs no workspace where the folder is named`() throws {
    let office = try Office(withWorkspace: false)
    let arguments = ["print", "form", "blocked-content-access", "--date", "2026-11-27"]
    let environment = ["DOCKET_WORKSPACE": ""]
    let run = try CommandLineRun(
      arguments + ["--output", "out"], in: office.folder,
      environment: environment)
    #expect(run.out == "out/blocked-content-access-v1-2026-11-27.docx\n")
    let nowhere = try CommandLineRun(arguments, in: office.folder, environment: environment)
    #expect(nowhere.status == 2)
    #expect(
      nowhere.err == """
        error: This folder is in no workspace, so there is no folder for what is printed.
        hint: Name one with `--output DIR`, or a workspace with `--workspace DIR`.

        """)
  }

  @Test func `names the nearest form where there is none`() throws {
    let office = try Office()
    let run = try office.run("print", "form", "blocked-content-acess")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: There is no form "blocked-content-acess".
          --> ws/forms
        hint: Did you mean "blocked-content-access"?

        """)
  }

  @Test func `says that only a PDF has fields`() throws {
    let office = try Office()
    let run = try office.run("print", "form", "blocked-content-access", "--fillable")
    #expect(run.status == 64)
    #expect(run.err.hasPrefix("Error: --fillable is about the PDF: add --as pdf.\n"))
  }

  @Test func `says what a house style asks for and forms do not have`() throws {
    let office = try Office()
    // What stands in the style itself is left out, and asks for nothing.
    let style = docx(
      body: """
        <w:p><w:r><w:t>{{ sample }}</w:t></w:r></w:p>\
        <w:sectPr><w:footerReference w:type="default" r:id="rPart1"/></w:sectPr>
        """,
      parts: [
        "word/footer1.xml":
          "<w:ftr \(wordNamespaces)><w:p><w:r><w:t>{{ headmaster }}</w:t></w:r></w:p></w:ftr>"
      ])
    try Data(style).write(to: office.folder.appending(path: "style.docx"))
    let run = try office.run(
      "print", "form", "blocked-content-access", "--style", "style.docx")
    #expect(run.status == 1)
    #expect(run.out == "")
    #expect(run.err.hasPrefix("error: The data has no \"headmaster\".\n  --> style.docx, "))
  }

  @Test func `is read with all that a sheet was filled in with`() throws {
    let office = try Office()
    try office.run(
      "print", "form", "blocked-content-access", "--as", "sheet", "--output", "sheet.txt")
    var sheet = try String(contentsOf: office.folder.appending(path: "sheet.txt"), encoding: .utf8)
    for (label, answer) in [
      ("Teacher name:", "Ann Lee"), ("Full URL:", "https://example.org"),
      ("Reasons:", "A project."),
      ("Risks:", "None that I know of."),
    ] { sheet = sheet.replacing(label, with: "\(label) \(answer)") }
    try office.write("inbox/typed.txt", sheet + "\n" + sheet.replacing("Ann", with: "Tom"))
    let run = try office.run("ingest", "inbox")
    #expect(run.status == 0)
    #expect(try office.run("cases").out.split(separator: "\n").count == 3)
  }
}
