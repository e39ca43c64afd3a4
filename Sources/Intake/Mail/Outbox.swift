package import Cases
package import Forms
package import School

/// Writes the replies that are due, and hands them to the program that sends mail.
///
/// A reply is composed anew each time from what the store holds, and is the same bytes each time: killed between
/// handing it over and writing that down, the same message goes once more and no other, for its Message-ID was drawn
/// when it was planned.
package struct Outbox: Sendable {
  package struct Settings: Sendable, Hashable {
    package var from: OutgoingMail.Mailbox
    /// The program and its arguments; empty where somebody else sends what lies in the folder.
    package var sendmail: [String]

    package init(from: OutgoingMail.Mailbox, sendmail: [String]) {
      self.from = from
      self.sendmail = sendmail
    }
  }

  private let folder: FilePath
  private let sendmail: [String]
  private let composer: ReplyComposer
  private let store: CaseStore

  /// - Parameters:
  ///   - folder: where replies lie; its owner alone may enter it.
  ///   - settings: whom they are from, and who sends them.
  ///   - school: gives roles their titles, and days by when.
  ///   - forms: all versions that are known.
  ///   - store: what they are made of.
  ///   - readers: make the copies of forms that go back, for a file may be made to do harm.
  package init(
    _ folder: FilePath, _ settings: Settings, school: School, forms: [FormSchema],
    store: CaseStore, readers: ReaderPool
  ) {
    self.folder = folder
    sendmail = settings.sendmail
    composer = ReplyComposer(
      from: settings.from, school: school, forms: forms, store: store, readers: readers)
    self.store = store
  }

  /// Hands over what is due, up to the first that cannot be: files wait to be taken in meanwhile.
  ///
  /// - Parameters:
  ///   - moment: now.
  ///   - goesOn: asked before each reply.
  ///   - report: gets what happens.
  /// - Throws: `StoreError` where the store cannot be asked, or cannot write down what was done.
  package func handOver(
    at moment: Moment, while goesOn: () -> Bool, report: (WatchEvent) -> Void
  ) throws(StoreError) {
    guard try !store.dueReplies(at: moment, limit: 1).isEmpty, let lock = lock(report) else {
      return
    }
    defer { withExtendedLifetime(lock) {} }
    // Looked for again within the lock: another watcher may have handed some over.
    while let replies = try store.dueReplies(at: moment).nonEmpty {
      for reply in replies {
        guard goesOn(), try handOver(reply, at: moment, report) else { return }
      }
    }
  }

  /// False where it could not be handed over, and is tried again later.
  private func handOver(
    _ reply: Reply, at moment: Moment, _ report: (WatchEvent) -> Void
  ) throws(StoreError) -> Bool {
    guard let failure = try attempt(reply, at: moment) else {
      try store.replyWasHandedOver(reply.messageID)
      report(.replied(reference: reply.item.reference))
      return true
    }
    let pause = Retries.pause(after: reply.attempts + 1)
    try store.postponeReply(
      reply.messageID,
      until: Moment(
        milliseconds: moment.milliseconds + pause / 1_000_000, zoneMinutes: moment.zoneMinutes))
    report(
      .replyPostponed(
        failure: failure, attempts: reply.attempts + 1, seconds: Int(pause / 1_000_000_000)))
    return false
  }

  /// Nil while another watcher hands replies over: two would send each of them twice.
  ///
  /// Where no lock can be made, the folder cannot be written either, which is told.
  private func lock(_ report: (WatchEvent) -> Void) -> FileLock? {
    do throws(FileFailure) {
      try folder.makeFolders()
      return try FileLock(folder.appending(".lock"))
    } catch .locked {
      return nil
    } catch {
      report(
        .replyPostponed(
          failure: "The outbox cannot be written: \(error.reason).", attempts: 1,
          seconds: Int(Self.pause / 1_000_000_000)))
      return nil
    }
  }

  /// Nanoseconds until replies that could not be tried are looked at again.
  static let pause: Int64 = 5_000_000_000

  /// Why it could not be handed over; nil where it was.
  private func attempt(_ reply: Reply, at moment: Moment) throws(StoreError) -> String? {
    let bytes: [UInt8]
    do throws(ReplyComposer.Failure) {
      bytes = try composer.bytes(of: reply)
    } catch {
      switch error {
      case .store(let error): throw error
      case .reason(let reason): return reason
      }
    }
    let name = reply.messageID + ".eml"
    let path = folder.appending(name)
    do throws(FileFailure) {
      try folder.makeFolders()
      try path.write(bytes, replacing: true)
      guard !sendmail.isEmpty else { return nil }
    } catch {
      return "The outbox cannot be written: \(error.reason)."
    }
    let end = ChildProcess.run(
      sendmail[0],
      (sendmail.dropFirst() + [reply.address]).map { Array($0.utf8) },
      input: path, seconds: Self.seconds)
    switch end {
    case .code(0): break
    case .code(let code): return "The mail program ended with status \(code)."
    case .signal(let number): return "The mail program was ended by signal \(number)."
    case .timeout: return "The mail program took longer than \(Self.seconds) seconds."
    case .notStarted: return "The mail program cannot be run."
    }
    do throws(FileFailure) {
      let sent = folder.appending("sent").appending(String(moment.description.prefix(7)))
      try sent.makeFolders()
      try path.move(to: sent.appending(name), replacing: true)
    } catch {
      // It is sent; that the copy lies in the wrong folder is no reason to send it twice.
    }
    return nil
  }

  private static let seconds = 60
}

extension Array {
  fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}
