package import Forms

/// What happened, of an event: its kind and its facts.
package enum EventPayload: Hashable, Sendable {
  /// A file with the form in it came in.
  case received(ArrivalFacts)
  /// It was read.
  case read(ReadForm)
  /// It went to a role.
  case assigned(Assignment)
  /// The file of a closed case came in once more.
  case cameAgain(ArrivalFacts)
  case closed(Closing)
  /// What its sender sent instead; the new answers follow as `read`.
  case corrected(CorrectionFacts)
  /// A file that is no form was added to it.
  case evidence(EvidenceFacts)
  /// What somebody wrote beside the form.
  case noted(NoteFacts)
  /// Its sender was told what became of the form, or what is to be mended.
  case answered(AnswerFacts)
  /// Whoever decides was asked about the decision on the paper.
  case confirmed(Confirmation)
  /// A message came in; it is no case.
  case mailed(MailFacts)
  /// A file was refused; it is no case.
  case refused(RefusalFacts)
  /// Something happened to a printed document or a certificate; it is no case.
  case registered(RegisterEntry)

  package var kind: EventKind {
    switch self {
    case .received: .received
    case .read: .read
    case .assigned: .assigned
    case .cameAgain: .cameAgain
    case .closed: .closed
    case .corrected: .corrected
    case .evidence: .evidence
    case .noted: .noted
    case .answered: .answered
    case .confirmed: .confirmed
    case .mailed: .mailed
    case .refused: .refused
    case .registered(let entry): entry.kind
    }
  }
}

/// The kinds of events; their raw names are part of what is hashed and never change.
package enum EventKind: String, Hashable, Sendable, CaseIterable {
  case received, read, assigned
  case cameAgain = "came-again"
  case closed, refused
  case corrected, evidence, noted, answered, mailed, confirmed
  case printed, signed, withdrawn, certified, revoked

  /// What the reference of an event of this kind is the reference of.
  package var subject: Subject {
    switch self {
    case .received, .read, .assigned, .cameAgain, .closed, .corrected, .evidence, .noted,
      .answered, .confirmed:
      .case
    case .mailed: .message
    case .refused: .refusal
    case .printed, .signed, .withdrawn: .document
    case .certified, .revoked: .certificate
    }
  }

  package enum Subject: Hashable, Sendable {
    case `case`
    /// A file that is no case: such events have no reference.
    case refusal
    case document, certificate
    /// A message, whose events have its SHA-256 as their reference.
    case message
  }

  /// The raw names of the kinds with a subject, as a list for SQL.
  static func list(of subjects: Subject...) -> String {
    list(allCases.filter { subjects.contains($0.subject) })
  }

  static func list(_ kinds: [EventKind]) -> String {
    kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
  }
}

/// How a form came in.
package struct ArrivalFacts: Hashable, Sendable {
  /// The file's name as it was shown.
  package var file: String
  package var sender: String?
  package var sha256: String
  /// Which form of the file, counted from 1.
  package var record: Int
  /// SHA-256 of the message that carried the file; nil where none did.
  package var message: String?
  /// How many people typed it up from paper, and typed it alike; nil of what was not typed up.
  package var typings: Int?
}

/// To which role a case went, and why.
package struct Assignment: Hashable, Sendable {
  package enum Cause: String, Hashable, Sendable {
    /// The form names the role as its handler.
    case handler
    /// The answer to `field` is anything but the clear one that makes a case ordinary.
    case urgent
    /// The answer to `field` is a decision that was typed up from paper: its role is to confirm it.
    case toConfirm = "to-confirm"
    /// No form was recognised.
    case unrecognised
    /// The form was recognised, but its schema was not at hand.
    case unknownForm = "unknown-form"
  }

  package var role: String
  package var cause: Cause
  package var field: String?
}

/// What whoever decides says of the decision that was typed up from paper.
package struct Confirmation: Hashable, Sendable {
  package var by: String
  package var role: String
  /// Whether it is theirs.
  package var isConfirmed: Bool
  /// The file and its form whose answers were confirmed.
  package var sha256: String
  package var record: Int

  package init(by: String, role: String, isConfirmed: Bool, sha256: String, record: Int) {
    self.by = by
    self.role = role
    self.isConfirmed = isConfirmed
    self.sha256 = sha256
    self.record = record
  }
}

/// Who closed a case, by the name and role of that time.
package struct Closing: Hashable, Sendable {
  package var by: String
  package var role: String
  package var reason: String
}

/// A file that was refused.
package struct RefusalFacts: Hashable, Sendable {
  package var file: String
  /// Empty where the file could not be opened.
  package var sha256: String
  package var record: Int
  package var code: Refusal.Code
}

extension EventPayload {
  /// The name of the file that came in then; nil where none did.
  var fileName: String? {
    switch self {
    case .received(let facts), .cameAgain(let facts): facts.file
    case .corrected(let facts): facts.arrival.file
    case .evidence(let facts): facts.name
    case .mailed(let facts): facts.file
    default: nil
    }
  }
}
