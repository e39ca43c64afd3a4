package import Forms

/// What came of handing a file to a worker.
package enum WorkerAnswer: Sendable {
  case forms([ReadForm])
  /// The worker ended while it read the file, as often as it was tried.
  case crashed(times: Int)
  /// It did not come to an end in time.
  case overTime
  /// No worker could be started: docket itself is ill.
  case unavailable(reason: String)
}

/// A file to be read by a worker.
package struct WorkerFile: Sendable {
  /// Its name as it is shown.
  package var name: String
  package var bytes: [UInt8]
  package var sha256: String

  package init(name: String, bytes: [UInt8], sha256: String) {
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
  }
}
