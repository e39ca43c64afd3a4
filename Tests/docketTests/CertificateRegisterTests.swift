import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: QRScanner.isThere, "skipped: zbarimg or pdftoppm is missing"))
struct `docket certificates verify` {
  @Test func `shows every fact of what a telephone reads`() throws {
    let office = try officeThatTrained()
    _ = try office.printCertificates()
    let number = try office.numbers[1]
    let code = try office.code(number)
    let run = try office.run("certificates", "verify", code)
    #expect(run.status == 0)
    let key = try #require(run.out.firstMatch(of: /the key ([0-9a-f ]{19}) of/)).1
    #expect(
      run.out == """
        GENUINE: the key \(key) of the school has signed exactly these facts.
          School:      Longroyde Primary School
          Certificate: \(number)
          Name:        Canary Zoë
          Course:      Online safety for staff
          Kind:        Induction
          Date:        2026-09-02
          Hours:       1.5
          Trainer:     Canary Trainer
          Key:         \(key)

        """)
    #expect(run.err == "Compare every fact with the paper.\n")
  }

  @Test func `needs no more than the public key, from a file or standard input`() throws {
    let office = try officeThatTrained()
    _ = try office.printCertificates()
    let code = try office.code(try office.numbers[0])
    try office.write("scanned.txt", code.replacing("\n", with: "\r\n") + "\r\n")
    try office.write("school.pub", try office.run("certificates", "key").out)
    // Away from the workspace.
    let away = try CommandLineRun(
      ["certificates", "verify", "scanned.txt", "--key", "school.pub"], in: office.folder)
    #expect(away.status == 0, "\(away.err)")
    #expect(
      away.err == """
        Revocations are known to the school's docket only.
        Compare every fact with the paper.

        """)
    let piped = try CommandLineRun.shell(
      "cat scanned.txt | docket certificates verify - --key school.pub", in: office.folder)
    #expect(piped.out == away.out)
    #expect(
      try CommandLineRun(["certificates", "verify", "scanned.txt"], in: office.folder).err == """
        error: There is no public key to check it with.
        hint: Name the school's key with --key FILE, or go into the school's workspace.

        """)
  }

  @Test func `says what is not genuine, and what no longer counts`() throws {
    let office = try officeThatTrained()
    _ = try office.printCertificates()
    let number = try office.numbers[0]
    let code = try office.code(number)
    let forged = try office.run(
      "certificates", "verify", code.replacing("Hours: 1.5", with: "Hours: 15"))
    #expect(forged.status == 1)
    #expect(
      forged.out.hasPrefix(
        "NOT GENUINE: the school has not signed these facts; one of them was changed.\n"))
    #expect(forged.out.contains("Hours:       15\n"))
    let torn = try office.run("certificates", "verify", code.replacing("Hours: 1.5\n", with: ""))
    #expect(torn.status == 1)
    #expect(torn.out == "NOT GENUINE: the line \"Hours:\" is missing.\n")
    let revoke = try office.run("certificates", "revoke", number, "--reason", "Left early")
    #expect(
      revoke.out
        == "\(number) is revoked: `docket certificates verify` says so from now on, in this workspace.\n"
    )
    let revoked = try office.run("certificates", "verify", code)
    #expect(revoked.status == 1)
    #expect(
      revoked.out.wholeMatch(of: /REVOKED on \d{4}-\d\d-\d\d: Left early\n(?s:.*)/) != nil)
    #expect(revoked.out.contains("Name:        Canary Okafor\n"))
  }

  @Test func `knows certificates of an old key, and none of a stranger's`() throws {
    let office = try officeThatTrained()
    _ = try office.printCertificates()
    let code = try office.code(try office.numbers[0])
    #expect(try office.run("certificates", "key", "--new").status == 0)
    #expect(try office.run("certificates", "verify", code).status == 0)
    try office.write("school.pub", try office.run("certificates", "key").out)
    let unknown = try office.run("certificates", "verify", code, "--key", "school.pub")
    #expect(unknown.status == 1)
    #expect(unknown.out.hasPrefix("NOT GENUINE, as far as can be told: the key "))
    // The register of another office does not have what the key of this one signed.
    let other = try officeThatTrained()
    try other.write(
      "ws/keys/old.pub",
      String(decoding: try office.bytes("ws/keys/certificates.pub"), as: UTF8.self))
    try office.write("trained.csv", "\(sessionHead)\nCanary N,C,CPD,2026-09-02,1,T\n")
    _ = try office.printCertificates()
    let new = try office.code(try #require(try office.numbers.last))
    let foreign = try other.run("certificates", "verify", new)
    #expect(foreign.status == 1)
    #expect(foreign.out.hasPrefix("NOT IN THE REGISTER: "))
  }

  @Test func `asks for the text where it gets a picture or nothing of use`() throws {
    let office = try officeThatTrained()
    _ = try office.printCertificates()
    let number = try office.numbers[0]
    let pdf = "ws/output/certificates-2026-11-27/\(number).pdf"
    #expect(
      try office.run("certificates", "verify", pdf).err == """
        error: This is a PDF, not the text of the QR code.
          --> \(pdf)
        hint: Scan its QR code with a telephone, and give docket the text that it shows.

        """)
    #expect(
      try office.run("certificates", "verify", "nothing").err == """
        error: This is neither a file, nor the text of a certificate, nor a number of one.
        hint: Give the whole text of the QR code, from "School:" on, in quotes; or - to read it from \
        standard input.

        """)
  }
}

