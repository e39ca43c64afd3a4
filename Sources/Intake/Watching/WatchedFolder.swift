/// A drop folder as a watcher knows it between two looks.
struct WatchedFolder {
  let drop: DropFolder
  /// Counted from 1 in the settings.
  private let number: Int
  /// The files in hand; nil while the folder is not there.
  private(set) var holding: Holding?
  private var settling: Settling
  private let settleNanoseconds: Int64
  var retries = Retries()
  /// Folders in it that files cannot be taken from: told when they change.
  private var closed: Set<FilePath> = []
  private var closedInHand: [FilePath] = []
  /// Those whose events wake us.
  private var watched: Set<FilePath> = []
  /// Why the folder could not be looked into.
  private var loss: FileFailure?
  private var adoptedAt: Int64?
  /// Whether something lies there that is still being written, or was a moment ago; not what a program has open.
  private(set) var isSettling = false

  /// What is to be taken in now.
  struct Found {
    /// Files in hand that no look has filed so far.
    var left: [Claim]
    var files: [DroppedFile]
    /// Nanoseconds until the next file may be taken.
    var wait: Int64?
  }

  init(_ drop: DropFolder, number: Int, settleNanoseconds: Int64) {
    self.drop = drop
    self.number = number
    self.settleNanoseconds = settleNanoseconds
    settling = Settling(nanoseconds: settleNanoseconds)
  }

  var isLost: Bool { loss != nil }

  /// Whether all that could be seen could be taken.
  var isSound: Bool { loss == nil && closed.isEmpty && retries.isEmpty }

  /// Looks what lies there; nil where the folder cannot be looked into.
  mutating func look(_ events: borrowing FolderEvents, _ report: (WatchEvent) -> Void) -> Found? {
    do throws(FileFailure) {
      let found = try search(events, report)
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

  private mutating func search(
    _ events: borrowing FolderEvents, _ report: (WatchEvent) -> Void
  ) throws(FileFailure) -> Found {
    let holding = try held()
    let steadyNow = CurrentProcess.steadyNanoseconds
    if adoptedAt.map({ steadyNow - $0 >= Self.adoptionPause }) ?? true {
      let adopted = try holding.adopt()
      if adopted.files > 0 { report(.adopted(files: adopted.files)) }
      closedInHand = adopted.closed
      adoptedAt = steadyNow
    }
    let left = try holding.left()
    let survey = survey(events)
    if let trouble = survey.troubles.first(where: { $0.path == drop.path }) {
      throw trouble.failure
    }
    let closed = Set(survey.troubles.map(\.path) + closedInHand)
    if closed != self.closed, !closed.isEmpty {
      report(.partClosed(number: number, places: closed.count))
    }
    self.closed = closed
    retries.keep { Set(survey.files.map(\.path) + left.map(\.file)) }
    let settled = settling.sort(
      survey.files, fileSystemNow: holding.fileSystemNow, steadyNow: steadyNow)
    isSettling = settled.wait.map { $0 <= settleNanoseconds } ?? false
    let claims = retries.due(left, by: \.file, steadyNow: steadyNow)
    let due = retries.due(settled.settled, by: \.path, steadyNow: steadyNow)
    let waits = [settled.wait, claims.wait, due.wait].compactMap(\.self)
    return Found(left: claims.files, files: due.files, wait: waits.min())
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
