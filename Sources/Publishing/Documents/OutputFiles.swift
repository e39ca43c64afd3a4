package import Intake

/// Files that are written together: all of them, or none.
package struct OutputFiles: Sendable {
  package let folder: FilePath
  private var files: [(name: String, bytes: [UInt8])] = []

  package init(in folder: FilePath) {
    self.folder = folder
  }

  /// Adds a file.
  ///
  /// - Parameters:
  ///   - name: in the folder, perhaps in one within it: `induction/0001.pdf`.
  ///   - bytes: what it holds.
  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    files.append((name, bytes))
  }

  /// A document in both of its forms.
  ///
  /// - Parameters:
  ///   - name: of the files, without an ending.
  ///   - word: the Word file.
  ///   - pdf: the PDF.
  package mutating func add(_ name: String, word: [UInt8], pdf: [UInt8]) {
    add(name + ".docx", word)
    add(name + ".pdf", pdf)
  }

  /// What became of a file.
  package struct Written: Hashable, Sendable {
    package var path: FilePath
    /// It was there already, byte for byte.
    package var wasThere: Bool
  }

  /// Why none was written.
  package enum Failure: Error, Hashable, Sendable {
    /// A file has the name, and holds something else.
    case isThere(FilePath)
    case file(FileFailure, FilePath)
  }

  /// Makes the files in a hidden folder beside their places, whole and on the disk.
  ///
  /// - Parameter replacing: files with other bytes are to be replaced; else that is an error.
  /// - Returns: what then takes its places, or is discarded.
  /// - Throws: ``Failure``; nothing is left behind then.
  package func stage(replacing: Bool) throws(Failure) -> Staged {
    var made: [FilePath] = []
    do throws(Failure) {
      let written = try check(replacing: replacing, &made)
      DraftFolder.sweep(folder)
      var staged = Staged(written: written, replacing: replacing, made: made)
      guard !written.allSatisfy(\.wasThere) else { return staged }
      do throws(FileFailure) {
        let draft = try DraftFolder(for: "docket", in: folder)
        staged.draft = draft
        for (index, file) in files.enumerated() where !written[index].wasThere {
          try draft.path.appending(String(index)).write(file.bytes, replacing: false)
        }
      } catch {
        staged.draft?.discard()
        throw .file(error, folder)
      }
      return staged
    } catch {
      made.removeFolders()
      throw error
    }
  }

  /// Files that are made and have not taken their places yet.
  package struct Staged {
    fileprivate let written: [Written]
    fileprivate let replacing: Bool
    /// Nil where all of them are there already.
    fileprivate var draft: DraftFolder?
    /// The folders that were made for them.
    fileprivate let made: [FilePath]

    fileprivate init(written: [Written], replacing: Bool, made: [FilePath]) {
      self.written = written
      self.replacing = replacing
      self.made = made
    }

    /// Takes away what was made.
    package func discard() {
      draft?.discard()
      made.removeFolders()
    }

    /// Gives the files their places; one that is there with the same bytes stays as it is.
    ///
    /// - Returns: all files, in the order in which they were added.
    /// - Throws: ``Failure``; what was there before is there again then.
    package func place() throws(Failure) -> [Written] {
      guard let draft else { return written }
      // Folders stay that have files in them now.
      defer { discard() }
      var moves = FileMoves(from: draft)
      for (index, target) in written.enumerated() where !target.wasThere {
        moves.add(draft.path.appending(String(index)), to: target.path)
      }
      try moves.run(replacing: replacing)
      for folder in Set(written.map(\.path.parent)) {
        do throws(FileFailure) {
          try folder.synchronize()
        } catch {
          throw .file(error, folder)
        }
      }
      return written
    }
  }

  /// Sees whether the files could be written, and makes their folders.
  private func check(
    replacing: Bool, _ made: inout [FilePath]
  ) throws(Failure) -> [Written] {
    try make(folder, &made)
    var written: [Written] = []
    var last = folder
    for file in files {
      let path = folder.appending(file.name)
      if path.parent != last {
        last = path.parent
        try make(last, &made)
      }
      let isThere = (try? path.status(followingLinks: false)) != nil
      let wasThere = isThere && holds(path, file.bytes)
      guard replacing || !isThere || wasThere else { throw .isThere(path) }
      written.append(Written(path: path, wasThere: wasThere))
    }
    return written
  }

  /// Makes a folder and those round it, and notes those that were not there.
  private func make(_ folder: FilePath, _ made: inout [FilePath]) throws(Failure) {
    var missing: [FilePath] = []
    var next = folder
    while (try? next.status(followingLinks: true)) == nil, next.parent != next {
      missing.append(next)
      next = next.parent
    }
    do throws(FileFailure) {
      try folder.makeFolders()
    } catch {
      throw .file(error, folder)
    }
    made += missing.reversed()
  }

  private func holds(_ path: FilePath, _ bytes: [UInt8]) -> Bool {
    // What cannot be read, or is longer, is not the same.
    (try? path.contents(upTo: bytes.count, followingLinks: false)) == bytes
  }
}

extension [FilePath] {
  /// Takes away those that are empty, the innermost first.
  fileprivate func removeFolders() {
    // One that somebody has put something into stays.
    for folder in reversed() { try? folder.removeFolder() }
  }
}
