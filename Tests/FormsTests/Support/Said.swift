@testable import Forms

extension ReadForm {
  /// What came of a field, in one line.
  ///
  /// A value as it is (`Ann`, `yes`, `2026-03-02`, `Chess + Choir`), `(blank)`, `(unreadable: code)`, or
  /// `(unclear: code)` with the candidates behind it: `(unclear: two-answers) Ann | Tom`.
  func said(_ key: String) -> String {
    guard let answer = answer(key) else { return "(no such field)" }
    let code = answer.doubt?.code ?? "no reason"
    switch answer.outcome {
    case .value: return answer.value?.said ?? "(no value)"
    case .blank: return "(blank)"
    case .unreadable: return "(unreadable: \(code))"
    case .unclear:
      let candidates = answer.candidates.map { $0.value?.said ?? $0.raw }
      return candidates.isEmpty
        ? "(unclear: \(code))" : "(unclear: \(code)) \(candidates.joined(separator: " | "))"
    }
  }

  /// The sentences of the notes about the file.
  func notes(_ code: String) -> [String] {
    findings.filter { $0.code == code }.map(\.message)
  }
}

extension AnswerValue {
  fileprivate var said: String {
    switch self {
    case .text(let text): text
    case .texts(let texts): texts.joined(separator: " + ")
    case .truth(let truth): truth ? "yes" : "no"
    case .date(let date): date.description
    }
  }
}
