/// Reads files on several threads and hands the results back in the order of the files.
///
/// Memory stays flat however many files there are: readers run ahead of whoever takes the results by
/// ``window`` files and ``windowBytes`` at most, then wait.
package struct ParallelReading: Sendable {
  package let settings: ReadingSettings
  private let workers: ReaderPool?
  /// Results come in lots of about this many, or of what there is after ``patience``.
  package var lot = 16
  package var window = 200
  package var windowBytes = 32 << 20
  /// Milliseconds.
  package var patience = 50
  /// Whether a file of many records is read on all threads; its results then come one a part, in order.
  package var splitsFiles = false

  /// - Parameters:
  ///   - settings: what to read with.
  ///   - workers: processes that read, made with the same settings; nil to read on the threads themselves.
  package init(_ settings: ReadingSettings, workers: ReaderPool? = nil) {
    self.settings = settings
    self.workers = workers
  }

  /// Reads everything that is found.
  ///
  /// A reader takes several small files before it reads them, and then does each step for all of them:
  /// the code of one step stays in the processor's cache, which is worth a seventh of the time.
  ///
  /// - Parameters:
  ///   - files: such as a walk; asked for the next one by one thread at a time.
  ///   - transform: runs on the reading threads: put there what costs time.
  ///   - weigh: the bytes that a result keeps in memory.
  ///   - deliver: runs on the calling thread, in order.
  /// - Throws: what `deliver` throws, which ends the reading.
  package func read<Files: IteratorProtocol<FoundFile> & Sendable, Output: Sendable>(
    _ files: Files,
    transform: @escaping @Sendable (ReadFile) -> Output,
    weigh: @escaping @Sendable (Output) -> Int = { _ in 0 },
    deliver: ([Output]) throws -> Void
  ) throws {
    let line = Monitor(
      ReadingLine<Files, Output, (TakenFile, Range<Int>)>(
        files, window: window, weightLimit: windowBytes))
    let threads = ThreadGroup(count: settings.readers) { [settings, workers, lot, splitsFiles] in
      typealias Done = (number: Int, part: Int, output: Output)
      var reader = FileReader(settings, workers: workers)
      var numbers: [Int] = []
      func readPending() {
        while !numbers.isEmpty { readSomePending() }
      }
      func readSomePending() {
        let files = reader.openPending()
        var whole: [(number: Int, file: ReadFile)] = []
        whole.reserveCapacity(files.count)
        for (number, file) in zip(numbers, files) {
          let parts = splitsFiles ? file.parts : [file.wholeRange]
          if parts.count == 1 {
            whole.append((number, reader.read(parts[0], of: file)))
          } else {
            line.withLock { $0.part(number, parts.map { (file, $0) }) }
            line.wakeAll()
          }
        }
        numbers.removeFirst(files.count)
        complete(whole.map { ($0.number, 0, transform($0.file)) })
      }
      func complete(_ outputs: [Done]) {
        let weights = outputs.map { weigh($0.output) }
        let isDue = line.withLock { state in
          var isDue = false
          for (index, done) in outputs.enumerated() {
            let wakes = state.complete(
              done.number, part: done.part, done.output, weight: weights[index], lot: lot)
            isDue = isDue || wakes
          }
          return isDue
        }
        if isDue { line.wakeAll() }
      }
      claiming: while true {
        // A reader that holds files reads them rather than wait for room.
        let claim =
          numbers.isEmpty
          ? line.wait(for: { state, _ in state.claim() }) : line.withLock { $0.claimMore() }
        switch claim {
        case .file(let number, let found)?:
          numbers.append(number)
          reader.take(found)
          if reader.isFull { readPending() }
        case .part(let number, let part, let (file, records))?:
          complete([(number, part, transform(reader.read(records, of: file)))])
        case nil: readPending()
        case .nothingLeft?:
          break claiming
        }
      }
      line.wakeAll()  // this may be the end that is waited for
    }
    guard !threads.isEmpty else { throw FileFailure.other(reason: "the system gave no thread") }
    defer {
      // Where `deliver` threw, readers stop when they have read what they hold.
      line.withLock { $0.stop() }
      line.wakeAll()
      threads.join()
    }
    while true {
      let outputs = line.wait(milliseconds: patience) { state, timedOut in
        state.take(lot: timedOut ? 1 : lot)
      }
      guard !outputs.isEmpty else { return }
      line.wakeAll()  // there is room again
      try deliver(outputs)
      line.withLock { $0.release() }
      line.wakeAll()
    }
  }
}
