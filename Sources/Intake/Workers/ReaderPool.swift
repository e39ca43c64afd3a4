package import Cases
package import Forms

/// Processes that read files, so that a file which brings its reader down, or over to its side, gains nothing.
///
/// They are started when they are first needed, kept, and end with the pool. A file whose worker ends is read
/// once more, by another; one that takes too long is not.
///
/// A class, because it owns processes and the thread that starts them.
package final class ReaderPool: Sendable {
  private struct State {
    /// Those that wait for files.
    var idle: [ReaderProcess] = []
    /// All of them, those that are being started among them.
    var count = 0
  }

  private enum Stop {
    case crashed, overTime, tooMuch
    case unavailable(reason: String)
  }

  private let setup: [UInt8]
  private let readers: Int
  private let limits: WorkerLimits
  private let answers: AnswerReader
  private let starter: ProcessStarter
  private let stop: StopSignal?
  private let state = Monitor(State())

  /// How often a file is tried whose worker crashes.
  private static let tries = 2

  /// - Parameters:
  ///   - settings: what workers read with, as it is now, the day among it; `readers` of them at most.
  ///   - limits: what a file may cost.
  ///   - program: what to start, a docket; nil for the program that runs.
  ///   - stop: where it is raised, files that nobody reads yet are not read any more.
  /// - Throws: ``FileFailure`` where that cannot be found.
  package init(
    _ settings: ReadingSettings, limits: WorkerLimits = WorkerLimits(), program: FilePath? = nil,
    stop: StopSignal? = nil
  ) throws {
    guard let program = program ?? CurrentProcess.ownProgram else { throw FileFailure.missing }
    setup = try WorkerSetup(settings, limits).line()
    readers = settings.readers
    self.limits = limits
    answers = AnswerReader(forms: settings.forms, limits: limits, reading: settings.limits)
    starter = ProcessStarter(program: program)
    self.stop = stop
  }

  deinit {
    // Nobody reads any more, for whoever does holds the pool.
    for process in state.withLock({ $0.idle }) { process.end() }
  }

  /// Reads files several at a time.
  ///
  /// Any number of threads may call this; together they have no more workers than the pool.
  ///
  /// - Parameter files: in memory as long as this runs, so some hundreds at most.
  /// - Returns: an answer for each file, in the order of the files.
  package func read(_ files: [WorkerFile]) -> [WorkerAnswer] {
    let lots = WorkerLots(files, readers: readers).ranges
    guard lots.count > 1, readers > 1 else { return lots.flatMap { answer(files[$0]) } }
    let work = Monitor((next: 0, answers: [[WorkerAnswer]](repeating: [], count: lots.count)))
    let readLots = { @Sendable [self] in
      while let lot = work.withLock({ work -> Int? in
        guard work.next < lots.count else { return nil }
        defer { work.next += 1 }
        return work.next
      }) {
        let answers = answer(files[lots[lot]])
        work.withLock { $0.answers[lot] = answers }
      }
    }
    let others = ThreadGroup(count: min(readers, lots.count) - 1, readLots)
    readLots()
    others.join()
    return work.withLock { $0.answers.flatMap(\.self) }
  }

  /// Why no copy could be made now.
  package struct CopyFailure: Error, Hashable {
    package var reason: String
  }

  /// Makes the copy of a form that goes back to its sender.
  ///
  /// - Parameters:
  ///   - file: as it came.
  ///   - form: what was read in it.
  ///   - mark: which case it answers when it comes back.
  ///   - moment: when its comments are written.
  /// - Returns: nil where none can be made of the file, now or later.
  /// - Throws: ``CopyFailure`` where docket itself is ill, or is to stop.
  package func copy(
    of file: Original, _ form: ReadForm, mark: CorrectionMark?, at moment: Moment
  ) throws(CopyFailure) -> CorrectionCopy? {
    var order = WorkerFile(name: file.name, bytes: file.bytes, sha256: file.sha256)
    order.copy = CopyOrder(form: form, mark: mark, at: moment)
    switch read([order]).first {
    case .copy(let copy)?: return copy
    case .unavailable(let reason)?: throw CopyFailure(reason: "No copy can be made: \(reason).")
    case .notRead?, nil: throw CopyFailure(reason: "docket is to stop.")
    case .forms?, .message?, .crashed?, .overTime?, .tooMuch?: return nil
    }
  }

  /// Reads files in one go, and where that fails those that are left one at a time: what is wrong with one
  /// file costs the others nothing but that.
  private func answer(_ lot: ArraySlice<WorkerFile>) -> [WorkerAnswer] {
    guard lot.count > 1 else { return lot.map(answerAlone) }
    guard !mustStop else { return lot.map { _ in .notRead } }
    let (told, stop) = attempt(lot, milliseconds: limits.lotMilliseconds)
    let answers = told.map { WorkerAnswer($0) }
    guard let stop else { return answers }
    let left = lot.dropFirst(answers.count)
    if case .unavailable(let reason) = stop {
      return answers + left.map { _ in .unavailable(reason: reason) }
    }
    return answers + left.map(answerAlone)
  }

  private var mustStop: Bool { stop?.isRaised ?? false }

  private func answerAlone(_ file: WorkerFile) -> WorkerAnswer {
    for _ in 0..<Self.tries {
      guard !mustStop else { return .notRead }
      let (told, stop) = attempt([file], milliseconds: limits.wallMilliseconds)
      switch stop {
      case nil: return WorkerAnswer(told[0])
      case .overTime: return .overTime
      case .tooMuch: return .tooMuch
      case .unavailable(let reason): return .unavailable(reason: reason)
      case .crashed: continue
      }
    }
    return .crashed(times: Self.tries)
  }

  // MARK: - Workers

  private func attempt(
    _ files: ArraySlice<WorkerFile>, milliseconds: Int
  ) -> (told: [AnswerReader.Answer], stop: Stop?) {
    let process: ReaderProcess
    do throws(ReaderProcess.StartFailure) {
      process = try borrow()
    } catch {
      return ([], .unavailable(reason: error.reason))
    }
    let deadline = Deadline(milliseconds: milliseconds)
    do throws(FileFailure) {
      try hand(files, to: process)
    } catch .closedPipe {
      // It has ended, and how is found out below.
    } catch {
      giveBack(nil, process)
      return ([], .unavailable(reason: "the reader could not be handed a file: \(error.reason)"))
    }
    let (told, stop) = answers.answers(to: files, from: process.socket, before: deadline)
    switch stop {
    case nil: giveBack(process, nil)
    case .system(let failure):
      giveBack(nil, process)
      return (told, .unavailable(reason: "the reader could not be listened to: \(failure.reason)"))
    case .late:
      giveBack(nil, process)
      return (told, .overTime)
    case .tooLong:
      giveBack(nil, process)
      return (told, .tooMuch)
    case .ended, .nonsense:
      let end = process.end()
      giveBack(nil, nil)
      return (told, end == .overTime ? .overTime : .crashed)
    }
    return (told, nil)
  }

  /// Takes a worker, started if there may be one more, else when one is free.
  private func borrow() throws(ReaderProcess.StartFailure) -> ReaderProcess {
    while let process = state.wait(for: { state, _ -> ReaderProcess?? in
      if let idle = state.idle.popLast() { return idle }
      guard state.count < readers else { return nil }
      state.count += 1
      return .some(nil)
    }) {
      if process.isRunning { return process }
      process.socket.end()
      giveBack(nil, nil)
    }
    do throws(ReaderProcess.StartFailure) {
      do throws(ReaderProcess.StartFailure) {
        return try start()
      } catch {
        return try start()  // a machine that is short of memory for a moment stops nothing
      }
    } catch {
      giveBack(nil, nil)
      throw error
    }
  }

  private func start() throws(ReaderProcess.StartFailure) -> ReaderProcess {
    let process = try starter.start()
    try process.prepare(setup, limits)
    return process
  }

  /// Lets the next have a worker, or the place of one that is ended here.
  private func giveBack(_ process: ReaderProcess?, _ ended: ReaderProcess?) {
    ended?.end()
    state.withLock { state in
      if let process { state.idle.append(process) } else { state.count -= 1 }
    }
    state.wakeAll()
  }

  private func hand(
    _ files: ArraySlice<WorkerFile>, to process: ReaderProcess
  ) throws(FileFailure) {
    var handed: [Int32] = []
    defer { for descriptor in handed { FileDescriptor(number: descriptor).end() } }
    for file in files { handed.append(try SealedFile.make(file.bytes)) }
    try process.socket.send(WorkerLot(files).line, files: handed)
  }
}

extension WorkerAnswer {
  fileprivate init(_ answer: AnswerReader.Answer) {
    self =
      switch answer {
      case .forms(let forms): .forms(forms)
      case .message(let message): .message(message)
      case .copy(let copy): .copy(copy)
      }
  }
}
