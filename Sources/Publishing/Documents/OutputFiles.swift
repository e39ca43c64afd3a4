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

  /// Sees whether the files could be written.
  ///
  /// - Parameter replacing: files with other bytes are replaced; else that is an error.
  /// - Returns: all files, in the order in which they were added.
  /// - Throws: ``Failure``; the folder is made.
  @discardableResult package func check(replacing: Bool) throws(Failure) -> [Written] {
    try make(folder)
    var written: [Written] = []
    var made = folder
    for file in files {
      let path = folder.appending(file.name)
      if path.parent != made {
        made = path.parent
        try make(made)
      }
      let isThere = (try? path.status(followingLinks: false)) != nil
      let wasThere = isThere && holds(path, file.bytes)
      guard replacing || !isThere || wasThere else { throw .isThere(path) }
      written.append(Written(path: path, wasThere: wasThere))
    }
    return written
  }

  /// Writes the files; a file that is there with the same bytes stays as it is.
  ///
  /// - Parameter replacing: files with other bytes are replaced; else that is an error.
  /// - Returns: all files, in the order in which they were added.
  /// - Throws: ``Failure``; files that were not there before are taken away again then.
  package func write(replacing: Bool) throws(Failure) -> [Written] {
    let written = try check(replacing: replacing)
    var made: [FilePath] = []
    for (file, target) in zip(files, written) where !target.wasThere {
      do throws(FileFailure) {
        let isNew = (try? target.path.status(followingLinks: false)) == nil
        try target.path.write(file.bytes, replacing: replacing)
        if isNew { made.append(target.path) }
      } catch {
        for path in made { try? path.remove() }  // it stands beside what could not be written
        if error == .exists { throw .isThere(target.path) }
        throw .file(error, target.path)
      }
    }
    return written
  }

  private func make(_ folder: FilePath) throws(Failure) {
    do throws(FileFailure) {
      try folder.makeFolders()
    } catch {
      throw .file(error, folder)
    }
  }

  private func holds(_ path: FilePath, _ bytes: [UInt8]) -> Bool {
    // What cannot be read, or is longer, is not the same.
    (try? path.contents(upTo: bytes.count, followingLinks: false)) == bytes
  }
}
