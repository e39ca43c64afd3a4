/// Why a file that data or a text names cannot be loaded.
package struct LoadingFailure: Error, Hashable, Sendable {
  /// One sentence.
  package var message: String
  /// What to do next.
  package var hint: String

  package init(message: String, hint: String) {
    self.message = message
    self.hint = hint
  }
}
