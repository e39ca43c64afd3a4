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

  var file: FilePath { folder.appending(name) }

  /// Takes a file out of the drop folder, in one step: of several watchers one gets it.
  ///
  /// - Parameters:
  ///   - dropped: the file.
  ///   - drop: the drop folder that it lies in.
  ///   - holding: the folder of this watcher's files in hand.
  /// - Throws: ``FileFailure``; `missing` where another watcher, or its sender, was quicker.
  init(_ dropped: DroppedFile, in drop: DropFolder, holding: FilePath) throws(FileFailure) {
    id = Self.newID()
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

  /// Takes over what another watcher had in hand when it ended; nil where its folder holds nothing any more.
  init?(adopting folder: FilePath, in drop: DropFolder) throws(FileFailure) {
    let listing = try Listing(of: folder)
    guard listing.count > 0 else { return nil }
    id = String(decoding: folder.name, as: UTF8.self)
    self.folder = folder
    name = Array(listing[0].name)
    origin = drop.path.appending(name)
    shownName = FilePath(name)?.text ?? ""
  }

  /// Puts the file back where it lay, or beside what has come there since.
  func putBack() throws(FileFailure) {
    for candidate in FreeNames(name: name, id: id) {
      do throws(FileFailure) {
        try file.moveWithoutReplacing(to: origin.parent.appending(candidate))
        try folder.removeFolder()
        return
      } catch .exists {
        continue
      }
    }
  }

  /// 64 random bits, as 16 hexadecimal digits.
  private static func newID() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
