internal import Intake
internal import PDF
internal import Word

/// Prints a pack for everybody, on all cores; nothing is written.
package struct PackRun: Sendable {
  private let pack: PreparedPack
  private let people: [PackPerson]
  private let isBooklet: Bool
  private let threads: Int

  /// - Parameters:
  ///   - pack: what is in it.
  ///   - people: for whom it is printed; none where it is for nobody in particular.
  ///   - isBooklet: its pages become a booklet.
  ///   - threads: how many packs are pressed at a time.
  package init(_ pack: PreparedPack, for people: [PackPerson], isBooklet: Bool, threads: Int) {
    self.pack = pack
    self.people = people
    self.isBooklet = isBooklet
    self.threads = threads
  }

  /// A pack as a file.
  package struct File: Sendable {
    package var bytes: [UInt8]
    package var pageCount: Int
    package var sheets: Int
  }

  /// What came of a run.
  package struct Result: Sendable {
    /// In the order of the people; one where the pack is for nobody in particular, or all are in one file.
    package var files: [File]
    /// What pages do not show as Word would, each once.
    package var findings: [PackFinding]
  }

  /// A pack for each.
  ///
  /// - Parameter progress: told how many are done, from any thread.
  /// - Returns: the files, still in memory, and what their pages do not show.
  /// - Throws: where a document cannot be laid out, or there are too many pages.
  package func files(progress: @escaping @Sendable (Int) -> Void) throws -> Result {
    let packs = try pressed(progress) { press, pack in
      File(
        bytes: press.file(pack.pages), pageCount: pack.pageCount, sheets: pack.sheets)
    }
    return Result(files: packs.map(\.value), findings: Self.findings(packs.map(\.findings)))
  }

  /// All packs in one file, each beginning on the front of a sheet.
  ///
  /// - Parameter progress: told how many are done, from any thread.
  /// - Returns: the files, still in memory, and what their pages do not show.
  /// - Throws: where a document cannot be laid out, or there are too many pages.
  package func oneFile(progress: @escaping @Sendable (Int) -> Void) throws -> Result {
    let packs = try pressed(progress) { _, pack in pack }
    guard let first = packs.first?.value.pages else { return Result(files: [], findings: []) }
    var whole = DrawnDocument(facts: first.facts)
    for (index, pack) in packs.enumerated() {
      let name = index < people.count ? people[index].name : nil
      whole.append(
        pack.value.pages, title: name ?? "Pack \(index + 1)", startsOnFront: true)
    }
    let file = File(
      bytes: try PackPress(pack, isBooklet: isBooklet).file(whole),
      pageCount: packs.reduce(0) { $0 + $1.value.pageCount },
      sheets: packs.reduce(0) { $0 + $1.value.sheets })
    return Result(files: [file], findings: Self.findings(packs.map(\.findings)))
  }

  /// The most pages of a run: as many as one document may have.
  package static let pageLimit = 20_000

  private static func findings(_ all: [[PackFinding]]) -> [PackFinding] {
    var known: Set<PackFinding> = []
    return all.joined().filter { known.insert($0).inserted }
  }

  // MARK: Threads

  private struct Pressed<Value: Sendable>: Sendable {
    var value: Value
    var findings: [PackFinding]
  }

  private struct State<Value: Sendable>: Sendable {
    var next = 0
    var pages = 0
    var packs: [Pressed<Value>?]
    var failure: (any Error)?
  }

  /// Presses all packs on several threads; the first error ends it.
  private func pressed<Value: Sendable>(
    _ progress: @escaping @Sendable (Int) -> Void,
    _ body: @escaping @Sendable (PackPress, PressedPack) throws -> Value
  ) throws -> [Pressed<Value>] {
    let jobs: [PackPerson?] = people.isEmpty ? [nil] : people
    let state = Monitor(State<Value>(packs: Array(repeating: nil, count: jobs.count)))
    let done = Monitor(0)
    let group = ThreadGroup(count: min(threads, jobs.count)) { [self] in
      do {
        let press = try PackPress(pack, isBooklet: isBooklet)
        while true {
          let next = state.withLock { state -> Int? in
            guard state.failure == nil, state.next < jobs.count else { return nil }
            state.next += 1
            return state.next - 1
          }
          guard let next else { return }
          let pack = try press.press(for: jobs[next])
          let pressed = Pressed(value: try body(press, pack), findings: pack.findings)
          let pages = state.withLock { state in
            state.packs[next] = pressed
            state.pages += pack.pages.pages.count
            return state.pages
          }
          guard pages <= Self.pageLimit else {
            throw PackageError.tooLarge(limit: "\(Self.pageLimit) pages")
          }
          progress(
            done.withLock { done in
              done += 1
              return done
            })
        }
      } catch {
        state.withLock { if $0.failure == nil { $0.failure = error } }
      }
    }
    guard !group.isEmpty else {
      throw PackageError.tooLarge(limit: "the threads of this machine")
    }
    group.join()
    let packs = state.withLock { $0 }
    if let failure = packs.failure { throw failure }
    return packs.packs.compactMap { $0 }
  }
}
