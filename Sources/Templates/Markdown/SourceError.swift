/// What is wrong with a text that becomes a document, and where in it.
package struct SourceError: Error, Hashable, Sendable {
  /// As it was given.
  package var file: String
  /// Counted from 1; nil where the whole file is meant.
  package var line: Int?
  /// One sentence.
  package var message: String
  /// What to do next.
  package var hint: String

  package init(file: String, line: Int? = nil, message: String, hint: String) {
    self.file = file
    self.line = line
    self.message = message
    self.hint = hint
  }
}

/// All that is wrong, in the order of the text.
package struct SourceErrors: Error, Hashable, Sendable {
  package var errors: [SourceError]
}
