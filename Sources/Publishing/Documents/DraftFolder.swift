internal import Intake

/// A hidden folder in which files are made before they take their places.
struct DraftFolder: Sendable {
  let path: FilePath

  /// Makes it, and sweeps away what runs left that were killed.
  ///
  /// - Parameters:
  ///   - name: of what is made in it.
  ///   - folder: on the disk on which the files will be.
  /// - Throws: what the system says.
  init(for name: String, in folder: FilePath) throws(FileFailure) {
    path = folder.appending(".\(name).\(CurrentProcess.number).part")
    Self.sweep(folder)
    // Numbers come again, that of this process among them.
    if (try? path.status(followingLinks: false)) != nil { try Self.clear(path) }
    try path.makeFolder()
  }

  /// Takes away the drafts of all runs that are no more, whatever they made.
  ///
  /// What cannot be taken away is hidden, and in nobody's way.
  static func sweep(_ folder: FilePath) {
    for name in (try? folder.names()) ?? [] where isLeft(name) {
      let path = folder.appending(name)
      guard (try? path.status(followingLinks: false))?.kind == .folder else { continue }
      try? clear(path)
    }
  }

  /// Whether a name is that of a draft whose process has ended: `.NAME.NUMBER.part`.
  private static func isLeft(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 3, parts.first == "", parts.last == "part",
      let number = Int32(parts[parts.count - 2]), number > 0
    else { return false }
    return number != CurrentProcess.number && !CurrentProcess.isRunning(number)
  }

  /// Takes away what was made and did not take its place.
  func discard() {
    try? Self.clear(path)  // what stays is hidden, and goes with the next run
  }

  private static func clear(_ path: FilePath) throws(FileFailure) {
    for name in try path.names() { try path.appending(name).remove() }
    try path.removeFolder()
  }
}
