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

  /// The folders in it that docket makes, those that are there.
  package var ownFolders: [FilePath] {
    ([Self.inHandName] + DeliveryEnding.allCases.map(\.rawValue)).map { path.appending($0) }
      .filter(\.isThere)
  }

  /// The sheet of the day.
  package var daySheet: FilePath { path.appending(Self.daySheetName) }

  /// Whether a name, right in the folder, is one that docket uses itself.
  ///
  /// In small or capital letters: some shares do not tell them apart.
  static func owns(_ name: ArraySlice<UInt8>) -> Bool {
    let small = name.map { (65...90).contains($0) ? $0 + 32 : $0 }
    return ownNames.contains(small)
  }

  /// Whether a folder of these names is one that docket watches, or has watched.
  static func isWatched(_ listing: Listing) -> Bool {
    (0..<listing.count).contains { listing[$0].name.elementsEqual(inHandName.utf8) }
  }

  static let inHandName = ".docket"
  static let daySheetName = "TODAY.docx"
  private static let ownNames =
    (DeliveryEnding.allCases.map(\.rawValue) + [inHandName, daySheetName]).map {
      Array($0.lowercased().utf8)
    }
}
