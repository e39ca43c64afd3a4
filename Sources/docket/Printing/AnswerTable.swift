internal import Forms

/// The answers of a form: labels on the left, answers beside them, or below on a narrow terminal.
struct AnswerTable {
  let columns: Int

  func lines(_ form: ReadForm, schema: FormSchema?) -> [String] {
    let rows = form.answers.map { answered in
      let field = schema?.fields.first { $0.key == answered.key }
      return (
        label: Self.label(field?.label ?? answered.key), text: Self.words(for: answered.answer)
      )
    }
    let widest = rows.map { Wrapping.columns($0.label) }.max() ?? 0
    let labelWidth = min(widest, columns / 3)
    let isNarrow = columns < 60
    return rows.flatMap { label, text in
      isNarrow ? stacked(label, text) : beside(label, text, width: labelWidth)
    }
  }

  /// The label as printed, without the mark that ends it.
  private static func label(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.last, ": ".contains(last) { text.removeLast() }
    return String(text)
  }

  /// The answer, or in words why there is none.
  static func words(for answer: Answer) -> String {
    switch answer.outcome {
    case .blank: return "(left empty)"
    case .value: return answer.value.map(words(for:)) ?? answer.raw
    case .unclear:
      let reason = answer.doubt?.reason ?? "A person must look."
      let candidates = answer.candidates.map { $0.value.map(words(for:)) ?? $0.raw }
      let written = candidates.isEmpty && !answer.raw.isEmpty ? [answer.raw] : candidates
      let readings = written.isEmpty ? "" : "\nIt could be: " + written.joined(separator: " | ")
      return "UNCLEAR: \(reason)\(readings)"
    case .unreadable:
      return "UNREADABLE: \(answer.doubt?.reason ?? "There is something that docket cannot read.")"
    }
  }

  private static func words(for value: AnswerValue) -> String {
    switch value {
    case .text(let text): text
    case .texts(let texts): texts.joined(separator: "\n")
    case .truth(let truth): truth ? "Yes" : "No"
    case .date(let date): date.description
    }
  }

  private func beside(_ label: String, _ text: String, width: Int) -> [String] {
    let labels = Wrapping.lines(label, width: width)
    let texts = Wrapping.lines(text, width: columns - width - 4)
    return (0..<max(labels.count, texts.count)).map { index in
      let left = index < labels.count ? labels[index] : ""
      let right = index < texts.count ? texts[index] : ""
      let line = "  " + Wrapping.cell(left, width: width) + "  " + right
      return Self.trimmed(line)
    }
  }

  private func stacked(_ label: String, _ text: String) -> [String] {
    Wrapping.lines(label, width: columns - 2).map { "  " + $0 }
      + Wrapping.lines(text, width: columns - 4).map { "    " + $0 }
  }

  private static func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
