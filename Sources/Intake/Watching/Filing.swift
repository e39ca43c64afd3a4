internal import Cases

/// Moves files that docket is done with to where people find them, each beside its note.
///
/// The note comes first and takes the name, then the file. Killed in between and done again, the note that is
/// there is known by its words, which hold the id of the delivery, and the file gets the same name.
struct Filing {
  private let drop: DropFolder
  /// Folders whose entries changed since they were last on the disk.
  private var changed: Set<FilePath> = []

  init(_ drop: DropFolder) {
    self.drop = drop
  }

  /// Files a claim.
  ///
  /// - Parameters:
  ///   - claim: the file in hand.
  ///   - conclusion: where it goes, and what the note says.
  ///   - moment: when it came in, which chooses the folder of the month.
  /// - Throws: ``FileFailure``: the claim is still in hand then.
  mutating func file(
    _ claim: Claim, as conclusion: DeliveryConclusion, at moment: Moment
  ) throws(FileFailure) {
    let folder = drop.folder(of: conclusion.ending, at: moment)
    try folder.makeSharedFolders()
    let words = Array(conclusion.note.utf8)
    for name in FreeNames(name: claim.name, id: claim.id) {
      let place = folder.appending(name)
      guard !place.isThere || place.isSameFile(as: claim.file) else { continue }
      let note = folder.appending(DeliveryNote.name(for: name))
      guard try write(words, to: note) else { continue }
      do throws(FileFailure) {
        try settleTimes(of: note, about: claim.file)
        try note.shareLikeFolder()
        try move(claim.file, to: place)
      } catch .exists {
        try note.remove()
        continue
      }
      changed.insert(folder)
      return try claim.folder.removeFolder()
    }
    throw .exists
  }

  /// Waits until all that was filed is on the disk.
  ///
  /// - Throws: what the system says.
  mutating func synchronize() throws(FileFailure) {
    for folder in changed { try folder.synchronize() }
    changed = []
  }

  /// Writes a note, or finds it written; false where something else has the name.
  private func write(_ words: [UInt8], to note: FilePath) throws(FileFailure) -> Bool {
    do throws(FileFailure) {
      try note.write(words, replacing: false, synced: false, drafts: drop.inHand)
      return true
    } catch .exists {
      return (try? note.contents(upTo: words.count, followingLinks: false)) == words  // another's
    }
  }

  /// A note has the time of its file, so that a file with another time is known as one that somebody mended.
  private func settleTimes(of note: FilePath, about file: FilePath) throws(FileFailure) {
    try note.setModified(try file.status(followingLinks: false).modifiedAt)
  }

  private func move(_ file: FilePath, to place: FilePath) throws(FileFailure) {
    do throws(FileFailure) {
      try file.moveWithoutReplacing(to: place)
    } catch .exists {
      // Where the file system cannot rename so, a kill in between leaves both names.
      guard place.isSameFile(as: file) else { throw .exists }
      try file.remove()
    }
  }
}
