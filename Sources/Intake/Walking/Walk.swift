internal import Forms

/// Goes through files and folders in the order given, folders in the order of their names.
///
/// Links inside a folder are not followed, so a walk ends. Hidden folders are left alone: they hold what
/// programs keep. So is what docket keeps in a drop folder: what it filed is in the store. A folder is
/// listed when the walk reaches it; so the memory that it costs is that of the names of the folders that it is in.
package struct Walk: Sequence, IteratorProtocol {
  private struct Level {
    var folder: FilePath
    var listing: Listing
    var next = 0
    var isDropFolder: Bool
  }

  private var named: ArraySlice<FilePath>
  private var levels: [Level] = []

  package init(_ paths: [FilePath]) {
    named = paths[...]
  }

  package mutating func next() -> FoundFile? {
    while true {
      if var level = levels.popLast() {
        guard level.next < level.listing.count else { continue }
        let (name, kind) = level.listing[level.next]
        level.next += 1
        let path = level.folder.appending(name)
        levels.append(level)
        if level.isDropFolder, DropFolder.owns(name) { return .leftAlone(path) }
        if let found = met(path, kind: kind) { return found }
      } else {
        guard let path = named.popFirst() else { return nil }
        if let found = Self.named(path) ?? enter(path) { return found }
      }
    }
  }

  /// What a person named on the command line: a link is followed, a lock is refused; nil of a folder.
  static func named(_ path: FilePath) -> FoundFile? {
    let kind: FileKind
    do {
      kind = try path.status(followingLinks: true).kind
    } catch {
      return .refused(path, .cannotOpen(error))
    }
    switch kind {
    case .folder: return nil
    case .file:
      return PassingFile.owns(path.name)
        ? .refused(path, .passingFile) : .file(path, followingLinks: true)
    case .link, .special: return .refused(path, .notAFile(kind))
    }
  }

  /// What stands in a folder.
  private mutating func met(_ path: FilePath, kind: FileKind?) -> FoundFile? {
    let known: FileKind
    do {
      if let kind { known = kind } else { known = try path.status(followingLinks: false).kind }
    } catch {
      return .refused(path, .cannotOpen(error))
    }
    if PassingFile.owns(path.name) { return .leftAlone(path) }
    switch known {
    case .folder: return path.name.first == UInt8(ascii: ".") ? .leftAlone(path) : enter(path)
    case .file: return .file(path, followingLinks: false)
    case .link, .special: return .refused(path, .notAFile(known))
    }
  }

  /// Goes into a folder, or says why not.
  private mutating func enter(_ folder: FilePath) -> FoundFile? {
    guard !WordName.owns(folder.name) else { return .refused(folder, .notAFile(.folder)) }
    do {
      let listing = try Listing(of: folder)
      levels.append(
        Level(folder: folder, listing: listing, isDropFolder: DropFolder.isWatched(listing)))
      return nil
    } catch {
      return .refused(folder, .cannotOpen(error))
    }
  }
}
