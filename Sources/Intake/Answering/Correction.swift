package import Word

/// One thing that whoever sent a form is asked to mend, in plain words and without what was written.
package struct Correction: Hashable, Sendable {
  /// The key of the field it is about.
  package var field: String?
  /// The question as it is printed, without its colon.
  package var label: String?
  /// What is wrong, such as "It was left empty".
  package var problem: String
  /// What to do, such as "Please write the name".
  package var remedy: String
  package var location: DocumentLocation?

  package init(
    field: String? = nil, label: String? = nil, problem: String, remedy: String,
    location: DocumentLocation? = nil
  ) {
    self.field = field
    self.label = label
    self.problem = problem
    self.remedy = remedy
    self.location = location
  }

  /// All of it, as it reads in a list and at its place.
  ///
  ///     Reasons: it was left empty. Please write your answer.
  package var sentence: String {
    guard let label else { return "\(problem) \(remedy)" }
    let isQuestion = label.hasSuffix("?")
    return "\(label)\(isQuestion ? " \(problem)" : ": \(problem.uncapitalised)") \(remedy)"
  }
}

extension String {
  /// With a small first letter, for the middle of a sentence.
  fileprivate var uncapitalised: String { prefix(1).lowercased() + dropFirst() }
}
