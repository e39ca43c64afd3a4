internal import Foundation

/// Reads QR codes as a telephone does: from what can be seen.
package enum QRScanner {
  private static let zbarimg = "/usr/bin/zbarimg"
  private static let pdftoppm = "/usr/bin/pdftoppm"

  /// zbarimg and pdftoppm are on this machine.
  package static var isThere: Bool {
    [zbarimg, pdftoppm].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The text of the code in a PNG; nil where none is found.
  package static func text(png: [UInt8]) throws -> String? {
    try inFolder { folder in
      let file = folder.appending(path: "code.png")
      try Data(png).write(to: file)
      return try read(file)
    }
  }

  /// The text of the code on each page of a PDF, looked at as a camera would at arm's length.
  ///
  /// - Parameters:
  ///   - pdf: the whole file.
  ///   - dotsPerInch: how sharp it looks.
  /// - Returns: a text a page; nil where none is found.
  /// - Throws: where a program cannot be run.
  package static func texts(pdf: [UInt8], dotsPerInch: Int = 150) throws -> [String?] {
    try inFolder { folder in
      let file = folder.appending(path: "pages.pdf")
      try Data(pdf).write(to: file)
      _ = try output(
        of: pdftoppm,
        ["-r", "\(dotsPerInch)", "-png", file.path, folder.appending(path: "page").path])
      let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.hasSuffix(".png") }
      return try pages.map { try read(folder.appending(path: $0)) }
    }
  }

  private static func read(_ picture: URL) throws -> String? {
    let text = try output(of: zbarimg, ["-q", "--raw", picture.path])
    // A line end behind each code.
    return text.isEmpty ? nil : String(text.dropLast())
  }

  private static func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "docket-codes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }  // a temporary folder may stay
    return try body(folder)
  }
}
