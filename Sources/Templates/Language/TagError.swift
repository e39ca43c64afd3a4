/// Why what stands between `{{` and `}}` is no tag.
struct TagError: Error, Hashable, Sendable {
  var code: String
  /// One sentence.
  var message: String
  /// What to do next.
  var hint: String

  static func syntax(_ message: String, _ hint: String) -> TagError {
    TagError(code: "template.tag", message: message, hint: hint)
  }
}
