import TestSupport
import Testing

@testable import Forms
@testable import Word

/// A Word file that shows one point, and all that docket must read in it.
struct Fixture: Sendable, CustomTestStringConvertible {
  var name: String
  /// What stands within `<w:body>`.
  var body: String
  var parts: KeyValuePairs<String, String> = [:]
  var relationships = ""
  var form = childForm
  /// By key, as ``Forms/Answer/summary`` writes them; a field that is not named is blank.
  var answers: [String: String]
  var unassigned: [String] = []
  /// What LibreOffice drops of the file, where an answer stands on that.
  var lost: String?

  var testDescription: String { name }

  var bytes: [UInt8] { docx(body: body, parts: parts, relationships: relationships) }

  /// Reads the file and compares every answer, and every word that belongs to none.
  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    let form = readAll(bytes, form: form)[0]
    #expect(form.summary == expected, "\(name)", sourceLocation: sourceLocation)
    #expect(form.unassigned.map(\.text) == unassigned, "\(name)", sourceLocation: sourceLocation)
  }

  /// A line for each field of the form.
  var expected: [String] { form.fields.map { "\($0.key): \(answers[$0.key] ?? "")" } }
}

extension Fixture {
  /// A file with the title of the child's form above `body`.
  static func titled(
    _ name: String, _ body: String, _ answers: [String: String], unassigned: [String] = [],
    lost: String? = nil
  ) -> Fixture {
    Fixture(
      name: name, body: childFormBody(body), answers: answers, unassigned: unassigned, lost: lost)
  }
}

extension ReadForm {
  /// A line for each field: its key and the summary of its answer.
  var summary: [String] { answers.map { "\($0.key): \($0.answer.summary)" } }
}

extension Answer {
  /// The value; nothing where it is blank; the doubt and what it could be where a person must look.
  var summary: String {
    switch outcome {
    case .blank: return ""
    case .value: return value?.summary ?? "no value"
    case .unreadable: return "unreadable \(doubt?.code ?? "")"
    case .unclear:
      let candidates = candidates.map { $0.raw.isEmpty ? "''" : $0.raw }
      return "unclear \(doubt?.code ?? ""): \(candidates.joined(separator: " | "))"
    }
  }
}

extension AnswerValue {
  var summary: String {
    switch self {
    case .text(let text): text
    case .texts(let texts): texts.joined(separator: " | ")
    case .truth(let truth): truth ? "true" : "false"
    case .date(let date): date.description
    }
  }
}
