import TestSupport
import Testing

@testable import Word

/// The document of a Word file with this body.
func document(
  _ body: String, parts: KeyValuePairs<String, String> = [:], relationships: String = ""
) throws -> Document {
  var reader = WordReader()
  return try reader.read(docx(body: body, parts: parts, relationships: relationships))
}

/// The text of a document's body, without the end of its last line.
func text(
  _ body: String, parts: KeyValuePairs<String, String> = [:], relationships: String = ""
) throws -> String {
  try document(body, parts: parts, relationships: relationships).body.string
}

/// A paragraph of one run.
func p(_ text: String, _ properties: String = "") -> String {
  "<w:p>\(r(text, properties))</w:p>"
}

/// A run.
func r(_ text: String, _ properties: String = "") -> String {
  let properties = properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>"
  return "<w:r>\(properties)<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

/// A table of cells with a paragraph each.
func table(_ rows: [[String]]) -> String {
  let rows = rows.map { row in
    "<w:tr>" + row.map { "<w:tc>\(p($0))</w:tc>" }.joined() + "</w:tr>"
  }
  return "<w:tbl>\(rows.joined())</w:tbl>"
}

extension Story {
  /// The text, without the end of its last line.
  var string: String {
    String(decoding: text.last == UInt8(ascii: "\n") ? text.dropLast() : text[...], as: UTF8.self)
  }

  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// What each cell shows.
  var cellTexts: [String] { cells.map { string($0.text) } }
}

extension Document {
  var noteKinds: [DocumentNote.Kind] { notes.map(\.kind) }

  func stories(_ kind: Story.Kind) -> [Story] { stories.filter { $0.kind == kind } }
}

/// The document of a whole main part.
func document(of part: String) throws -> Document {
  var reader = WordReader()
  return try reader.read(docx(document: part))
}

/// The declarations of the usual prefixes.
let namespaces = wordNamespaces
