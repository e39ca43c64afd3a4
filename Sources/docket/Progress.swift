internal import Intake

/// A line on a live stderr that says how far a run is; nothing at all where nobody watches.
struct Progress {
  private let console: Console
  private let verb: String
  private var done = 0
  private var drawn = 0
  private var isShown = false

  /// Starts to count; `verb` says what is done: "Taking in".
  init(_ console: Console, verb: String) {
    self.console = console
    self.verb = verb
  }

  mutating func advance(by files: Int) {
    done += files
    guard console.isLive, done - drawn >= 50 || !isShown else { return }
    drawn = done
    isShown = true
    console.write("\r\u{1B}[K\(verb): \(done) files")
  }

  /// Takes the line away, so that what is said next stands alone.
  mutating func clear() {
    guard isShown else { return }
    isShown = false
    console.write("\r\u{1B}[K")
  }
}
