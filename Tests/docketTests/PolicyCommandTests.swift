import Foundation
import TestSupport
import Testing

/// An office with one policy and a signature page.
private func office(_ policy: String = policy) throws -> Office {
  let office = try Office()
  for name in try office.names(in: "ws/templates") where name.hasSuffix(".md") {
    try FileManager.default.removeItem(at: office.folder.appending(path: "ws/templates/\(name)"))
  }
  try office.write("ws/templates/e-safety.md", policy)
  return office
}

private let policy = """
  ---
  title: E-safety
  version: 2
  owner: headteacher
  approved by: Governing body
  approved on: 2026-09-01
  next review: 2027-09-01
  signatures: [headteacher, chair-of-governors]
  ---

  # Rules

  At {{ school.name }} everybody is careful.
  """

extension Office {
  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self.folder.appending(path: folder).path)
      .sorted()
  }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }

  /// What anybody can compare a file with.
  func sha256sum(_ name: String) throws -> String {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    process.arguments = [folder.appending(path: name).path]
    process.standardOutput = output
    try process.run()
    let line = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(String(decoding: line, as: UTF8.self).prefix(64))
  }
}

@Suite struct `docket print policy` {
  @Test func `writes Word and PDF, named by document, version and day`() throws {
    let office = try office()
    let run = try office.run("print", "policy", "--date", "2026-11-27")
    #expect(run.status == 0)
    #expect(
      run.out == """
        ws/output/e-safety-v2-2026-11-27.docx
        ws/output/e-safety-v2-2026-11-27.pdf

        """)
    #expect(
      run.err.wholeMatch(
        of: /Version 2, 1 page, hash [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}\.\n/) != nil)
    let pdf = try office.bytes("ws/output/e-safety-v2-2026-11-27.pdf")
    #expect(PDFChecker.problems(in: pdf) == [])
    #expect(
      try PDFFile(pdf).pageText(0).contains("At Longroyde Primary School everybody is careful."))
  }

  @Test func `gives the same bytes again, and registers them once`() throws {
    let office = try office()
    try office.run("print", "policy", "--date", "2026-11-27")
    let again = try office.run("print", "policy", "--date", "2026-11-27")
    #expect(again.err.hasPrefix("They were there already, and are the same.\n"))
    #expect(try office.run("verify").out.hasPrefix("1 event,"))
  }

  @Test func `replaces nothing with other words unless it is told to`() throws {
    let office = try office()
    try office.run("print", "policy", "--date", "2026-11-27")
    try office.write(
      "ws/templates/e-safety.md", policy.replacing("careful", with: "kind"))
    let run = try office.run("print", "policy", "--date", "2026-11-27")
    #expect(run.status == 2)
    #expect(
      run.err == """
        warning: Version 2 was printed with other words on 2026-11-27.
        hint: Raise `version` at the top of its text, so that both can be told apart.
        error: A file of this name is there and holds something else, so nothing was written.
          --> ws/output/e-safety-v2-2026-11-27.docx
        hint: Name another folder with --output, or add --force to replace it.

        """)
    #expect(try office.run("print", "policy", "--date", "2026-11-27", "--force").status == 0)
  }

  @Test func `says everything that is wrong, and prints nothing then`() throws {
    let office = try office(
      policy.replacing("owner: headteacher", with: "owner: head").replacing(
        "version: 2", with: "version: \"\""))
    let run = try office.run("print", "policy")
    #expect(run.status == 2)
    #expect(run.out == "")
    #expect(
      run.err == """
        error: The policy does not say its version.
          --> ws/templates/e-safety.md, line 3
        hint: Write a line such as `version: 1` between the --- at its top.
        error: "head" is no role of this school.
          --> ws/templates/e-safety.md, line 4
        hint: school.yaml has headteacher, ict-lead, ict-manager, network-manager, chair-of-governors, \
        safeguarding-lead.

        """)
    #expect(try office.names(in: "ws/output") == [])
  }

  @Test func `names the nearest policy`() throws {
    let run = try office().run("print", "policy", "e-saftey")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: There is no policy "e-saftey".
          --> ws/templates
        hint: Did you mean "e-safety"?

        """)
  }
}

@Suite struct `docket print signature-page` {
  @Test func `says what is signed and by whom, and prints the policy that was not printed yet`()
    throws
  {
    let office = try office()
    let run = try office.run("print", "signature-page", "--date", "2026-11-27")
    #expect(run.status == 0, "\(run.err)")
    #expect(
      run.out == """
        ws/output/e-safety-v2-2026-11-27.docx
        ws/output/e-safety-v2-2026-11-27.pdf
        ws/output/e-safety-signature-page-v2-2026-11-27.docx
        ws/output/e-safety-signature-page-v2-2026-11-27.pdf

        """)
    let pdf = try office.bytes("ws/output/e-safety-signature-page-v2-2026-11-27.pdf")
    #expect(PDFChecker.problems(in: pdf) == [])
    let page = try PDFFile(pdf).pageText(0)
    #expect(page.contains("E-safety"))
    #expect(page.contains("Headteacher"))
    let shown = try office.run("policy", "show").out
    let hash = try #require(shown.firstMatch(of: /hash ([0-9a-f ]{19}),/)).1
    #expect(page.contains(hash))
  }

  @Test(.enabled(if: QRScanner.isThere, "skipped: zbarimg or pdftoppm is missing"))
  func `says to a telephone which file is signed`() throws {
    let office = try office()
    try office.run("print", "signature-page", "--date", "2026-11-27")
    let page = try office.bytes("ws/output/e-safety-signature-page-v2-2026-11-27.pdf")
    let hash = try office.sha256sum("ws/output/e-safety-v2-2026-11-27.pdf")
    #expect(
      try QRScanner.texts(pdf: page) == [
        """
        Longroyde Primary School
        E-safety
        Version: 2
        Printed: 2026-11-27
        Pages: 1
        SHA-256: \(hash)
        """
      ])
  }

  @Test func `leaves the policy alone that was printed on another day`() throws {
    let office = try office()
    try office.run("print", "policy", "--date", "2026-11-20")
    let run = try office.run("print", "signature-page", "--date", "2026-11-27")
    #expect(
      run.out == """
        ws/output/e-safety-signature-page-v2-2026-11-27.docx
        ws/output/e-safety-signature-page-v2-2026-11-27.pdf

        """)
  }

  @Test func `asks who signs`() throws {
    let office = try office(
      policy.replacing("signatures: [headteacher, chair-of-governors]\n", with: ""))
    #expect(
      try office.run("print", "signature-page").err == """
        error: The policy does not say who signs it.
          --> ws/templates/e-safety.md
        hint: Write a line such as `signatures: [headteacher, chair-of-governors]` at its top.

        """)
  }
}

@Suite struct `docket signatures` {
  @Test func `follow the words that were signed`() throws {
    let office = try office()
    try office.run("print", "policy", "--date", "2026-11-20")
    #expect(try office.run("signatures", "outstanding").status == 1)
    let record = try office.run(
      "signatures", "record", "e-safety", "--role", "headteacher", "--name", "Mrs A Head", "--on",
      "2026-11-21")
    #expect(record.status == 0, "\(record.err)")
    #expect(record.out.hasSuffix(": signed as headteacher on 2026-11-21.\n"))
    #expect(!record.out.contains("Head "))
    try office.run(
      "signatures", "record", "e-safety", "--role", "Chair of governors", "--name", "Mr B Chair")
    let done = try office.run("signatures", "outstanding")
    #expect(done.status == 0)
    #expect(done.err == "Every policy is signed by all who must.\n")
    try office.write(
      "ws/templates/e-safety.md", policy.replacing("careful", with: "kind"))
    #expect(
      try office.run("signatures", "outstanding").out == """
        e-safety, version 2: Headteacher: signed version 2 on 2026-11-21; its words have changed since, \
        so it must be signed anew
        e-safety, version 2: Chair of governors: signed version 2 on \(Self.today); its words have \
        changed since, so it must be signed anew

        """)
    #expect(try office.run("signatures", "list").out.contains("no, changed since"))
  }

  private static var today: String {
    Date.now.formatted(.iso8601.year().month().day().dateSeparator(.dash))
  }

  @Test func `are taken back with a reason`() throws {
    let office = try office()
    try office.run("print", "policy")
    try office.run(
      "signatures", "record", "e-safety", "--role", "headteacher", "--name", "Mrs A Head")
    let twice = try office.run(
      "signatures", "record", "e-safety", "--role", "headteacher", "--name", "Mrs A Head")
    #expect(twice.status == 2)
    #expect(!twice.err.contains("Mrs A Head"))
    let back = try office.run(
      "signatures", "withdraw", "e-safety", "--role", "headteacher", "--reason", "Wrong day")
    #expect(
      back.out == "Version 2 of e-safety: not signed as headteacher any more.\n")
    #expect(try office.run("signatures", "list").err == "No signature.\n")
    #expect(try office.run("verify").status == 0)
  }

  @Test(arguments: [
    (
      ["--role", "headteacher"],
      """
      error: Nobody is named for this role.
        --> school.yaml, role headteacher
      hint: Say who has signed: --name "…".

      """
    ),
    (
      ["--role", "headteacer", "--name", "N"],
      """
      error: "headteacer" is no role of this school.
        --> --role
      hint: Did you mean "headteacher"?

      """
    ),
    (
      ["--role", "headteacher", "--name", "N", "--on", "2999-01-01"],
      """
      error: The day of the signature is still to come.
        --> --on 2999-01-01
      hint: Write the day that stands beside the ink.

      """
    ),
    (
      ["--role", "headteacher", "--name", "N", "--hash", "0000 0000"],
      """
      error: No printed version of this policy has this hash.
        --> --hash
      hint: Compare it with the signature page; `docket policy show e-safety` lists all.

      """
    ),
  ])
  func `ask for what is missing`(_ arguments: [String], _ message: String) throws {
    let office = try office()
    try office.run("print", "policy")
    let run = try office.run(["signatures", "record", "e-safety"] + arguments)
    #expect(run.status == 2)
    #expect(run.err == message)
  }
}

@Suite struct `A signature that cannot be` {
  @Test func `is refused where it is older than what it is on`() throws {
    let office = try office()
    try office.run("print", "policy", "--date", "2026-09-05")
    func record(_ day: String, _ more: String...) throws -> CommandLineRun {
      try office.run(
        ["signatures", "record", "e-safety", "--role", "headteacher", "--name", "N", "--on", day]
          + more)
    }
    let early = try record("2026-09-04")
    #expect(early.status == 2)
    #expect(
      early.err == """
        error: On the day of the signature this version had not been printed: that was on 2026-09-05.
          --> --on 2026-09-04
        hint: Write the day that stands beside the ink. Where another version was signed, name the hash on \
        its signature page with --hash; `docket policy show e-safety` lists all.

        """)
    // The same words in other looks: what was signed may be the first printing of them.
    try office.write("ws/templates/e-safety.md", policy.replacing("careful", with: "**careful**"))
    try office.run("print", "policy", "--date", "2026-10-01")
    let hash = try office.sha256sum("ws/output/e-safety-v2-2026-10-01.pdf").prefix(16)
    #expect(try record("2026-09-05", "--hash", String(hash)).status == 2)
    #expect(try record("2026-09-05").status == 0)
  }

  @Test func `is refused in a role that does not sign the policy`() throws {
    let office = try office()
    try office.run("print", "policy")
    let run = try office.run(
      "signatures", "record", "e-safety", "--role", "ict-lead", "--name", "N")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: "ict-lead" does not sign this policy.
          --> --role
        hint: It is signed as headteacher, chair-of-governors. Where another role must sign it, add it to \
        `signatures` at the top of ws/templates/e-safety.md, and print it anew.

        """)
    // Who signed an older version is not known any more.
    try office.write("ws/templates/e-safety.md", policy.replacing("version: 2", with: "version: 3"))
    #expect(
      try office.run("signatures", "record", "e-safety", "--role", "ict-lead", "--name", "N").status
        == 0)
  }

  @Test func `is refused where the policy says nothing of signatures`() throws {
    let office = try office(
      policy.replacing("signatures: [headteacher, chair-of-governors]\n", with: ""))
    try office.run("print", "policy")
    let run = try office.run(
      "signatures", "record", "e-safety", "--role", "headteacher", "--name", "N")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: The policy does not say who signs it.
          --> ws/templates/e-safety.md
        hint: Write a line such as `signatures: [headteacher, chair-of-governors]` at its top.

        """)
  }
}

@Suite struct `docket policy` {
  @Test func `lists policies, what is due, and how each stands`() throws {
    let office = try office()
    #expect(
      try office.run("policy").out == """
        POLICY    VERSION  APPROVED    NEXT REVIEW  PRINTED  SIGNED  TITLE
        e-safety  2        2026-09-01  2027-09-01   no       0 of 2  E-safety

        """)
    let due = try office.run("policy", "due", "--date", "2027-08-01")
    #expect(due.status == 1)
    #expect(
      due.out == """
        e-safety: the next review is due on 2027-09-01
        e-safety: never printed
        e-safety: Headteacher: not signed yet
        e-safety: Chair of governors: not signed yet

        """)
    try office.run("print", "policy", "--date", "2026-11-20")
    for role in ["headteacher", "chair-of-governors"] {
      try office.run("signatures", "record", "e-safety", "--role", role, "--name", "N")
    }
    let none = try office.run("policy", "due", "--date", "2026-11-27")
    #expect(none.status == 0)
    #expect(none.err == "Nothing is due within 60 days.\n")
    #expect(
      try office.run("policy", "due", "--date", "2027-10-01").out
        == "e-safety: the review was due on 2027-09-01\n")
    let shown = try office.run("policy", "show", "e-safety").out
    #expect(
      shown.hasPrefix(
        """
        E-safety, version 2
          owner: Headteacher
          approved: on 2026-09-01, by Governing body
          next review: 2027-09-01

        Printed:
          2026-11-20  version 2, 1 page, hash
        """))
  }
}
