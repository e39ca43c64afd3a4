import Forms
import Testing

/// Exactly these answers were read, and nothing besides; where there are none, nothing else is missing.
func expectAnswers(
  _ form: ReadForm, of schema: FormSchema, _ answers: [String: AnswerValue], _ which: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(form.form?.id == schema.id, "\(which)", sourceLocation: sourceLocation)
  #expect(
    form.outcome == (answers.isEmpty ? .needsReview : .complete), "\(which)",
    sourceLocation: sourceLocation)
  #expect(
    Set(form.findings.map(\.code)) == (answers.isEmpty ? ["form.required-field-empty"] : []),
    "\(which)", sourceLocation: sourceLocation)
  #expect(form.unassigned.map(\.text) == [], "\(which)", sourceLocation: sourceLocation)
  for field in schema.fields {
    let answer = form.answer(field.key)
    #expect(
      answer?.value == answers[field.key], "\(schema.id), \(field.key), \(which)",
      sourceLocation: sourceLocation)
    #expect(
      answer?.outcome == (answers[field.key] == nil ? .blank : .value),
      "\(schema.id), \(field.key), \(which)", sourceLocation: sourceLocation)
  }
}