@Suite struct `The register of certificates` {
  @Test func `is listed, as a table and as JSON`() throws {
    let office = try officeThatTrained()
    #expect(try office.run("certificates").err == "No certificate.\n")
    _ = try office.printCertificates()
    let numbers = try office.numbers
    try office.run("certificates", "revoke", numbers[1], "--reason", "Left early")
    #expect(
      try office.run("certificates", "list").out == """
        NUMBER            STATUS   TRAINED     NAME           COURSE
        \(numbers[0])  counts   2026-09-02  Canary Okafor  Online safety for staff
        \(numbers[1])  revoked  2026-09-02  Canary Zoë     Online safety for staff
        \(numbers[2])  counts   2026-09-02  محمد کناری     Online safety for staff

        """)
    #expect(
      try office.run("certificates", "list", "--name", "okafor", "--json").out.hasPrefix(
        """
        {"number":"\(numbers[0])","status":"counts","name":"Canary Okafor",\
        "course":"Online safety for staff","kind":"induction","date":"2026-09-02","hours":"1.5",\
        "trainer":"Canary Trainer","key":"
        """))
    #expect(
      try office.run("certificates", "list", "--name", "zoë", "--json").out.contains(
        "\"reason\":\"Left early\"}}"))
    #expect(try office.run("certificates", "list", "--course", "maths").err == "No certificate.\n")
    #expect(try office.run("certificates", "list", "--since", "2026-09-03").out == "")
  }

  @Test func `shows what it has under a number`() throws {
    let office = try officeThatTrained()
    _ = try office.printCertificates()
    let number = try office.numbers[0]
    let run = try office.run("certificates", "verify", number.lowercased())
    #expect(run.status == 0)
    #expect(run.out.hasPrefix("IN THE REGISTER: it counts. Compare every fact with the paper.\n"))
    #expect(run.out.contains("  Name:        Canary Okafor\n"))
    #expect(
      try office.run("certificates", "verify", "CERT-1999-0001-R").status == 2)
  }

  @Test func `revokes once, and asks for a reason and a number`() throws {
    let office = try officeThatTrained()
    _ = try office.printCertificates()
    let number = try office.numbers[0]
    #expect(try office.run("certificates", "revoke", number).status == 64)
    #expect(try office.run("certificates", "revoke", number, "--reason", "x").status == 0)
    #expect(
      try office.run("certificates", "revoke", number, "--reason", "x").err.hasPrefix(
        "error: Certificate \(number) is revoked already."))
    #expect(
      try office.run("certificates", "revoke", "CERT-2026-0001-A", "--reason", "x").err == """
        error: This is no number of a certificate: its check letter is wrong, or a sign is missing.
          --> CERT-2026-0001-A
        hint: Compare it with the paper; `docket certificates list` lists all.

        """)
  }
}
