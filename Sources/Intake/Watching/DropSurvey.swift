/// A file that lies in a drop folder.
struct DroppedFile: Hashable, Sendable {
  var path: FilePath
  var status: FileStatus
  /// Of a file that was returned and mended where it lay: what docket wrote beside it then.
  var note: FilePath?
  /// Word or LibreOffice says that it has the file open.
  var isOpen = false
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
  /// The one that the drop folder is on; nil where the folder cannot be looked at.
  private let disk: UInt64?

  /// What a person should see to: what lies about, and folders that files cannot be taken from.
  package var forPeople: [FilePath] { leftovers + troubles.map(\.path) }

  /// How many files wait to be taken in.
  package var waiting: Int { files.count }

  /// When the file that waits longest was saved, in seconds since 1970; nil where none waits.
  ///
  /// By the time that programs give it, for the one that no program can set is another with each rename, and a file
  /// that docket cannot take in is put back again and again. A time to come counts for nothing.
  package var oldest: Int? {
    files.map { Int(min($0.status.modifiedAt, $0.status.changedAt) / 1_000_000_000) }.min()
  }

  /// Looks into a drop folder.
  ///
  /// - Parameters:
  ///   - folder: the folder.
  ///   - now: seconds since 1970.
  package init(_ folder: DropFolder, now: Int) {
    self.now = now
    disk = (try? folder.path.status(followingLinks: true))?.identity.first
    enter(folder.path, isTop: true)
    enterReturned(folder.returned)
  }

  private mutating func enter(_ folder: FilePath, isTop: Bool) {
    let listing: Listing
    do {
      listing = try Listing(of: folder)
      if !isTop { try checkThatFilesCanLeave(folder) }
    } catch {
      // A folder that went while we walked has nothing in it; the drop folder itself should be there.
      if error != .missing || isTop { troubles.append((folder, error)) }
      return
    }
    folders.append(folder)
    let owners = OwnerFiles(in: listing)
    for index in 0..<listing.count {
      let name = listing[index].name
      if isTop, DropFolder.owns(name) { continue }
      meet(folder.appending(name), isOpen: owners.tell(of: name))
    }
  }

  /// A file is claimed by a rename, which ends at the edge of a disk and needs the right to change its folder.
  private func checkThatFilesCanLeave(_ folder: FilePath) throws(FileFailure) {
    guard try folder.status(followingLinks: false).identity.first == disk else { throw .otherDisk }
    guard folder.allows(.writing) else { throw .denied }
  }

  private mutating func meet(_ path: FilePath, isOpen: Bool) {
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
      files.append(DroppedFile(path: path, status: status, isOpen: isOpen))
    }
  }

  /// People mend a returned file where it lies, or save it there under another name.
  ///
  /// Whatever is there comes in again, but for what is as docket put it there: that has a note of docket's, which was
  /// given the time of its file.
  private mutating func enterReturned(_ folder: FilePath) {
    guard let listing = try? Listing(of: folder) else { return }  // nothing was returned so far
    folders.append(folder)
    let owners = OwnerFiles(in: listing)
    let names = Set((0..<listing.count).map { listing[$0].name })
    for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let path = folder.appending(name)
      guard !PassingFile.owns(name), let status = try? path.status(followingLinks: false),
        status.kind == .file, status.size > 0
      else { continue }
      var file = DroppedFile(path: path, status: status, isOpen: owners.tell(of: name))
      let note = folder.appending(DeliveryNote.name(for: name))
      if names.contains(note.name), DeliveryNote.stands(at: note),
        let noted = try? note.status(followingLinks: false)
      {
        guard abs(noted.modifiedAt - status.modifiedAt) > Self.timeSteps else { continue }
        file.note = note
      } else if DeliveryNote.stands(at: path) {
        continue
      }
      files.append(file)
    }
  }

  /// Some file systems count in steps of two seconds.
  private static let timeSteps: Int64 = 2_000_000_000
  private static let day = 24 * 60 * 60
}

extension OwnerFiles {
  fileprivate init(in listing: Listing) {
    for index in 0..<listing.count { note(listing[index].name) }
  }
}
