package import Intake

/// A folder whose files are made beside it and take their places together, when the last one is there.
package struct StagedFolder: Sendable {
  /// Where the files will be.
  package let folder: FilePath
  private let made: DraftFolder

  /// Where they are made.
  package var draft: FilePath { made.path }

  /// Makes the place for the files.
  ///
  /// - Parameter folder: it need not be there.
  /// - Throws: what the system says.
  package init(for folder: FilePath) throws(FileFailure) {
    self.folder = folder
    try folder.parent.makeFolders()
    made = try DraftFolder(
      for: String(decoding: folder.name, as: UTF8.self), in: folder.parent)
  }

  /// Takes away what was made.
  package func discard() { made.discard() }

  /// Gives the files their places: all of them or none.
  ///
  /// - Parameters:
  ///   - names: of all files, in the order in which they are told.
  ///   - replacing: files that are there with other bytes are replaced; else that is an error.
  /// - Returns: the files in their places.
  /// - Throws: ``OutputFiles/Failure``; what was there before is there again then.
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
    var moves = FileMoves(from: made)
    for (name, target) in zip(names, written) where !target.wasThere {
      moves.add(draft.appending(name), to: target.path)
    }
    try moves.run(replacing: replacing)
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
