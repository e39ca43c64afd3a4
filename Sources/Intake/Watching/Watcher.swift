package import Cases
internal import Forms

/// Takes in what people put into drop folders, and files it where they find it again.
///
/// A file goes one way: seen settled, claimed by a rename, read, committed with its cases and its
/// conclusion, filed beside a note. Killed between any two steps, the next watcher goes on from what
/// lies in the folders and the store. (G1, docs/decisions/0016-drop-folder.md)
package struct Watcher: ~Copyable {
  private let settings: WatchSettings
  private let stop: StopSignal?
  private let report: (WatchEvent) -> Void
  private let desk: IntakeDesk
  private var folders: [WatchedFolder]
  private let events = FolderEvents()
  private var faults = 0

  /// - Parameters:
  ///   - settings: what is watched, and how.
  ///   - reading: what a file may be.
  ///   - store: where cases go.
  ///   - clock: tells when something came in.
  ///   - stop: asks for the end, when what is in hand is finished.
  ///   - read: reads files, and gives an answer for each, in order.
  ///   - report: gets what happens.
  package init(
    _ settings: WatchSettings, reading: ReadingSettings, store: CaseStore,
    clock: @escaping () -> Moment, stop: StopSignal? = nil,
    read: @escaping ([WorkerFile]) -> [WorkerAnswer], report: @escaping (WatchEvent) -> Void
  ) {
    self.settings = settings
    self.stop = stop
    self.report = report
    desk = IntakeDesk(
      reading: reading, store: store, clock: clock, read: read, report: report,
      mustStop: { stop?.isRaised ?? false })
    let settled = Int64(settings.settleSeconds * 1e9)
    folders = settings.folders.enumerated().map {
      WatchedFolder($1, number: $0 + 1, settleNanoseconds: settled)
    }
  }

  /// Watches until ``StopSignal`` says to end.
  ///
  /// - Parameter idle: called when nothing is to be done, before each wait.
  package mutating func run(idle: () -> Void) {
    report(.started(folders: folders.count))
    while !isStopped {
      let wait = pass()
      idle()
      guard !isStopped else { break }
      events.wait(milliseconds: wait, orStop: stop)
    }
    report(.stopped)
  }

  /// Takes in what lies there and settles within one settling time, then ends.
  ///
  /// - Returns: false where something could not be worked: the store, the disk, a folder.
  package mutating func runOnce() -> Bool {
    report(.started(folders: folders.count))
    let end = CurrentProcess.steadyNanoseconds + Int64(settings.settleSeconds * 1e9)
    var wait = pass()
    // A file that came a moment ago settles meanwhile; one that is still written waits for the next run.
    while !isStopped, faults == 0, folders.contains(where: \.isSettling),
      CurrentProcess.steadyNanoseconds < end
    {
      events.wait(milliseconds: max(1, wait), orStop: stop)
      wait = pass()
    }
    report(.stopped)
    return faults == 0 && !folders.contains { $0.isLost }
  }

  private var isStopped: Bool { stop?.isRaised ?? false }

  /// One look into every folder.
  ///
  /// - Returns: milliseconds until there may be something to do.
  private mutating func pass() -> Int {
    if let short = shortDisk() { return pause(short) }
    let deadline = CurrentProcess.steadyNanoseconds + Self.longestPass
    var wait = Int64(settings.pollSeconds * 1e9)
    for index in folders.indices {
      guard !isStopped else { return 0 }
      switch folders[index].look(events, report) {
      case nil: continue
      case let found?:
        wait = min(wait, found.wait ?? wait)
        do {
          let isAllTaken = try take(found, of: index, until: deadline)
          faults = 0
          if !isAllTaken { wait = 0 }
        } catch {
          return pause(error)
        }
      }
    }
    return Int(clamping: max(0, wait) / 1_000_000)
  }

  /// Takes files in groups; false where there were more than the time allowed.
  private mutating func take(
    _ found: WatchedFolder.Found, of index: Int, until deadline: Int64
  ) throws(IntakeFault) -> Bool {
    guard let holding = folders[index].holding else { return true }
    if !found.adopted.isEmpty {
      report(.adopted(files: found.adopted.count))
      var rest = found.adopted[...]
      while !rest.isEmpty {
        try desk.take(rest.prefix(IntakeDesk.groupSize), into: &folders[index])
        rest = rest.dropFirst(IntakeDesk.groupSize)
      }
    }
    var rest = found.files[...]
    while !rest.isEmpty {
      // What came meanwhile is looked for now and then.
      guard !isStopped, CurrentProcess.steadyNanoseconds < deadline else { return false }
      var claims: [Claim] = []
      while let file = rest.popFirst() {
        do throws(FileFailure) {
          claims.append(try holding.claim(file))
        } catch .missing {
          continue  // another watcher, or its sender, was quicker
        } catch {
          folders[index].failed(file.path, error, report)
        }
        if claims.count == IntakeDesk.groupSize { break }
      }
      try desk.take(claims[...], into: &folders[index])
    }
    return true
  }

  /// Nothing works while the store or the disk is ill: after growing pauses all is tried again.
  private mutating func pause(_ fault: IntakeFault) -> Int {
    faults += 1
    let nanoseconds = Retries.pause(after: faults)
    report(
      .paused(
        reason: fault.reason, hint: fault.hint, seconds: Int(nanoseconds / 1_000_000_000)))
    return Int(nanoseconds / 1_000_000)
  }

  private func shortDisk() -> IntakeFault? {
    guard let space = try? DiskSpace(at: settings.store), space.isShort else { return nil }
    return IntakeFault(
      reason: "The disk of the store has only \(space.free >> 20) MiB left.",
      hint: "Make room on it; files stay in the drop folder meanwhile.")
  }

  private static let longestPass: Int64 = 10_000_000_000
}
