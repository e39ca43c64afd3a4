/// A group of keys that is read key by key, collecting what is wrong on the way.
///
/// A mistake makes a reader return nil or its default and go on, so that a person hears of all
/// mistakes at once; ``MistakeList/throwIfAny()`` at the end keeps such a value from getting out.
package struct YAMLMapping {
  /// Where it starts.
  package let line: Int
  package let mistakes: MistakeList
  /// Such as "a field", for messages.
  private let kind: String
  private let entries: [YAMLNode.Entry]

  /// Nil where the node is no mapping; says so, and names each key that is not one of `keys`.
  package init?(_ node: YAMLNode, kind: String, keys: [String], mistakes: MistakeList) {
    guard case .mapping(let entries) = node.content else {
      mistakes.add(
        line: node.line, "\(kind.capitalizedFirst) must be a group of keys, not \(node.kind).",
        hint: "Write it as `key: value` lines; the keys are \(keys.listed).")
      return nil
    }
    self.entries = entries
    self.kind = kind
    self.mistakes = mistakes
    line = node.line
    for entry in entries where !keys.contains(entry.key) {
      let nearest = entry.key.nearest(of: keys)
      mistakes.add(
        line: entry.line, "Unknown key \"\(entry.key)\" in \(kind).",
        hint: nearest.map { "Did you mean \"\($0)\"?" } ?? "The keys are \(keys.listed).")
    }
  }

  /// The value under a key; nil where the key is missing or has nothing after it.
  package func node(_ key: String) -> YAMLNode? {
    guard let value = entries.first(where: { $0.key == key })?.value, !value.isEmpty else {
      return nil
    }
    return value
  }

  /// The line of a value, or of the group where the value is missing.
  package func line(of key: String) -> Int { node(key)?.line ?? line }

  /// The value under a key that must be there; a list without entries is not.
  package func requiredNode(_ key: String, hint: String) -> YAMLNode? {
    if let node = node(key), !node.isEmptyList { return node }
    mistakes.add(
      line: entries.first { $0.key == key }?.line ?? line,
      "\(kind.capitalizedFirst) needs \"\(key)\".", hint: hint)
    return nil
  }

  /// Adds a mistake about the value under a key.
  package func wrong(_ key: String, _ message: String, hint: String) {
    mistakes.add(line: line(of: key), message, hint: hint)
  }
}

extension YAMLMapping {
  /// A list of groups, each read by `read`.
  package func groups<Value>(
    _ key: String, kind: String, keys: [String], read: (YAMLMapping) -> Value?
  ) -> [Value] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let items) = node.content else {
      wrong(
        key, "\"\(key)\" must be a list, not \(node.kind).",
        hint: "Start each entry of the list with `- ` on a line of its own.")
      return []
    }
    return items.compactMap { item in
      YAMLMapping(item, kind: kind, keys: keys, mistakes: mistakes).flatMap(read)
    }
  }

  /// A group under a key.
  package func group(_ key: String, kind: String, keys: [String]) -> YAMLMapping? {
    node(key).flatMap { YAMLMapping($0, kind: kind, keys: keys, mistakes: mistakes) }
  }
}
