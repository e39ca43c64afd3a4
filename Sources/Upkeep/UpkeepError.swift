package import Intake

/// Why a backup or a workspace could not be made: one sentence, where, and what to do next.
package struct UpkeepError: Error, Hashable, Sendable {
  package var message: String
  package var place: FilePath
  package var hint: String

  package init(_ message: String, at place: FilePath, hint: String) {
    self.message = message
    self.place = place
    self.hint = hint
  }
}
