package import Cases
internal import Forms

/// Takes files into a store: many readers, one writer.
///
/// Files are committed in groups, and told of after the commit: what is reported is on the disk. Killed
/// at any moment and run again, each form has one case, for a store knows a file by its bytes.
package struct Ingestion {
  private let reading: ParallelReading
  private let store: CaseStore
  private let clock: () -> Moment

  /// The most files of one commit.
  private static let groupSize = 100

  /// Reads as the settings say; `clock` tells when a group came in.
  package init(_ settings: ReadingSettings, store: CaseStore, clock: @escaping () -> Moment) {
    var reading = ParallelReading(settings)
    reading.lot = Self.groupSize
    self.reading = reading
    self.store = store
    self.clock = clock
  }

  /// Takes in everything on the walk.
  ///
  /// - Parameters:
  ///   - walk: the files.
  ///   - report: gets each group after its commit, in the order of the files.
  /// - Throws: `StoreError` where a group could not be written: what was reported before is kept.
  package func run(_ walk: Walk, report: ([IngestedFile]) throws -> Void) throws {
    try reading.read(walk, transform: { $0 }, weigh: { $0.bytes.count }) { files in
      var rest = files[...]
      while !rest.isEmpty {
        let group = rest.prefix(Self.groupSize)
        rest = rest.dropFirst(group.count)
        try report(take(group))
      }
    }
  }

  private func take(_ files: ArraySlice<ReadFile>) throws -> [IngestedFile] {
    let now = clock()
    let arrivals = files.filter { !$0.wasLeftAlone }.map { file in
      Arrival(
        file: file.path.text, bytes: file.bytes, sha256: file.forms.first?.sha256 ?? "",
        received: now, forms: file.forms)
    }
    var receipts =
      arrivals.isEmpty
      ? [] : try store.intake(arrivals, forms: reading.settings.forms)[...]
    return files.map { file in
      let own = receipts.prefix(file.forms.count)
      receipts = receipts.dropFirst(own.count)
      return IngestedFile(
        file: file.path.text, wasLeftAlone: file.wasLeftAlone, receipts: Array(own))
    }
  }
}

/// What became of a file: a receipt for each form in it, committed and synced.
package struct IngestedFile: Sendable {
  package var file: String
  package var wasLeftAlone: Bool
  package var receipts: [Receipt]
}
