import Foundation
import Testing

@Suite struct `The example inbox` {
  private static let inbox = CommandLineRun.checkout.appending(path: "Examples/inbox")

  @Test(arguments: [
    ("access-request.docx", "complete", []),
    ("content-report.docx", "complete", []),
    ("access-request-required-field-empty.docx", "needs-review", ["form.required-field-empty"]),
    ("access-request-prompt-left.docx", "needs-review", ["form.required-field-empty"]),
    ("access-request-wrong-address.docx", "needs-review", ["form.answer-unclear"]),
    (
      "access-request-both-ticked.docx", "needs-review",
      ["form.answer-unclear", "form.official-use-filled"]
    ),
    (
      "access-request-decided-by-sender.docx", "complete",
      ["form.official-use-filled", "form.official-use-filled"]
    ),
    (
      "content-report-unclear-date.docx", "needs-review",
      ["form.answer-unclear", "form.official-use-filled"]
    ),
    (
      "content-report-altered-label.docx", "needs-review",
      ["form.required-field-empty", "form.label-missing"]
    ),
    ("access-request-old-format.doc", "refused", ["legacy-doc"]),
    ("access-request-password.docx", "refused", ["encrypted"]),
    ("photo-of-a-form.docx", "refused", ["not-a-form-file"]),
    ("~$cess-request.docx", "refused", ["not-a-form-file"]),
  ])
  func `is wrong in each usual way`(_ name: String, _ outcome: String, _ codes: [String]) throws {
    let run = try CommandLineRun(["read", "--json", name], in: Self.inbox)
    let line = try JSONDecoder().decode(Line.self, from: Data(run.out.utf8))
    #expect(line.outcome == outcome)
    #expect(line.findings.map(\.code) + [line.reason?.code].compactMap(\.self) == codes)
    #expect(run.status == (outcome == "complete" ? 0 : 1))
  }

  @Test func `holds a batch of two forms`() throws {
    let run = try CommandLineRun(["read", "--json", "typed-up-batch.txt"], in: Self.inbox)
    let lines = try run.out.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    #expect(lines.map(\.form) == ["blocked-content-access", "inappropriate-content-report"])
    #expect(lines.map(\.record) == [1, 2])
  }

  /// What a script takes from a line of `docket read --json`.
  private struct Line: Decodable {
    struct Code: Decodable { var code: String }
    var record: Int
    var form: String?
    var outcome: String
    var findings: [Code]
    var reason: Code?
  }
}
