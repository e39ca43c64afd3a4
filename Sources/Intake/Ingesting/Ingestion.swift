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

  /// Takes in what is read as the settings say.
  ///
  /// - Parameters:
  ///   - settings: what to read with.
  ///   - workers: processes that read, made with the same settings; nil to read on threads of this one.
  ///   - store: where cases are opened.
  ///   - clock: tells when a group came in.
  package init(
    _ settings: ReadingSettings, workers: ReaderPool? = nil, store: CaseStore,
    clock: @escaping () -> Moment
  ) {
    var settings = settings
    settings.namesWords = true
    var reading = ParallelReading(settings, workers: workers)
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
  /// - Throws: `StoreError` where a group could not be written, ``WorkersUnavailable`` where nobody could read
  ///   one: what was reported before is kept.
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
    for case .unavailable(let reason)? in files.map(\.failure) {
      throw WorkersUnavailable(reason: reason)
    }
    let arrivals = files.filter(\.isTaken).map { arrival(of: $0, at: now) }
    var receipts =
      arrivals.isEmpty
      ? [] : try store.intake(arrivals, forms: reading.settings.forms)[...]
    return files.map { file in
      IngestedFile(
        file: file.path.text, wasLeftAlone: file.wasLeftAlone, failure: file.failure,
        receipts: file.isTaken ? receipts.removeFirst() : [])
    }
  }

  private func arrival(
    of file: ReadFile, at now: Moment
  ) -> (arrival: Arrival, mail: MailArrival?) {
    guard let message = file.message else {
      let arrival = Arrival(
        file: file.path.text, bytes: file.bytes, sha256: file.forms.first?.sha256 ?? "",
        received: now, forms: file.forms)
      return (arrival, nil)
    }
    let arrival = Arrival(
      file: file.path.text, bytes: file.bytes, sha256: message.sha256, received: now, forms: [])
    let mail = MailArrival(
      message, bytes: file.bytes, at: now, listed: reading.settings.listed)
    return (arrival, mail)
  }
}

extension ReadFile {
  /// Whether there is something of it for the store.
  fileprivate var isTaken: Bool { !wasLeftAlone && failure == nil }
}

/// There is no process to read files, and why.
package struct WorkersUnavailable: Error, Hashable, Sendable {
  /// In words that go on from "Files cannot be read: ".
  package var reason: String
}

/// What became of a file: a receipt for each form in it, committed and synced.
package struct IngestedFile: Sendable {
  package var file: String
  package var wasLeftAlone: Bool
  /// Why it could not be read, and so is no case.
  package var failure: ReadingFailure?
  package var receipts: [Receipt]
}
