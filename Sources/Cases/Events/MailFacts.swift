/// How a form came in that is the answer to what was to be mended.
package struct CorrectionFacts: Hashable, Sendable {
  /// What shows that a form belongs to a case.
  package enum Sign: String, Hashable, Sendable, CaseIterable {
    /// The mark in the sender's own file that docket sent back.
    case mark
    /// It answers a message about the case, and about no other: docket's, or the sender's own before it.
    case thread
    /// It names the case, and comes from whoever sent the form before.
    case reference
  }

  package var arrival: ArrivalFacts
  package var sign: Sign
}

/// A file that came with a form and is none, kept unopened.
package struct EvidenceFacts: Hashable, Sendable {
  /// As its sender called it.
  package var name: String
  /// What its sender said that it is, such as `image/png`.
  package var type: String
  package var sha256: String
  package var bytes: Int
  /// SHA-256 of the message that carried it.
  package var message: String?
}

/// What somebody wrote beside a form, such as the text of the message that it came with.
package struct NoteFacts: Hashable, Sendable {
  package var text: String
  /// SHA-256 of the message.
  package var message: String?
}

/// A message about a case to whoever sent the form.
package struct AnswerFacts: Hashable, Sendable {
  /// Its Message-ID, without the angle brackets; nobody can guess it.
  package var messageID: String
  package var address: String
  /// What marks the sender's own file where it goes back, as 32 hexadecimal digits; nil where none does.
  package var token: String?
}

/// A message that came in.
package struct MailFacts: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Cases came of it, or refusals.
    case forms
    /// A machine sent it, such as an answer for somebody who is away: nobody reads or answers it.
    case machine
  }

  package var kind: Kind
  package var sha256: String
  /// The name of the file that it came in.
  package var file: String
  /// Without the angle brackets; nil where it has none.
  package var messageID: String?
  /// The address that it says it comes from.
  package var sender: String?
  /// The school's own mail server found that it does come from there.
  package var isVerified: Bool
}
