package import Word

/// One thing to say about a form: where, what, and what to do next.
package struct Finding: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable { case error, warning, note }

  /// Stable, for scripts: `form.required-field-empty`.
  package var code: String
  package var severity: Severity
  /// The key of the field it is about.
  package var field: String?
  /// One sentence, without the value that was typed in.
  package var message: String
  /// What to do next.
  package var hint: String
  package var location: DocumentLocation?

  package init(
    code: String, severity: Severity, field: String? = nil, message: String, hint: String,
    location: DocumentLocation? = nil
  ) {
    self.code = code
    self.severity = severity
    self.field = field
    self.message = message
    self.hint = hint
    self.location = location
  }
}
