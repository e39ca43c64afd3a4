import Foundation
import Intake

/// A folder of its own for a test, gone with it.
final class TemporaryFolder: Sendable {
  let url: URL
  var path: FilePath { FilePath(url.path) }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "docket-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, and the folders that it stands in.
  func write(_ name: String, _ text: String = "text") throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: url.appending(path: name), withIntermediateDirectories: true)
  }

  /// Makes a named pipe, which nobody writes to.
  func makePipe(_ name: String) -> Bool {
    unsafe mkfifo(url.appending(path: name).path, 0o600) == 0
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url.appending(path: name).path, withDestinationPath: target)
  }

  /// The path below this folder, as a person reads it.
  func relative(_ path: FilePath) -> String { String(path.text.dropFirst(url.path.count + 1)) }
}
