package import Forms

/// A version of a document as it was printed.
package struct Printing: Hashable, Sendable {
  package var document: DocumentName
  package var title: String
  /// As the document's front matter has it: `3`, `2026.1`.
  package var version: String
  /// The day that it was printed for.
  package var day: CalendarDate
  package var pages: Int
  /// Of the PDF, 64 lower-case hexadecimal digits.
  package var sha256: String
  /// Of the words in it, so that a new look is no change: see `PrintedDocument`.
  package var wordsSHA256: String

  package init(
    document: DocumentName, title: String, version: String, day: CalendarDate, pages: Int,
    sha256: String, wordsSHA256: String
  ) {
    self.document = document
    self.title = title
    self.version = version
    self.day = day
    self.pages = pages
    self.sha256 = sha256
    self.wordsSHA256 = wordsSHA256
  }
}

/// What a document is called in commands, in names of files and in the register: `social-media-policy`.
package struct DocumentName: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let description: String

  /// Letters and digits of any script, small, with a hyphen for whatever stands between them.
  ///
  /// Nil where a text holds neither letter nor digit, or is longer than 100 characters.
  package init?(_ text: some StringProtocol) {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    let name = words.joined(separator: "-")
    guard !name.isEmpty, name.count <= 100 else { return nil }
    description = name
  }

  package static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
