/// What is wrong with a table, without the value that stands there.
package struct CSVError: Error, Hashable, Sendable {
  /// Which row behind the first one, counted from 1.
  package var row: Int?
  /// Which line of the file, counted from 1.
  package var line: Int?
  /// One sentence.
  package var message: String
  /// What to do next.
  package var hint: String

  package init(row: Int? = nil, line: Int? = nil, message: String, hint: String) {
    self.row = row
    self.line = line
    self.message = message
    self.hint = hint
  }
}
