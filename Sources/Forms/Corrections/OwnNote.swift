internal import Crypto
internal import Folding

/// Words that docket itself wrote into a copy of a form, and that are nobody's answer when it comes back.
///
/// They end with a line such as `docket BCA-2026-0042-K 7F3QK`, whose code stands for all words before it: a
/// note that somebody has typed into no longer has its code, and counts as theirs, so that no word of a person
/// is passed over.
package enum OwnNote {
  /// A note with its last line.
  ///
  /// - Parameters:
  ///   - lines: what to do.
  ///   - reference: of the case, where there is one yet.
  /// - Returns: the lines, and one more.
  package static func sealed(_ lines: [String], reference: String?) -> [String] {
    let opening = ([name] + [reference].compactMap { $0 }).joined(separator: " ")
    return lines + ["\(opening) \(code(of: words(lines.joined(separator: " ") + " " + opening)))"]
  }

  /// Whether a text is such a note, whole and unchanged, however its lines are broken.
  package static func isWhole(_ text: some StringProtocol) -> Bool {
    var words = words(text)
    guard words.count >= 3, words.suffix(3).dropLast().contains(Substring(name)),
      let code = words.popLast(), code.utf8.count == codeLength
    else { return false }
    return code == Self.code(of: words)
  }

  /// The case that a note is about; nil where there was none yet.
  static func reference(in note: some StringProtocol) -> String? {
    words(note).suffix(2).first.flatMap { $0 == name ? nil : String($0) }
  }

  /// Whether the row of a table is such a note: `>>` and its words in one value, and nothing beside it.
  package static func isRow(_ values: [String]) -> Bool {
    guard let first = values.first, first.hasPrefix(">>"), values.dropFirst().allSatisfy(\.isEmpty)
    else { return false }
    return isWhole(first.drop { $0 == ">" || $0.isWhitespace })
  }

  /// Whether a text ends as a note does.
  static func mayEnd(_ text: some StringProtocol) -> Bool {
    let words = words(text)
    return words.suffix(3).dropLast().contains(Substring(name))
      && words.last?.utf8.count == codeLength
  }

  private static let name = "docket"
  private static let codeLength = 5

  private static func words(_ text: some StringProtocol) -> [Substring] {
    Substring(text).split { $0.isWhitespace }
  }

  /// Programs put other quotes and spaces in the place of those that they get: folded words are the same.
  private static func code(of words: [Substring]) -> String {
    let text = words.map { folded($0.utf8) }.joined(separator: [0x20])
    return String(
      decoding: SHA256.hash(data: Array(text)).prefix(codeLength).map {
        FormMark.letters[Int($0 & 31)]
      }, as: UTF8.self)
  }
}
