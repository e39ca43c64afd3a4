import Cases
import Fonts
import Foundation
import Intake
import Publishing
import Templates
import TestSupport
import Testing

private let key = CertificateKey()

private let names = [
  "Ms R Okafor", "Zoë Łukasz-Świątek", "محمد بن عبد الله", "王小明", "שרה לוי",
  "ثناء اللہ ٹیپو",
  String(repeating: "Nguyễn Thị Minh ", count: 9) + "Khai",
  String(repeating: "王小明先生", count: 30),
]

private func rows(_ names: [String]) throws -> [TrainingSession.Row] {
  try names.enumerated().map {
    TrainingSession.Row(number: $0 + 1, line: $0 + 2, facts: try facts($1))
  }
}

private func certificates() throws -> [Certificate] {
  try names.enumerated().map { try certificate(facts($1), key, number: $0 + 1) }
}

@Suite struct `Printed certificates` {
  private static func stage(_ threads: Int, isPDF: Bool = true) throws -> [String: [UInt8]] {
    let folder = try Folder()
    let made = try press(certificateTemplate(), threads: threads).stage(
      certificates(), in: FilePath(folder.path + "/day"), isPDF: isPDF
    ) { _ in }
    _ = try made.folder.place(made.names, replacing: false)
    #expect(made.findings == [:])
    return try Dictionary(
      uniqueKeysWithValues: made.names.map { ($0, try folder.bytes("day/\($0)")) })
  }

  @Test func `are accessible, in every script, on one thread or several the same`() throws {
    let files = try Self.stage(1)
    #expect(try Self.stage(3) == files)
    #expect(Set(files.keys) == Set(try certificates().map { "\($0.number).pdf" }))
    for (certificate, name) in zip(try certificates(), names) {
      let file = try #require(files["\(certificate.number).pdf"])
      #expect(PDFChecker.problems(in: file) == [])
      let read = try PDFFile(file)
      // A space stands where a line ends.
      let text = PDFStructureText(read).text.filter { $0 != " " }
      #expect(text.contains(name.filter { $0 != " " }))
      #expect(read.pages.count == 1)
    }
  }

  @Test(.enabled(if: QRScanner.isThere, "skipped: zbarimg or pdftoppm is missing"))
  func `carry their facts and the signature of them, which a camera reads`() throws {
    let files = try Self.stage(2)
    let checker = CertificateChecker(keys: [key.publicKey])
    for (index, certificate) in try certificates().enumerated() {
      let pages = try QRScanner.texts(pdf: #require(files["\(certificate.number).pdf"]))
      let code = try #require(pages.first ?? nil)
      #expect(
        checker.check(code)
          == .genuine(try text(certificate.facts, key, number: index + 1)))
    }
  }

  @Test func `are not printed where no font has a letter of a name`() throws {
    // Nothing has these numbers in Unicode yet, so no font does.
    let mistakes = try LetterCheck(PressFonts().faces).mistakes(
      rows(names + ["Canary \u{2FE0}\u{2FE1}", "Ann"]), file: "trained.csv")
    #expect(
      mistakes.map { "\($0.place ?? ""): \($0.message)" } == [
        "trained.csv, line 10, record 9: No font on this machine has the letters U+2FE0, U+2FE1."
      ])
  }

  @Test func `may be Word files`() throws {
    let files = try Self.stage(2, isPDF: false)
    #expect(files.keys.allSatisfy { $0.hasSuffix(".docx") })
    #expect(files.values.allSatisfy { $0.starts(with: Array("PK".utf8)) })
  }

  @Test func `may stand in one file, each on its page, to be found by its number`() throws {
    let all = try certificates()
    let made = try press(certificateTemplate()).onePDF(all, PressFonts()) { _ in }
    let again = try press(certificateTemplate(), threads: 1).onePDF(all, PressFonts()) { _ in }
    #expect(made.bytes == again.bytes)
    #expect(PDFChecker.problems(in: made.bytes) == [])
    let file = try PDFFile(made.bytes)
    #expect(file.pages.count == all.count)
    for (page, certificate) in all.enumerated() {
      #expect(file.pageText(page).contains(certificate.number.description))
    }
    let outline = String(decoding: made.bytes, as: UTF8.self)
    #expect(!outline.contains("/Title(Certificate of training)"))
    guard QRScanner.isThere else { return }
    let codes = try QRScanner.texts(pdf: made.bytes)
    let checker = CertificateChecker(keys: [key.publicKey])
    #expect(
      try codes.map { checker.check(try #require($0)).text }
        == all.enumerated().map { try text($1.facts, key, number: $0 + 1) })
  }

  @Test func `are tried out first, and everything wrong with the template is told`() throws {
    let template = try certificateTemplate(" {{ certificate.grade }} {{ roles.caretaker.name }}")
    let findings = try press(template).tryOut([try text(facts(), key)])
    #expect(
      findings.map(\.message) == [
        "The data has no \"certificate.grade\".", "The data has no \"roles.caretaker\".",
      ])
    #expect(try press(certificateTemplate()).tryOut([try text(facts(), key)]) == [])
  }
}

