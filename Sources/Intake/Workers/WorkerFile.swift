package import Forms

/// A file for a worker to read.
package struct WorkerFile: Sendable {
  /// As a person is shown it; a worker learns only how it ends.
  package var name: String
  package var bytes: [UInt8]
  /// What the file is known by, 64 hexadecimal digits: told by whoever read it, never by a worker.
  package var sha256: String
  /// What a copy of it is made with; nil where it is to be read.
  var copy: CopyOrder?

  package init(name: String, bytes: [UInt8], sha256: String) {
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
  }
}

/// What came of a file that a worker was to read.
package enum WorkerAnswer: Sendable {
  /// At least one, in the order of the file.
  case forms([ReadForm])
  /// The file is an e-mail message.
  case message(ReadMessage)
  /// The copy that was ordered; nil where none can be made of the file.
  case copy(CorrectionCopy?)
  /// Each worker that read the file ended, or said what no reader says.
  case crashed(times: Int)
  /// It took longer than one file may.
  case overTime
  /// What is in it is more than docket takes from one file.
  case tooMuch
  /// The pool was to stop before it was read.
  case notRead
  /// No worker could be started, or none be handed the file: docket itself is ill.
  case unavailable(reason: String)
}
