internal import Cases

/// A folder that people put files into, and the folders in it where docket puts them.
///
///     inbox/                     where people put files, in folders of their own, too
///       TODAY.docx               what arrived, what waits for whom, what came back
///       done/2026-11/            cases now, each beside a text file that says which
///       duplicates/2026-11/      came in before
///       returned/                refused: mend it and save it, here or above
///       waiting/                 a person must look
///       .docket/                 files in hand
///
/// All of it is one file system, so that a file goes from one place to the next in one step.
package struct DropFolder: Hashable, Sendable {
  package let path: FilePath

  package init(_ path: FilePath) {
    self.path = path
  }

  /// Where a file goes that came in at a moment.
  func folder(of ending: DeliveryEnding, at moment: Moment) -> FilePath {
    let folder = path.appending(ending.rawValue)
    switch ending {
    case .done, .duplicates:
      // Years of forms in one folder would make it slow for everybody.
      return folder.appending(String(moment.description.prefix(7)))
    case .returned, .waiting: return folder
    }
  }

  /// Files that were refused, which people may mend where they lie.
  var returned: FilePath { path.appending(DeliveryEnding.returned.rawValue) }

  /// Files in hand, each watcher's in a folder of its own.
  var inHand: FilePath { path.appending(Self.inHandName) }

  /// The sheet of the day.
  package var daySheet: FilePath { path.appending(Self.daySheetName) }

  /// Whether a name, right in the folder, is one that docket uses itself.
  static func owns(_ name: ArraySlice<UInt8>) -> Bool {
    ownNames.contains { $0.elementsEqual(name) }
  }

  static let inHandName = ".docket"
  static let daySheetName = "TODAY.docx"
  private static let ownNames =
    (DeliveryEnding.allCases.map(\.rawValue) + [inHandName, daySheetName]).map { Array($0.utf8) }
}

extension DropFolder {
  /// Puts the sheet of the day into the folder, for all who may read the folder.
  ///
  /// - Parameter bytes: the Word file.
  /// - Throws: what the system says.
  package func writeDaySheet(_ bytes: [UInt8]) throws(FileFailure) {
    try daySheet.write(bytes, replacing: true, synced: false, drafts: inHand)
    try daySheet.shareLikeFolder()
  }
}
