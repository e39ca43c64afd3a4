internal import Cases
internal import Intake

/// A folder that holds a school's settings, its forms and its cases.
struct Workspace {
  let folder: FilePath

  var school: FilePath { folder.appending("school.yaml") }
  var settings: FilePath { folder.appending("docket.yaml") }
  var forms: FilePath { folder.appending("forms") }
  var templates: FilePath { folder.appending("templates") }
  /// In a folder of its own, which its owner alone may enter.
  var store: FilePath { folder.appending("store/docket.sqlite") }
  /// With the key that signs certificates; its owner alone may enter it.
  var keys: FilePath { folder.appending("keys") }
  var inbox: FilePath { folder.appending("inbox") }
  /// Replies that are to be sent, and those that were; its owner alone may enter it.
  var outbox: FilePath { folder.appending("outbox") }
  var output: FilePath { folder.appending("output") }

  /// What a setting names: a path from the top of the disk, or from the workspace.
  func path(of setting: String) -> FilePath {
    setting.hasPrefix("/") ? FilePath(setting) : folder.appending(setting)
  }

  /// A folder that may become one.
  init(making folder: FilePath) {
    self.folder = folder
  }

  init(at folder: FilePath) throws {
    self.folder = folder
    guard isWorkspace else {
      throw Problem(
        "This is not a workspace: it has no docket.yaml and no store.", at: folder.shown,
        hint: "Make one with `docket init \(folder.shown)`.")
    }
  }

  /// It has settings and a store, or had one: a checkout of docket has settings alone.
  var isWorkspace: Bool { settings.isFile && (store.isFile || hasLostStore) }

  /// Its store is gone: keys are made behind the store, never before it.
  var hasLostStore: Bool { settings.isFile && keys.isFolder && !store.isFile }

  /// The workspace that is or encloses the current folder.
  static var enclosing: Workspace? { CurrentProcess.folder.flatMap(enclosing) }

  /// The workspace that is or encloses a folder.
  static func enclosing(_ path: FilePath) -> Workspace? {
    var folder = path
    while true {
      let workspace = Workspace(making: folder)
      if workspace.isWorkspace { return workspace }
      guard folder.parent != folder, folder.bytes != [UInt8(ascii: "/")] else { return nil }
      folder = folder.parent
    }
  }

  /// Sees that the store is not lost, which is no reason to begin another one.
  func seeStore() throws {
    guard !hasLostStore else {
      throw Problem(
        "The store of this workspace is gone, and its cases with it.", at: store.shown,
        hint:
          "Put it back from where it was moved, or restore a backup into a new folder: docket restore FILE DIR"
      )
    }
  }

  func openStore(making: Bool = false) throws -> CaseStore {
    try seeStore()
    return try CaseStore(at: store.text, createIfMissing: making)
  }
}
