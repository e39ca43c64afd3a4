import Cases
import Forms
import Foundation
import Testing

@testable import Intake

/// Watchers that live longer than one look, on threads of their own.
@Suite struct `Watchers at work` {
  @Test func `G6: several of them share a folder, and no file is taken twice`() throws {
    let inbox = try WatchedInbox()
    for number in 0..<300 { try inbox.put("form \(number).txt", "number \(number)") }
    let filed = Monitor(0)
    let folder = inbox.folder
    let threads = ThreadGroup(count: 4) {
      do {
        var watcher = try BusyWatcher(in: folder).watcher { event in
          if case .filed = event { filed.withLock { $0 += 1 } }
        }
        _ = watcher.runOnce()
      } catch {
        Issue.record(error)
      }
    }
    threads.join()
    #expect(filed.withLock(\.self) == 300)
    let cases = try inbox.store.cases()
    #expect(cases.count == 300)
    #expect(cases.allSatisfy { $0.arrivals == 1 })
    #expect(inbox.files.count == 600)
    #expect(inbox.files.allSatisfy { $0.hasPrefix("done/") })
    // Nothing of the watchers is left.
    #expect(try inbox.drop.inHand.names() == [])
  }

  @Test func `G6: one content under two names at once is one case`() throws {
    let inbox = try WatchedInbox()
    for number in 0..<60 { try inbox.put("copy \(number).txt", "one content") }
    let folder = inbox.folder
    let seen = Monitor<[WatchEvent]>([])
    let threads = ThreadGroup(count: 3) {
      do {
        var watcher = try BusyWatcher(in: folder).watcher { event in
          if case .filed = event { return }
          seen.withLock { $0.append(event) }
        }
        _ = watcher.runOnce()
      } catch {
        Issue.record(error)
      }
    }
    threads.join()
    let other = seen.withLock { $0.filter { $0 != .stopped && $0 != .started(folders: 1) } }
    #expect(other == [])
    #expect(try inbox.store.cases().map(\.arrivals) == [60])
    #expect(inbox.files.count { $0.hasPrefix("done/") } == 2)
    #expect(inbox.files.count { $0.hasPrefix("duplicates/") } == 118)
  }

  @Test func `G5: a file is seen by its event`() throws {
    let inbox = try WatchedInbox()
    // Polls so seldom that only an event can wake it.
    try watch(inbox, pollSeconds: 600) { wait in
      try inbox.put("deep/er/a.txt", "one")
      wait("a file in a new folder") { filed($0) == 1 }
    }
  }

  @Test func `G5: a folder that was gone is seen when it is back`() throws {
    let inbox = try WatchedInbox()
    let folder = inbox.folder
    try watch(inbox, pollSeconds: 1) { wait in
      let away = folder.url.appending(path: "away")
      try FileManager.default.moveItem(at: folder.url.appending(path: "inbox"), to: away)
      wait("the loss of the folder") {
        $0.contains(.folderLost(number: 1, failure: "it is not there"))
      }
      try FileManager.default.moveItem(at: away, to: folder.url.appending(path: "inbox"))
      try inbox.put("b.txt", "two")
      wait("a file in the folder that came back") {
        filed($0) == 1 && $0.contains(.folderBack(number: 1))
      }
    }
  }

  private func filed(_ events: [WatchEvent]) -> Int {
    events.count { if case .filed = $0 { true } else { false } }
  }

