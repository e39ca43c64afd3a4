package import Forms

/// A file that was read, or why it was not.
package struct ReadFile: Sendable {
  /// Where it is.
  package var path: FilePath
  /// Its whole content; empty where it was not read.
  package var bytes: [UInt8]
  /// At least one, in the order of the file; a file that was left alone, or that brought its reader down, has
  /// none.
  package var forms: [ReadForm]
  /// All that is in it, where it is an e-mail message and those are read; it need not have a form.
  package var message: ReadMessage?
  /// Where it is a form of a typed-up batch.
  package var record: TypedRecord?
  package var wasLeftAlone: Bool
  /// Why nothing is known of it, where a reader in a process of its own did not come to an end.
  package var failure: ReadingFailure?

  package init(
    path: FilePath, bytes: [UInt8] = [], forms: [ReadForm], message: ReadMessage? = nil,
    wasLeftAlone: Bool = false, failure: ReadingFailure? = nil
  ) {
    self.path = path
    self.bytes = bytes
    self.forms = forms
    self.message = message
    self.wasLeftAlone = wasLeftAlone
    self.failure = failure
  }

  static func refused(_ path: FilePath, _ refusal: Refusal) -> ReadFile {
    ReadFile(
      path: path,
      forms: [
        ReadForm(
          file: path.text, record: 1, sha256: "", outcome: .refused, refusal: refusal)
      ])
  }
}

/// Why a reader in a process of its own did not come to the end of a file.
package enum ReadingFailure: Hashable, Sendable {
  case crashed(times: Int)
  case overTime
  /// It said more than docket takes from one file.
  case tooMuch
  /// There is no reader: docket itself is ill.
  case unavailable(reason: String)
}
