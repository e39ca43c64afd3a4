package import Cases
package import Intake

/// The making of a backup: one file that a workspace can be made of again.
package struct BackupRun {
  package let workspace: FilePath
  package let store: CaseStore
  package let target: FilePath
  package let replacing: Bool
  /// Folders that people put forms into, and that others may look into.
  package let dropFolders: [FilePath]

  /// - Parameters:
  ///   - workspace: its folder.
  ///   - store: of the workspace.
  ///   - dropFolders: that are watched.
  ///   - target: the file.
  ///   - replacing: a file that is there is replaced.
  package init(
    of workspace: FilePath, _ store: CaseStore, dropFolders: [FilePath] = [],
    to target: FilePath, replacing: Bool
  ) {
    self.workspace = workspace
    self.store = store
    self.target = target
    self.replacing = replacing
    self.dropFolders = dropFolders
  }

  package struct Made: Hashable, Sendable {
    package var facts: BackupFacts
    /// Of the file, in bytes.
    package var size: Int
    /// Names in the folder of the workspace that are not in it.
    package var leftOut: [String]
  }

  /// Makes it; when this returns, the backup is checked, on its disk and has its name.
  ///
  /// - Parameters:
  ///   - docket: the version of this program.
  ///   - moment: now.
  ///   - progress: is told of the file in the making, and again when it is being checked.
  /// - Returns: what is in it.
  /// - Throws: ``UpkeepError`` or `StoreError`; no file has the name then that did not have it before.
  package func run(
    docket: String, at moment: Moment, progress: (Step) -> Void = { _ in }
  ) throws -> Made {
    try checkTarget()
    let rest = try WorkspaceFiles(in: workspace)
    do {
      let draft = try DraftFile(for: target)
      progress(.copying(draft.path))
      let facts = try store.backUp(
        to: draft.path.text, with: rest.files, docket: docket, at: moment,
        checking: { progress(.checking) })
      let size = try draft.path.status(followingLinks: false).size
      try draft.place(replacing: replacing)
      return Made(facts: facts, size: size, leftOut: rest.leftOut)
    } catch let failure as FileFailure {
      throw problem(failure)
    }
  }

  package enum Step: Sendable {
    /// Into this file.
    case copying(FilePath)
    case checking
  }
}

extension BackupRun {
  /// Before anything is copied: whether the name is free, and no place where docket would take it for its own.
  private func checkTarget() throws(UpkeepError) {
    let status = try? target.status(followingLinks: true)
    if status?.kind == .folder {
      throw UpkeepError(
        "A folder has the name of the backup.", at: target,
        hint: "Name a file in it, such as \(target.text)/office.backup.")
    }
    if let status, status.kind != .file {
      throw UpkeepError(
        "The backup cannot be \(status.kind.name).", at: target, hint: "Name a file elsewhere.")
    }
    if status != nil, !replacing { throw problem(.exists) }
    for name in WorkspaceFiles.names + ["inbox", "store"]
    where target.parent.isInside(workspace.appending(name)) {
      throw UpkeepError(
        "A backup cannot lie in the folder \(name) of the workspace.", at: target,
        hint: "Name a file elsewhere, on another disk if there is one.")
    }
    for folder in dropFolders where target.parent.isInside(folder) {
      throw UpkeepError(
        "A backup cannot lie in a drop folder, which others can look into.", at: target,
        hint: "Name a file elsewhere, on another disk if there is one.")
    }
  }

  private func problem(_ failure: FileFailure) -> UpkeepError {
    switch failure {
    case .exists:
      UpkeepError(
        "The file is there already.", at: target,
        hint: "Name another file, or add --force to replace it.")
    case .missing:
      UpkeepError(
        "The folder of the backup is not there.", at: target.parent,
        hint: "Make it, or check that its disk is mounted.")
    case .noSpace:
      UpkeepError(
        "The disk of the backup is full.", at: target,
        hint: "Make room there, or name a file on another disk; no backup was made.")
    default:
      UpkeepError(
        "The backup could not be written: \(failure.reason).", at: target,
        hint: "Check that you may write in its folder, and that its disk is not read-only.")
    }
  }
}
