package import Forms

/// A message to the sender of a message, as it is planned when that comes in.
package struct PlannedReply: Hashable, Sendable {
  /// Without the angle brackets; nobody can guess it.
  package var messageID: String
  package var address: String
  /// Which of the receipts for the forms in the message it tells of, counted from 0.
  package var receipt: Int
  /// What marks the sender's own file where it goes back; nil of a file that was refused.
  package var token: String?

  package init(messageID: String, address: String, receipt: Int, token: String?) {
    self.messageID = messageID
    self.address = address
    self.receipt = receipt
    self.token = token
  }
}

/// What a reply tells: what became of a form.
package struct ReplyItem: Hashable, Sendable {
  /// What became of it.
  package var kind: Receipt.Kind
  /// The name of its file, as its sender gave it.
  package var file: String
  package var record: Int
  /// Nil of a refused file.
  package var reference: CaseReference?
  /// The number of the event with the answers that it tells of: others may come before it is handed over.
  package var reading: Int64?
  /// What marks the sender's own file where it goes back.
  package var token: String?
  package var refusal: Refusal?
}

/// A message to the sender of a message, as it is kept until it is handed over.
package struct Reply: Hashable, Sendable {
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// It is to be handed over.
    case due
    case handed
    /// Its sender has had as many messages in a day as anybody gets.
    case withheld
  }

  package var messageID: String
  /// SHA-256 of the message that it answers.
  package var mail: String
  package var address: String
  package var item: ReplyItem
  /// When it was planned, which is its date.
  package var at: Moment
  package var state: State
  /// How often it could not be handed over.
  package var attempts: Int
}
