package import Intake

/// A folder whose files are made beside it and take their places together, when the last one is there.
package struct StagedFolder: Sendable {
  /// Where the files will be.
  package let folder: FilePath
  /// Where they are made.
  package let draft: FilePath

  /// Makes the place for the files.
  ///
  /// - Parameter folder: it need not be there.
  /// - Throws: what the system says.
  package init(for folder: FilePath) throws(FileFailure) {
    self.folder = folder
    let name = ".\(String(decoding: folder.name, as: UTF8.self))."
    draft = folder.parent.appending("\(name)\(CurrentProcess.number).part")
    try folder.parent.makeFolders()
    // What runs left that were killed, one of this number among them.
    for left in try folder.parent.names() where left.hasPrefix(name) && left.hasSuffix(".part") {
      let number = Int32(left.dropFirst(name.count).dropLast(".part".count))
      if let number, number == CurrentProcess.number || !CurrentProcess.isRunning(number) {
        try Self.clear(folder.parent.appending(left))
      }
    }
    try draft.makeFolder()
  }

  /// Takes away what was made.
  package func discard() {
    try? Self.clear(draft)  // what stays is hidden, and goes with the next run
  }

  private static func clear(_ draft: FilePath) throws(FileFailure) {
    for name in try draft.names() { try draft.appending(name).remove() }
    try draft.removeFolder()
  }

  /// Gives the files their places: all of them or none.
  ///
  /// - Parameters:
  ///   - names: of all files, in the order in which they are told.
  ///   - replacing: files that are there with other bytes are replaced; else that is an error.
  /// - Returns: the files in their places.
  /// - Throws: ``OutputFiles/Failure``; files that were not there before are taken away again then.
  package func place(
    _ names: [String], replacing: Bool
  ) throws(OutputFiles.Failure) -> [OutputFiles.Written] {
    if (try? folder.status(followingLinks: false)) == nil {
      do throws(FileFailure) {
        try draft.move(to: folder, replacing: false)
        return names.map { OutputFiles.Written(path: folder.appending($0), wasThere: false) }
      } catch {
        throw .file(error, folder)
      }
    }
    let written = try compare(names, replacing: replacing)
    var made: [FilePath] = []
    for (name, target) in zip(names, written) where !target.wasThere {
      do throws(FileFailure) {
        let isNew = (try? target.path.status(followingLinks: false)) == nil
        try draft.appending(name).move(to: target.path, replacing: replacing)
        if isNew { made.append(target.path) }
      } catch {
        for path in made { try? path.remove() }  // it stands beside what could not be written
        throw error == .exists ? .isThere(target.path) : .file(error, target.path)
      }
    }
    discard()
    return written
  }

  private func compare(
    _ names: [String], replacing: Bool
  ) throws(OutputFiles.Failure) -> [OutputFiles.Written] {
    var written: [OutputFiles.Written] = []
    for name in names {
      let path = folder.appending(name)
      let isThere = (try? path.status(followingLinks: false)) != nil
      let wasThere = isThere && Self.isSame(draft.appending(name), path)
      guard replacing || !isThere || wasThere else { throw .isThere(path) }
      written.append(OutputFiles.Written(path: path, wasThere: wasThere))
    }
    return written
  }

  private static func isSame(_ new: FilePath, _ old: FilePath) -> Bool {
    // What cannot be read, or is longer, is not the same.
    guard let bytes = try? new.contents(upTo: 1 << 30, followingLinks: false) else { return false }
    return (try? old.contents(upTo: bytes.count, followingLinks: false)) == bytes
  }
}
