import Forms
import Publishing
import Testing

@Suite struct `The facts of a policy` {
  @Test func `are the values at the top of its text`() throws {
    let facts = try PolicyFacts(
      template(
        """
        ---
        title: Social media policy
        version: 2026.1
        owner: headteacher
        approved by: Governing body
        approved on: 2026-09-01
        next review: 2027-09-01
        signatures: [headteacher, chair-of-governors]
        ---
        Words.
        """), file: "policy.md", school: school)
    #expect(facts.title == "Social media policy")
    #expect(facts.version == "2026.1")
    #expect(facts.owner == "headteacher")
    #expect(facts.approvedBy == "Governing body")
    #expect(facts.approvedOn == (try day("2026-09-01")))
    #expect(facts.nextReview == (try day("2027-09-01")))
    #expect(facts.signatures == ["headteacher", "chair-of-governors"])
  }

  @Test func `need no approval, review or signatures`() throws {
    let facts = try PolicyFacts(
      template(
        "---\ntitle: T\nversion: 1\nowner: headteacher\napproved on:\nnext review:\n---\nWords."),
      file: "policy.md", school: school)
    #expect(facts.approvedOn == nil)
    #expect(facts.nextReview == nil)
    #expect(facts.signatures == [])
  }

  @Test func `are refused with everything that is missing or wrong`() throws {
    let text = """
      ---
      title: ""
      owner: headteacer
      approved on: 2026-09-31
      next review: soon
      signatures: headteacher, governors, headteacher
      ---
      Words.
      """
    let errors = try #require(throws: PublishingErrors.self) {
      try PolicyFacts(template(text), file: "policy.md", school: school)
    }
    let lines = errors.mistakes.map { "\($0.place ?? ""): \($0.message) \($0.hint)" }
    #expect(
      lines == [
        "policy.md, line 2: The policy does not say its title. Write a line such as `title: Social media policy` between the --- at its top.",
        "policy.md, the values at its top: The policy does not say its version. Write a line such as `version: 1` between the --- at its top.",
        "policy.md, line 3: \"headteacer\" is no role of this school. Did you mean \"headteacher\"?",
        "policy.md, line 4: \"approved on\" is no day. Write it such as `approved on: 2026-09-01`; is there such a day?",
        "policy.md, line 5: \"next review\" is no day. Write it such as `next review: 2026-09-01`; is there such a day?",
        "policy.md, line 6: \"governors\" is no role of this school. school.yaml has headteacher, ict-manager, safeguarding-lead, chair-of-governors.",
        "policy.md, line 6: The role \"headteacher\" signs twice. Name each role once.",
      ])
  }

  @Test(arguments: [
    (
      "approved on: 2026-09-01",
      "The policy is approved on 2026-09-01, and nobody approved it."
    ),
    (
      "approved by: Governors\napproved on: 2026-09-01\nnext review: 2026-09-01",
      "The next review is on or before the day of the approval."
    ),
  ])
  func `must not contradict each other`(_ lines: String, _ message: String) throws {
    let text = "---\ntitle: T\nversion: 1\nowner: headteacher\n\(lines)\n---\nWords."
    let errors = try #require(throws: PublishingErrors.self) {
      try PolicyFacts(template(text), file: "policy.md", school: school)
    }
    #expect(errors.mistakes.map(\.message) == [message])
  }
}
