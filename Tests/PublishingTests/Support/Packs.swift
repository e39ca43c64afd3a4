import Cases
import Forms
import Foundation
import Intake
import PDF
import Publishing
import Templates
import Testing
import TestSupport

/// Texts in Markdown by their names.
struct Shelf: PackShelf {
  var texts: [String: String]

  struct Missing: Error {}

  func shelved(_ name: String) throws -> ShelvedTemplate {
    if name == "poster-a3" { return try word("be-smart-poster-a3", as: name) }
    guard let text = texts[name] else { throw Missing() }
    return try shelved(text: text, name: name)
  }

  func shelved(text: String, name: String) throws -> ShelvedTemplate {
    ShelvedTemplate(
      name: try #require(DocumentName(name)), file: "\(name).md", folder: FilePath("."),
      template: try template(text))
  }

  func style() throws -> ShelvedTemplate { try word("house-style", as: "house-style") }

  private func word(_ name: String, as own: String) throws -> ShelvedTemplate {
    ShelvedTemplate(
      name: try #require(DocumentName(own)), file: own, folder: FilePath("."),
      template: try Template(shipped("templates/\(name).docx")))
  }

  static func forms() throws -> FormCatalogue {
    try FormCatalogue(files: [("form.yaml", shipped("forms/blocked-content-access.yaml"))])
  }

  func cover() throws -> ShelvedTemplate {
    let text = try shipped("templates/pack-cover.md")
    return try shelved(text: String(decoding: text, as: UTF8.self), name: "pack-cover")
  }

  static let policy = """
    ---
    title: Social media policy
    version: 3
    owner: headteacher
    signatures: [headteacher, chair-of-governors]
    ---

    # Who decides

    The {{ policy.owner.role }} decides.

    {{page break}}

    # What follows

    {{page break}}

    # What else
    """

  static let signaturePage = """
    # Signatures

    {{ document.title }}, version {{ document.version }}, {{ document.pages }} pages: {{ document.hash }}

    {{#each signatures}}{{ number }}. {{ role }} {{ name ? }} {{/each}}
    """

  static let some = Shelf(texts: [
    "policy": policy, "signature-page": signaturePage, "poster": "# Be SMART\n\nThink.",
    "across": "---\ntitle: Across\n---\n{{section landscape}}\n\nWide.",
    "letter": "# Welcome\n\nDear {{ person.name }}, welcome to {{ school.name }}.",
  ])
}

/// What presses packs of a shelf.
struct PackOffice {
  let folder: Folder
  let store: CaseStore
  let sources: PackSources

  init(_ shelf: Shelf = .some, on date: String = "2026-11-27") throws {
    folder = try Folder()
    store = try CaseStore(at: folder.path + "/store/docket.sqlite", createIfMissing: true)
    sources = PackSources(
      school, on: try day(date), try PressFonts(), shelf, try Shelf.forms(), store)
  }

  /// A pack for nobody in particular.
  func press(_ pack: PackDefinition, isBooklet: Bool = false) throws -> Pressed {
    let run = PackRun(
      try sources.prepare(pack, for: []), for: [], isBooklet: isBooklet, threads: 1)
    return try Pressed(#require(run.files { _ in }.files.first))
  }
}

/// A pack that was printed and read again, and held to PDF/UA-1.
struct Pressed {
  let file: PackRun.File
  let pdf: PDFFile
  /// The words of each page, each line break a space.
  let pages: [String]
  /// The structure tree, a line for each element.
  var structure: String { PDFStructureText(pdf).text }

  init(_ file: PackRun.File, sourceLocation: SourceLocation = #_sourceLocation) throws {
    self.file = file
    #expect(PDFChecker.problems(in: file.bytes) == [], sourceLocation: sourceLocation)
    let pdf = try PDFFile(file.bytes)
    self.pdf = pdf
    pages = pdf.pages.indices.map { pdf.pageText($0).replacing("\n", with: " ") }
  }

  /// What a program of poppler or qpdf prints of the file, behind its status; nil where there is none.
  ///
  /// `FILE` among the arguments is the file.
  func said(by program: String, _ arguments: String...) throws -> String? {
    let path = "/usr/bin/\(program)"
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    let folder = try Folder()
    let file = folder.url.appending(path: "pack.pdf")
    try Data(self.file.bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return "\(process.terminationStatus)\n" + String(decoding: said, as: UTF8.self)
  }
}

extension PackDefinition {
  init(_ documents: Document..., cover: Bool = true, fronts: Bool = true, each: Bool = false) {
    self.init(
      title: "Policy pack", hasCover: cover, startsOnFronts: fronts, isForEachPerson: each,
      documents: documents)
  }
}
