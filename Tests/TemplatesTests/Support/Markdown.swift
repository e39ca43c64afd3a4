import Forms
import Foundation
import Pictures
import Templates
import TestSupport
import Testing
import Word
import XML

/// A file that ships.
private func shipped(_ name: String) throws -> [UInt8] {
  let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  return [UInt8](try Data(contentsOf: checkout.appending(path: name)))
}

let houseStyle = (try? shipped("templates/house-style.docx")) ?? []

private func sources(_ texts: [String: String] = [:]) -> MarkdownSources {
  MarkdownSources(
    text: { name throws(LoadingFailure) in
      guard let text = texts[name] else {
        throw LoadingFailure(message: "There is no such text.", hint: "Look again.")
      }
      return Array(text.utf8)
    },
    form: { id in
      id != "blocked-content-access"
        ? nil : try? FormSchema(yaml: shipped("forms/\(id).yaml"), file: "\(id).yaml")
    },
    forms: ["blocked-content-access"],
    pictures: PictureSource { name throws(LoadingFailure) in
      guard name == "logo.png" else {
        throw LoadingFailure(message: "There is no such picture.", hint: "Look again.")
      }
      return QRCode.png("x") ?? []
    })
}

/// The body of a text as a Word document, with references to styles and ids left in.
func writtenBody(
  _ text: String, _ texts: [String: String] = [:], style: [UInt8] = houseStyle
) throws -> String {
  let made = try written(text, texts, style: style)
  #expect(made.findings == [])
  #expect(try faults(of: made.file) == [])
  return try inner(made.file)
}

func written(
  _ text: String, _ texts: [String: String] = [:], style: [UInt8] = houseStyle
) throws -> MarkdownTemplate {
  try MarkdownTemplate(Array(text.utf8), name: "a.md", style: style, sources: sources(texts))
}

/// What is wrong with a text: with its tags, too, where there is data.
func wrongLines(
  _ text: String, _ texts: [String: String] = [:], data: String? = nil
) throws -> [String] {
  let made = try written(text, texts)
  let findings =
    try data.map { try Template(made).check(DataShape(record($0))) } ?? made.findings
  return findings.map { finding in
    guard let source = finding.place?.source else { return finding.message }
    return "\(source.file), \(source.line.map(String.init) ?? "-"): \(finding.message)"
  }
}
