/// A value of a YAML file, with the line that it starts on.
///
/// Nothing is guessed from the look of a word: `No`, `2026` and `true` are text until the reader of
/// the key that they stand under asks for something else.
package struct YAMLNode: Sendable {
  package var content: Content
  /// Counted from 1.
  package var line: Int

  package enum Content: Sendable {
    case scalar(String, isQuoted: Bool)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  package struct Entry: Sendable {
    package var key: String
    package var line: Int
    package var value: YAMLNode

    package init(key: String, line: Int, value: YAMLNode) {
      self.key = key
      self.line = line
      self.value = value
    }
  }

  package init(content: Content, line: Int) {
    self.content = content
    self.line = line
  }

  /// A key with nothing after it, `~` or `null`.
  package var isEmpty: Bool {
    guard case .scalar(let text, isQuoted: false) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// `[]`.
  var isEmptyList: Bool {
    guard case .sequence(let items) = content else { return false }
    return items.isEmpty
  }

  /// "a list": for "must be a text, not a list".
  package var kind: String {
    switch content {
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a group of keys"
    }
  }
}
