package import Cases
package import Intake

/// The making of a workspace of a backup.
package struct RestoreRun {
  package let backup: FilePath
  package let target: FilePath

  /// - Parameters:
  ///   - backup: a file that a ``BackupRun`` made.
  ///   - target: a folder that is not there, or that is empty.
  package init(of backup: FilePath, to target: FilePath) {
    self.backup = backup
    self.target = target
  }

  package struct Restored: Hashable, Sendable {
    package var facts: BackupFacts
    package var report: VerifyReport
  }

  /// Makes it whole, checks the whole record, and then gives it its name; else nothing is there.
  ///
  /// - Parameters:
  ///   - exported: the end of the chain as it was written down once.
  ///   - progress: is told how far it is.
  /// - Returns: what the backup says, and what the check found: no fault.
  /// - Throws: ``UpkeepError``, ``UnsoundBackup`` or `StoreError`.
  package func run(
    against exported: ChainHead? = nil, progress: (Step) -> Void = { _ in }
  ) throws -> Restored {
    try checkTarget()
    try checkBackup()
    do {
      // A link gives way to no folder: what it leads to does.
      let place = target.resolved ?? target
      try place.parent.makeFolders()
      let draft = try DraftFolder(for: place)
      let restored = try fill(draft.path, against: exported, progress: progress)
      try draft.place()
      return restored
    } catch let failure as FileFailure {
      throw problem(failure)
    }
  }

  package enum Step: Hashable, Sendable {
    case copying(done: Int, of: Int)
    case checking
  }

  private func fill(
    _ folder: FilePath, against exported: ChainHead?, progress: (Step) -> Void
  ) throws -> Restored {
    for name in ["inbox", "output", "store"] { try folder.appending(name).makeFolder() }
    let path = folder.appending("store/docket.sqlite")
    try backup.copy(to: path) { progress(.copying(done: $0, of: $1)) }
    progress(.checking)
    let (facts, files) = try Backup.unpack(path.text, of: backup.text)
    for file in files { try write(file, in: folder) }

    // Opening brings a store of an older docket up to date.
    let store = try CaseStore(at: path.text)
    let report = try store.verify(against: exported)
    try store.close()
    guard report.isSound, report.head == facts.head else { throw UnsoundBackup(report: report) }
    try path.synchronize()
    try path.parent.synchronize()
    return Restored(facts: facts, report: report)
  }

  private func write(_ file: BackupFile, in folder: FilePath) throws(FileFailure) {
    let path = file.path.steps.reduce(folder) { $0.appending($1) }
    try path.parent.makeFolders()
    try path.write(file.bytes, replacing: false)
    if file.mode != 0o600 { try path.setPermissions(file.mode) }
  }
}

/// The record in a backup is not as it was written.
package struct UnsoundBackup: Error, Hashable, Sendable {
  package var report: VerifyReport
}

extension RestoreRun {
  private func checkTarget() throws(UpkeepError) {
    guard let status = try? target.status(followingLinks: true) else { return }
    guard status.kind == .folder, (try? target.rawNames()) == [] else {
      throw UpkeepError(
        status.kind == .folder ? "The folder holds something." : "This is no folder.", at: target,
        hint: "Name a new or an empty folder: a restored workspace replaces nothing.")
    }
    // Its name goes to another folder, and whoever is in it would be nowhere.
    guard target.resolved != CurrentProcess.folder else {
      throw UpkeepError(
        "This is the folder that you are in.", at: target,
        hint: "Go out of it, or name a folder in it: `docket restore FILE office`.")
    }
  }

  private func checkBackup() throws {
    let status: FileStatus
    do throws(FileFailure) {
      status = try backup.status(followingLinks: true)
    } catch {
      throw UpkeepError(
        "The backup cannot be opened: \(error.reason).", at: backup,
        hint: "Check the spelling, and that its disk is mounted.")
    }
    guard status.kind == .file else {
      throw UpkeepError(
        "The backup is \(status.kind.name).", at: backup,
        hint: "Name a file that `docket backup` wrote.")
    }
    try Backup.identify(backup.text)
  }

  private func problem(_ failure: FileFailure) -> UpkeepError {
    switch failure {
    case .noSpace:
      UpkeepError(
        "The disk of the new workspace is full.", at: target,
        hint: "Make room there, or name a folder on another disk; nothing was restored.")
    default:
      UpkeepError(
        "The workspace could not be restored: \(failure.reason).", at: target,
        hint: "Check that you may write there and may read the backup; nothing was restored.")
    }
  }
}
