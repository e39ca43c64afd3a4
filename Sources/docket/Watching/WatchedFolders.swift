internal import Intake

/// The drop folders of a workspace.
enum WatchedFolders {
  /// Those that the settings name.
  ///
  /// - Throws: ``Problem`` where one lies in another, or takes in or lies in what is the workspace's own.
  static func of(_ settings: Settings, _ workspace: Workspace) throws -> [DropFolder] {
    let paths = settings.watchedFolders.map(workspace.path)
    let own = [
      workspace.store.parent, workspace.keys, workspace.forms, workspace.templates,
      workspace.output,
    ]
    for (index, path) in paths.enumerated() {
      let others = paths[..<index] + paths[(index + 1)...]
      if let outer = others.first(where: { path.isWithin($0) }) {
        throw Problem(
          "One drop folder lies in another: \(path.shown) in \(outer.shown).",
          at: workspace.settings.shown,
          hint: "Name the outer one only: folders in it are watched, too.")
      }
      if workspace.folder.isWithin(path) || own.contains(where: { path.isWithin($0) }) {
        throw Problem(
          "A drop folder cannot hold the workspace's own files: \(path.shown).",
          at: workspace.settings.shown,
          hint: "Name a folder that people put forms into, such as inbox.")
      }
    }
    return paths.map { DropFolder($0) }
  }
}

extension FilePath {
  /// Whether it is a folder or lies in it: by the words of both paths, which need not be there, or without links.
  fileprivate func isWithin(_ folder: FilePath) -> Bool {
    parts.starts(with: folder.parts) || isInside(folder)
  }

  private var parts: [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual([UInt8(ascii: ".")]) }
  }
}
