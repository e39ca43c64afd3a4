internal import Cases
internal import Intake

/// A file in the making: beside the place that it will have, hidden, for its owner alone.
///
/// One that did not take its place is gone with its owner.
struct DraftFile: ~Copyable {
  let path: FilePath
  private let target: FilePath

  /// Makes it empty; what backups left there that were killed is cleared away.
  init(for target: FilePath) throws(FileFailure) {
    path = try Self.make(in: target.parent)
    self.target = target
  }

  deinit {
    try? path.remove()  // it is not there any more where it took its place
  }

  /// Gives it its name, in one step, when all of it is on the disk.
  func place(replacing: Bool) throws(FileFailure) {
    try path.synchronize()
    if replacing {
      try path.move(to: target, replacing: true)
    } else {
      try path.moveWithoutReplacing(to: target)
    }
    try target.parent.synchronize()
  }

  private static func make(in folder: FilePath) throws(FileFailure) -> FilePath {
    for name in try folder.names() {
      guard let number = number(of: name) else { continue }
      // A disk may be shared with another machine, whose processes nobody here knows: spare what is new.
      let draft = folder.appending(name)
      let isOld = (try? draft.status(followingLinks: false)).map(isOld) ?? false
      if number == CurrentProcess.number || !CurrentProcess.isRunning(number) && isOld {
        try draft.remove()
      }
    }
    let path = folder.appending("\(prefix)\(CurrentProcess.number)\(ending)")
    try path.createEmpty()
    return path
  }

  private static let prefix = ".docket-backup-"
  private static let ending = ".part"

  private static func number(of name: String) -> Int32? {
    guard name.hasPrefix(prefix), name.hasSuffix(ending) else { return nil }
    return Int32(name.dropFirst(prefix.count).dropLast(ending.count))
  }

  private static func isOld(_ status: FileStatus) -> Bool {
    Int(CurrentProcess.moment.milliseconds / 1000) - status.modified > 60
  }
}
