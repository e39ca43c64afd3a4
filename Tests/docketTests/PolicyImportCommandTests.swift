import Foundation
import TestSupport
import Testing

private let text = """
  Social media policy

  Version 2

  1. Rules

  Staff are kind. The network manager is Mr W Flynn.
  ·\tNo telephones.
  ·\tNo photographs.

  2. Reporting

  Whatever goes wrong is told to the headteacher.
  """

@Suite struct `docket policy import` {
  @Test func `makes a template that is checked, filled and printed`() throws {
    let office = try Office()
    try office.write("old.txt", text)
    let run = try office.run("policy", "import", "old.txt", "--output", "new.md")
    #expect(run.out == "new.md\n")
    #expect(
      run.err == """
        note: The policy says that it is version 2.
          --> old.txt
        hint: Look whether `version` at the top of the text is right.
        note: The policy does not say clearly when it was approved.
          --> old.txt
        hint: Write the day at the top of the text: approved on: 2026-09-01.
        note: The policy does not say clearly when it is reviewed next.
          --> old.txt
        hint: Write the day at the top of the text: next review: 2027-09-01.
        note: The policy's owner is set to the role headteacher.
          --> old.txt
        hint: Change `owner` at the top of the text where another role looks after it.
        note: A name that school.yaml has stands here.
          --> new.md, line 15
        hint: Write {{ roles.network-manager.name }} in its place, or run this again with --tags.

        """)
    #expect(run.status == 0)
    #expect(try office.run("templates", "check", "new.md").status == 0)
    #expect(try office.run("fill", "new.md", "--output", "new.pdf", "--pdf").status == 0)
    #expect(PDFChecker.problems(in: try office.bytes("new.pdf")) == [])
  }

  @Test func `puts it among the templates, where it is a policy`() throws {
    let office = try Office()
    try office.write("Behaviour Policy 2026.txt", text)
    let run = try office.run("policy", "import", "Behaviour Policy 2026.txt", "--tags")
    #expect(run.out == "ws/templates/behaviour-policy-2026.md\n")
    #expect(try office.run("policy", "show", "behaviour-policy-2026").status == 0)
    let again = try office.run("policy", "import", "Behaviour Policy 2026.txt")
    #expect(again.status == 2)
    #expect(
      again.err == """
        error: The file is there already, so nothing was written.
          --> ws/templates/behaviour-policy-2026.md
        hint: Name another folder, or add --force to replace it.

        """)
  }

  @Test func `refuses what is no policy, and says what to do`() throws {
    let office = try Office()
    try office.write("empty.docx", " \n")
    try office.write("scan.pdf", "%PDF-1.4\n")
    let empty = try office.run("policy", "import", "empty.docx")
    #expect(empty.status == 1)
    #expect(
      empty.err == """
        error: The policy is empty.
          --> empty.docx
        hint: Name the file that holds its words; was it saved?

        """)
    let pdf = try office.run("policy", "import", "scan.pdf")
    #expect(pdf.status == 1)
    #expect(
      pdf.err == """
        error: The policy is not a Word document: it is a PDF.
          --> scan.pdf
        hint: Open it in the program that made it, and save it as Word Document (.docx) or plain text (.txt).

        """)
    let name = try office.run("policy", "import", "old.docx", "--output", "new.docx")
    #expect(name.status == 2)
  }
}

@Suite struct `docket policy diff` {
  @Test func `says what changed, section by section`() throws {
    let office = try Office()
    try office.write("old.txt", text)
    try office.write(
      "new.txt",
      text.replacing("Version 2", with: "Version 3").replacing("·\tNo telephones.\n", with: "")
        .replacing("told to the headteacher", with: "written down and told to the headteacher"))
    let run = try office.run("policy", "diff", "old.txt", "new.txt")
    #expect(run.status == 0)
    #expect(run.err == "")
    #expect(
      run.out == """
        3 sections: 3 changed. 4 words added, 3 deleted.

        Before the first heading: changed (1 word added, 1 deleted)
            (1 paragraph unchanged)
          ~ Version [deleted: 2] [added: 3]

        1. Rules: changed (2 words deleted)
            (1 paragraph unchanged)
          - • No telephones.
            (1 paragraph unchanged)

        2. Reporting: changed (3 words added)
          ~ Whatever goes wrong is [added: written down and] told to the headteacher.

        """)
  }

  @Test func `compares a file with the policy that is printed`() throws {
    let office = try Office()
    try office.write("old.txt", text)
    try office.run("policy", "import", "old.txt", "--tags", "--output", "ws/templates/e-safety.md")
    let same = try office.run("policy", "diff", "old.txt", "e-safety")
    #expect(same.out.contains("No word is different."))
    let wrong = try office.run("policy", "diff", "old.txt", "e-saftey")
    #expect(wrong.status == 2)
    #expect(wrong.err.contains("hint: Did you mean \"e-safety\"?"))
  }

  @Test(arguments: ["report.docx", "report.pdf", "report.txt"])
  func `writes a report for the governors`(_ name: String) throws {
    let office = try Office()
    try office.write("old.txt", text)
    try office.write("new.txt", text.replacing("kind", with: "polite"))
    let run = try office.run("policy", "diff", "old.txt", "new.txt", "--output", name)
    #expect(run.status == 0)
    #expect(run.out == "\(name)\n")
    #expect(run.err == "")
    if name.hasSuffix(".pdf") {
      #expect(PDFChecker.problems(in: try office.bytes(name)) == [])
    } else if name.hasSuffix(".docx") {
      let text = try office.run("text", name).out
      #expect(text.contains("Staff are [deleted: kind] [added: polite]."))
    }
    #expect(try office.run("policy", "diff", "old.txt", "new.txt", "--output", name).status == 2)
  }
}
