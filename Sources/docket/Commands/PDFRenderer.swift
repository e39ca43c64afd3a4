internal import ArgumentParser
internal import Intake

/// Who makes the pages of a PDF.
enum PDFRenderer: String, ExpressibleByArgument, CaseIterable {
  case docket, libreoffice

  /// How long LibreOffice may take, in seconds: as long as reading a file may, six times over.
  private static let limit = 120

  /// A Word file as LibreOffice prints it.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - path: of the file, for what is said of it.
  /// - Returns: the PDF.
  /// - Throws: ``Problem`` where LibreOffice is not there or cannot.
  static func libreOffice(_ bytes: [UInt8], _ path: FilePath) throws -> [UInt8] {
    let folder = try folder(for: bytes)
    // A profile of its own, so that a LibreOffice that somebody works with is left alone.
    let words = [
      "-env:UserInstallation=file://\(folder.path.text)/profile", "--headless", "--convert-to",
      #"pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}"#, "--outdir",
      folder.path.text, folder.path.appending("document.docx").text,
    ]
    switch ChildProcess.run("soffice", words.map { Array($0.utf8) }, seconds: limit) {
    case .notStarted:
      throw Problem(
        "LibreOffice is not on this machine, or not on PATH.",
        hint: "Install it, or leave --renderer out: docket makes pages by itself.")
    case .timeout:
      throw Problem(
        "LibreOffice took longer than \(limit) seconds.", at: path.shown,
        hint: "Leave --renderer out: docket makes pages by itself.")
    case .signal, .code: break
    }
    do throws(FileFailure) {
      return try folder.path.appending("document.pdf").contents(
        upTo: 1 << 30, followingLinks: false)
    } catch {
      throw Problem(
        "LibreOffice could not make a PDF of it.", at: path.shown,
        hint: "Open the file in Word, which may repair it, and save it again.")
    }
  }

  private static func folder(for bytes: [UInt8]) throws -> TemporaryFolder {
    do throws(FileFailure) {
      let folder = try TemporaryFolder()
      try folder.path.appending("document.docx").write(bytes, replacing: false, synced: false)
      return folder
    } catch {
      throw Problem(
        "LibreOffice needs a folder for temporary files: \(error.reason).",
        hint: "Set TMPDIR to a folder that you may write in.")
    }
  }
}
