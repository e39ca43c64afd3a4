import Cases
import Forms
import Foundation
import PDF
import Publishing
import School
import Templates
import TestSupport
import Testing
import Word

/// What docket gives the templates that ship.
func shippedValues(
  name: String = "Amelia Hughes", roles: [String] = ["headteacher", "chair-of-governors"]
) throws -> TemplateRecord {
  let printing = Printing(
    document: try #require(DocumentName("social-media-policy")), title: "Social media policy",
    version: "3", day: try day("2026-11-27"), pages: 8,
    sha256: String(repeating: "3f9a0c2177be41d0", count: 4), wordsSHA256: "")
  let page = SignaturePage(
    school, for: printing, file: "social-media-policy-v3-2026-11-27.pdf", roles: roles
  ).values
  func group(_ values: KeyValuePairs<String, TemplateValue>) -> TemplateValue {
    .record(TemplateRecord(values.map { (name: $0.key, value: $0.value) }))
  }
  let certificate = group(
    [
      "number": .text("2026-0042-K"), "name": .text(name), "course": .text("Social media policy"),
      "kind": .text("Identifying pupils at risk"), "date": .text("2026-11-27"),
      "hours": .text("1.5"), "trainer": .text("Ms R Okafor"),
      "qr": .text("Certificate 2026-0042-K"),
      "key": .text("3f9a 0c21 77be 41d0"),
    ])
  let meeting = group(
    [
      "title": .text("E-safety evening"), "date": .text("2027-01-21"), "time": .text("6.30 pm"),
      "place": .text("School hall"), "host": .text("Mrs H Varga"),
      "topics": .list([.text("Settings that help"), .text("Who to tell, and how")]),
      "reply-by": .text("2027-01-14"), "contact": .text("the school office"),
    ])
  return TemplateRecord(
    page.names.map { (name: $0, value: page[$0] ?? .nothing) }
      + [("certificate", certificate), ("meeting", meeting)])
}

/// The words of a Word file, each gap one space.
private func words(_ file: [UInt8]) throws -> String {
  var reader = WordReader()
  return try reader.read(file).visibleText().split(whereSeparator: \.isWhitespace)
    .joined(separator: " ")
}

/// Holds a template, filled, to one accessible page that shows everything as Word would.
private func expectOnePage(_ name: String, _ values: TemplateRecord) throws {
  let template = try Template(shipped("templates/\(name).docx"))
  let workshop = FillingWorkshop(pictures: PictureSource())
  let today = try day("2026-11-27")
  #expect(template.findings(of: values, today: today, workshop) == [])
  let press = try TemplatePress(template.file, title: name, PressFonts())
  let pressed = try press.press(template.changes(values, today: today, workshop))
  #expect(pressed.findings == [])
  #expect(pressed.pages.pages.count == 1)
  #expect(PDFChecker.problems(in: press.file(pressed.pages)) == [])
}

@Suite struct `The templates that ship` {
  @Test(arguments: [
    "signature-page", "certificate", "be-smart-poster-a4", "be-smart-poster-a3",
    "e-safety-meeting-invitation",
  ])
  func `are one accessible page each`(_ name: String) throws {
    try expectOnePage(name, shippedValues())
  }

  @Test(arguments: [
    "Professor Dr Maximiliana Wilhelmina Featherstonehaugh-Cholmondeley of Mousehole",
    "Zdzisława Wąsikiewicz-Żółkiewska", "محمد عبد الله الحسيني", "王小明",
  ])
  func `have room for a name on a certificate`(_ name: String) throws {
    try expectOnePage("certificate", shippedValues(name: name))
  }

  @Test func `have room for every role on a signature page`() throws {
    try expectOnePage("signature-page", shippedValues(roles: school.roles.map(\.id)))
  }

  @Test(arguments: [
    ("scripts/make-house-style", "house-style.docx"),
    ("scripts/make-templates", "certificate.docx"),
  ])
  func `are what their script makes`(_ script: String, _ name: String) throws {
    let folder = try Folder()
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = [
      "python3", "-B", root.appending(path: script).path,
      script.hasSuffix("templates") ? folder.path : "\(folder.path)/\(name)",
    ]
    try python.run()
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    for made in try folder.names {
      #expect(try folder.bytes(made) == shipped("templates/\(made)"), "\(made)")
    }
  }
}

@Suite struct `The policy that ships` {
  static func printed() throws -> PrintedPolicy {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    let school = try School(file: root.appending(path: "school.yaml").path)
    let forms = try FormCatalogue(folder: root.appending(path: "forms").path)
    let sources = MarkdownSources(
      text: { _ throws(LoadingFailure) in
        throw LoadingFailure(message: "There is none.", hint: "Include none.")
      },
      form: { id in forms.newest.first { $0.id == id } }, pictures: PictureSource())
    let template = try Template(
      MarkdownTemplate(
        shipped("templates/social-media-policy.md"), name: "social-media-policy.md",
        style: shipped("templates/house-style.docx"), sources: sources))
    let facts = try PolicyFacts(template, file: "social-media-policy.md", school: school)
    let text = PolicyText(school, on: try day("2026-11-27"), PictureSource())
    #expect(text.findings(in: template, facts) == [])
    return try PolicyPress(text, PressFonts())
      .press(template, #require(DocumentName("social-media-policy")), facts)
  }

  @Test func `says every fact of the policy`() throws {
    let words = try words(Self.printed().word)
    let facts = try String(
      decoding: shipped("Tests/PublishingTests/PolicyFacts.txt"), as: UTF8.self
    )
    .split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(facts.map { $0[0] } == (1...37).map { "P\($0)" })
    for fact in facts {
      #expect(fact.count > 1)
      for phrase in fact.dropFirst() { #expect(words.contains(phrase), "\(fact[0]): \(phrase)") }
    }
  }

  @Test func `is an accessible document that shows everything as Word would`() throws {
    let policy = try Self.printed()
    #expect(policy.findings == [])
    #expect(PDFChecker.problems(in: policy.pdf) == [])
  }

  @Test func `names nobody and no school`() throws {
    let text = String(decoding: try shipped("templates/social-media-policy.md"), as: UTF8.self)
    for own in ["Longroyde", "Flynn", "Everybody valued"] { #expect(!text.contains(own), "\(own)") }
  }
}
