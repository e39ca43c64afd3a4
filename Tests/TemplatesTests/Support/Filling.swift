import Forms
import JSON
import Templates
import TestSupport
import Testing
import Word
import XML

// swift-format-ignore: NeverForceUnwrap
let today = CalendarDate(year: 2026, month: 3, day: 2)!

/// A run, a paragraph, a cell, a row, a table with nothing but what is said.
func r(_ text: String, _ properties: String = "") -> String {
  "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t>\(text)</w:t></w:r>"
}
func p(_ texts: String...) -> String { "<w:p>\(texts.map { r($0) }.joined())</w:p>" }
func p(runs: String) -> String { "<w:p>\(runs)</w:p>" }
func tc(_ content: String) -> String { "<w:tc>\(content)</w:tc>" }
func tr(_ cells: String...) -> String { "<w:tr>\(cells.map { tc($0) }.joined())</w:tr>" }
func tbl(_ rows: String...) -> String { "<w:tbl>\(rows.joined())</w:tbl>" }

func record(_ json: String) throws -> TemplateRecord {
  guard case .record(let record) = TemplateValue(try JSONValue(Array(json.utf8))) else {
    throw CancellationError()
  }
  return record
}

/// The filled file.
func filled(
  _ body: String, _ json: String = "{}", parts: KeyValuePairs<String, String> = [:],
  pictures: PictureSource = PictureSource()
) throws -> [UInt8] {
  let file = try Template(docx(body: body, parts: parts)).fill(
    record(json), today: today, with: FillingWorkshop(pictures: pictures))
  // Whatever a test is about, the file must be one that Word opens.
  #expect(try faults(of: file) == [])
  return file
}

/// What stands in the root of a part, without what only spares spaces.
func inner(
  _ file: [UInt8], _ part: String = "/word/document.xml", of element: StaticString = "body"
)
  throws -> String
{
  var word = try WordFile(file)
  guard let name = PartName(part), let tree = try word.tree(of: name) else { return "" }
  var bytes: [UInt8] = []
  for child in (tree.root.firstW(element) ?? tree.root).children { child.write(to: &bytes) }
  return String(decoding: bytes, as: UTF8.self).replacing(" xml:space=\"preserve\"", with: "")
}

/// What a body becomes, as XML.
func fill(_ body: String, _ json: String = "{}") throws -> String {
  try inner(filled(body, json))
}

/// What is wrong, a line each: code, place, message.
func wrong(
  _ body: String, _ json: String = "{}", parts: KeyValuePairs<String, String> = [:]
) throws -> [String] {
  let template = try Template(docx(body: body, parts: parts))
  var findings = template.findings
  if findings.isEmpty {
    do {
      _ = try template.fill(record(json), today: today, with: FillingWorkshop())
    } catch let errors as TemplateErrors {
      findings = errors.findings
    }
  }
  return findings.map { "\($0.code) | \($0.place?.words ?? "-") | \($0.message)" }
}