  /// Watches while `body` runs, which can wait until something was seen.
  private func watch(
    _ inbox: WatchedInbox, pollSeconds: Double,
    _ body: (_ wait: (String, ([WatchEvent]) -> Bool) -> Void) throws -> Void
  ) throws {
    let folder = inbox.folder
    let seen = Monitor<[WatchEvent]>([])
    let mayEnd = Monitor(false)
    let threads = ThreadGroup(count: 1) {
      do {
        var watcher = try BusyWatcher(in: folder, pollSeconds: pollSeconds).watcher { event in
          seen.withLock { $0.append(event) }
        }
        while !mayEnd.withLock(\.self) { _ = watcher.runOnce() }
      } catch {
        Issue.record(error)
      }
    }
    func wait(_ what: String, _ condition: ([WatchEvent]) -> Bool) {
      let end = Date.now.addingTimeInterval(15)
      while !seen.withLock({ condition($0) }) {
        guard Date.now < end else {
          Issue.record("\(what) was not seen")
          return
        }
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
    try body(wait)
    mayEnd.withLock { $0 = true }
    // Whoever waits for an event gets one.
    try inbox.put("last.txt", "three")
    threads.join()
  }

  @Test func `G1: what a watcher had in hand when it was killed is filed by the next, once`() throws
  {
    let inbox = try WatchedInbox()
    try inbox.put("taken.txt", "taken in, not filed")
    try inbox.put("claimed.txt", "claimed only")
    // As a watcher leaves it that dies between the commit and the filing: the claim in a folder whose lock
    // nobody holds, the cases in the store.
    let drop = inbox.drop
    try drop.inHand.makeFolder()
    let dead = drop.inHand.appending("watcher-1-1")
    try dead.makeFolder()
    for name in ["taken.txt", "claimed.txt"] {
      let path = drop.path.appending(name)
      let file = DroppedFile(path: path, status: try path.status(followingLinks: false))
      let claim = try Claim(file, in: drop, holding: dead)
      guard name == "taken.txt" else { continue }
      let bytes = try claim.file.contents(upTo: 100, followingLinks: false)
      let answer = WatchedInbox.readHere([
        WorkerFile(name: name, bytes: bytes, sha256: FileHash.sha256(bytes))
      ])
      guard case .forms(let forms)? = answer.first else { continue }
      let arrival = Arrival(
        file: name, bytes: bytes, sha256: FileHash.sha256(bytes), received: inbox.moment,
        forms: forms)
      let note = DeliveryNote(school: nil, forms: [])
      _ = try inbox.store.take(
        [Delivery(id: claim.id, arrival: arrival)], forms: [], conclude: note.conclusion)
    }
    #expect(try inbox.watchOnce())
    #expect(inbox.events.contains(.adopted(files: 2)))
    #expect(
      inbox.files == [
        "done/2026-11/claimed.txt", "done/2026-11/claimed.txt.txt", "done/2026-11/taken.txt",
        "done/2026-11/taken.txt.txt",
      ])
    let cases = try inbox.store.cases()
    #expect(cases.count == 2)
    #expect(cases.allSatisfy { $0.arrivals == 1 })
    #expect(try drop.inHand.names() == [])
  }

  @Test func `G4: a file that changes after it was taken in comes back as a new one`() throws {
    let inbox = try WatchedInbox()
    try inbox.put("slow.txt", "half")
    let inHand = inbox.drop.inHand
    var isFirst = true
    inbox.read = { files in
      defer {
        // Its writer had it open all the while and goes on.
        if isFirst, let claim = Self.files(below: inHand).first {
          isFirst = false
          let writer = FileHandle(forWritingAtPath: claim)
          _ = try? writer?.seekToEnd()
          try? writer?.write(contentsOf: Data(" and half".utf8))
        }
      }
      return WatchedInbox.readHere(files)
    }
    try inbox.watchOnce()
    #expect(inbox.events.contains { if case .changedSince = $0 { true } else { false } })
    try inbox.watchOnce()
    #expect(inbox.files == ["done/2026-11/slow.txt", "done/2026-11/slow.txt.txt"])
    #expect(try inbox.text("done/2026-11/slow.txt") == "half and half")
    #expect(try inbox.store.cases().count == 2)
  }

  private static func files(below folder: FilePath) -> [String] {
    let all =
      FileManager.default.enumerator(atPath: folder.text)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".txt") }.map { "\(folder.text)/\($0)" }
  }

  @Test func `a full disk stops the intake, and the folder stays as it is`() {
    #expect(DiskSpace(free: 1 << 29, total: 4 << 30).isShort)
    #expect(DiskSpace(free: 40 << 30, total: 1000 << 30).isShort)
    #expect(!DiskSpace(free: 51 << 30, total: 1000 << 30).isShort)
  }

  @Test func `a file that cannot be read is tried again, then waits for a person`() throws {
    var retries = Retries()
    let path = FilePath("/inbox/a.docx")
    let file = DroppedFile(path: path, status: try FilePath("/").status(followingLinks: false))
    var now: Int64 = 0
    var pauses: [Int64] = []
    for attempt in 1..<Retries.attempts {
      #expect(retries.failed(path, steadyNow: now) == attempt)
      let due = retries.due([file], by: \.path, steadyNow: now)
      #expect(due.files.isEmpty)
      pauses.append((due.wait ?? 0) / 1_000_000_000)
      now += due.wait ?? 0
      retries.keep { [path] }
      #expect(retries.due([file], by: \.path, steadyNow: now).files == [file])
    }
    #expect(pauses == [5, 10, 20, 40, 80, 160, 300])
    #expect(retries.failed(path, steadyNow: now) == Retries.attempts)
    retries.keep { [] }
    #expect(retries.isEmpty)
  }

  @Test func `G4: a file that changed between the look and the claim is not read`() throws {
    let inbox = try WatchedInbox()
    try inbox.put("a.txt", "half")
    let path = inbox.drop.path.appending("a.txt")
    let file = DroppedFile(path: path, status: try path.status(followingLinks: false))
    try inbox.put("a.txt", "half and half")
    try inbox.drop.inHand.makeFolder()
    let claim = try Claim(file, in: inbox.drop, holding: inbox.drop.inHand)
    let status = try claim.file.status(followingLinks: false)
    #expect(!claim.isAsSeen(status))
    try claim.putBack(in: inbox.drop)
    #expect(inbox.files == ["a.txt"])
  }

  @Test func `what was in a folder that has gone is put back into the drop folder`() throws {
    let inbox = try WatchedInbox()
    try inbox.put("monday/a.txt", "one")
    let path = inbox.drop.path.appending("monday/a.txt")
    let file = DroppedFile(path: path, status: try path.status(followingLinks: false))
    try inbox.drop.inHand.makeFolder()
    let claim = try Claim(file, in: inbox.drop, holding: inbox.drop.inHand)
    try inbox.drop.path.appending("monday").removeFolder()
    try claim.putBack(in: inbox.drop)
    #expect(inbox.files == ["a.txt"])
  }

  @Test func `new files come before those that are tried again`() throws {
    var retries = Retries()
    let status = try FilePath("/").status(followingLinks: false)
    let files = ["a", "b"].map { DroppedFile(path: FilePath("/inbox/\($0)"), status: status) }
    _ = retries.failed(files[0].path, steadyNow: 0)
    let due = retries.due(files, by: \.path, steadyNow: 5_000_000_000)
    #expect(due.files.map(\.path) == [files[1].path, files[0].path])
  }
}

/// What a thread makes its watcher of: a store of its own connection, files read in this process.
private struct BusyWatcher {
  private let folder: TemporaryFolder
  private let pollSeconds: Double

  init(in folder: TemporaryFolder, pollSeconds: Double = 15) throws {
    self.folder = folder
    self.pollSeconds = pollSeconds
  }

  func watcher(_ report: @escaping (WatchEvent) -> Void) throws -> Watcher {
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 27))
    let store = try CaseStore(at: folder.url.path + "/store/docket.sqlite")
    let moment = Moment(milliseconds: 1_795_774_440_000, zoneMinutes: 0)
    return Watcher(
      WatchSettings(
        folders: [DropFolder(folder.path.appending("inbox"))], settleSeconds: 0.05,
        pollSeconds: pollSeconds, store: folder.path),
      reading: ReadingSettings(forms: [], today: today, now: 1_795_774_440, readers: 1),
      store: store, clock: { moment }, read: WatchedInbox.readHere, report: report)
  }
}
