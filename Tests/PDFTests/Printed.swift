import Foundation
import Fonts
import PDF
import TestSupport
import Testing
import Word

/// A document that was laid out and written, and read again.
struct Printed {
  let document: DrawnDocument
  let findings: [LayoutFinding]
  let bytes: [UInt8]
  let file: PDFFile

  /// The structure tree, a line for each element.
  var structure: String { PDFStructureText(file).text }

  /// The structure tree without its root and the spaces before it.
  var elements: [String] {
    structure.split(separator: "\n").dropFirst().map { $0.trimmingCharacters(in: .whitespaces) }
  }

  var messages: [String] { findings.map(\.message) }

  /// The text of every page.
  var pages: [String] { document.pages.indices.map { file.pageText($0) } }
}

/// What every document shares, as those of one run of docket do.
private let faces = Result { try FontFaces() }
private let cuts = FontCuts()

/// Lays a document out, writes it, and holds the file to PDF/UA-1.
///
/// `body` stands within `<w:body>`, `styles` within `<w:styles>`, and so on; `parts` are further ones by name,
/// text or not, and `relationships` further ones of the document.
func printed(
  _ body: String, styles: String = "", numbering: String = "", settings: String = "",
  footnotes: String = "", endnotes: String = "", header: String = "", footer: String = "",
  parts: [(name: String, bytes: [UInt8])] = [], relationships: String = "",
  makesForm: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Printed {
  let file = file(
    body, styles: styles, numbering: numbering, settings: settings, footnotes: footnotes,
    endnotes: endnotes, header: header, footer: footer, parts: parts, relationships: relationships)
  let result = try DocumentPrinter(faces.get()).pages(
    of: FlowParts(try WordFile(file)), title: "Test", makesForm: makesForm)
  let bytes = try #require(PDFWriter(cuts)).file(result.document)
  #expect(PDFChecker.problems(in: bytes) == [], sourceLocation: sourceLocation)
  #expect(try complaints(of: bytes) == "", sourceLocation: sourceLocation)
  return Printed(
    document: result.document, findings: result.findings, bytes: bytes, file: try PDFFile(bytes))
}

/// A Word file; a header or footer has the relationship `rHeader` or `rFooter`.
func file(
  _ body: String, styles: String = "", numbering: String = "", settings: String = "",
  footnotes: String = "", endnotes: String = "", header: String = "", footer: String = "",
  parts: [(name: String, bytes: [UInt8])] = [], relationships: String = ""
) -> [UInt8] {
  func part(_ root: String, _ content: String) -> [UInt8] {
    Array("<w:\(root) \(wordNamespaces)>\(content)</w:\(root)>".utf8)
  }
  var links = relationships
  var more = parts
  for (name, root, content) in [
    ("styles", "styles", styles), ("numbering", "numbering", numbering),
    ("settings", "settings", settings), ("footnotes", "footnotes", footnotes),
    ("endnotes", "endnotes", endnotes), ("header", "hdr", header), ("footer", "ftr", footer),
  ] where !content.isEmpty {
    more.append(("word/\(name)1.xml", part(root, content)))
    let id = name == "header" ? "rHeader" : name == "footer" ? "rFooter" : "r\(name)"
    links += relationship(id, name, "\(name)1.xml")
  }
  var zip = ZipBuilder()
  let entries = docxEntries(document: document(body: body), parts: [:], relationships: links)
  for entry in entries where !more.contains(where: { $0.name == entry.name }) {
    zip.add(entry.name, entry.text)
  }
  for entry in more { zip.add(entry.name, entry.bytes) }
  return zip.bytes
}

/// A relationship of the document.
func relationship(_ id: String, _ kind: String, _ target: String, isExternal: Bool = false)
  -> String
{
  "<Relationship Id=\"\(id)\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    + "relationships/\(kind)\" Target=\"\(target)\"\(isExternal ? " TargetMode=\"External\"" : "")/>"
}

/// What qpdf has against a file; nothing where there is no qpdf.
private func complaints(of bytes: [UInt8]) throws -> String {
  let qpdf = "/usr/bin/qpdf"
  guard FileManager.default.isExecutableFile(atPath: qpdf) else { return "" }
  let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pdf")
  try Data(bytes).write(to: path)
  defer { try? FileManager.default.removeItem(at: path) }  // a temporary file may stay
  let process = Process()
  process.executableURL = URL(filePath: qpdf)
  process.arguments = ["--check", path.path()]
  let output = Pipe()
  process.standardOutput = FileHandle.nullDevice
  process.standardError = output
  try process.run()
  let said = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? "" : String(decoding: said, as: UTF8.self)
}
