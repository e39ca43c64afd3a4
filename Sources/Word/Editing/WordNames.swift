package import XML

/// The namespaces that edits and templates look for, the transitional and the strict URI of each. (W2)
package enum WordNames {
  /// WordprocessingML. (ECMA-376 Part 1, §17)
  package static let w: [StaticString] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
  ]
  /// WordprocessingML as nearly all files have it.
  package static let transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  /// References to relationships. (ECMA-376 Part 1, §22.8)
  package static let r: [StaticString] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  ]
  /// DrawingML in a Word document. (ECMA-376 Part 1, §20.4)
  package static let wordDrawing: [StaticString] = [
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
  ]
  package static let vml: [StaticString] = ["urn:schemas-microsoft-com:vml"]
  /// Alternates for programs that know less. (ECMA-376 Part 3, "AlternateContent")
  package static let compatibility: [StaticString] = [
    "http://schemas.openxmlformats.org/markup-compatibility/2006"
  ]
  package static let word2010: [StaticString] = [
    "http://schemas.microsoft.com/office/word/2010/wordml"
  ]
  package static let wordDrawing2010: [StaticString] = [
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
  ]
}

extension XMLNode {
  /// Whether it is a WordprocessingML element of this name.
  package func isW(_ local: StaticString) -> Bool { isElement(local, in: WordNames.w) }

  /// Whether it is a WordprocessingML element of one of these names.
  package func isW(oneOf locals: [StaticString]) -> Bool {
    locals.contains { isElement($0, in: WordNames.w) }
  }

  /// The first child of this name.
  package func firstW(_ local: StaticString) -> XMLNode? {
    var child = first
    while let next = child {
      if next.isW(local) { return next }
      child = next.next
    }
    return nil
  }

  /// The children of this name.
  package func allW(_ local: StaticString) -> [XMLNode] { children.filter { $0.isW(local) } }

  /// The nearest element of this name round it.
  package func enclosingW(_ local: StaticString) -> XMLNode? {
    var node = parent
    while let next = node {
      if next.isW(local) { return next }
      node = next.parent
    }
    return nil
  }

  /// The value of `w:val`.
  package var wVal: String? { attribute("val", in: WordNames.w) }
}
