/// What the head of a message says: claims, all of it, but for ``trust``. (W99–W101)
package struct MailHeaders: Hashable, Sendable {
  /// Whom the message says it is from; nearly always one.
  package var from: [MailAddress] = []
  package var sender: MailAddress?
  package var replyTo: [MailAddress] = []
  package var to: [MailAddress] = []
  package var copied: [MailAddress] = []
  /// Decoded, on one line.
  package var subject = ""
  /// Without its angle brackets.
  package var messageID: String?
  /// The identifiers of the messages that it answers, the last one first, without brackets or doubles.
  package var answers: [String] = []
  /// When it was written, as it says: seconds since 1970.
  package var date: Int?
  /// Fields that may stand once and stand more often: `From`, `Subject`, `Content-Type`.
  package var repeated: [String] = []
  /// What says that no person wrote it.
  package var automation: [AutomationSign] = []
  /// Whether the own mail server vouches for the sender.
  package var trust = SenderTrust.notVerified(.noServer)

  package init() {}
}

/// A sign that a program wrote a message. (W101)
package enum AutomationSign: String, Hashable, Sendable, CaseIterable {
  /// `Auto-Submitted:` is there, and is not `no`. (RFC 3834)
  case autoSubmitted = "auto-submitted"
  /// `multipart/report`: it tells what became of another message. (RFC 6522)
  case report
  /// `Return-Path: <>`: nobody wants an answer.
  case emptyReturnPath = "empty-return-path"
  /// `Precedence: bulk`, `junk` or `list`.
  case bulk
}
