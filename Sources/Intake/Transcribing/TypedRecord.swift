internal import CSV
package import Forms

/// A form of a typed-up batch, before it is read: an original of its own, known by its own bytes. (G6)
package struct TypedRecord: Hashable, Sendable {
  /// Who typed it, where two have.
  package enum Typing: Hashable, Sendable { case first, second }

  package enum Content: Hashable, Sendable {
    /// UTF-8, lines ended with LF; the words leave out the lines that name scans.
    case text([UInt8], words: [UInt8])
    /// The names of the columns, and a value of each.
    case row([String], header: [String])
  }

  package var batch: FilePath
  package var typing: Typing
  /// Which form of the batch, counted from 1.
  package var number: Int
  /// The line of a text on which it begins, the row of a table; counted from 1.
  package var place: Int
  package var content: Content
  /// Why it is not read.
  package var refusal: Refusal?
  /// It goes on with the record before it, which was too long to be one.
  package var isFurtherPiece = false
  /// Which part of the batch ends with it, from 0 to 1.
  package var share: Double

  /// What is read: of a row a table of its own.
  package var bytes: [UInt8] {
    switch content {
    case .text(let text, _): text
    case .row(let values, let header): CSVText.row(header) + CSVText.row(values)
    }
  }

  /// What is kept, and what it is known by. (`TypedWords` in Forms)
  package var words: [UInt8] {
    switch content {
    case .text(_, let words): words
    case .row(let values, let header): TypedWords.row(values, header: header)
    }
  }

  /// Somebody has typed into a note of docket's, which counts as theirs then.
  var holdsChangedNote: Bool {
    switch content {
    case .text(let text, _):
      text.split(separator: 0x0A).contains { $0.drop { $0 <= 0x20 }.starts(with: [0x3E, 0x3E]) }
    case .row(let values, _): values.first?.hasPrefix(">>") ?? false
    }
  }

  /// "line 12" or "row 3".
  package var shownPlace: String {
    switch content {
    case .text: "line \(place)"
    case .row: "row \(place)"
    }
  }
}
