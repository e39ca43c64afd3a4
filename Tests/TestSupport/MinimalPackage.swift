/// The bytes of a Word file that holds what a test is about and nothing else.
///
/// - Parameters:
///   - body: what stands within `<w:body>`; the prefixes `w`, `r`, `w14`, `w15`, `mc`, `wp`, `wps`, `a` and
///     `v` are declared.
///   - parts: further parts by name, such as `word/styles.xml`. Parts of the usual names get their relationship
///     from the document and their content type; a part named here replaces the one made for it.
///   - relationships: further relationships of the document, as XML (`<Relationship …/>`).
/// - Returns: the file.
package func docx(
  body: String, parts: KeyValuePairs<String, String> = [:], relationships: String = ""
) -> [UInt8] {
  docx(document: document(body: body), parts: parts, relationships: relationships)
}

/// The document part round a body.
package func document(body: String) -> String {
  """
  <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
  <w:document \(wordNamespaces) mc:Ignorable="w14 w15"><w:body>\(body)</w:body></w:document>
  """
}

/// The bytes of a Word file around a whole document part.
package func docx(
  document: String, parts: KeyValuePairs<String, String> = [:], relationships: String = ""
) -> [UInt8] {
  var zip = ZipBuilder()
  for (name, text) in docxEntries(document: document, parts: parts, relationships: relationships) {
    zip.add(name, text)
  }
  return zip.bytes
}

/// The entries of a Word file around a whole document part, for tests that write them in other ways.
package func docxEntries(
  document: String, parts: KeyValuePairs<String, String> = [:], relationships: String = ""
) -> [(name: String, text: String)] {
  var overrides = ""
  var links = ""
  for (number, part) in parts.enumerated() {
    guard let kind = partKinds.first(where: { part.key.hasPrefix("word/\($0.file)") }) else {
      continue
    }
    overrides +=
      "<Override PartName=\"/\(part.key)\" ContentType=\"\(wordType)\(kind.type)+xml\"/>"
    links +=
      "<Relationship Id=\"rPart\(number + 1)\" Type=\"\(officeRelationship)\(kind.relationship)\" "
      + "Target=\"\(part.key.dropFirst("word/".count))\"/>"
  }
  let made: KeyValuePairs = [
    "[Content_Types].xml": """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Default Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/word/document.xml" ContentType="\(wordType)document.main+xml"/>\
    \(overrides)</Types>
    """,
    "_rels/.rels": relationshipsPart(
      "<Relationship Id=\"rId1\" Type=\"\(officeRelationship)officeDocument\" "
        + "Target=\"word/document.xml\"/>"),
    "word/document.xml": document,
    "word/_rels/document.xml.rels": relationshipsPart(links + relationships),
  ]
  return made.filter { part in !parts.contains { $0.key == part.key } }.map { ($0.key, $0.value) }
    + parts.map { ($0.key, $0.value) }
}

/// A relationships part around its relationships.
package func relationshipsPart(_ relationships: String) -> String {
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    + "\(relationships)</Relationships>"
}

/// The declarations of the prefixes that Word's own documents use, in the transitional family.
package let wordNamespaces = """
  xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
  xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
  xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" \
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
  xmlns:v="urn:schemas-microsoft-com:vml"
  """

private let officeRelationship =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
private let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

/// How the usual parts beside the document are named, typed and related.
private let partKinds: [(file: String, type: String, relationship: String)] = [
  ("styles", "styles", "styles"),
  ("numbering", "numbering", "numbering"),
  ("settings", "settings", "settings"),
  ("footnotes", "footnotes", "footnotes"),
  ("endnotes", "endnotes", "endnotes"),
  ("comments.", "comments", "comments"),
  ("header", "header", "header"),
  ("footer", "footer", "footer"),
]
