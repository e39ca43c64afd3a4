package import School

extension FormSchema {
  /// What is wrong with the answers, in the order of the form.
  ///
  /// - Parameters:
  ///   - answers: by the keys of the form's fields; a field without one counts as blank.
  ///   - school: gives roles their titles.
  /// - Returns: nothing where the form is as it should be.
  package func check(
    _ answers: [(key: String, answer: Answer)], school: School? = nil
  ) -> [Finding] {
    var findings: [Finding] = []
    var next = 0
    for section in sections {
      for field in section.fields {
        // Answers come in the order of the form, so the next one is nearly always the field's.
        let index =
          next < answers.count && answers[next].key == field.key
          ? next : answers.firstIndex { $0.key == field.key }
        let answer = index.map { answers[$0].answer } ?? .blank
        next = (index ?? next) + 1
        FieldCheck(field: field, filler: section.filledBy, school: school).check(
          answer, into: &findings)
      }
    }
    return findings
  }
}

extension ReadForm.Outcome {
  /// Complete means no error finding, and nothing unclear or unreadable.
  package init(answers: [(key: String, answer: Answer)], findings: [Finding]) {
    let isClear = answers.allSatisfy { $0.answer.outcome == .value || $0.answer.outcome == .blank }
    self =
      isClear && !findings.contains { $0.severity == .error } ? .complete : .needsReview
  }
}
