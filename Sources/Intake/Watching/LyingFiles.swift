internal import Cases

/// The deliveries whose files people have to do something about and have not: by their ids.
package struct LyingFiles: Hashable, Sendable {
  package private(set) var returned: Set<String>
  /// A person must look at them.
  package private(set) var waiting: Set<String>

  /// Looks into a drop folder.
  package init(in folder: DropFolder) {
    returned = Self.deliveries(of: folder, .returned)
    waiting = Self.deliveries(of: folder, .waiting)
  }

  /// Those that ended in a folder and whose files still lie there, each beside the note that tells its id.
  private static func deliveries(of drop: DropFolder, _ ending: DeliveryEnding) -> Set<String> {
    let folder = drop.path.appending(ending.rawValue)
    guard let listing = try? Listing(of: folder) else { return [] }  // nothing was put there so far
    let names = Set((0..<listing.count).map { Array(listing[$0].name) })
    return Set(
      names.map(DeliveryNote.name).filter(names.contains).compactMap {
        DeliveryNote.delivery(toldAt: folder.appending($0))
      })
  }
}
