package import Forms

/// A file that came in, with what was read in it.
package struct Arrival: Hashable, Sendable {
  /// The file's name as a person is shown it.
  package var file: String
  package var bytes: [UInt8]
  /// SHA-256 of the bytes, 64 lower-case hexadecimal digits; empty where they could not be read.
  package var sha256: String
  package var received: Moment
  package var sender: String?
  /// SHA-256 of the message that carried the file; nil where none did.
  package var message: String?
  /// How many people typed it up from paper, and typed it alike; nil of what was not typed up.
  package var typings: Int?
  /// Files that come with its forms, such as scans of the paper.
  package var evidence: [EvidenceFile] = []
  /// The forms of the file, or some of them: a long batch may come in several arrivals of the same bytes.
  package var forms: [ReadForm]

  package init(
    file: String, bytes: [UInt8], sha256: String, received: Moment, sender: String? = nil,
    message: String? = nil, forms: [ReadForm]
  ) {
    self.file = file
    self.bytes = bytes
    self.sha256 = sha256
    self.received = received
    self.sender = sender
    self.message = message
    self.forms = forms
  }
}

/// What became of a form that came in; it is committed and synced when its sender gets it.
package struct Receipt: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A new case.
    case opened
    /// The case was there and is not closed yet.
    case arrivedAgain = "arrived-again"
    /// The case had been closed; it is listed and assigned anew.
    case cameAgain = "came-again"
    /// Other answers for a case that was there.
    case corrected
    /// It is no case; `refusal` says why.
    case refused
  }

  package var kind: Kind
  package var file: String
  package var record: Int
  /// Nil of a refused file.
  package var summary: CaseSummary?
  /// To whom it went now, and why; nil where it stayed with whom it was.
  package var assignment: Assignment?
  package var refusal: Refusal?
}
