package import Fonts
package import PDF
package import Word

/// What fonts are found and cut for: all threads of a run.
package struct PressFonts: Sendable {
  package let faces: FontFaces
  package let cuts = FontCuts()

  /// - Throws: where what finds fonts is not on this machine.
  package init() throws(FontLibraryMissing) {
    faces = try FontFaces()
  }
}

/// A document that is ready to be printed.
package struct PressedDocument: Sendable {
  /// The pages, before they are written: documents are put together into packs as pages.
  package var pages: DrawnDocument
  /// What they do not show as Word would.
  package var findings: [LayoutFinding]
}

/// Makes PDFs of one Word file with changes in it; one a thread.
///
/// A class, because the parts that do not change are read once and kept.
package final class TemplatePress {
  private let parts: FlowParts
  private let printer: DocumentPrinter
  private let writer: PDFWriter
  private let title: String

  /// - Parameters:
  ///   - file: the whole Word file.
  ///   - title: what documents are called that do not say.
  ///   - fonts: shared by all threads.
  /// - Throws: where the file cannot be opened.
  package init(_ file: [UInt8], title: String, _ fonts: PressFonts) throws(PackageError) {
    parts = FlowParts(try WordFile(file))
    printer = DocumentPrinter(fonts.faces)
    guard let writer = PDFWriter(fonts.cuts) else {
      throw .tooLarge(limit: "the memory of this machine")
    }
    self.writer = writer
    self.title = title
  }

  /// The file with changes in it, as pages.
  ///
  /// - Parameters:
  ///   - changes: of its parts.
  ///   - makesForm: content controls become fields that are filled in on the screen.
  /// - Returns: the pages, and what they do not show as Word would.
  /// - Throws: where a part cannot be read.
  package func press(
    _ changes: WordChanges = WordChanges(), makesForm: Bool = false
  ) throws(PackageError) -> PressedDocument {
    parts.changes = changes
    let result = try printer.pages(of: parts, title: title, makesForm: makesForm)
    return PressedDocument(pages: result.document, findings: result.findings)
  }

  /// Pages as a PDF.
  package func file(_ pages: DrawnDocument) -> [UInt8] { writer.file(pages) }

  /// The file with changes in it, as a PDF.
  ///
  /// - Parameter changes: of its parts.
  /// - Returns: the PDF, and what it does not show as Word would.
  /// - Throws: where a part cannot be read.
  func pdf(_ changes: WordChanges) throws(PackageError) -> (
    bytes: [UInt8], findings: [LayoutFinding]
  ) {
    let pressed = try press(changes)
    return (file(pressed.pages), pressed.findings)
  }
}
