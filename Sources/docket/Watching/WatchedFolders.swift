internal import Intake

/// The drop folders of a workspace.
enum WatchedFolders {
  /// Those that the settings name.
  ///
  /// - Throws: ``Problem`` where one lies in another, or is the workspace's own.
  static func of(_ settings: Settings, _ workspace: Workspace) throws -> [DropFolder] {
    let paths = settings.watchedFolders.map { name in
      name.hasPrefix("/") ? FilePath(name) : workspace.folder.appending(name)
    }
    for (index, path) in paths.enumerated() {
      let others = paths[..<index] + paths[(index + 1)...]
      if let outer = others.first(where: { path.isWithin($0) }) {
        throw Problem(
          "One drop folder lies in another: \(path.shown) in \(outer.shown).",
          at: workspace.settings.shown,
          hint: "Name the outer one only: folders in it are watched, too.")
      }
      if workspace.store.isWithin(path) || workspace.output.isWithin(path) {
        throw Problem(
          "A drop folder cannot hold the workspace's own files.", at: workspace.settings.shown,
          hint: "Name a folder that people put forms into, such as inbox.")
      }
    }
    return paths.map { DropFolder($0) }
  }
}

extension FilePath {
  /// Whether it is a folder or lies in it, by the words of both paths.
  fileprivate func isWithin(_ folder: FilePath) -> Bool {
    let inner = parts
    let outer = folder.parts
    return inner.starts(with: outer)
  }

  private var parts: [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual([UInt8(ascii: ".")]) }
  }
}
