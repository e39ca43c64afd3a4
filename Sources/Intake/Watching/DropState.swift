/// What a drop folder is like at one moment, for whoever looks from outside.
package struct DropState: Sendable {
  /// Files that wait to be taken in.
  package var waiting: Int
  /// When the one that waits longest was saved or claimed, in seconds since 1970.
  package var oldest: Int?
  /// Files that a watcher has in hand.
  package var inHand: Int
  /// Watchers at work.
  package var watchers: Int
  /// Files that were returned and not mended, and files that a person must look at.
  package var returned: Int
  package var forPerson: Int
  /// Files that have lain there for a day and are no forms.
  package var leftovers: Int
  /// Folders in it that files cannot be taken from.
  package var closed: Int
  /// Why the folder cannot be looked into.
  package var failure: FileFailure?

  /// Looks into a drop folder and changes nothing.
  ///
  /// - Parameters:
  ///   - folder: the folder.
  ///   - now: seconds since 1970.
  package init(of folder: DropFolder, now: Int) {
    let survey = DropSurvey(folder, now: now)
    waiting = survey.waiting
    leftovers = survey.leftovers.count
    closed = survey.troubles.count { $0.path != folder.path }
    failure = survey.troubles.first { $0.path == folder.path }?.failure
    let held = Holding.survey(folder)
    (inHand, watchers) = (held.files, held.watchers)
    oldest = [survey.oldest, held.oldest].compactMap(\.self).min()
    returned = Self.files(in: folder.path.appending("returned"))
    forPerson = Self.files(in: folder.path.appending("waiting"))
  }

  /// Each beside its note.
  private static func files(in folder: FilePath) -> Int {
    guard let listing = try? Listing(of: folder) else { return 0 }  // nothing was put there so far
    let names = Set((0..<listing.count).map { Array(listing[$0].name) })
    return names.count { names.contains(DeliveryNote.name(for: $0)) }
  }
}
