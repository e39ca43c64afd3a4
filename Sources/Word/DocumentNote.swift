/// Something about a document that its text does not show and a person should know.
package struct DocumentNote: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Tracked changes: who deleted what (W25).
    case deletedText(author: String?, text: String)
    /// Tracked changes: somebody inserted text (W24).
    case insertedText(author: String?)
    /// Text that is marked hidden (W31).
    case hiddenText(String)
    /// The text of a cell that continues a merged cell, which is not shown (W63).
    case coveredText(String)
    /// The file carries macros, which are never opened (W7).
    case macros
    /// A relationship that leaves the file and that Word might follow: its kind, such as `attachedTemplate` (W9).
    case externalContent(kind: String)
    /// A complex field without an end (W34).
    case unclosedField
    /// A code of a symbol font that no table knows (W17).
    case unknownSymbol(font: String, code: String)
    /// An element that docket does not know; it was walked into (R5).
    case unknownElement(String)
    /// Bytes of a text that are no character in its encoding; U+FFFD stands for them (W92).
    case replacedCharacters
    /// Content that docket cannot read: a chart, a diagram, an imported chunk (W52, W70).
    case unreadableContent(String)
  }

  package var kind: Kind
  package var location: DocumentLocation

  package init(kind: Kind, location: DocumentLocation) {
    self.kind = kind
    self.location = location
  }
}
