import Foundation
import TestSupport
import Testing

@Suite struct `docket correct` {
  private let bad = Office.request(teacher: "Canary Okafor", reasons: "")

  private func office() throws -> Office {
    let office = try Office()
    try office.write("form.txt", bad)
    return office
  }

  @Test func `writes a copy beside the file, and says what is to be mended`() throws {
    let office = try office()
    let run = try office.run("correct", "form.txt")
    #expect(run.status == 0)
    #expect(run.out == "form-to-mend.txt\n")
    #expect(
      run.err == """
        1 thing to mend:
        - Reasons: it was left empty. Please write your answer.

        """)
    let copy = String(decoding: try office.bytes("form-to-mend.txt"), as: UTF8.self)
    #expect(copy.contains("\n>> Reasons: it was left empty. Please write your answer.\n>> docket "))
    #expect(!copy.contains("docket-case"))
  }

  @Test func `writes the comments of a Word file`() throws {
    let office = try office()
    let file = CommandLineRun.checkout.appending(
      path: "Examples/inbox/access-request-required-field-empty.docx")
    let run = try office.run("correct", file.path, "--output", "back.docx")
    #expect(run.status == 0)
    #expect(run.out == "back.docx\n")
    let text = try office.run("text", "back.docx")
    #expect(text.out.contains("Reasons: it was left empty. Please write your answer."))
    let read = try office.run("read", "back.docx")
    #expect(read.out.contains("\"Reasons:\" is required but was left empty."))
    #expect(!read.out.contains("Words that belong to no question"))
  }

  @Test func `writes nothing where nothing is to be mended`() throws {
    let office = try office()
    try office.write("good.txt", Office.request())
    let run = try office.run("correct", "good.txt")
    #expect(run.status == 0)
    #expect(run.out == "")
    #expect(run.err == "Nothing is to be mended, so no copy was written.\n")
  }

  @Test func `replaces nothing unless it is told to, and never the file itself`() throws {
    let office = try office()
    try office.write("form-to-mend.txt", "mine\n")
    let run = try office.run("correct", "form.txt")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: The file is there already, so nothing was written.
          --> form-to-mend.txt
        hint: Name another folder, or add --force to replace it.

        """)
    #expect(try office.bytes("form-to-mend.txt") == [UInt8]("mine\n".utf8))
    #expect(try office.run("correct", "form.txt", "--force").status == 0)
    let same = try office.run("correct", "form.txt", "--output", "form.txt", "--force")
    #expect(same.status == 2)
    #expect(
      same.err == """
        error: This is the file that is read, which would be lost.
          --> form.txt
        hint: Name another file.

        """)
  }

  @Test func `puts the mark of a case in, by which the answer is known`() throws {
    let office = try office()
    try office.run("ingest", "form.txt")
    let reference = try #require(
      try office.run("cases").out.split(separator: "\n").last?.split(separator: " ").first)
    let named = try office.run("correct", "form.txt", "--case", String(reference), "--force")
    #expect(named.status == 0)
    func mark() throws -> [String: String]? {
      let json = try office.run("read", "form-to-mend.txt", "--json").out
      let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      return read?["correction-of"] as? [String: String]
    }
    let first = try #require(try mark())
    #expect(first["reference"] == String(reference))
    #expect(first["token"]?.utf8.count == 32)
    try office.run("correct", "form.txt", "--case", String(reference), "--force")
    #expect(try mark() == first)
    let other = try Office()
    try other.write("form.txt", bad)
    try other.run("ingest", "form.txt")
    try other.run("correct", "form.txt", "--case", String(reference))
    let json = try other.run("read", "form-to-mend.txt", "--json").out
    #expect(json.contains(String(reference)) && !json.contains(first["token"] ?? ""))
  }

  @Test func `makes the answer to such a copy a correction of the same case`() throws {
    let office = try office()
    try office.run("ingest", "form.txt")
    let reference = try #require(
      try office.run("cases").out.split(separator: "\n").last?.split(separator: " ").first)
    try office.run("correct", "form.txt", "--case", String(reference))
    let copy = String(decoding: try office.bytes("form-to-mend.txt"), as: UTF8.self)
    try office.write("answer.txt", copy.replacing("\nReasons: ", with: "\nReasons: A project."))
    let run = try office.run("ingest", "answer.txt", "--json")
    #expect(run.out.contains("\"\(reference)\""))
    #expect(try office.run("cases").out.split(separator: "\n").count == 2)
    let json = try office.run("show", String(reference), "--json").out
    #expect(json.contains("\"corrections\":1"))
    #expect(json.contains("\"outcome\":\"complete\""))
  }

  @Test func `refuses a case of another form, and a reference that is none`() throws {
    let office = try office()
    try office.write("report.txt", "Dear all,\nsee you on Monday.\n")
    try office.run("ingest", "report.txt")
    let reference = try #require(
      try office.run("cases").out.split(separator: "\n").last?.split(separator: " ").first)
    let run = try office.run("correct", "form.txt", "--case", String(reference))
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: The case \(reference) is about another form.
          --> form.txt
        hint: Look at the case with `docket show \(reference)`, or leave --case out.

        """)
    let wrong = try office.run("correct", "form.txt", "--case", "BCA-2026-0001-A")
    #expect(wrong.status == 2)
    #expect(
      wrong.err == """
        error: This is not a reference, or its check letter is wrong.
        hint: Check it against the paper; `docket cases` lists all cases.

        """)
  }

  @Test func `says why a file is no form`() throws {
    let office = try office()
    try office.write("letter.txt", "Dear all,\nsee you on Monday.\n")
    let run = try office.run("correct", "letter.txt")
    #expect(run.status == 1)
    #expect(run.out == "")
    #expect(run.err.hasPrefix("error: No known form was recognised"))
    #expect(try office.run("correct", "ws").status == 2)
  }
}
