/// Which case a form that comes back answers, as the copy that docket sent out says it.
package struct CorrectionMark: Hashable, Sendable {
  /// `BCA-2026-0042-K`, as it stands; whoever knows cases says whether it is one.
  package let reference: String
  /// What nobody can guess who has not seen the copy.
  package let token: String

  /// Nil where the reference is not letters, figures and hyphens, at most 32 of them, or the token is not
  /// 16 to 64 letters, figures, hyphens and underscores.
  package init?(reference: some StringProtocol, token: some StringProtocol) {
    guard (1...32).contains(reference.utf8.count), reference.utf8.allSatisfy(Self.isPlain),
      (16...64).contains(token.utf8.count),
      token.utf8.allSatisfy({ Self.isPlain($0) || $0 == UInt8(ascii: "_") })
    else { return nil }
    self.reference = String(reference)
    self.token = String(token)
  }

  /// The custom property of a Word file that holds a mark, beside the `docket-form` of ``FormMark``.
  package static let propertyName = "docket-case"

  /// Reads the property of a Word file.
  package init?(property text: some StringProtocol) {
    let words = text.split(separator: " ")
    guard words.count == 2 else { return nil }
    self.init(reference: words[0], token: words[1])
  }

  /// As the property holds it: reference and token.
  package var property: String { "\(reference) \(token)" }

  /// Reads the line of a plain-text copy, its `>` taken off; nil where the line says anything else.
  init?(line text: some StringProtocol) {
    let words = text.split { $0.isWhitespace }
    guard words.count == 3, words[0] == Self.propertyName else { return nil }
    self.init(reference: words[1], token: words[2])
  }

  /// As a line of a plain-text copy has it, behind its `>`.
  package var line: String { "\(Self.propertyName) \(property)" }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
      || byte == UInt8(ascii: "-")
  }
}
