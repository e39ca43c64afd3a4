/// What the text of an answer says, in the type of its field. (R1)
package enum TypedReading: Hashable, Sendable {
  case value(AnswerValue)
  case blank
  /// A person must look: why, and what it could mean.
  case unclear(Doubt, [AnswerValue])
}

extension Field {
  /// Reads what `raw` says as an answer to this question; what was typed stays as it was.
  ///
  /// - Parameters:
  ///   - raw: the answer as it stands: label off, trimmed, breaks as `\n`.
  ///   - today: the day that a birth date is held against.
  ///   - above: the answer that "as above" and "ditto" may point to, where there is one.
  /// - Returns: its value; or that it is blank; or that a person must look, and why.
  /// - Complexity: O(1) for a text longer than any sign of no answer, else O(length of `raw`).
  package func reading(
    of raw: String, today: CalendarDate, above: AnswerValue? = nil
  ) -> TypedReading {
    let text = raw.utf8.span
    // An option may be called "None" or "Same": the form's own words come first.
    switch type {
    case .choice, .choices:
      if let chosen = OptionWords(options).reading(of: text, allowsSeveral: type == .choices) {
        return chosen
      }
    default: break
    }
    switch NonAnswer(text) {
    case .blank: return .blank
    case .noSign: return .unclear(.looksLikeNoAnswer, [])
    case .pointer: return .unclear(.pointsElsewhere, [])
    case .pointerAbove: return .unclear(.pointsAbove, above.map { [$0] } ?? [])
    case .saysNone where type.takesAnyWords: return .value(.text(asWritten(raw)))
    case .saysNone where type != .yesNo: return .unclear(.saysNone, [.text(raw)])
    case .saysNone, nil: break
    }
    return switch type {
    case .text, .person: .value(.text(asWritten(raw)))
    case .yesNo: YesNo(options).reading(of: text)
    case .choice, .choices: .unclear(.notAnOption, [])
    case .date(let rule): DateReader(rule: rule, today: today).reading(of: text)
    case .number: NumberWords.reading(of: text)
    case .telephone: Telephone.reading(of: text)
    case .email: EmailAddress.reading(of: text)
    case .webAddress: WebAddresses.reading(of: text, allowsSeveral: false)
    case .webAddresses: WebAddresses.reading(of: text, allowsSeveral: true)
    }
  }
}

extension FieldType {
  /// Whether "none" is a value of this type like any other words. (W61)
  fileprivate var takesAnyWords: Bool { self == .text || self == .person }
}
