package import School

extension FormSchema {
  /// What is wrong with the answers, in the order of the form.
  ///
  /// - Parameters:
  ///   - answers: by the keys of the form's fields; a field without one counts as blank.
  ///   - school: gives roles their titles.
  /// - Returns: nothing where the form is as it should be.
  package func check(
    _ answers: [FieldAnswer], school: School? = nil
  ) -> [Finding] {
    FormChecks(self, school: school).check(answers)
  }
}

/// What is checked of the answers to a form, worked out once.
struct FormChecks: Sendable {
  private let fields: [FieldCheck]

  init(_ schema: FormSchema, school: School?) {
    fields = schema.sections.flatMap { section in
      section.fields.map { FieldCheck($0, filler: section.filledBy, school: school) }
    }
  }

  /// What is wrong with the answers, in the order of the form.
  func check(_ answers: [FieldAnswer]) -> [Finding] {
    var findings: [Finding] = []
    var next = 0
    for check in fields {
      // Answers come in the order of the form, so the next one is nearly always the field's.
      let index =
        next < answers.count && answers[next].key == check.field.key
        ? next : answers.indices.first { answers[$0].key == check.field.key }
      // An answer that is handed on is copied, and most of them need no look.
      if !check.passes(index.map { answers[$0].answer.outcome } ?? .blank) {
        check.check(index.map { answers[$0].answer } ?? .blank, into: &findings)
      }
      next = (index ?? next) + 1
    }
    return findings
  }
}

extension ReadForm.Outcome {
  /// Complete means no error finding, and nothing unclear or unreadable.
  package init(answers: [FieldAnswer], findings: [Finding]) {
    let isClear = answers.allSatisfy { $0.answer.outcome == .value || $0.answer.outcome == .blank }
    self =
      isClear && !findings.contains { $0.severity == .error } ? .complete : .needsReview
  }
}
