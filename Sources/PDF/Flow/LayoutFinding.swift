package import Word

/// Something in a document that its pages do not show as Word would.
package struct LayoutFinding: Hashable, Sendable {
  /// Stable, for scripts: `pdf.font-missing`.
  package var code: String
  /// One sentence.
  package var message: String
  /// What to do next.
  package var hint: String
  /// Where; nil where it is the document as a whole.
  package var place: DocumentLocation?

  init(_ code: String, _ message: String, hint: String, at place: DocumentLocation? = nil) {
    self.code = "pdf.\(code)"
    self.message = message
    self.hint = hint
    self.place = place
  }
}
