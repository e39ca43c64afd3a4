internal import Intake

/// A folder in the making: beside the place that it will have, hidden, for its owner alone.
///
/// One that did not take its place is gone with its owner, and with it all that is in it.
struct DraftFolder: ~Copyable {
  let path: FilePath
  private let target: FilePath

  /// Makes it; what was left there by a run that was killed is cleared away.
  init(for target: FilePath) throws(FileFailure) {
    path = try Self.make(for: target)
    self.target = target
  }

  deinit { path.removeAll() }  // it is not there any more where it took its place

  /// Gives it its name, in one step; an empty folder of that name gives way.
  func place() throws(FileFailure) {
    try path.synchronize()
    try path.move(to: target, replacing: false)
    try target.parent.synchronize()
  }

  private static func make(for target: FilePath) throws(FileFailure) -> FilePath {
    let folder = target.parent
    let prefix = ".\(String(decoding: target.name, as: UTF8.self)).docket-restore-"
    for name in try folder.names() where name.hasPrefix(prefix) {
      let number = Int32(name.dropFirst(prefix.count).dropLast(ending.count))
      if let number, number == CurrentProcess.number || !CurrentProcess.isRunning(number) {
        folder.appending(name).removeAll()
      }
    }
    let path = folder.appending("\(prefix)\(CurrentProcess.number)\(ending)")
    guard try path.makeFolder() else { throw .exists }
    return path
  }

  private static let ending = ".part"
}
