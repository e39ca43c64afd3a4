/// A file that lies in a drop folder.
struct DroppedFile: Hashable, Sendable {
  var path: FilePath
  var status: FileStatus
  /// Of a file that was returned and mended where it lay: what docket wrote beside it then.
  var note: FilePath?
}

/// What lies in a drop folder at one moment.
///
/// A listing is the truth; events only say when it is worth making one.
package struct DropSurvey: Sendable {
  /// What may be taken in.
  private(set) var files: [DroppedFile] = []
  /// What nobody sent as a form but has lain there for a day, such as an upload that failed. (W10)
  package private(set) var leftovers: [FilePath] = []
  /// What could not be looked at, and why.
  package private(set) var troubles: [(path: FilePath, failure: FileFailure)] = []
  /// Those whose events are worth waking for.
  private(set) var folders: [FilePath] = []
  private let now: Int

  /// What a person should see to: what lies about, and folders that cannot be looked into.
  package var forPeople: [FilePath] { leftovers + troubles.map(\.path) }

  /// How many files wait to be taken in.
  package var waiting: Int { files.count }

  /// When the file that waits longest came into the folder, in seconds since 1970; nil where none waits.
  package var oldest: Int? {
    files.map { Int($0.status.changedAt / 1_000_000_000) }.min()
  }

  /// Looks into a drop folder.
  ///
  /// - Parameters:
  ///   - folder: the folder.
  ///   - now: seconds since 1970.
  package init(_ folder: DropFolder, now: Int) {
    self.now = now
    enter(folder.path, isTop: true)
    enterReturned(folder.returned)
  }

  private mutating func enter(_ folder: FilePath, isTop: Bool) {
    let listing: Listing
    do {
      listing = try Listing(of: folder)
    } catch {
      // A folder that went while we walked has nothing in it; the drop folder itself should be there.
      if error != .missing || isTop { troubles.append((folder, error)) }
      return
    }
    folders.append(folder)
    for index in 0..<listing.count {
      let name = listing[index].name
      if isTop, DropFolder.owns(name) { continue }
      meet(folder.appending(name))
    }
  }

  private mutating func meet(_ path: FilePath) {
    let status: FileStatus
    do {
      status = try path.status(followingLinks: false)
    } catch {
      if error != .missing { troubles.append((path, error)) }
      return
    }
    let isOld = now - status.modified >= Self.day
    if PassingFile.owns(path.name) {
      if isOld { leftovers.append(path) }
    } else if status.kind == .folder {
      // Hidden folders hold what programs keep.
      if path.name.first != UInt8(ascii: ".") { enter(path, isTop: false) }
    } else if status.kind == .file, status.size == 0 {
      if isOld { leftovers.append(path) }
    } else {
      files.append(DroppedFile(path: path, status: status))
    }
  }

  /// People mend a returned file where it lies: one that changed since docket wrote its note comes in again.
  private mutating func enterReturned(_ folder: FilePath) {
    guard let listing = try? Listing(of: folder) else { return }  // nothing was returned so far
    folders.append(folder)
    let names = Set((0..<listing.count).map { listing[$0].name })
    for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let path = folder.appending(name)
      let note = folder.appending(DeliveryNote.name(for: name))
      guard names.contains(note.name), !PassingFile.owns(name),
        let status = try? path.status(followingLinks: false), status.kind == .file,
        let noteStatus = try? note.status(followingLinks: false),  // gone since: nothing to mend
        status.size > 0, status.modifiedAt > noteStatus.modifiedAt
      else { continue }
      files.append(DroppedFile(path: path, status: status, note: note))
    }
  }

  private static let day = 24 * 60 * 60
}
