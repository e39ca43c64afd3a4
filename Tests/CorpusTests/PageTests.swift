import Fonts
import Foundation
import PDF
import Synchronization
import TestSupport
import Testing
import Word

/// The Word files that other projects test with, as PDFs. (`shared/corpus/word`)
@Suite(.enabled(if: SharedFolder.url != nil, "\(sharedIsMissing)"))
struct `Word files that others wrote, as pages` {
  private static let faces = Result { try FontFaces() }
  private static let cuts = FontCuts()

  /// What is the author's or the machine's to mend, and no fault of the layout.
  private static let others: Set = [
    "pdf.font-missing", "pdf.glyph-missing", "pdf.heading-skipped", "pdf.no-alternative-text",
  ]

  private static let words = WordFile.all(.readable).filter { !$0.name.hasSuffix(".txt") }

  /// Pages that one test has made and the other will take, by the file.
  private static let made = Mutex<[String: DocumentPrinter.Result]>([:])

  /// The pages of a file, which is laid out once for two tests.
  private func pages(of file: WordFile) throws -> DocumentPrinter.Result {
    if let result = Self.made.withLock({ $0.removeValue(forKey: file.name) }) { return result }
    let result = try DocumentPrinter(Self.faces.get()).pages(
      of: FlowParts(try Word.WordFile(file.bytes())), title: file.name)
    Self.made.withLock { $0[file.name] = result }
    return result
  }

  @Test(arguments: words)
  func `are PDFs that keep to PDF/UA-1`(_ file: WordFile) throws {
    let result = try pages(of: file)
    #expect(!result.document.pages.isEmpty)
    let writer = try #require(PDFWriter(Self.cuts))
    #expect(PDFChecker.problems(in: writer.file(result.document)) == [])
  }

  @Test func `are laid out, but for what few of them hold`() throws {
    var whole = 0
    for file in Self.words {
      let findings = try pages(of: file).findings
      if findings.allSatisfy({ Self.others.contains($0.code) }) { whole += 1 }
    }
    #expect(whole >= 90, "of \(Self.words.count) files")
  }

  @Test(arguments: WordFile.all(.encrypted, .notADocx, .corrupt))
  func `that are none are refused, and nothing is written`(_ file: WordFile) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appending(path: "input.docx")
    try Data(file.bytes()).write(to: input)
    let output = folder.appending(path: "output.pdf")
    let run = try ChildRun(
      ["pdf", input.path, "-o", output.path].map { Array($0.utf8) }, in: folder)
    #expect(run.signal == nil)
    // A part that pages do not need may be broken.
    #expect(FileManager.default.fileExists(atPath: output.path) == (run.out.isEmpty == false))
    if run.out.isEmpty { #expect(run.status == 1 && run.err.hasPrefix("error: ")) }
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice"), "LibreOffice is missing"
    ))
  func `stand on pages as LibreOffice has them, in a sample`() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = [
      SharedFolder.checkout.appending(path: "Benchmarks/fidelity.py").path, "--docket",
      URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "docket")
        .path,
      "--corpus", try #require(SharedFolder.url).appending(path: "corpus/word").path, "--sample",
      "8",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
  }
}
