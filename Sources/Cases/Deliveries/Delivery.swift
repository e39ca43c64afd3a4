/// A file of a drop folder that a watcher has in hand.
package struct Delivery: Hashable, Sendable {
  /// Drawn at random when the file was claimed, and kept until it is filed: a delivery that is taken in
  /// twice, because docket was killed in between, is one.
  package var id: String
  /// The file and what was read in it.
  package var arrival: Arrival
  /// What was read in the file where it is a message; the arrival has no forms then.
  package var mail: MailArrival?
  /// Why nobody could read it and a person must look; the arrival has no forms then.
  package var trouble: DeliveryTrouble?

  package init(
    id: String, arrival: Arrival, mail: MailArrival? = nil, trouble: DeliveryTrouble? = nil
  ) {
    self.id = id
    self.arrival = arrival
    self.mail = mail
    self.trouble = trouble
  }
}

/// Why a file of a drop folder was not read, though docket would have liked to.
package enum DeliveryTrouble: String, Hashable, Sendable, CaseIterable {
  /// The reader fell over it twice.
  case readerCrashed = "reader-crashed"
  /// The reader did not come to an end in time.
  case readerTooSlow = "reader-too-slow"
  /// More was read in it than docket takes from one file.
  case tooMuch = "too-much"
  /// The store takes others but not this one.
  case cannotBeKept = "cannot-be-kept"
  /// It is a note that docket wrote itself.
  case ownNote = "own-note"
  /// The system does not let docket read it, however often it is tried.
  case cannotBeRead = "cannot-be-read"
}

/// Into which folder a file goes when docket is done with it.
package enum DeliveryEnding: String, Hashable, Sendable, CaseIterable {
  /// It is a case, or several.
  case done
  /// Everything in it was there already.
  case duplicates
  /// It was refused: whoever sent it can mend it.
  case returned
  /// A person must look.
  case waiting
}

/// What became of a delivery, as it was written down with its cases.
package struct DeliveryConclusion: Hashable, Sendable {
  package var ending: DeliveryEnding
  /// The code of a refusal or of a trouble, for counts.
  package var reason: String?
  /// What a person reads beside the file.
  package var note: String

  package init(ending: DeliveryEnding, reason: String? = nil, note: String) {
    self.ending = ending
    self.reason = reason
    self.note = note
  }
}

/// A delivery that is committed and synced.
package struct TakenDelivery: Sendable {
  package var conclusion: DeliveryConclusion
  /// Of the bytes that were taken in; empty where they could not be read.
  package var sha256: String
  /// When it was taken in, which may be before docket was started.
  package var received: Moment
  /// Empty where it was taken in before.
  package var receipts: [Receipt]
}
