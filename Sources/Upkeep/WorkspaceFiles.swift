package import Cases
package import Intake

/// What a backup takes of a workspace beside its store.
package struct WorkspaceFiles: Sendable {
  package private(set) var files: [BackupFile] = []
  /// Names in the folder of the workspace that a backup leaves out.
  package private(set) var leftOut: [String] = []

  /// What a school has made its own, and the key.
  static let names = ["docket.yaml", "forms", "keys", "school.yaml", "templates"]
  /// Of one file: far more than a template may have.
  private static let limit = 256 << 20
  /// Folders in folders; more is a link that leads in circles.
  private static let depth = 16

  /// Reads all of it; links are followed, for what they lead to belongs to the workspace.
  ///
  /// - Throws: ``UpkeepError`` where anything cannot be read: a backup holds all or is none.
  package init(in folder: FilePath) throws(UpkeepError) {
    for name in try Self.names(in: folder) {
      let text = String(decoding: name, as: UTF8.self)
      if Self.names.contains(text) {
        try add(folder.appending(name), as: name, depth: 0)
      } else if text != "store" {
        leftOut.append(text)
      }
    }
  }

  private mutating func add(_ path: FilePath, as name: [UInt8], depth: Int) throws(UpkeepError) {
    let inner: [[UInt8]]
    do throws(FileFailure) {
      let status = try path.status(followingLinks: true)
      guard status.kind == .folder else {
        guard let inside = BackupPath(name) else { throw FileFailure.missing }
        let bytes = try path.contents(upTo: Self.limit, followingLinks: true)
        files.append(BackupFile(path: inside, mode: status.permissions, bytes: bytes))
        return
      }
      guard depth < Self.depth else { throw FileFailure.other(reason: "it lies too deep") }
      inner = try path.rawNames()
    } catch {
      throw UpkeepError(
        "A file of the workspace cannot be read: \(error.reason).", at: path,
        hint: "Mend it or take it away, and run the command again; no backup was made.")
    }
    for inside in inner where !Self.isDraft(inside) {
      try add(path.appending(inside), as: name + [UInt8(ascii: "/")] + inside, depth: depth + 1)
    }
  }

  /// What docket itself is just writing, which has another name in a moment.
  private static func isDraft(_ name: [UInt8]) -> Bool {
    name.starts(with: [UInt8(ascii: ".")]) && name.suffix(5).elementsEqual(".part".utf8)
  }

  private static func names(in folder: FilePath) throws(UpkeepError) -> [[UInt8]] {
    do throws(FileFailure) {
      return try folder.rawNames()
    } catch {
      throw UpkeepError(
        "The folder of the workspace cannot be read: \(error.reason).", at: folder,
        hint: "Check that you may read it.")
    }
  }
}
