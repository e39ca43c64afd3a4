package import Mail

/// What docket read in an e-mail message: its head, its forms, what came with them, and why a person must look.
package struct ReadMessage: Hashable, Sendable {
  package enum Outcome: String, Hashable, Sendable {
    /// Forms, all of them complete, and nothing else to look at.
    case complete
    case needsReview = "needs-review"
    /// A program wrote it: nothing in it was read as a form, and nobody is to be answered. (W101)
    case automatic
    case refused
  }

  /// The file's name as it was given.
  package var file: String
  /// SHA-256 of the whole message.
  package var sha256: String
  package var outcome: Outcome
  /// What its head says; of one that was refused, nothing.
  package var headers: MailHeaders
  /// The messages within it, forwarded mostly, whose senders count as well. (W102)
  package var forwarded: [Forwarded] = []
  /// In the order of the message; those of forwarded messages only where it has none itself.
  package var submissions: [Submission] = []
  /// Files that are no forms, unopened. (W103)
  package var evidence: [EvidenceFile] = []
  /// The message's own words, where they are no form themselves: the covering note. (W96)
  package var note = ""
  /// Why a person must look at the whole.
  package var attention: [MessageReason] = []
  package var refusal: Refusal?

  package init(file: String, sha256: String, outcome: Outcome, headers: MailHeaders = MailHeaders())
  {
    self.file = file
    self.sha256 = sha256
    self.outcome = outcome
    self.headers = headers
  }

  /// Every form in it.
  package var forms: [ReadForm] { submissions.flatMap(\.forms) }

  /// A message within the message.
  package struct Forwarded: Hashable, Sendable {
    /// The number of the part that it is.
    package var place: String
    package var headers: MailHeaders
    /// Its own words, where they are no form.
    package var note: String

    package init(place: String, headers: MailHeaders, note: String) {
      self.place = place
      self.headers = headers
      self.note = note
    }
  }
}

/// A form, or a file of forms, that came in a message.
package struct Submission: Hashable, Sendable {
  /// As a person sees it, and never a path; nil for the words of the message itself.
  package var name: String?
  /// The number of the part: `2`, `1.2`.
  package var place: String
  /// As the message says: `application/…`, `text/plain`.
  package var type: String
  /// The decoded bytes of the part.
  package var content: [UInt8]
  package var sha256: String
  /// Where the same bytes stand once more.
  package var copies: [String] = []
  /// At least one; it may say why there is none.
  package var forms: [ReadForm]

  package init(
    name: String?, place: String, type: String, content: [UInt8], sha256: String,
    copies: [String] = [], forms: [ReadForm]
  ) {
    self.name = name
    self.place = place
    self.type = type
    self.content = content
    self.sha256 = sha256
    self.copies = copies
    self.forms = forms
  }
}

/// A picture, PDF or other file that came with a message; nobody has looked into it. (W103)
package struct EvidenceFile: Hashable, Sendable {
  /// As a person sees it, and never a path.
  package var name: String?
  package var place: String
  /// As the message says.
  package var type: String
  package var content: [UInt8]
  package var sha256: String

  package init(name: String?, place: String, type: String, content: [UInt8], sha256: String) {
    self.name = name
    self.place = place
    self.type = type
    self.content = content
    self.sha256 = sha256
  }
}
