/// Something about a policy that was taken over which a person should know.
package struct ImportFinding: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable {
    /// Looks or pictures were lost, or something must be mended.
    case warning
    case note
  }

  /// Stable, for scripts: `policy.merged-cells`.
  package var code: String
  package var severity: Severity
  /// Where it was in the file, or where it is in the text that was made.
  package var place: Place
  /// One sentence.
  package var message: String
  /// What to do next.
  package var hint: String

  package enum Place: Hashable, Sendable {
    /// The file as a whole.
    case source
    /// A place in the file, in words: `table 2, row 3 cell 1`.
    case inSource(String)
    /// A line of the text that was made, counted from 1.
    case line(Int)
  }

  init(
    _ code: String, _ severity: Severity = .note, at place: Place = .source, _ message: String,
    hint: String
  ) {
    self.code = "policy." + code
    self.severity = severity
    self.place = place
    self.message = message
    self.hint = hint
  }
}
