internal import Forms

extension DropFolder {
  /// Puts the sheet of the day into the folder, for all who may read the folder.
  ///
  /// A file of its name that docket did not write is somebody's: it gets another name and is taken in like any other.
  ///
  /// - Parameter bytes: the Word file.
  /// - Throws: what the system says.
  package func writeDaySheet(_ bytes: [UInt8]) throws(FileFailure) {
    let known = knownSheets
    try moveForeignSheet(known)
    let hash = FileHash.sha256(bytes)
    // The one before stays known: killed in between, it is the one that is there.
    let lines = known.suffix(1).filter { $0 != hash } + [hash]
    try sheetMark.write(
      Array(lines.joined(separator: "\n").utf8), replacing: true, synced: false, drafts: inHand)
    try daySheet.write(bytes, replacing: true, synced: false, drafts: inHand)
    try daySheet.shareLikeFolder()
  }

  /// When the sheet was made last, by whichever watcher, in seconds since 1970; nil where none is there.
  package var daySheetMade: Int? {
    guard daySheet.isThere else { return nil }
    return (try? sheetMark.status(followingLinks: false))?.modified
  }

  private var sheetMark: FilePath { inHand.appending("sheet") }

  /// The hashes of the sheets that docket wrote last, the newest at the end.
  private var knownSheets: [String] {
    guard let bytes = try? sheetMark.contents(upTo: 1_000, followingLinks: false) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func moveForeignSheet(_ known: [String]) throws(FileFailure) {
    guard daySheet.isThere else { return }
    if let bytes = try? daySheet.contents(upTo: 20 << 20, followingLinks: false),
      known.contains(FileHash.sha256(bytes))
    {
      return
    }
    let mark = String(UInt32.random(in: .min ... .max), radix: 16)
    for name in FreeNames(name: Array(Self.daySheetName.utf8), id: mark) {
      do throws(FileFailure) {
        return try daySheet.moveWithoutReplacing(to: path.appending(name))
      } catch .exists {
        continue  // the first is its own name
      }
    }
  }
}
