import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files of a store: who may read them, and how they come into being.
enum StoreFiles {
  /// Makes the folder (0700) and an empty database file (0600), unless they are there.
  ///
  /// The file gets its name by a link, which fails if another process has made it a moment ago.
  static func create(at path: String) throws(StoreError) {
    let files = FileManager.default
    let draft = "\(path).\(UUID().uuidString)"
    do {
      try files.createDirectory(
        atPath: folder(of: path), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try Data().write(to: URL(filePath: draft), options: .withoutOverwriting)
      defer { try? files.removeItem(atPath: draft) }  // An empty file that stays does no harm.
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft)
      try files.linkItem(atPath: draft, toPath: path)
    } catch {
      guard !exist(at: path) else { return }
      throw StoreError(
        code: .cannotOpen, message: "The store \(path) could not be made.",
        hint:
          "Check that its folder is there, that you may write in it, and that its disk is local.")
    }
  }

  static func exist(at path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Refuses a store that other accounts of this machine can read.
  static func checkPrivacy(at path: String) throws(StoreError) {
    let folder = folder(of: path)
    try checkPrivacy(of: folder, remedy: "chmod 700 '\(folder)'")
    for file in [path, path + "-wal", path + "-shm"] where exist(at: file) {
      try checkPrivacy(of: file, remedy: "chmod 600 '\(file)'")
    }
  }

  private static func checkPrivacy(of path: String, remedy: String) throws(StoreError) {
    // Foundation would ask for the owner's name as well, which may go over the network.
    var status = stat()
    // What cannot be looked at cannot be opened either; opening says so.
    guard unsafe stat(path, &status) == 0 else { return }
    guard status.st_mode & 0o077 == 0 else {
      throw StoreError(
        code: .readableByOthers, message: "Others on this machine can read \(path).",
        hint: "Run `\(remedy)`, then try again.")
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
