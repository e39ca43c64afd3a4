package import Forms

/// A message that came in, with what was read in it.
package struct MailArrival: Hashable, Sendable {
  package var kind: MailFacts.Kind
  /// Without the angle brackets; nil where it has none.
  package var messageID: String?
  /// The address that it says it comes from, in small letters.
  package var sender: String?
  /// The school's own mail server found that it does come from there.
  package var isVerified: Bool
  /// The Message-IDs of the messages that it answers, without the angle brackets.
  package var answered: [String]
  /// The cases that its subject names.
  package var named: [CaseReference]
  /// The files with forms; of each the forms in it, refused ones among them.
  package var files: [Arrival]
  package var evidence: [EvidenceFile]
  /// What its sender wrote beside the forms; empty where nothing.
  package var note: String

  package init(
    kind: MailFacts.Kind, messageID: String? = nil, sender: String? = nil,
    isVerified: Bool = false, answered: [String] = [], named: [CaseReference] = [],
    files: [Arrival] = [], evidence: [EvidenceFile] = [], note: String = ""
  ) {
    self.kind = kind
    self.messageID = messageID
    self.sender = sender
    self.isVerified = isVerified
    self.answered = answered
    self.named = named
    self.files = files
    self.evidence = evidence
    self.note = note
  }

  /// How many forms were recognised in it.
  var formCount: Int {
    files.reduce(0) { count, file in count + file.forms.count { $0.form != nil } }
  }
}
