import TestSupport

/// A way to write the same document in other XML.
enum Rewriting: String, CaseIterable, Hashable, Sendable {
  /// Runs are cut at random places. (W11)
  case splitRuns
  /// Runs stand in `w:ins`, `w:smartTag`, `w:hyperlink` or an inline `w:sdt`. (W12, W24)
  case insertion, smartTag, hyperlink, inlineControl
  /// Spelling marks, bookmarks and page breaks of the last layout stand between runs. (W11)
  case noise
  /// Another prefix than `w`. (W2)
  case prefix
  /// The names of ISO/IEC 29500 Strict. (W2)
  case strictNames
  /// Every part in UTF-16. (W3)
  case utf16
  /// The main part under another name, in another folder. (W1)
  case movedMainPart
}

extension Fixture {
  /// The file, rewritten in all these ways.
  func rewritten(_ ways: Set<Rewriting>, seed: UInt64) -> [UInt8] {
    var random = SplitMix(seed: seed)
    var root = XMLElement(parsing: document(body: body))
    var rewriter = RunRewriter(ways: ways, random: random)
    rewriter.rewrite(&root)
    random = rewriter.random
    var entries = docxEntries(
      document: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.xml, parts: parts,
      relationships: relationships)
    if ways.contains(.prefix) { entries = entries.map { ($0.name, withOtherPrefix($0.text)) } }
    if ways.contains(.strictNames) { entries = entries.map { ($0.name, strict($0.text)) } }
    if ways.contains(.movedMainPart) { entries = entries.map { moved($0.name, $0.text) } }
    var zip = ZipBuilder()
    for (name, text) in entries {
      zip.add(name, ways.contains(.utf16) ? utf16(text) : Array(text.utf8), deflated: false)
    }
    return zip.bytes
  }
}

private func withOtherPrefix(_ text: String) -> String {
  text.replacing("<w:", with: "<word:").replacing("</w:", with: "</word:")
    .replacing(" w:", with: " word:").replacing("xmlns:w=", with: "xmlns:word=")
}

private func strict(_ text: String) -> String {
  var text = text
  for family in ["wordprocessingml", "officeDocument", "drawingml"] {
    text.replace(
      "http://schemas.openxmlformats.org/\(family)/2006/",
      with: "http://purl.oclc.org/ooxml/\(family)/")
  }
  return text
}

private func moved(_ name: String, _ text: String) -> (name: String, text: String) {
  switch name {
  case "word/document.xml": ("content/main.xml", text)
  case "word/_rels/document.xml.rels":
    ("content/_rels/main.xml.rels", absolute(text))
  case "_rels/.rels":
    (name, text.replacing("Target=\"word/document.xml", with: "Target=\"/content/main.xml"))
  case "[Content_Types].xml":
    (name, text.replacing("/word/document.xml", with: "/content/main.xml"))
  default: (name, text)
  }
}

private func utf16(_ text: String) -> [UInt8] {
  let text = text.replacing("encoding=\"UTF-8\"", with: "encoding=\"UTF-16\"")
  return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
}

/// Targets within the file, from its root; what leaves the file is relative to nothing.
private func absolute(_ relationships: String) -> String {
  let start = "<Relationship "
  let all = relationships.split(separator: start, omittingEmptySubsequences: false)
  return all.map { relationship in
    relationship.contains("\"External\"")
      ? String(relationship) : String(relationship.replacing("Target=\"", with: "Target=\"/word/"))
  }.joined(separator: start)
}
