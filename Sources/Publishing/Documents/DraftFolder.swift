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
    let name = ".\(name)."
    path = folder.appending("\(name)\(CurrentProcess.number).part")
    for left in try folder.names() where left.hasPrefix(name) && left.hasSuffix(".part") {
      let number = Int32(left.dropFirst(name.count).dropLast(".part".count))
      // Numbers come again, that of this process among them.
      if let number, number == CurrentProcess.number || !CurrentProcess.isRunning(number) {
        try Self.clear(folder.appending(left))
      }
    }
    try path.makeFolder()
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
