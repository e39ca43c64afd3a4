import Cases
import Forms
import Publishing
import Templates
import TestSupport
import Testing

private let text = """
  ---
  title: Social media policy
  version: 3
  owner: headteacher
  signatures: [headteacher, chair-of-governors]
  ---

  # Who decides

  At {{ school.name }}, the {{ policy.owner.role }}, {{ policy.owner.name }}, decides.
  The lead is {{ roles.safeguarding-lead.name }}; the manager is {{ roles.ict-manager.name | default: "to be named" }}.

  {{#each policy.signatures}}{{ role }}: {{ name }}. {{/each}}
  """

private func printed(_ text: String = text, on date: String = "2026-11-27") throws -> PrintedPolicy
{
  let template = try template(text)
  let facts = try PolicyFacts(template, file: "policy.md", school: school)
  let policy = PolicyText(school, on: try day(date), PictureSource())
  return try PolicyPress(policy, PressFonts())
    .press(template, #require(DocumentName("social-media-policy")), facts)
}

@Suite struct `A printed policy` {
  @Test func `has the names and roles of the school in it`() throws {
    let policy = try printed()
    let page = try PDFFile(policy.pdf).pageText(0).replacing("\n", with: " ")
    #expect(page.contains("At Longroyde Primary School, the Headteacher, Mrs A Head, decides."))
    #expect(page.contains("The lead is Mrs A Head; the manager is to be named."))
    #expect(
      page.contains("Headteacher: Mrs A Head. Chair of governors: Mr B Chair and Ms C Deputy."))
    #expect(policy.findings == [])
    #expect(PDFChecker.problems(in: policy.pdf) == [])
  }

  @Test func `is named by document, version and day`() throws {
    #expect(try printed().fileName == "social-media-policy-v3-2026-11-27")
    let odd = text.replacing("version: 3", with: "version: 3/b ü")
    #expect(try printed(odd).fileName == "social-media-policy-v3-b-ü-2026-11-27")
  }

  @Test func `has the same bytes for the same text and day`() throws {
    let one = try printed()
    let two = try printed()
    #expect(one.pdf == two.pdf)
    #expect(one.word == two.word)
    #expect(one.printing == two.printing)
    #expect(one.printing.pages == 1)
    #expect(one.printing.sha256.count == 64)
  }

  @Test func `changes its words' hash with a word, and not with its looks`() throws {
    let one = try printed().printing
    let word = try printed(text.replacing("decides", with: "rules")).printing
    #expect(word.sha256 != one.sha256)
    #expect(word.wordsSHA256 != one.wordsSHA256)
    let looks = try printed(text.replacing("decides", with: "**decides**")).printing
    #expect(looks.sha256 != one.sha256)
    #expect(looks.wordsSHA256 == one.wordsSHA256)
  }

  @Test func `is not printed while a name in it is unknown`() throws {
    let template = try template(text.replacing("roles.safeguarding-lead", with: "roles.lead"))
    let facts = try PolicyFacts(template, file: "policy.md", school: school)
    let policy = PolicyText(school, on: try day("2026-11-27"), PictureSource())
    #expect(
      policy.findings(in: template, facts).map(\.message)
        == ["The data has no \"roles.lead\"."])
  }
}

@Suite struct `Signatures on a policy` {
  private static func printing(_ version: String, words: String) throws -> RegisteredPrinting {
    RegisteredPrinting(
      id: 1,
      printing: Printing(
        document: try #require(DocumentName("policy")), title: "Policy", version: version,
        day: try day("2026-09-01"), pages: 9, sha256: version, wordsSHA256: words),
      at: Moment(milliseconds: 0, zoneMinutes: 0))
  }

  private static func signed(_ role: String, _ printing: RegisteredPrinting) throws
    -> RegisteredSignature
  {
    RegisteredSignature(
      id: 2,
      signature: Signature(
        printing: printing.printing.sha256, role: role, name: "N", title: "T",
        day: try day("2026-09-02")),
      on: printing)
  }

  @Test func `cover it as long as its words are those that were signed`() throws {
    let old = try Self.printing("1", words: "a")
    let new = try Self.printing("2", words: "b")
    let signatures = [
      try Self.signed("headteacher", old), try Self.signed("headteacher", new),
      try Self.signed("chair", old),
    ]
    let now = PolicySignatures(of: ["headteacher", "chair", "other"], signatures, words: "b")
    #expect(now.lines.map { $0.covering?.on.printing.version } == ["2", nil, nil])
    #expect(now.lines.map { $0.former?.on.printing.version } == [nil, "1", nil])
    #expect(!now.isComplete)
    #expect(PolicySignatures(of: ["chair"], signatures, words: "a").isComplete)
  }
}

@Suite struct `A hash on paper` {
  @Test func `is the beginning of the whole one in groups`() {
    let hash = DocumentHash(of: Array("abc".utf8)).description
    #expect(hash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(DocumentHash.short(hash) == "ba78 16bf 8f01 cfea")
  }
}
