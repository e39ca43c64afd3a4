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
  private let clerk: IntakeClerk
  private let desk: IntakeDesk
  private var folders: [WatchedFolder]
  private var mail: [MailDesk]
  private let outbox: Outbox?
  private let events = FolderEvents()
  /// How often in a row docket itself could not work.
  private var faults = 0
  /// Whether the last look ended before all was taken.
  private var hasMore = false

  /// - Parameters:
  ///   - settings: what is watched, and how.
  ///   - reading: what a file may be.
  ///   - store: where cases go.
  ///   - clock: tells when something came in.
  ///   - replies: what to write to the senders of messages; nil for nothing.
  ///   - outbox: hands the replies over; nil where there are none.
  ///   - stop: asks for the end, when what is in hand is finished.
  ///   - read: reads files, and gives an answer for each, in order.
  ///   - report: gets what happens.
  package init(
    _ settings: WatchSettings, reading: ReadingSettings, store: CaseStore,
    clock: @escaping () -> Moment, replies: ReplyRule? = nil, outbox: Outbox? = nil,
    stop: StopSignal? = nil,
    read: @escaping ([WorkerFile]) -> [WorkerAnswer], report: @escaping (WatchEvent) -> Void
  ) {
    self.settings = settings
    self.stop = stop
    self.report = report
    self.outbox = outbox
    clerk = IntakeClerk(
      reading: reading, store: store, clock: clock, read: read, report: report, replies: replies)
    desk = IntakeDesk(clerk)
    let settled = Int64(settings.settleSeconds * 1e9)
    folders = settings.folders.enumerated().map {
      WatchedFolder($1, number: $0 + 1, settleNanoseconds: settled)
    }
    mail = settings.mail.enumerated().map { [clerk, count = settings.folders.count] in
      MailDesk($1, number: count + $0 + 1, clerk)
    }
  }

  /// Watches until ``StopSignal`` says to end.
  ///
  /// - Parameter goesOn: called after each look into the folders; false ends the watch, too.
  package mutating func run(while goesOn: () -> Bool) {
    report(.started(folders: folders.count + mail.count))
    while !isStopped {
      let wait = pass()
      guard goesOn(), !isStopped else { break }
      // While docket itself is ill a new file is no reason to try again: what was put back would be one.
      events.wait(milliseconds: wait, orStop: stop, heedsFolders: faults == 0)
    }
    report(.stopped)
  }

  /// Takes in what lies there and settles within one settling time, then ends.
  ///
  /// - Returns: false where something could not be worked: the store, the disk, a folder.
  package mutating func runOnce() -> Bool {
    report(.started(folders: folders.count + mail.count))
    let end = CurrentProcess.steadyNanoseconds + Int64(settings.settleSeconds * 1e9)
    while true {
      let began = CurrentProcess.steadyNanoseconds
      let wait = pass()
      guard !isStopped, faults == 0 else { break }
      // A file that came a moment ago settles meanwhile; one that is still written waits for the next run.
      let isSettling = folders.contains(where: \.isSettling) && began < end
      guard hasMore || isSettling else { break }
      if !hasMore { events.wait(milliseconds: max(1, wait), orStop: stop) }
    }
    report(.stopped)
    return faults == 0 && folders.allSatisfy(\.isSound) && mail.allSatisfy(\.isSound)
  }

  private var isStopped: Bool { stop?.isRaised ?? false }

  /// One look into every folder.
  ///
  /// - Returns: milliseconds until there may be something to do.
  private mutating func pass() -> Int {
    hasMore = false
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
          if try !take(found, of: index, until: deadline) { hasMore = true }
          faults = 0
        } catch {
          return pause(error)
        }
      }
    }
    for index in mail.indices {
      do {
        let taken = try mail[index].take(events) { [stop] in
          !(stop?.isRaised ?? false) && CurrentProcess.steadyNanoseconds < deadline
        }
        if !taken.isDone { hasMore = true }
        wait = min(wait, taken.wait ?? wait)
      } catch {
        return pause(error)
      }
    }
    do throws(StoreError) {
      try wait = min(wait, handOver())
    } catch {
      return pause(IntakeFault(reason: error.message, hint: error.hint))
    }
    return hasMore ? 0 : Int(clamping: max(0, wait) / 1_000_000)
  }

  /// Hands over the replies that are due.
  ///
  /// - Returns: nanoseconds until the next of the others is due.
  private func handOver() throws(StoreError) -> Int64 {
    guard let outbox else { return .max }
    let deadline = CurrentProcess.steadyNanoseconds + Self.longestPass
    try outbox.handOver(
      at: clerk.clock(),
      while: { [stop] in
        !(stop?.isRaised ?? false) && CurrentProcess.steadyNanoseconds < deadline
      }, report: report)
    guard let next = try clerk.store.nextReply() else { return .max }
    // Those that are due and still there wait for another watcher, or for the outbox.
    return max(Outbox.pause, (next.milliseconds - clerk.clock().milliseconds) * 1_000_000)
  }

  /// Takes files in groups; false where there were more than the time allowed.
  private mutating func take(
    _ found: WatchedFolder.Found, of index: Int, until deadline: Int64
  ) throws(IntakeFault) -> Bool {
    guard let holding = folders[index].holding else { return true }
    var left = found.left[...]
    while !left.isEmpty {
      guard !isStopped else { return false }
      try desk.take(left.prefix(IntakeDesk.groupSize), into: &folders[index])
      left = left.dropFirst(IntakeDesk.groupSize)
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
