extension YAMLMapping {
  /// A text on one line that must be there, spaces around it off.
  package func text(_ key: String, hint: String) -> String? {
    requiredNode(key, hint: hint).flatMap { line(in: $0, key) }
  }

  /// A text on one line; nil where there is none.
  package func optionalText(_ key: String) -> String? {
    node(key).flatMap { line(in: $0, key) }
  }

  /// A text of any number of lines; nil where there is none.
  package func passage(_ key: String) -> String? {
    node(key).flatMap { passage(in: $0, key) }
  }

  /// A list of texts, each on one line, with the lines that they stand on; one text is a list of one.
  package func texts(_ key: String) -> [(text: String, line: Int)] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let items) = node.content else {
      return line(in: node, key).map { [($0, node.line)] } ?? []
    }
    return items.compactMap { item in line(in: item, key).map { ($0, item.line) } }
  }

  /// `true` or `yes`, `false` or `no`; nil where there is none.
  package func flag(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    if case .scalar(let text, _) = node.content {
      switch text.lowercased() {
      case "true", "yes": return true
      case "false", "no": return false
      default: break
      }
    }
    wrong(key, "\"\(key)\" must be yes or no.", hint: "Write `\(key): yes` or `\(key): no`.")
    return nil
  }

  /// A whole number within a range; nil where there is none.
  package func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let node = node(key) else { return nil }
    if case .scalar(let text, _) = node.content, let number = Int(text), range.contains(number) {
      return number
    }
    wrong(
      key, "\"\(key)\" must be a whole number from \(range.lowerBound) to \(range.upperBound).",
      hint: "Write it in digits, such as `\(key): \(range.lowerBound)`.")
    return nil
  }

  /// One of some words; nil where there is none.
  package func word<Word: RawRepresentable<String>>(_ key: String, of words: [Word]) -> Word? {
    guard let text = optionalText(key) else { return nil }
    if let word = words.first(where: { $0.rawValue == text }) { return word }
    let names = words.map(\.rawValue)
    wrong(
      key, "\"\(key)\" cannot be \"\(text)\".",
      hint: text.nearest(of: names).map { "Did you mean \"\($0)\"?" }
        ?? "It is one of \(names.listed).")
    return nil
  }

  private func passage(in node: YAMLNode, _ key: String) -> String? {
    guard case .scalar(let text, _) = node.content, !node.isEmpty else {
      mistakes.add(
        line: node.line,
        "\"\(key)\" must be a text, not \(node.isEmpty ? "nothing" : node.kind).",
        hint: "Write the text after the key, in quotes if it holds a colon or starts with a sign.")
      return nil
    }
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else {
      mistakes.add(
        line: node.line, "\"\(key)\" holds only spaces.", hint: "Write the text, or delete the key."
      )
      return nil
    }
    return trimmed
  }

  private func line(in node: YAMLNode, _ key: String) -> String? {
    guard let text = passage(in: node, key) else { return nil }
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      mistakes.add(
        line: node.line, "\"\(key)\" must stand on one line.",
        hint: "Write it without line breaks and tabs.")
      return nil
    }
    return text
  }
}
