internal import Intake

/// A line on a live stderr that says how many documents are done; told from several threads.
struct FillingProgress: Sendable {
  private let console: Console
  private let verb: String
  private let count: Int
  private let state: Monitor<State>

  private struct State: Sendable {
    var done = 0
    var isShown = false
    /// When the line is drawn again.
    var next: ContinuousClock.Instant
  }

  init(_ console: Console, verb: String = "Filling", of count: Int) {
    self.console = console
    self.verb = verb
    self.count = count
    // What is done in a moment needs no line.
    state = Monitor(State(next: .now + .milliseconds(count >= 50 ? 0 : 500)))
  }

  /// Draws where it is time: nobody reads more than ten numbers a second.
  func show(_ done: Int) {
    guard console.isLive else { return }
    state.withLock { state in
      // Threads tell when they come to it.
      guard done > state.done else { return }
      state.done = done
      let now = ContinuousClock.now
      guard now >= state.next else { return }
      state.next = now + .milliseconds(100)
      state.isShown = true
      console.write("\r\u{1B}[K\(verb): \(done) of \(count)")
    }
  }

  /// Takes the line away, so that what is said next stands alone.
  func clear() {
    state.withLock { state in
      if state.isShown { console.write("\r\u{1B}[K") }
      state.isShown = false
    }
  }
}
