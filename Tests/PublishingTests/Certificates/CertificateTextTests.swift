import Cases
import Forms
import Foundation
import Publishing
import Testing

private let key = CertificateKey()
private let checker = CertificateChecker(keys: [CertificateKey().publicKey, key.publicKey])

@Suite struct `The text of a certificate` {
  @Test func `is signed as these bytes`() throws {
    let text = CertificateText(
      school: "Longroyde Primary School",
      number: try #require(CertificateNumber(year: 2026, number: 42)), facts: try facts(),
      key: "3f9a 0c21 77be 41d0")
    #expect(
      String(decoding: text.signedBytes, as: UTF8.self) == """
        School: Longroyde Primary School
        Certificate: \(text.number)
        Name: Ms R Okafor
        Course: Online safety for staff
        Kind: Induction
        Date: 2026-09-02
        Hours: 1.5
        Trainer: Mr J Lindqvist
        Key: 3f9a 0c21 77be 41d0

        """)
    let letters = String(repeating: "A", count: 86)
    #expect(
      text.code(signature: letters)
        == String(decoding: text.signedBytes, as: UTF8.self) + "Signature: \(letters)")
    #expect(text.code(signature: letters).utf8.count == text.codeBytes)
  }

  @Test func `has one signature, which is the same each time`() throws {
    let text = try text(facts(), key)
    #expect(try text.signature(by: key) == text.signature(by: key))
    #expect(checker.isSigned(text, try text.signature(by: key)))
  }

  @Test(arguments: [
    "Ms R Okafor", "Zoë Łukasz-O’Brien", "محمد بن عبد الله", "王小明", "ثناء اللہ خان", "שרה לוי",
    "Name: of the Key: Date:",
  ])
  func `is genuine however telephones and mail hand it on`(_ name: String) throws {
    let facts = try facts(name)
    let code = try code(facts, key)
    let genuine = CertificateVerdict.genuine(try text(facts, key))
    #expect(checker.check(code) == genuine)
    for changed in [
      code + "\n", "\u{FEFF}" + code, code.replacing("\n", with: "\r\n"),
      code.replacing("\n", with: "\r"), code.replacing("\n", with: "  \n\n "),
      code.replacing(": ", with: ":\u{A0}"),
      code.decomposedStringWithCanonicalMapping,
      code.replacing("Online safety for", with: "Online\n safety\nfor"),
      String(code.prefix(code.count - 40)) + "\n" + code.suffix(40),
    ] {
      #expect(checker.check(changed) == genuine)
    }
  }

  @Test func `is genuine with its lines joined, or words broken`() throws {
    let genuine = CertificateVerdict.genuine(try text(facts("王小明先生"), key))
    let code = try code(facts("王小明先生"), key)
    #expect(checker.check(code.replacing("\n", with: " ")) == genuine)
    #expect(checker.check(code.replacing("王小明", with: "王小\n明")) == genuine)
  }

  @Test(arguments: [
    ("Okafor", "Okafar"), ("Ms R Okafor", "MS R OKAFOR"), ("Hours: 1.5", "Hours: 15"),
    ("2026-09-02", "2026-09-03"), ("Kind: Induction", "Kind: Refresher"),
    ("Trainer: Mr J Lindqvist", "Trainer: Mr J Lindqvist\nGrade: distinction"),
    ("Longroyde", "Other"), ("'", "\u{2019}"),
  ])
  func `is not genuine where a fact was changed, which is shown`(_ old: String, _ new: String)
    throws
  {
    let facts = try facts(course: "Pupils' safety")
    let changed = try code(facts, key).replacing(old, with: new)
    guard case .notSigned(let text) = checker.check(changed) else {
      Issue.record("\(checker.check(changed))")
      return
    }
    #expect(text != (try PublishingTests.text(facts, key)))
  }

  @Test
  func `is not genuine with the signature of another certificate, or a key that is not known`()
    throws
  {
    let other = try text(facts(), key, number: 43).signature(by: key)
    #expect(
      checker.check(try text(facts(), key).code(signature: other))
        == .notSigned(try text(facts(), key)))
    let stranger = CertificateKey()
    #expect(
      checker.check(try code(facts(), stranger)) == .unknownKey(try text(facts(), stranger)))
  }

  @Test(arguments: [
    ("Hours: 1.5\n", "", "the line \"Hours:\" is missing"),
    ("Hours: 1.5\n", "Hours: 1.5\nHours: 2\n", "the line \"Hours:\" stands in it more than once"),
    ("School:", "Dear all\nSchool:", "something stands before the line \"School:\""),
    (
      "Hours: 1.5\nTrainer: Mr J Lindqvist", "Trainer: Mr J Lindqvist\nHours: 1.5",
      "its lines are not in their order"
    ),
    (
      "Hours: 1.5", "Hours: 1.50",
      "what stands behind \"Hours:\" is not what a certificate has there"
    ),
    ("Hours: 1.5", "Hours:", "what stands behind \"Hours:\" is not what a certificate has there"),
    (
      "Okafor", "Oka\u{202E}for", "what stands behind \"Name:\" is not what a certificate has there"
    ),
    (
      "Okafor", "Oka\u{200B}for", "what stands behind \"Name:\" is not what a certificate has there"
    ),
    ("CERT-", "cert-", "what stands behind \"Certificate:\" is not what a certificate has there"),
    ("Induction", "induction", "what stands behind \"Kind:\" is not what a certificate has there"),
    ("2026-09-02", "2/9/2026", "what stands behind \"Date:\" is not what a certificate has there"),
    ("Key: ", "Key: 0", "what stands behind \"Key:\" is not what a certificate has there"),
  ])
  func `is refused where it is none`(_ old: String, _ new: String, _ reason: String) throws {
    let changed = try code(facts(), key).replacing(old, with: new)
    guard case .unreadable(let unreadable) = checker.check(changed) else {
      Issue.record("\(checker.check(changed))")
      return
    }
    #expect(unreadable.reason == reason)
  }

  @Test func `is refused with something behind its signature`() throws {
    let code = try code(facts(), key)
    for changed in [code + "\nSent from my telephone", String(code.dropLast()), code + "A", ""] {
      guard case .unreadable = checker.check(changed) else {
        Issue.record("\(checker.check(changed))")
        continue
      }
    }
  }

  @Test func `is never genuine with other facts, whichever letter is changed`() throws {
    var random = SystemRandomNumberGenerator()
    let letters = Array("aZ0 :-.,'’\n\r\tŁü王م\u{202E}\u{200B}\u{301}\u{A0}é".unicodeScalars)
    let names = ["Ms R Okafor", "Zoë Łukasz", "محمد بن عبد", "王小明", "ثناء اللہ", "Key: Name: x"]
    for _ in 0..<60 {
      let facts = try facts(
        names.randomElement(using: &random) ?? "",
        course: names.randomElement(using: &random) ?? "",
        kind: TrainingKind.allCases.randomElement(using: &random) ?? .atRisk,
        hours: String(Int.random(in: 1...1000, using: &random)))
      let genuine = CertificateVerdict.genuine(try text(facts, key))
      let code = Array(try code(facts, key).unicodeScalars)
      for _ in 0..<40 {
        var changed = code
        let place = Int.random(in: 0..<code.count, using: &random)
        let letter = letters.randomElement(using: &random) ?? " "
        switch Int.random(in: 0..<4, using: &random) {
        case 0: changed[place] = letter
        case 1: changed.insert(letter, at: place)
        case 2: changed.remove(at: place)
        default: changed.swapAt(place, Int.random(in: 0..<code.count, using: &random))
        }
        let said = String(String.UnicodeScalarView(changed))
        let verdict = checker.check(said)
        if case .genuine = verdict { #expect(verdict == genuine, "\(said.debugDescription)") }
      }
    }
  }
}
