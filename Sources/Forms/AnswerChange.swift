/// A field whose answer is another one than it was.
package struct AnswerChange: Hashable, Sendable {
  package var key: String
  /// Nil where the form that was read before has no such field.
  package var before: Answer?
  package var after: Answer?
}

extension ReadForm {
  /// What is answered otherwise than in the form that was read before, in the order of the fields.
  ///
  /// Where an answer stands and what shows it make no difference.
  ///
  /// - Parameter before: the earlier answers.
  /// - Returns: the changes.
  package func changes(since before: ReadForm) -> [AnswerChange] {
    let keys = answers.map(\.key)
    let gone = before.answers.map(\.key).filter { !keys.contains($0) }
    return (keys + gone).compactMap { key in
      let change = AnswerChange(key: key, before: before.answer(key), after: answer(key))
      return change.isOne ? change : nil
    }
  }
}

extension AnswerChange {
  fileprivate var isOne: Bool {
    before?.outcome != after?.outcome || before?.value != after?.value || before?.raw != after?.raw
  }
}
