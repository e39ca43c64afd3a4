import Forms
import Foundation
import Publishing
import School
import Templates
import TestSupport
import Testing
import Word

/// The forms that ship.
let shippedForms: [FormSchema] = {
  let folder = URL(filePath: #filePath).appending(path: "../../../../forms").standardized.path
  // Where they cannot be read, every test about them fails.
  return (try? FormCatalogue(folder: folder).newest) ?? []
}()

/// A policy taken over, with the names of the test's school.
func imported(
  _ document: Document, tags: Bool = false, in office: School? = school
) throws -> ImportedPolicy {
  try PolicyImport(
    office, forms: shippedForms, style: shipped("templates/house-style.docx"),
    today: day("2026-11-27")
  ).policy(from: document, name: "file name", putsTags: tags)
}

/// A policy of plain text taken over.
func imported(
  text: String, tags: Bool = false, in office: School? = school
) throws -> ImportedPolicy {
  try imported(Document(plainText: Array(text.utf8)), tags: tags, in: office)
}

/// The body of a Word document, read.
func word(
  _ body: String, _ parts: KeyValuePairs<String, String> = [:], relationships: String = ""
) throws -> Document {
  var reader = WordReader()
  return try reader.read(docx(body: body, parts: parts, relationships: relationships))
}

extension ImportedPolicy {
  /// The text below the values at its top.
  var body: String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let end = lines.dropFirst().firstIndex(of: "---") else { return text }
    return lines[(end + 1)...].joined(separator: "\n").trimmingCharacters(in: .newlines)
  }

  /// What is told, with its place.
  var told: [String] {
    findings.map { finding in
      switch finding.place {
      case .source: "\(finding.severity.rawValue): \(finding.message)"
      case .inSource(let place): "\(finding.severity.rawValue), \(place): \(finding.message)"
      case .line(let line): "\(finding.severity.rawValue), line \(line): \(finding.message)"
      }
    }
  }

  func tells(_ code: String) -> Bool { findings.contains { $0.code == code } }
}

/// A text in Markdown, filled with the school's values as a policy is.
func filled(_ markdown: String) throws -> (file: [UInt8], document: Document) {
  let sources = MarkdownSources(
    text: { _ throws(LoadingFailure) in
      throw LoadingFailure(message: "There is none.", hint: "Include none.")
    },
    form: { id in shippedForms.first { $0.id == id } }, pictures: PictureSource())
  let template = try Template(
    MarkdownTemplate(
      Array(markdown.utf8), name: "policy.md", style: try shipped("templates/house-style.docx"),
      sources: sources))
  // Two braces that close nothing are a warning, for they stand in the text as they should.
  #expect(template.findings.filter { $0.code != "template.stray-braces" } == [])
  let file = try template.fill(
    TemplateRecord(school), today: try day("2026-11-27"), with: FillingWorkshop())
  var reader = WordReader()
  return (file, try reader.read(file))
}

/// The lines of a document that a person sees, without its title and contents list.
func lines(_ document: Document) -> [String] {
  document.body.paragraphs.filter { $0.role == .text }.map {
    String(decoding: document.body.text[$0.text], as: UTF8.self)
  }.filter { !$0.isEmpty }
}

/// Letters and digits between other signs.
func words(_ text: String) -> [String] {
  text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
}
