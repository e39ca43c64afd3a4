internal import Intake

/// A line on a live stderr that says how many documents are written; told from several threads.
struct FillingProgress: Sendable {
  private let console: Console
  private let verb: String
  private let count: Int

  init(_ console: Console, verb: String = "Filling", of count: Int) {
    self.console = console
    self.verb = verb
    self.count = count
  }

  /// Draws now and then.
  func show(_ done: Int) {
    guard console.isLive, count >= 50, done.isMultiple(of: 50) else { return }
    console.write("\r\u{1B}[K\(verb): \(done) of \(count)")
  }

  func clear() {
    if console.isLive, count >= 50 { console.write("\r\u{1B}[K") }
  }
}
