/// A file in hand: the one thing in a folder of its own, where no other watcher and no sender looks for it.
///
/// The name of the folder is the id of the delivery, so that a watcher that takes the claim over knows it.
struct Claim: Hashable, Sendable {
  let id: String
  /// The folder of its own.
  let folder: FilePath
  /// The name that its sender gave it.
  let name: [UInt8]
  /// Where it goes when docket cannot take it now.
  let origin: FilePath
  /// How a person is told of it: its path below the drop folder.
  let shownName: String
  /// What it was when it was seen settled; nil of one that was found in hand, and that may be a case already.
  let seen: FileStatus?

  var file: FilePath { folder.appending(name) }

  /// Where the file lies while it waits to be tried again.
  var place: FilePath { seen == nil ? file : origin }

  /// Takes a file out of the drop folder, in one step: of several watchers one gets it.
  ///
  /// - Parameters:
  ///   - dropped: the file.
  ///   - drop: the drop folder that it lies in.
  ///   - holding: the folder of this watcher's files in hand.
  /// - Throws: ``FileFailure``; `missing` where another watcher, or its sender, was quicker.
  init(_ dropped: DroppedFile, in drop: DropFolder, holding: FilePath) throws(FileFailure) {
    id = Self.newID()
    seen = dropped.status
    folder = holding.appending(id)
    name = Array(dropped.path.name)
    origin = dropped.note == nil ? dropped.path : drop.path.appending(name)
    shownName =
      FilePath(dropped.path.bytes.dropFirst(drop.path.bytes.count + 1))?.text ?? origin.text
    try folder.makeFolder()
    do throws(FileFailure) {
      try dropped.path.move(to: file, replacing: true)  // nothing is there: the folder is new
    } catch {
      try? folder.removeFolder()  // empty, and taken away with the next start at the latest
      throw error
    }
  }

  /// Takes up what a watcher had in hand and did not file; nil where its folder holds nothing any more.
  init?(adopting folder: FilePath, in drop: DropFolder) throws(FileFailure) {
    let listing = try Listing(of: folder)
    guard listing.count > 0 else { return nil }
    id = String(decoding: folder.name, as: UTF8.self)
    seen = nil
    self.folder = folder
    name = Array(listing[0].name)
    origin = drop.path.appending(name)
    shownName = FilePath(name)?.text ?? ""
  }

  /// Whether a file is still what was seen, but for its name: its change time is another since the claim.
  func isAsSeen(_ status: FileStatus) -> Bool {
    guard let seen else { return true }
    return seen.size == status.size && seen.modifiedAt == status.modifiedAt
      && seen.identity == status.identity
  }

  /// Puts the file back where it lay, or beside what has come there since; into the drop folder where that place
  /// has gone.
  ///
  /// - Throws: what the system says: the file is still in hand then.
  func putBack(in drop: DropFolder) throws(FileFailure) {
    do throws(FileFailure) {
      try move(into: origin.parent)
    } catch .missing {
      try move(into: drop.path)
    }
    try folder.removeFolder()
  }

  private func move(into place: FilePath) throws(FileFailure) {
    for candidate in FreeNames(name: name, id: id) {
      do throws(FileFailure) {
        return try file.moveWithoutReplacing(to: place.appending(candidate))
      } catch .exists {
        continue
      }
    }
    throw .exists
  }

  /// 64 random bits, as hexadecimal digits.
  private static func newID() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: idDigits - digits.utf8.count) + digits
  }

  static let idDigits = 16
}
