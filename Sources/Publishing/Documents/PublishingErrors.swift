/// What is wrong with what should be printed: everything at once, before the first page.
package struct PublishingErrors: Error, Hashable, Sendable {
  package var mistakes: [Mistake]

  package init(_ mistakes: [Mistake]) {
    self.mistakes = mistakes
  }

  /// One thing that is wrong.
  package struct Mistake: Hashable, Sendable {
    /// One sentence, without a person's name.
    package var message: String
    /// The file, and where in it.
    package var place: String?
    /// What to do next.
    package var hint: String

    package init(_ message: String, at place: String? = nil, hint: String) {
      self.message = message
      self.place = place
      self.hint = hint
    }
  }
}

extension PublishingErrors.Mistake {
  /// There is a page to sign a policy on, and nobody who does.
  package static func nobodySigns(_ policy: String) -> Self {
    Self(
      "The policy does not say who signs it.", at: policy,
      hint: "Write a line such as `signatures: [headteacher, chair-of-governors]` at its top.")
  }
}
