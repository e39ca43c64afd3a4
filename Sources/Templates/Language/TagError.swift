/// Why what stands between `{{` and `}}` is no tag.
struct TagError: Error, Hashable, Sendable {
  var code: String
  /// One sentence.
  var message: String
  /// What to do next.
  var hint: String
  /// What could be understood of it.
  var half: HalfTag?

  static func syntax(_ message: String, _ hint: String) -> TagError {
    TagError(code: "template.tag", message: message, hint: hint)
  }

  /// The same of a tag of which something is known.
  func knowing(_ half: HalfTag?) -> TagError {
    var error = self
    error.half = half
    return error
  }
}
