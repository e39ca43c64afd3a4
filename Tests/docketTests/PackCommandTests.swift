import Foundation
import TestSupport
import Testing

private let policy = """
  ---
  title: E-safety
  version: 2
  owner: headteacher
  signatures: [headteacher]
  ---

  # Rules

  At {{ school.name }} everybody is careful.
  """

/// An office with two packs.
private func office() throws -> Office {
  let office = try Office()
  try office.write("ws/templates/e-safety.md", policy)
  try office.write("ws/templates/letter.md", "# Welcome\n\nDear {{ person.name }}.\n")
  for name in try office.names(in: "ws/templates/packs") {
    try FileManager.default.removeItem(
      at: office.folder.appending(path: "ws/templates/packs/\(name)"))
  }
  try office.write(
    "ws/templates/packs/rules.yaml",
    """
    title: Rules pack
    documents:
      - policy: e-safety
      - signature-page: e-safety
      - form: blocked-content-access
        copies: 2

    """)
  try office.write(
    "ws/templates/packs/start.yaml",
    """
    title: Starter pack
    for-each: person
    documents:
      - template: letter
      - policy: e-safety

    """)
  try office.write("people.csv", "name,form\nAnn Teak,3b\nBob Ray,4a\n")
  return office
}

@Suite struct `docket print pack` {
  @Test func `writes one PDF, and the policy that a page in it is signed for`() throws {
    let office = try office()
    let run = try office.run("print", "pack", "rules", "--date", "2026-11-27")
    #expect(run.status == 0, "\(run.err)")
    #expect(
      run.out == """
        ws/output/e-safety-v2-2026-11-27.docx
        ws/output/e-safety-v2-2026-11-27.pdf
        ws/output/rules-pack-2026-11-27.pdf

        """)
    #expect(run.err == "9 pages on 5 sheets of paper, printed on both sides.\n")
    let pdf = try office.bytes("ws/output/rules-pack-2026-11-27.pdf")
    #expect(PDFChecker.problems(in: pdf) == [])
    #expect(try PDFFile(pdf).pages.count == 9)
    // What is signed is the file beside it.
    let hash = try office.run("policy", "show", "e-safety").out
    #expect(hash.contains("2026-11-27"))
  }

  @Test func `gives the same bytes again, and registers the policy once`() throws {
    let office = try office()
    try office.run("print", "pack", "rules", "--date", "2026-11-27")
    let first = try office.bytes("ws/output/rules-pack-2026-11-27.pdf")
    let again = try office.run("print", "pack", "rules", "--date", "2026-11-27")
    #expect(
      again.err == """
        They were there already, and are the same.
        9 pages on 5 sheets of paper, printed on both sides.

        """)
    #expect(again.out == "ws/output/rules-pack-2026-11-27.pdf\n")
    #expect(try office.bytes("ws/output/rules-pack-2026-11-27.pdf") == first)
    #expect(try office.run("verify").out.hasPrefix("1 event,"))
  }

  @Test func `makes a booklet on A4`() throws {
    let office = try office()
    let run = try office.run("print", "pack", "rules", "--booklet", "--date", "2026-11-27")
    #expect(run.status == 0, "\(run.err)")
    #expect(run.err == "9 pages on 3 sheets of paper, printed on both sides.\n")
    let pdf = try office.bytes("ws/output/rules-pack-booklet-2026-11-27.pdf")
    #expect(PDFChecker.problems(in: pdf) == [])
    #expect(try PDFFile(pdf).pages.count == 6)
  }

  @Test func `makes a pack for each person, without names in the names of files`() throws {
    let office = try office()
    let run = try office.run(
      "print", "pack", "start", "--people", "people.csv", "--date", "2026-11-27")
    #expect(run.status == 0, "\(run.err)")
    #expect(
      run.out == """
        ws/output/start-pack-2026-11-27/0001.pdf
        ws/output/start-pack-2026-11-27/0002.pdf

        """)
    #expect(run.err == "2 packs: 10 pages on 6 sheets of paper, printed on both sides.\n")
    let pdf = try office.bytes("ws/output/start-pack-2026-11-27/0002.pdf")
    #expect(PDFChecker.problems(in: pdf) == [])
    #expect(try PDFFile(pdf).pageText(2).contains("Dear Bob Ray."))
  }

  @Test func `puts the packs of all people into one file`() throws {
    let office = try office()
    let run = try office.run(
      "print", "pack", "start", "--people", "people.csv", "--one-file", "--date", "2026-11-27")
    #expect(run.out == "ws/output/start-pack-2026-11-27.pdf\n")
    let pdf = try PDFFile(try office.bytes("ws/output/start-pack-2026-11-27.pdf"))
    #expect(pdf.pages.count == 11)
    #expect(pdf.pageText(8).contains("Dear Bob Ray."))
  }

  @Test func `lists what there is`() throws {
    let run = try office().run("print", "pack", "--list")
    #expect(
      run.out == """
        rules
          Rules pack
          policy: e-safety
          signature page: e-safety
          form: blocked-content-access, 2 copies
        start, for each person
          Starter pack
          template: letter
          policy: e-safety

        """)
  }

  @Test func `names the nearest pack`() throws {
    let run = try office().run("print", "pack", "ruels")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: There is no pack "ruels".
          --> ws/templates/packs
        hint: Did you mean "rules"?

        """)
  }

  @Test func `asks for people where a pack is for each, and for none where it is for all`() throws {
    let office = try office()
    #expect(
      try office.run("print", "pack", "start").err == """
        error: This pack is printed for each person, and nobody is named.
          --> ws/templates/packs/start.yaml
        hint: Name a table with a row for each person: --people FILE.csv.

        """)
    #expect(
      try office.run("print", "pack", "rules", "--people", "people.csv").err == """
        error: This pack is the same for all, so that it takes no people.
          --> ws/templates/packs/rules.yaml
        hint: Leave --people out, or write `for-each: person` into the pack.

        """)
  }

  @Test func `makes no booklet of certificates, whose codes nobody could read`() throws {
    let office = try Office()
    try office.write("new.csv", "name\nAnn Teak\n")
    let run = try office.run("print", "pack", "induction", "--people", "new.csv", "--booklet")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: A certificate in a booklet is too small: telephones could not read its QR code.
          --> ws/templates/packs/induction.yaml
        hint: Print the pack without --booklet, or leave the certificate out.

        """)
  }

  @Test func `says every mistake in a pack`() throws {
    let office = try office()
    try office.write(
      "ws/templates/packs/rules.yaml", "title: A\nduplx: yes\ndocuments:\n  - policy: e-saftey\n")
    let run = try office.run("print", "pack", "rules")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: Unknown key "duplx" in the pack.
          --> ws/templates/packs/rules.yaml, line 2
        hint: Did you mean "duplex"?
        error: There is no template "e-saftey".
          --> ws/templates/packs/rules.yaml, line 4
        hint: Did you mean "e-safety"?

        """)
  }

  @Test func `says everything that is wrong with its documents, and prints nothing then`() throws {
    let office = try office()
    try office.write(
      "ws/templates/e-safety.md",
      policy.replacing("owner: headteacher", with: "owner: head").replacing(
        "version: 2\n", with: ""))
    try office.write("ws/templates/letter.md", "# Welcome\n\nDear {{ person.nmae }}.\n")
    let run = try office.run("print", "pack", "start", "--people", "people.csv")
    #expect(run.status == 1)
    #expect(run.out == "")
    #expect(
      run.err.hasPrefix(
        """
        error: This template is no policy: it does not say its version.
          --> ws/templates/e-safety.md
        hint: A policy is a text in Markdown that begins with `---`, `title:` and `version:`.
        error: The data has no "person.nmae".
          --> ws/templates/letter.md, line 3: {{ person.nmae }}; records 1, 2

        """))
    #expect(run.err.hasSuffix("\nNothing was printed.\n"))
    #expect(!run.err.contains("Ann") && !run.err.contains("Bob"))
    #expect(try office.names(in: "ws/output") == [])
  }

  @Test func `names an unknown role and missing facts before anything is printed`() throws {
    let office = try office()
    try office.write(
      "ws/templates/e-safety.md",
      policy.replacing("[headteacher]", with: "[head-teacher]").replacing(
        "title: E-safety", with: "title:"))
    let run = try office.run("print", "pack", "rules")
    #expect(run.status == 1)
    #expect(
      run.err == """
        error: The policy does not say its title.
          --> ws/templates/e-safety.md, line 2
        hint: Write a line such as `title: Social media policy` between the --- at its top.
        error: "head-teacher" is no role of this school.
          --> ws/templates/e-safety.md, line 5
        hint: Did you mean "headteacher"?
        Nothing was printed.

        """)
    #expect(try office.names(in: "ws/output") == [])
    #expect(try office.run("verify").out.hasPrefix("0 events,"))
  }

  @Test func `replaces nothing with other words unless it is told to, and leaves nothing half`()
    throws
  {
    let office = try office()
    try office.write("ws/output/rules-pack-2026-11-27.pdf", "mine")
    let run = try office.run("print", "pack", "rules", "--date", "2026-11-27")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: A file of this name is there and holds something else, so nothing was written.
          --> ws/output/rules-pack-2026-11-27.pdf
        hint: Name another folder with --output, or add --force to replace it.

        """)
    #expect(try office.names(in: "ws/output") == ["rules-pack-2026-11-27.pdf"])
    #expect(try office.run("verify").out.hasPrefix("0 events,"))
    #expect(
      try office.run("print", "pack", "rules", "--date", "2026-11-27", "--force").status == 0)
  }

  @Test(arguments: [
    (["print", "pack"], "Name a pack, or list them with --list."),
    (["print", "pack", "rules", "--list"], "--list takes no name: it lists them all."),
    (
      ["print", "pack", "rules", "--one-file"],
      "--one-file needs --people: a pack for nobody in particular is one file."
    ),
  ])
  func `refuses arguments that do not go together`(_ arguments: [String], _ message: String) throws
  {
    let run = try Office(withWorkspace: false).run(arguments)
    #expect(run.status == 64)
    #expect(run.err.contains("Error: \(message)\n"))
  }

  @Test func `prints the packs that ship`() throws {
    let office = try Office()
    let run = try office.run("print", "pack", "policy", "--date", "2026-11-27")
    #expect(run.status == 0, "\(run.err)")
    #expect(!run.err.contains("warning"), "\(run.err)")
    let pdf = try office.bytes("ws/output/policy-pack-2026-11-27.pdf")
    #expect(PDFChecker.problems(in: pdf) == [])
  }

  @Test func `issues the certificates of the people whom an induction pack is for`() throws {
    let office = try Office()
    try office.write(
      "new.csv",
      """
      name,course,kind,date,hours,trainer
      Ann Teak,Online safety,induction,2026-11-20,2,Mr J Trainer
      Bob Ray,Online safety,induction,2026-11-20,1.5,Mr J Trainer

      """)
    let command = ["print", "pack", "induction", "--people", "new.csv", "--date", "2026-11-27"]
    let run = try office.run(command)
    #expect(run.status == 0, "\(run.err)")
    let names = try office.names(in: "ws/output/induction-pack-2026-11-27")
    #expect(names.count == 2)
    #expect(names[0].hasPrefix("CERT-") && names[0].contains("-0001-"))
    let pdf = try office.bytes("ws/output/induction-pack-2026-11-27/\(names[1])")
    #expect(PDFChecker.problems(in: pdf) == [])
    let file = try PDFFile(pdf)
    #expect(file.pageText(0).contains("For Bob Ray"))
    let last = file.pageText(file.pages.count - 1)
    #expect(last.contains("Bob Ray"))
    #expect(last.contains(names[1].replacing(".pdf", with: "")))
    // Again: the same certificates, the same bytes.
    let again = try office.run(command)
    #expect(again.err.hasPrefix("They were there already, and are the same.\n"))
    #expect(try office.run("certificates", "list").out.contains(names[1].prefix(14)))
    // One file for the printer, with the same certificates.
    let one = try office.run(command + ["--one-file"])
    #expect(one.out == "ws/output/induction-pack-2026-11-27.pdf\n")
    let all = try office.bytes("ws/output/induction-pack-2026-11-27.pdf")
    #expect(PDFChecker.problems(in: all) == [])
    #expect(PDFOutline(try PDFFile(all)).lines.first == "Ann Teak: 1")
  }

  @Test func `names the rows of people who cannot be certified, and issues nothing then`() throws {
    let office = try Office()
    try office.write(
      "new.csv",
      """
      name,course,kind,date,hours,trainer
      Ann Teak,Online safety,induction,2026-11-31,2,Mr J Trainer
      ,Online safety,induction,2026-11-20,2,Mr J Trainer

      """)
    let run = try office.run(
      "print", "pack", "induction", "--people", "new.csv", "--date", "2026-11-27")
    #expect(run.status == 2)
    #expect(run.err.contains("new.csv, line 2, record 1"))
    #expect(run.err.contains("new.csv, line 3, record 2"))
    #expect(!run.err.contains("Ann"))
    #expect(try office.run("verify").out.hasPrefix("0 events,"))
    #expect(try office.names(in: "ws/output") == [])
  }
}
