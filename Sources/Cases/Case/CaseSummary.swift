package import Forms

/// Where a case stands.
package enum CaseStatus: String, Hashable, Sendable, CaseIterable {
  /// A form was recognised, and its handler has it.
  case open
  /// No form was recognised: a person must look at the file.
  case needsAttention = "needs-attention"
  /// It was closed, and the same file came in once more.
  case cameAgain = "came-again"
  case closed
}

/// A case as a list shows it; it holds nothing of what anybody wrote.
package struct CaseSummary: Hashable, Sendable, Identifiable {
  /// The number of its first event; cases that came later have greater ones.
  package let id: Int64
  package let reference: CaseReference
  /// SHA-256 of the file it came in, 64 lower-case hexadecimal digits.
  package let sha256: String
  /// Which form of that file, counted from 1.
  package let record: Int
  package let received: Moment
  /// Nil where no form was recognised.
  package var form: FormIdentity?
  package var outcome: ReadForm.Outcome
  package var status: CaseStatus
  /// The role that has it; ``officeRole`` where no role of a form does.
  package var assigned: String
  /// An answer sent it to another role at once, such as a safeguarding issue.
  package var isUrgent: Bool
  /// How often a file of it came in.
  package var arrivals: Int
  /// How often its sender sent other answers.
  package var corrections = 0

  /// Who has a case that no form assigns.
  package static let officeRole = "office"
}
