import Foundation
import TestSupport
import Testing

private let head = "name,course,kind,date,hours,trainer"
private let table = """
  \(head)
  Canary Okafor,Online safety for staff,Induction,2026-09-02,1.5,Canary Trainer
  Canary Zoë,Online safety for staff,new starter induction,02/09/2026,1.5,Canary Trainer
  محمد کناری,Online safety for staff,at-risk identification,2 September 2026,2,Canary Trainer

  """

/// An office with a template of certificates and a session.
private func officeThatTrained(_ session: String = table) throws -> Office {
  func p(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
  let office = try Office()
  let template = docx(
    body: p("{{ certificate.name }}") + p("{{ certificate.number }}")
      + p("{{qr certificate.qr size: 46mm}}"))
  try Data(template).write(
    to: office.folder.appending(path: "ws/templates/certificate.docx"))
  try office.write("trained.csv", session)
  return office
}

extension Office {
  fileprivate func printCertificates(_ more: String...) throws -> CommandLineRun {
    try run(
      ["print", "certificates", "--session", "trained.csv", "--date", "2026-11-27"] + more)
  }

  /// The numbers of all certificates, oldest first.
  fileprivate var numbers: [String] {
    get throws {
      try run("certificates", "list", "--json").out.split(separator: "\n").map {
        let json = try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        return try #require(json?["number"] as? String)
      }
    }
  }

  /// The text of a certificate's code, as the register gives it.
  fileprivate func code(_ number: String) throws -> String {
    let pdf = try bytes("ws/output/certificates-2026-11-27/\(number).pdf")
    return try #require(try QRScanner.texts(pdf: pdf).first ?? nil)
  }
}

@Suite struct `docket print certificates` {
  private static let folder = "ws/output/certificates-2026-11-27"

  @Test func `issues a certificate for each person, in files that name nobody`() throws {
    let office = try officeThatTrained()
    let run = try office.printCertificates()
    #expect(run.status == 0, "\(run.err)")
    let numbers = try office.numbers
    #expect(numbers.count == 3)
    #expect(run.out == numbers.map { "\(Self.folder)/\($0).pdf\n" }.joined())
    #expect(run.err == "3 certificates: 3 new, 0 issued before.\n")
    #expect(try office.names(in: Self.folder) == numbers.map { "\($0).pdf" }.sorted())
    #expect(try office.names(in: "ws/output") == ["certificates-2026-11-27"])
    for number in numbers {
      let pdf = try office.bytes("\(Self.folder)/\(number).pdf")
      #expect(PDFChecker.problems(in: pdf) == [])
      #expect(try PDFFile(pdf).pageText(0).contains(number))
    }
    #expect(try office.run("verify").out.hasPrefix("3 events,"))
  }

  @Test func `has room for the longest names in the template that ships`() throws {
    let office = try Office()
    let names = [
      String(repeating: "Nguyễn Thị Minh ", count: 9) + "Khai",
      String(repeating: "王小明先生", count: 30),
    ]
    try office.write(
      "trained.csv",
      names.reduce(head) { "\($0)\n\($1),Online safety for staff,CPD,2026-09-02,1.5,T" })
    let run = try office.printCertificates("--one-file")
    #expect(run.err == "2 certificates: 2 new, 0 issued before.\n")
    let pdf = try office.bytes(String(run.out.dropLast()))
    #expect(PDFChecker.problems(in: pdf) == [])
    #expect(try PDFFile(pdf).pages.count == 2)
    guard QRScanner.isThere else { return }
    for (code, name) in zip(try QRScanner.texts(pdf: pdf), names) {
      #expect(try office.run("certificates", "verify", #require(code)).out.contains(name))
    }
  }

  @Test func `gives the same bytes again, and new certificates to new rows alone`() throws {
    let office = try officeThatTrained()
    _ = try office.printCertificates()
    let numbers = try office.numbers
    let first = try office.bytes("\(Self.folder)/\(numbers[0]).pdf")
    let again = try office.printCertificates()
    #expect(
      again.err
        == "They were there already, and are the same.\n3 certificates: 0 new, 3 issued before.\n")
    try FileManager.default.removeItem(at: office.folder.appending(path: Self.folder))
    try office.write("trained.csv", table + "New Person,C,CPD,2026-10-01,1,T\n")
    let more = try office.printCertificates("--jobs", "1")
    #expect(more.err == "4 certificates: 1 new, 3 issued before.\n")
    #expect(try office.bytes("\(Self.folder)/\(numbers[0]).pdf") == first)
    #expect(try office.numbers.count == 4)
  }

  @Test func `numbers them in the year of the day for which they are printed`() throws {
    let office = try officeThatTrained()
    _ = try office.run([
      "print", "certificates", "--session", "trained.csv", "--date", "2026-09-30",
    ])
    try office.write("trained.csv", table + "New Person,C,CPD,2026-10-01,1,T\n")
    let run = try office.run([
      "print", "certificates", "--session", "trained.csv", "--date", "2031-01-04",
    ])
    #expect(run.err == "4 certificates: 1 new, 3 issued before.\n")
    #expect(
      try office.numbers.map { $0.prefix(9) } == [
        "CERT-2026", "CERT-2026", "CERT-2026", "CERT-2031",
      ])
    #expect(try office.numbers.last?.prefix(14) == "CERT-2031-0001")
  }

  @Test func `warns of a certificate that says the same with other hours`() throws {
    let office = try officeThatTrained()
    _ = try office.printCertificates()
    try office.write(
      "trained.csv", "\(head)\nCANARY okafor,Online safety for staff,Induction,2/9/2026,2,T\n")
    let first = try office.numbers[0]
    #expect(
      try office.printCertificates().err == """
        warning: Certificate \(first) certifies the same with other hours or another trainer.
          --> trained.csv, line 2, record 1
        hint: Where it is wrong, run `docket certificates revoke \(first)`.
        1 certificate: 1 new, 0 issued before.

        """)
  }

  @Test func `puts all into one PDF, or makes Word files`() throws {
    let office = try officeThatTrained()
    let one = try office.printCertificates("--one-file")
    let numbers = try office.numbers
    let name = "\(Self.folder)/\(numbers[0])-to-\(numbers[2])-in-one.pdf"
    #expect(one.out == name + "\n")
    let pdf = try office.bytes(name)
    #expect(PDFChecker.problems(in: pdf) == [])
    #expect(try PDFFile(pdf).pages.count == 3)
    let word = try office.printCertificates("--as", "word", "-o", "letters")
    #expect(
      word.out == numbers.map { "letters/certificates-2026-11-27/\($0).docx\n" }.joined())
    let both = try office.printCertificates("--as", "word", "--one-file")
    #expect(both.status == 64)
    #expect(both.err.contains("--one-file makes one PDF: leave --as word out."))
  }

  @Test func `says what it would issue, and issues nothing then`() throws {
    let office = try officeThatTrained()
    let run = try office.printCertificates("--dry-run")
    #expect(
      run.out == """
        line 2, record 1: a new certificate
        line 3, record 2: a new certificate
        line 4, record 3: a new certificate

        """)
    #expect(run.err == "Nothing was issued or printed: 3 certificates: 3 new, 0 issued before.\n")
    #expect(try office.numbers == [])
    #expect(try office.names(in: "ws/output") == [])
  }

  @Test func `says every mistake with its row, without a name, and issues nothing`() throws {
    let office = try officeThatTrained(
      """
      \(head)
      ,C,Induction,2026-09-02,1,T
      Canary A,C,Induction,2026-02-30,1,T
      Canary B,C,Induction,2026-09-02,1,T
      canary b,C,Induction,2026-09-02,1,T

      """)
    let run = try office.printCertificates()
    #expect(run.status == 2)
    #expect(run.out == "")
    #expect(
      run.err == """
        error: The name is missing.
          --> trained.csv, line 2, record 1
        hint: Fill it in, such as "Ms R Okafor".
        error: The date is no day that there is, or says none clearly.
          --> trained.csv, line 3, record 2
        hint: Write it such as 2026-09-02 or 02/09/2026, the day before the month.
        error: The same person stands here and at line 4, record 3, with the same course, kind and date.
          --> trained.csv, line 5, record 4
        hint: Delete one row; where they are two people, tell them apart, such as by a middle name.

        """)
    #expect(try office.numbers == [])
    #expect(try office.names(in: "ws/output") == [])
  }

  @Test func `says what is wrong with the template, and issues nothing`() throws {
    let office = try officeThatTrained()
    let template = docx(
      body:
        "<w:p><w:r><w:t>{{ certificate.grade }}{{qr certificate.qr size: 46mm}}</w:t></w:r></w:p>")
    try Data(template).write(
      to: office.folder.appending(path: "ws/templates/certificate.docx"))
    let run = try office.printCertificates()
    #expect(run.status == 1)
    #expect(run.err.hasPrefix("error: The data has no \"certificate.grade\".\n"))
    #expect(run.err.hasSuffix("1 mistake; nothing was written.\n"))
    #expect(try office.numbers == [])
  }

  @Test func `replaces no other file, and prints what is issued the next time`() throws {
    let office = try officeThatTrained()
    _ = try office.printCertificates()
    let number = try #require(try office.numbers.first)
    try office.write("\(Self.folder)/\(number).pdf", "mine")
    let run = try office.printCertificates()
    #expect(run.status == 2)
    #expect(
      run.err == """
        The certificates are in the register, and no file was written: once the cause is mended, the same \
        command prints them.
        error: A file of this name is there and holds something else, so nothing was written.
          --> \(Self.folder)/\(number).pdf
        hint: Name another folder with --output, or add --force to replace it.

        """)
    #expect(try office.printCertificates("--force").status == 0)
    #expect(try office.bytes("\(Self.folder)/\(number).pdf").starts(with: Array("%PDF".utf8)))
    #expect(try office.names(in: "ws/output") == ["certificates-2026-11-27"])
  }

  @Test func `prints no certificate that was revoked, but a new one where it is told to`() throws {
    let office = try officeThatTrained()
    _ = try office.printCertificates()
    let number = try #require(try office.numbers.first)
    try office.run("certificates", "revoke", number, "--reason", "Left early")
    let run = try office.printCertificates()
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: Certificate \(number) of these facts was revoked.
          --> trained.csv, line 2, record 1
        hint: Delete the row; where a new certificate is right, add --reissue.

        """)
    let new = try office.printCertificates("--reissue")
    #expect(new.err == "3 certificates: 1 new, 2 issued before.\n")
    #expect(try office.numbers.count == 4)
  }

  @Test func `does not print again what was signed with another name of the school`() throws {
    let office = try officeThatTrained()
    _ = try office.printCertificates()
    let number = try #require(try office.numbers.first)
    let own = String(decoding: try office.bytes("ws/school.yaml"), as: UTF8.self)
    try office.write(
      "ws/school.yaml", own.replacing("Longroyde Primary School", with: "Another School"))
    try office.write("trained.csv", table.split(separator: "\n").prefix(2).joined(separator: "\n"))
    let run = try office.printCertificates()
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: Certificate \(number) was signed with another name of the school, or with a key that is not \
        in the folder keys.
          --> trained.csv, line 2, record 1
        hint: Put the name or the public key back; else `docket certificates revoke \(number)`, and print \
        it anew with --reissue.

        """)
  }

  @Test func `asks for the template and the key`() throws {
    let office = try officeThatTrained()
    try FileManager.default.removeItem(
      at: office.folder.appending(path: "ws/templates/certificate.docx"))
    #expect(
      try office.printCertificates().err.hasPrefix("error: There is no template \"certificate\"."))
    try FileManager.default.removeItem(at: office.folder.appending(path: "ws/keys"))
    #expect(
      try office.printCertificates().err == """
        error: There is no key that signs certificates.
          --> ws/keys/certificates.key
        hint: Run `docket init`, which makes what a workspace lacks.

        """)
    try office.run("init", "ws")
    #expect(try office.names(in: "ws/keys") == ["certificates.key", "certificates.pub"])
  }
}

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
    try office.write("trained.csv", "\(head)\nCanary N,C,CPD,2026-09-02,1,T\n")
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
