package import Cases
package import Forms

/// What became of a form of a batch.
package enum TypedOutcome: Sendable {
  /// It is a case; a receipt for each form that its text turned out to hold, and how many of those are decided on
  /// the paper.
  case entered(TypedRecord, [Receipt], decisions: Int)
  case held(HeldRecord)
  /// A batch cannot be read on.
  case failed(FilePath, Refusal)
}
