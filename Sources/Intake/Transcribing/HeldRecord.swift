package import Forms
internal import School

/// A typed-up form that is no case yet, and what is to be mended of it.
package struct HeldRecord: Hashable, Sendable {
  package var record: TypedRecord
  /// As it was read; nil where it was not.
  package var form: ReadForm?
  /// A sentence or two for each thing, in the order of the form.
  package var sentences: [String]
  /// An answer of it sends its case to a role at once.
  package var isUrgent: Bool
}

extension HeldRecord {
  /// What keeps a form of a batch from being a case.
  ///
  /// - Parameters:
  ///   - form: as it was read.
  ///   - schema: of that form, where it was recognised.
  ///   - school: gives roles their titles.
  /// - Returns: nothing where the form is complete.
  static func sentences(
    of form: ReadForm, schema: FormSchema?, school: School?
  ) -> [String] {
    switch form.outcome {
    case .complete: return []
    case .refused, .unrecognised:
      return [form.refusal.map { "\($0.message) \($0.hint)" } ?? "It could not be read."]
    case .needsReview: break
    }
    // The office's part is on the paper, and is typed up with the rest.
    var form = form
    form.findings.removeAll { $0.code == "form.official-use-filled" }
    let corrections =
      schema.map { [Correction](of: form, schema: $0, school: school) } ?? []
    let mended = Set(corrections.compactMap(\.field))
    let others = form.findings.filter { finding in
      finding.severity == .error
        && finding.field.map { !mended.contains($0) } ?? corrections.isEmpty
    }
    return corrections.map(\.sentence) + others.map { "\($0.message) \($0.hint)" }
  }

  /// Where the typings of a paper differ.
  ///
  /// - Returns: a sentence for each question, with what the second typing has: it is for the clerk's own file.
  static func differences(
    _ first: ReadForm, _ second: ReadForm, schema: FormSchema?
  ) -> [String] {
    var sentences: [String] = []
    for (one, other) in zip(first.answers, second.answers)
    where TypedAnswer(one.answer) != TypedAnswer(other.answer) {
      let label = schema?.fields.first { $0.key == one.key }?.plainLabel ?? one.key
      let isSameText = one.answer.raw == other.answer.raw
      sentences.append(
        isSameText
          ? "\(label): the second typing reads otherwise. \(seePaper)"
          : "\(label): the second typing \(quoted(other.answer.raw, beside: one.answer.raw)). \(seePaper)"
      )
    }
    let (words, others) = (first.looseWords, second.looseWords)
    if TypedAnswer.words(words) != TypedAnswer.words(others) {
      sentences.append(
        "Words beside the questions: the second typing \(quoted(others, beside: words)). \(seePaper)"
      )
    }
    return sentences
  }

  /// Where two typings name other scans.
  static func scanDifference(_ first: [String], _ second: [String]) -> String? {
    guard !first.isEmpty, !second.isEmpty, Set(first) != Set(second) else { return nil }
    return "Scan: the second typing \(quoted(second.joined(separator: ", "))). \(seePaper)"
  }

  private static let seePaper = "Please leave what the paper says."

  /// What a typing has, in quotes; of a long text from shortly before the first word that the other one has not.
  private static func quoted(_ text: String, beside other: String = "") -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { return "has nothing here" }
    var line = words.joined(separator: " ")
    if line.count > longest {
      let others = other.split(whereSeparator: \.isWhitespace)
      let same = zip(words, others).prefix { $0 == $1 }.count
      let start = max(0, same - 6)
      line = (start > 0 ? "\u{2026} " : "") + words[start...].joined(separator: " ")
    }
    return "has \u{201C}\(line.prefix(longest))\(line.count > longest ? "\u{2026}" : "")\u{201D}"
  }

  private static let longest = 300
}

extension ReadForm {
  /// Columns of two tables may stand in another order.
  fileprivate var looseWords: String { unassigned.map(\.text).sorted().joined(separator: " ") }
}
