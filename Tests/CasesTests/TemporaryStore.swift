import Cases
import Foundation
import Forms

/// A store in a folder of its own, which goes with it.
final class TemporaryStore {
  let folder: String
  var path: String { "\(folder)/store/docket.sqlite" }

  init() throws {
    folder = NSTemporaryDirectory() + "docket-cases-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    // Nothing is left to do for a test when the folder is gone already.
    try? FileManager.default.removeItem(atPath: folder)
  }

  func open() throws -> CaseStore { try CaseStore(at: path, createIfMissing: true) }
}
