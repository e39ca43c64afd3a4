package import Word

extension Field {
  /// The answer that `raw` makes, with the rule that found it and its place.
  package func answer(
    _ raw: String, how: Evidence, at location: DocumentLocation, today: CalendarDate,
    above: AnswerValue? = nil
  ) -> Answer {
    switch reading(of: raw, today: today, above: above) {
    case .value(let value):
      Answer(outcome: .value, value: value, raw: raw, how: how, location: location)
    case .blank:
      Answer(outcome: .blank, raw: raw, location: location)
    case .unclear(let doubt, let values):
      Answer(
        outcome: .unclear, raw: raw, how: how, location: location,
        candidates: values.map { Candidate(value: $0, raw: raw, how: how, location: location) },
        doubt: doubt)
    }
  }
}
