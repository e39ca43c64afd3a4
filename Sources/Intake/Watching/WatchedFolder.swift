/// A drop folder as a watcher knows it between two looks.
struct WatchedFolder {
  let drop: DropFolder
  /// Counted from 1 in the settings.
  private let number: Int
  /// The files in hand; nil while the folder is not there.
  private(set) var holding: Holding?
  private var settling: Settling
  var retries = Retries()
  /// Files that are taken in but lie in hand still, for they could not be moved.
  var unfiled: [Claim] = []
  /// Those whose events wake us.
  private var watched: Set<FilePath> = []
  /// Why the folder could not be looked into.
  private var loss: FileFailure?
  private var adoptedAt: Int64?
  /// Whether something lies there that is still being written, or was a moment ago.
  private(set) var isSettling = false

  /// What is to be taken in now.
  struct Found {
    var adopted: [Claim]
    var files: [DroppedFile]
    /// Nanoseconds until the next file may be taken.
    var wait: Int64?
  }

  init(_ drop: DropFolder, number: Int, settleNanoseconds: Int64) {
    self.drop = drop
    self.number = number
    settling = Settling(nanoseconds: settleNanoseconds)
  }

  var isLost: Bool { loss != nil }

  /// Looks what lies there; nil where the folder cannot be looked into.
  mutating func look(_ events: borrowing FolderEvents, _ report: (WatchEvent) -> Void) -> Found? {
    do throws(FileFailure) {
      let found = try look(events)
      if loss != nil { report(.folderBack(number: number)) }
      loss = nil
      return found
    } catch {
      if loss != error { report(.folderLost(number: number, failure: error.reason)) }
      loss = error
      isSettling = false
      // A disk that was taken out has taken our folder along.
      if holding?.isThere == false { holding = nil }
      return nil
    }
  }

  private mutating func look(_ events: borrowing FolderEvents) throws(FileFailure) -> Found {
    let holding = try held()
    let steadyNow = CurrentProcess.steadyNanoseconds
    var adopted = unfiled
    unfiled = []
    if adoptedAt.map({ steadyNow - $0 >= Self.adoptionPause }) ?? true {
      adopted += try holding.adopt()
      adoptedAt = steadyNow
    }
    let survey = survey(events)
    if let trouble = survey.troubles.first(where: { $0.path == drop.path }) {
      throw trouble.failure
    }
    let settled = settling.sort(
      survey.files, fileSystemNow: holding.fileSystemNow, steadyNow: steadyNow)
    isSettling = settled.wait != nil
    let due = retries.due(settled.settled, steadyNow: steadyNow)
    let waits = [settled.wait, due.wait].compactMap(\.self)
    return Found(adopted: adopted, files: due.files, wait: waits.min())
  }

  private mutating func held() throws(FileFailure) -> Holding {
    if let holding, holding.isThere { return holding }
    let new = try Holding(in: drop)
    holding = new
    return new
  }

  /// Looks again where a folder is new: something may have come into it before its events were asked for.
  private mutating func survey(_ events: borrowing FolderEvents) -> DropSurvey {
    while true {
      let survey = DropSurvey(drop, now: CurrentProcess.seconds)
      let present = Set(survey.folders)
      let isKnown = present.isSubset(of: watched)
      // Asked for each time: a folder that went and came back under its name is another one.
      watched = present.filter { events.watch($0) || isKnown }
      if isKnown || !present.isSubset(of: watched) { return survey }
    }
  }

  /// Notes that a file cannot be taken now, and says how often that was so.
  @discardableResult
  mutating func failed(
    _ path: FilePath, _ failure: FileFailure, _ report: (WatchEvent) -> Void
  ) -> Int {
    let attempts = retries.failed(path, steadyNow: CurrentProcess.steadyNanoseconds)
    let pause = Int(Retries.pause(after: attempts) / 1_000_000_000)
    report(.triedAgain(failure: failure.reason, attempts: attempts, seconds: pause))
    return attempts
  }

  private static let adoptionPause: Int64 = 20_000_000_000
}
