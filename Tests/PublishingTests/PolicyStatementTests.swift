import Forms
import Publishing
import TestSupport
import Testing

/// What the values at the top are taken from.
private struct Said: Sendable, CustomTestStringConvertible {
  var words: String
  var version = "1"
  var by: String?
  var on: String?
  var review: String?

  init(
    _ words: String, version: String = "1", by: String? = nil, on: String? = nil,
    review: String? = nil
  ) {
    self.words = words
    self.version = version
    self.by = by
    self.on = on
    self.review = review
  }

  var testDescription: String { words }
}

private let (body, march, next) = ("Governing body", "2026-03-03", "2027-03-03")

@Suite struct `What a policy says of itself` {
  @Test(arguments: [
    Said(
      "Version 4, approved by the governing body on 3 March 2026.", version: "4", by: body,
      on: march),
    Said(
      "Version 4, approved by the governing body on 3 March 2026, replaces version 3.",
      version: "4", by: body, on: march),
    Said(
      "This is version 2.1 of the policy, approved by the full governing body at its meeting on Tuesday 3rd March 2026. It will be reviewed on 3 March 2027.",
      version: "2.1", by: "Full governing body", on: march, review: next),
    Said(
      "This policy was approved by the governing body on the 3rd of March 2026 and will be reviewed on 3rd March, 2027.",
      by: body, on: march, review: next),
    Said(
      "The next review is on 3 March 2027; approved by the governing body on 03/03/2026.",
      on: nil, review: next),
    Said("The governing body approved this policy on 3-3-2026.", by: body, on: march),
    Said(
      "On 3 March 2026 the governors adopted version 4 of this policy.", version: "4",
      by: "Governors", on: march),
    Said("Approved by Mrs. A. Head on 3.3.2026.", by: "Mrs. A. Head", on: march),
    Said("Date approved: 3/3/26, by the governors", on: nil),
    Said("Approved by: Governing body, 3 Mar. 2026", by: body, on: march),
    Said("Ratified by the Governing Body: 2026-03-03", by: "Governing Body", on: march),
    Said(
      "Social media policy v4 – approved by governors March 3rd 2026", version: "4",
      by: "Governors", on: march),
  ])
  fileprivate func `is taken`(_ said: Said) throws { try check(said) }

  @Test(arguments: [
    Said("Requests must be approved by the headteacher."),
    Said("Any website that the ICT manager approved on 3 March 2026 may be shown in class."),
    Said("Sites approved by the ICT manager"),
    Said("This policy lists the sites that the governors approved on 3 March 2026."),
    Said("The safeguarding policy was approved by the governing body on 3 March 2026."),
    Said("This policy will be approved by the governing body on 3 March 2026."),
    Said("This policy is to be approved by the governing body on 3 March 2026."),
    Said("This policy is approved by the governing body every year."),
    Said("This draft was not approved by the governing body on 3 March 2026."),
    Said("This policy replaces version 3 of 2024."),
    Said("This policy needs version 10 of the browser."),
    Said("Staff use version 7.2 of the app, and nothing older than version 7."),
    Said("This policy was last reviewed on 3 March 2026."),
    Said("Version history: nothing yet."),
    Said(
      "This policy was approved by the governing body on 3 March 2026 or 4 March 2026.", by: body),
    Said("This policy was approved by the governing body on 31 February 2026.", by: body),
  ])
  fileprivate func `is not taken where it is in doubt`(_ said: Said) throws { try check(said) }

  private func check(_ said: Said) throws {
    let lead = "Social media policy\n\n"
    let policy = try imported(text: lead + said.words + "\n\nStaff keep their word.")
    let front = policy.front
    #expect(front.version == said.version)
    #expect(front.approvedBy == said.by)
    #expect(front.approvedOn?.description == said.on)
    #expect(front.nextReview?.description == said.review)
    // It says so still: the values at the top are taken from it, not out of it.
    #expect(words(policy.body).contains(words(said.words)))
  }

  /// Words without what Markdown escapes.
  private func words(_ text: String) -> String {
    text.replacing("\\", with: "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `is left to a person where it says two versions`() throws {
    let policy = try imported(
      text: "Social media policy\n\nVersion 3\n\nVersion 4\n\nStaff keep their word.")
    #expect(policy.front.version == "1")
    #expect(
      policy.told.contains(
        "note: The policy names several versions, 3, 4; its own is set to 1."))
  }
}
