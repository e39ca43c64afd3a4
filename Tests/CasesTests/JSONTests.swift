import Forms
import JSON
import Testing

@testable import Cases

@Suite struct `Reading JSON back` {
  @Test func `gives the form that was written`() throws {
    let forms = [
      Sample.blocked("a"), Sample.unrecognised, Sample.refused("a.docx", .damaged),
      Sample.report(
        "a", safeguarding: Answer(outcome: .value, value: .truth(true), raw: "Yes \u{7F}\u{0}")),
    ]
    for form in forms { #expect(try ReadForm(JSONValue(form.json)) == form) }
  }
}
