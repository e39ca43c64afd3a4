internal import Cases
internal import Forms

/// A file that came in from anywhere, and what is known of it so far.
struct Incoming {
  /// Of the delivery: the same file that is taken in twice, because docket was killed in between, has it again.
  var id: String
  /// How a person is told of it.
  var name: String
  var bytes: [UInt8] = []
  /// Empty where the bytes could not be read.
  var sha256 = ""
  /// Nil while it waits to be read.
  var contents: Contents?
  var trouble: DeliveryTrouble?

  enum Contents {
    case forms([ReadForm])
    case message(ReadMessage)
  }
}

/// Reads what came in, and commits it: the same for drop folders and for mail.
struct IntakeClerk {
  let reading: ReadingSettings
  let store: CaseStore
  let clock: () -> Moment
  let read: ([WorkerFile]) -> [WorkerAnswer]
  let report: (WatchEvent) -> Void
  let replies: ReplyRule?

  /// Reads files that were not read.
  ///
  /// - Parameter files: as many as one commit takes.
  /// - Returns: the files, in order; those that nobody read, because docket is to stop, without contents or trouble.
  /// - Throws: ``IntakeFault`` where nobody can read.
  func read(_ files: [Incoming]) throws(IntakeFault) -> [Incoming] {
    let waiting = files.indices.filter { files[$0].contents == nil && files[$0].trouble == nil }
    let answers = read(
      waiting.map {
        WorkerFile(name: files[$0].name, bytes: files[$0].bytes, sha256: files[$0].sha256)
      })
    var files = files
    for (index, answer) in zip(waiting, answers) {
      switch answer {
      case .forms(let forms): files[index].contents = .forms(forms)
      case .message(let message): files[index].contents = .message(message)
      case .crashed, .copy:
        report(.readerCrashed(id: files[index].id))
        files[index].trouble = .readerCrashed
      case .overTime: files[index].trouble = .readerTooSlow
      case .tooMuch: files[index].trouble = .tooMuch
      case .notRead: break
      case .unavailable(let reason):
        throw IntakeFault(
          reason: "Files cannot be read: \(reason).",
          hint: "Run `docket doctor`; files stay where they are meanwhile.")
      }
    }
    return files
  }

  /// Commits files together; where the store takes a group for no reason that will pass, one by one, so that a file
  /// that it cannot take waits for a person and holds up no other.
  ///
  /// - Parameter files: that were read, or that nobody can read.
  /// - Returns: what became of each, in order.
  /// - Throws: ``IntakeFault`` where the store takes nothing: none of them was taken in then.
  func keep(_ files: [Incoming]) throws(IntakeFault) -> [TakenDelivery] {
    do throws(StoreError) {
      return try keepTogether(files)
    } catch {
      throw IntakeFault(reason: error.message, hint: error.hint)
    }
  }

  private func keepTogether(_ files: [Incoming]) throws(StoreError) -> [TakenDelivery] {
    do throws(StoreError) {
      return try commit(files)
    } catch {
      guard error.mayBeAboutOneFile else { throw error }
    }
    var taken: [TakenDelivery] = []
    for file in files {
      do throws(StoreError) {
        taken += try commit([file])
      } catch {
        guard error.mayBeAboutOneFile else { throw error }
        var left = file
        (left.contents, left.trouble) = (nil, .cannotBeKept)
        taken += try commit([left])
        report(.notKept(id: file.id, reason: error.message))
      }
    }
    return taken
  }

  private func commit(_ files: [Incoming]) throws(StoreError) -> [TakenDelivery] {
    let now = clock()
    let note = DeliveryNote(school: reading.school, forms: reading.forms)
    return try store.take(
      files.map { delivery($0, at: now) }, forms: reading.forms, conclude: note.conclusion,
      replies: { delivery, receipts in replies?.replies(to: delivery, receipts) ?? [] })
  }

  private func delivery(_ file: Incoming, at now: Moment) -> Delivery {
    func arrival(_ forms: [ReadForm]) -> Arrival {
      Arrival(
        file: file.name, bytes: file.bytes, sha256: file.sha256, received: now, forms: forms)
    }
    switch file.contents {
    case .message(let message) where file.trouble == nil:
      let mail = MailArrival(message, bytes: file.bytes, at: now, listed: reading.listed)
      return Delivery(id: file.id, arrival: arrival([]), mail: mail)
    case .forms(let forms):
      return Delivery(id: file.id, arrival: arrival(forms), trouble: file.trouble)
    case .message, nil: return Delivery(id: file.id, arrival: arrival([]), trouble: file.trouble)
    }
  }
}

extension StoreError {
  /// Whether other files may be taken though this came of one: no such thing as a full disk.
  fileprivate var mayBeAboutOneFile: Bool { code == .other || code == .invalidArrival }
}
