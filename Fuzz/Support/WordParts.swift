internal import TestSupport

/// The parts of a Word file as one input: XML after XML with a NUL between, which no XML holds.
///
/// Mutations so reach the XML, and no checksum of a ZIP stands in their way.
package struct WordParts {
  /// The names of the parts, in the order of the input; a part that is empty is left out of the file.
  package static let names = [
    "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml",
    "word/header1.xml", "word/footer1.xml", "word/footnotes.xml", "word/endnotes.xml",
    "word/comments.xml", "word/_rels/document.xml.rels", "_rels/.rels", "[Content_Types].xml",
    "word/glossary/document.xml", "customXml/item1.xml", "customXml/_rels/item1.xml.rels",
    "customXml/itemProps1.xml", "docProps/custom.xml",
  ]

  /// The file that holds these parts, each as it stands, stored.
  package static func file(_ input: [UInt8]) -> [UInt8] {
    let texts = input.split(
      separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false)
    var parts = Dictionary(uniqueKeysWithValues: zip(names, texts.map(Array.init)))
    for (name, text) in made where parts[name, default: []].isEmpty {
      parts[name] = Array(text.utf8)
    }
    var zip = ZipBuilder()
    for name in names {
      guard let bytes = parts[name], !bytes.isEmpty else { continue }
      zip.add(name, bytes, deflated: false)
    }
    return zip.bytes
  }

  /// What a package cannot do without, where the input does not say it.
  private static let made = docxEntries(
    document: document(body: ""),
    parts: [
      "word/styles.xml": "", "word/numbering.xml": "", "word/settings.xml": "",
      "word/header1.xml": "", "word/footer1.xml": "", "word/footnotes.xml": "",
      "word/endnotes.xml": "", "word/comments.xml": "",
    ],
    relationships: """
      <Relationship Id="rGlossary" Target="glossary/document.xml" \
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/glossaryDocument"/>
      """)
}
