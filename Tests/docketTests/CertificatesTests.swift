import Foundation
import TestSupport
import Testing

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
      names.reduce(sessionHead) { "\($0)\n\($1),Online safety for staff,CPD,2026-09-02,1.5,T" })
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
    try office.write("trained.csv", sessionTable + "New Person,C,CPD,2026-10-01,1,T\n")
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
    try office.write("trained.csv", sessionTable + "New Person,C,CPD,2026-10-01,1,T\n")
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
      "trained.csv",
      "\(sessionHead)\nCANARY okafor,Online safety for staff,Induction,2/9/2026,2,T\n")
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
      \(sessionHead)
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
    try office.write(
      "trained.csv", sessionTable.split(separator: "\n").prefix(2).joined(separator: "\n"))
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
