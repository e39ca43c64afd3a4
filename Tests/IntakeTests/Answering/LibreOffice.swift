import Foundation

/// LibreOffice, where it is installed: it opens a file, and saves it in another format.
enum LibreOffice {
  static let program = [
    "/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice",
  ].first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Saves files in another format.
  ///
  /// - Parameters:
  ///   - files: the files by their names, without endings.
  ///   - ending: of what they are.
  ///   - format: such as `docx` or `fodt`.
  /// - Returns: what LibreOffice has made of each.
  /// - Throws: where it has made nothing of one.
  static func converted(
    _ files: [String: [UInt8]], from ending: String, to format: String
  ) throws -> [String: [UInt8]] {
    guard let program else { return [:] }
    let folder = try TemporaryFolder()
    let out = folder.url.appending(path: "out")
    var paths: [String] = []
    for (name, bytes) in files {
      let file = folder.url.appending(path: "\(name).\(ending)")
      try Data(bytes).write(to: file)
      paths.append(file.path)
    }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments =
      [
        "-env:UserInstallation=\(folder.url.appending(path: "profile").absoluteString)",
        "--headless", "--convert-to", format, "--outdir", out.path,
      ] + paths
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    var made: [String: [UInt8]] = [:]
    for name in files.keys {
      made[name] = [UInt8](try Data(contentsOf: out.appending(path: "\(name).\(format)")))
    }
    return made
  }
}
