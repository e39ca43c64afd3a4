import Foundation
import TestSupport
import Testing

/// A folder with a Word file.
private final class Desk {
  let folder: URL

  init(_ body: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "docket-pages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try Data(docx(body: body)).write(to: folder.appending(path: "letter.docx"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }  // a temporary folder may stay

  func run(_ arguments: String...) throws -> CommandLineRun {
    try CommandLineRun(arguments, in: folder)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }

  func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() }
  }
}

private func p(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

/// Has the numbers of lines, which pages leave out.
private let unknown =
  "<w:p/><w:sectPr><w:lnNumType w:countBy=\"1\"/></w:sectPr>"

@Suite struct `docket pdf` {
  @Test func `makes an accessible PDF beside the file, or where it is told to`() throws {
    let desk = try Desk(p("Dear parents"))
    let beside = try desk.run("pdf", "letter.docx")
    #expect(beside.status == 0)
    #expect(beside.out == "letter.pdf\n")
    #expect(beside.err == "")
    #expect(PDFChecker.problems(in: try desk.bytes("letter.pdf")) == [])
    #expect(try PDFFile(try desk.bytes("letter.pdf")).pageText(0).contains("Dear parents"))
    try FileManager.default.createDirectory(
      at: desk.folder.appending(path: "out"), withIntermediateDirectories: false)
    #expect(try desk.run("pdf", "letter.docx", "-o", "out").out == "out/letter.pdf\n")
    #expect(try desk.run("pdf", "letter.docx", "-o", "other.pdf").out == "other.pdf\n")
    #expect(try desk.run("pdf", "letter.docx", "-o", "a/b/c.pdf").out == "a/b/c.pdf\n")
    #expect(try desk.bytes("other.pdf") == desk.bytes("letter.pdf"))
  }

  @Test func `replaces nothing unless it is told to`() throws {
    let desk = try Desk(p("one"))
    try desk.write("mine", "letter.pdf")
    let run = try desk.run("pdf", "letter.docx")
    #expect(run.status == 2)
    #expect(run.err.hasPrefix("error: "))
    #expect(try desk.bytes("letter.pdf") == Array("mine".utf8))
    #expect(try desk.run("pdf", "letter.docx", "--force").status == 0)
    #expect(try desk.bytes("letter.pdf").starts(with: Array("%PDF-1.7".utf8)))
  }

  @Test func `never puts a PDF in the place of what it reads`() throws {
    let desk = try Desk(p("one"))
    let before = try desk.bytes("letter.docx")
    let run = try desk.run("pdf", "letter.docx", "-o", "letter.docx", "--force")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: The name of a PDF ends in .pdf.
          --> --output letter.docx
        hint: Write `--output "letter.docx.pdf"`, or name a folder that is there.

        """)
    try FileManager.default.copyItem(
      at: desk.folder.appending(path: "letter.docx"), to: desk.folder.appending(path: "odd.pdf"))
    let same = try desk.run("pdf", "odd.pdf", "-o", "odd.pdf", "--force")
    #expect(same.status == 2)
    #expect(
      same.err == """
        error: This is the file that is read, which would be lost.
          --> odd.pdf
        hint: Name another file.

        """)
    #expect(try desk.bytes("odd.pdf") == before && desk.bytes("letter.docx") == before)
  }

  @Test func `says what pages do not show, and writes nothing of it where it is strict`() throws {
    let desk = try Desk(unknown)
    let strict = try desk.run("pdf", "letter.docx", "--strict")
    #expect(strict.status == 1)
    #expect(
      strict.err == """
        error: The numbers of lines are left out.
          --> letter.docx, /word/document.xml: paragraph 1
        hint: Turn line numbers off in Word's page layout to say that they do not matter.
        Nothing was written.

        """)
    #expect(try desk.names == ["letter.docx"])
    let run = try desk.run("pdf", "letter.docx")
    #expect(run.status == 1 && !run.out.isEmpty)
    #expect(try desk.names == ["letter.docx", "letter.pdf"])
  }

  @Test func `refuses what is no Word file, and says what to do`() throws {
    let desk = try Desk("")
    try desk.write("Dear parents", "letter.txt")
    let run = try desk.run("pdf", "letter.txt")
    #expect(run.status == 1)
    #expect(
      run.err == """
        error: The document is not a Word document: it is plain text.
          --> letter.txt
        hint: Name a .docx file.

        """)
    #expect(try desk.run("pdf", "none.docx").status == 2)
  }

  @Test func `makes fields of what is filled in`() throws {
    let desk = try Desk(p("☐ Yes ☐ No"))
    #expect(try desk.run("pdf", "letter.docx", "--form").status == 0)
    let file = try PDFFile(try desk.bytes("letter.pdf"))
    #expect(file.catalog.entries?["AcroForm"] != nil)
  }

  @Test func `lets LibreOffice make the pages, where it is there`() throws {
    let desk = try Desk(p("Dear parents"))
    let run = try desk.run("pdf", "letter.docx", "--renderer", "libreoffice")
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice") else {
      #expect(run.status == 2 && run.err.hasPrefix("error: LibreOffice is not on this machine"))
      return
    }
    #expect(run.status == 0, "\(run.err)")
    #expect(try desk.bytes("letter.pdf").starts(with: Array("%PDF-".utf8)))
  }
}

@Suite struct `docket fill, to PDF` {
  @Test func `makes a PDF for each record, on one thread or several the same`() throws {
    let desk = try Desk(p("Dear {{ name }}"))
    try desk.write("name\nAnn\nŁukasz\nثناء\n", "people.csv")
    let named = try desk.run(
      "fill", "letter.docx", "--data", "people.csv", "-o", "a/{{ name }}.pdf", "--jobs", "1")
    #expect(named.status == 0)
    #expect(named.out == "a/Ann.pdf\na/Łukasz.pdf\na/ثناء.pdf\n")
    let numbered = try desk.run(
      "fill", "letter.docx", "--data", "people.csv", "-o", "b", "--pdf", "--jobs", "3")
    #expect(numbered.out == "b/letter-0001.pdf\nb/letter-0002.pdf\nb/letter-0003.pdf\n")
    for (one, other, name) in [
      ("a/Ann.pdf", "b/letter-0001.pdf", "Ann"), ("a/Łukasz.pdf", "b/letter-0002.pdf", "Łukasz"),
      ("a/ثناء.pdf", "b/letter-0003.pdf", "ثناء"),
    ] {
      let bytes = try desk.bytes(one)
      #expect(try bytes == desk.bytes(other))
      #expect(PDFChecker.problems(in: bytes) == [])
      #expect(PDFStructureText(try PDFFile(bytes)).text.contains(name))
    }
  }

  @Test func `puts all records into one file, each on a new page`() throws {
    let desk = try Desk(p("Dear {{ name }}"))
    try desk.write("name\nAnn\nBo\n", "people.csv")
    let run = try desk.run(
      "fill", "letter.docx", "--data", "people.csv", "-o", "all.pdf", "--one-file")
    #expect(run.status == 0, "\(run.err)")
    #expect(try PDFFile(try desk.bytes("all.pdf")).pages.count == 2)
  }

  @Test func `refuses a name that is none of a PDF`() throws {
    let desk = try Desk(p("Dear {{ name }}"))
    try desk.write("name\nAnn\n", "people.csv")
    let run = try desk.run(
      "fill", "letter.docx", "--data", "people.csv", "-o", "all.docx", "--pdf")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: A PDF cannot have a name that ends in .docx.
          --> --output all.docx
        hint: Write `--output "all.pdf"`, or leave --pdf out.

        """)
  }
}
