/// The thread that starts the processes of a pool, for as long as the pool lives.
///
/// Linux ends a worker with the thread that started it, which is how none outlives a docket that is killed
/// (PR_SET_PDEATHSIG in prctl(2)); threads that read come and go.
///
/// A class, because it owns the thread.
final class ProcessStarter: Sendable {
  private typealias Started = Result<ReaderProcess, ReaderProcess.StartFailure>

  private struct State {
    var wanted = 0
    var started: [Started] = []
    var isEnding = false
  }

  private let state = Monitor(State())
  private let thread: ThreadGroup

  init(program: FilePath) {
    thread = ThreadGroup(count: 1) { [state] in
      while true {
        let isEnding = state.wait { state, _ -> Bool? in
          guard !state.isEnding else { return true }
          guard state.wanted > 0 else { return nil }
          state.wanted -= 1
          return false
        }
        guard !isEnding else { return }
        let started = Started { () throws(ReaderProcess.StartFailure) in
          try ReaderProcess(program: program)
        }
        state.withLock { $0.started.append(started) }
        state.wakeAll()
      }
    }
  }

  deinit {
    state.withLock { $0.isEnding = true }
    state.wakeAll()
    thread.join()
  }

  /// Starts a process and waits for that.
  func start() throws(ReaderProcess.StartFailure) -> ReaderProcess {
    guard !thread.isEmpty else {
      throw ReaderProcess.StartFailure(reason: "the system gave no thread to start a reader from")
    }
    state.withLock { $0.wanted += 1 }
    state.wakeAll()
    // Whoever waits takes any: they are all alike.
    return try state.wait { state, _ in state.started.popLast() }.get()
  }
}
