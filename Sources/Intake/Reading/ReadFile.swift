package import Forms

/// A file that was read, or why it was not.
package struct ReadFile: Sendable {
  /// Where it is.
  package var path: FilePath
  /// Its whole content; empty where it was not read.
  package var bytes: [UInt8]
  /// At least one, in the order of the file; a file that was left alone has none.
  package var forms: [ReadForm]
  package var wasLeftAlone: Bool

  package init(path: FilePath, bytes: [UInt8] = [], forms: [ReadForm], wasLeftAlone: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.forms = forms
    self.wasLeftAlone = wasLeftAlone
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
