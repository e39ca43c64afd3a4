internal import Archive
internal import Cases
internal import Forms

/// Takes the messages of a Maildir in, a group at a time, and marks each when it is committed.
///
/// Nothing is moved before that: a message that was taken in and not marked, because docket was killed in between,
/// is known by its bytes when it comes up again, and several watchers may read one folder. (G1, G6)
struct MailDesk {
  let maildir: Maildir
  /// Counted from 1, behind the drop folders.
  private let number: Int
  private let clerk: IntakeClerk
  private var retries = Retries()
  private var loss: FileFailure?

  /// The bytes of a group that are in memory at once, but for its last message.
  private static let groupBytes = 32 << 20

  /// The names in a Maildir say nothing to anybody.
  private static let shownName = "message.eml"

  private struct Opened {
    var path: FilePath
    var file: Incoming
  }

  init(_ maildir: Maildir, number: Int, _ clerk: IntakeClerk) {
    self.maildir = maildir
    self.number = number
    self.clerk = clerk
  }

  /// Whether all that could be seen could be taken.
  var isSound: Bool { loss == nil && retries.isEmpty }

  /// Takes in what is there.
  ///
  /// - Parameters:
  ///   - events: told which folders are worth waking for.
  ///   - goesOn: asked before each group.
  /// - Returns: false where there was more than `goesOn` allowed; and nanoseconds until something is tried again.
  /// - Throws: ``IntakeFault`` where docket itself could not work.
  mutating func take(
    _ events: borrowing FolderEvents, while goesOn: () -> Bool
  ) throws(IntakeFault) -> (isDone: Bool, wait: Int64?) {
    let messages: [FilePath]
    do throws(FileFailure) {
      messages = try maildir.unseen()
      if loss != nil { clerk.report(.folderBack(number: number)) }
      loss = nil
    } catch {
      if loss != error { clerk.report(.folderLost(number: number, failure: error.reason)) }
      loss = error
      return (true, nil)
    }
    for folder in [maildir.new, maildir.current] { _ = events.watch(folder) }
    retries.keep { Set(messages) }
    let due = retries.due(messages, by: \.self, steadyNow: CurrentProcess.steadyNanoseconds)
    var rest = due.files[...]
    while !rest.isEmpty {
      guard goesOn() else { return (false, due.wait) }
      guard try takeGroup(&rest) else { return (false, due.wait) }
    }
    return (true, due.wait)
  }

  /// False where some were not read, because docket is to stop.
  private mutating func takeGroup(_ rest: inout ArraySlice<FilePath>) throws(IntakeFault) -> Bool {
    var opened: [Opened] = []
    var weight = 0
    while weight < Self.groupBytes, opened.count < IntakeDesk.groupSize,
      let path = rest.popFirst()
    {
      guard let file = open(path) else { continue }
      weight += file.bytes.count
      opened.append(Opened(path: path, file: file))
    }
    let read = try clerk.read(opened.map(\.file))
    for index in opened.indices { opened[index].file = read[index] }
    let done = opened.filter { $0.file.contents != nil || $0.file.trouble != nil }
    guard !done.isEmpty else { return opened.isEmpty }
    let taken = try clerk.keep(done.map(\.file))
    for (message, delivery) in zip(done, taken) { mark(message, as: delivery) }
    return done.count == opened.count
  }

  /// Nil where it has gone, or is to be tried again.
  private mutating func open(_ path: FilePath) -> Incoming? {
    let name = Self.shownName
    do throws(FileFailure) {
      let bytes = try path.contents(
        upTo: clerk.reading.limits.messageBytes, followingLinks: false)
      let sha256 = FileHash.sha256(bytes)
      return Incoming(id: "mail-\(sha256)", name: name, bytes: bytes, sha256: sha256)
    } catch .missing {
      return nil  // another program has moved it
    } catch .tooLarge {
      let refusal = Refusal.tooLarge(limit: clerk.reading.limits.messageBytes)
      return Incoming(
        id: id(of: path), name: name,
        contents: .forms([
          ReadForm(file: name, record: 1, sha256: "", outcome: .refused, refusal: refusal)
        ]))
    } catch {
      let attempts = failed(path, error)
      guard attempts >= Retries.attempts else { return nil }
      return Incoming(id: id(of: path), name: name, trouble: .cannotBeRead)
    }
  }

  /// Of a message whose bytes are not known.
  private func id(of path: FilePath) -> String { "mail-\(FileHash.sha256(Array(path.name)))" }

  private mutating func failed(_ path: FilePath, _ failure: FileFailure) -> Int {
    let attempts = retries.failed(path, steadyNow: CurrentProcess.steadyNanoseconds)
    let pause = Int(Retries.pause(after: attempts) / 1_000_000_000)
    clerk.report(.triedAgain(failure: failure.reason, attempts: attempts, seconds: pause))
    return attempts
  }

  private mutating func mark(_ message: Opened, as delivery: TakenDelivery) {
    let ending = delivery.conclusion.ending
    do throws(FileFailure) {
      try maildir.markSeen(
        message.path, isFlagged: ending == .waiting || ending == .returned)
    } catch .missing {
      // Another watcher, or a mail program, has marked it.
    } catch {
      // It is taken in, and is known when it comes up again.
      _ = failed(message.path, error)
      return
    }
    retries.succeeded(message.path)
    clerk.report(
      .filed(
        id: message.file.id, ending: ending, reason: delivery.conclusion.reason,
        references: delivery.receipts.compactMap { $0.summary?.reference }))
  }
}
