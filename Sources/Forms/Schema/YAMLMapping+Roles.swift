internal import YAML

extension YAMLMapping {
  /// A role that must be there; of `allowing`, words that stand for somebody without a role.
  func role(_ key: String, allowing words: [String] = [], hint: String) -> String? {
    text(key, hint: hint).flatMap { text in
      isRole(text, key, allowing: words, line: line(of: key)) ? text : nil
    }
  }

  /// A list of roles.
  func roles(_ key: String) -> [String] {
    texts(key).compactMap { isRole($0.text, key, allowing: [], line: $0.line) ? $0.text : nil }
  }

  private func isRole(_ text: String, _ key: String, allowing words: [String], line: Int) -> Bool {
    if words.contains(text) { return true }
    if text == "sender" {
      mistakes.add(
        line: line, "\"\(key)\" names the sender, who holds no role.",
        hint: "Name a role of school.yaml, such as `headteacher`.")
      return false
    }
    if text.isIdentifier(joinedBy: "-") { return true }
    mistakes.add(
      line: line, "\"\(key)\" is \"\(text)\", which is no role.",
      hint: text.nearest(of: words).map { "Did you mean \"\($0)\"?" }
        ?? "Write the role's id as in school.yaml: small letters and hyphens, as `ict-manager`.")
    return false
  }
}