@Suite struct `The room of a QR code` {
  private static func mistakes(_ facts: [CertifiedFacts], code: String) throws -> [String] {
    let texts = try facts.enumerated().map { (try text($1, key), "record \($0 + 1)") }
    return CodeRoom(try certificateTemplate(code: code), file: "certificate.docx").mistakes(texts)
      .map { "\($0.place ?? ""): \($0.message) \($0.hint)" }
  }

  @Test func `is enough for telephones, or it is told how large it must be`() throws {
    #expect(try Self.mistakes([facts()], code: "40mm") == [])
    #expect(
      try Self.mistakes([facts(), facts(names[7])], code: "24mm") == [
        "certificate.docx: The QR code is too small for what it must say: telephones could not read it. It needs {{qr certificate.qr size: 41mm}}; it has 24 mm. It is too small for record 1; record 2."
      ])
  }

  @Test func `names the first of the rows that it is too small for`() throws {
    let rows = try [facts()] + (1...5).map { _ in try facts(names[7]) }
    let mistakes = try Self.mistakes(rows, code: "36mm")
    #expect(mistakes.count == 1)
    #expect(mistakes[0].hasSuffix("It is too small for record 2; record 3; record 4 and 2 more."))
  }

  @Test(arguments: [
    String(repeating: "ع", count: 200), String(repeating: "王", count: 200),
    String(repeating: "𐍈", count: 200), String(repeating: "नि", count: 150),
  ])
  func `is enough for 200 letters of any script on the certificate that ships`(
    _ name: String
  ) throws {
    let template = try Template(shipped("templates/certificate.docx"))
    #expect(template.codeSize(of: "certificate.qr") == 50)
    let facts = try facts(name, course: "Online safety for staff, with the annual refresher")
    let mistakes = CodeRoom(template, file: "certificate.docx")
      .mistakes([(try text(facts, key), "record 1")])
    #expect(mistakes == [])
  }

  @Test(
    .enabled(if: QRScanner.isThere, "skipped: zbarimg or pdftoppm is missing"),
    arguments: [
      String(repeating: "محمد عبد الله ", count: 14) + "علي", String(repeating: "王", count: 200),
    ])
  func `lets a camera read the longest names on the certificate that ships`(_ name: String) throws {
    let folder = try Folder()
    let certificate = try certificate(facts(name), key)
    let made = try press(Template(shipped("templates/certificate.docx"))).stage(
      [certificate], in: FilePath(folder.path + "/day"), isPDF: true
    ) { _ in }
    _ = try made.folder.place(made.names, replacing: false)
    let file = try folder.bytes("day/\(made.names[0])")
    #expect(try PDFFile(file).pages.count == 1)
    let code = try #require(QRScanner.texts(pdf: file, dotsPerInch: 200).first ?? nil)
    #expect(
      CertificateChecker(keys: [key.publicKey]).check(code)
        == .genuine(try text(certificate.facts, key)))
  }

  @Test func `has an end`() throws {
    let long = String(repeating: "王", count: 200)
    #expect(
      try Self.mistakes([facts(), facts(long, course: long)], code: "60mm") == [
        "record 2: The name, the course and the trainer together are too long for a QR code. Shorten the course or the trainer: the text has 1469 bytes, and 1270 fit."
      ])
  }

  @Test func `must be in the template`() throws {
    let template = try Template(
      docx(body: "<w:p><w:r><w:t>{{ certificate.name }}</w:t></w:r></w:p>"))
    #expect(
      CodeRoom(template, file: "certificate.docx").mistakes([]).map(\.message)
        == ["The template shows no QR code of the certificate."])
  }
}
