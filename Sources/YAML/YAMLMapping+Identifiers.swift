extension YAMLMapping {
  /// An identifier of small letters, digits and hyphens that must be there.
  package func identifier(_ key: String, example: String, hint: String) -> String? {
    text(key, hint: hint).flatMap { text in
      if text.isIdentifier(joinedBy: "-") { return text }
      wrong(
        key, "\"\(key)\" is \"\(text)\", which is not small letters, digits and hyphens.",
        hint: "Write it such as `\(example)`, starting with a letter.")
      return nil
    }
  }
}

extension String {
  /// Small letters and digits, starting with a letter, in words joined by one sign each:
  /// `ict-manager`, `blocked_on`.
  package func isIdentifier(joinedBy sign: Unicode.Scalar) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let words = utf8.split(separator: UInt8(ascii: sign), omittingEmptySubsequences: false)
    return utf8.first.map(letters.contains) == true
      && words.allSatisfy { word in
        !word.isEmpty && word.allSatisfy { letters.contains($0) || digits.contains($0) }
      }
  }
}
