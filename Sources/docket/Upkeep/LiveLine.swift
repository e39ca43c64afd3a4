internal import Intake

/// A line on a live stderr that says how far long work is; nothing at all where nobody watches.
///
/// A class, because a thread of its own may draw it while others work.
final class LiveLine {
  private let console: Console
  private var ticker: Ticker?
  private var isShown = false

  init(_ console: Console) { self.console = console }

  func draw(_ text: String) {
    stop()
    guard console.isLive else { return }
    isShown = true
    Self.draw(text, console)
  }

  /// Draws a whole number of MiB, where it is another than before.
  func draw(_ verb: String, _ done: Int, of total: Int) {
    guard console.isLive, done >> 20 != (done - 1) >> 20 || done == total else { return }
    draw(Self.words(verb, done, of: total))
  }

  /// Draws how far a file has grown to the size of another, several times a second.
  func follow(_ file: FilePath, growingTo whole: FilePath) {
    stop()
    guard console.isLive else { return }
    isShown = true
    ticker = Ticker(everyMilliseconds: 200) { [console] in
      // A file that is not there any more has no size to tell of.
      guard let done = try? file.status(followingLinks: false).size,
        let total = try? whole.status(followingLinks: false).size
      else { return }
      Self.draw(Self.words("Copying", min(done, total), of: total), console)
    }
  }

  /// Takes the line away, so that what is said next stands alone.
  func clear() {
    stop()
    guard isShown else { return }
    isShown = false
    console.write("\r\u{1B}[K")
  }

  private func stop() {
    ticker?.stop()
    ticker = nil
  }

  private static func words(_ verb: String, _ done: Int, of total: Int) -> String {
    "\(verb): \(done >> 20) of \(total >> 20) MiB"
  }

  private static func draw(_ text: String, _ console: Console) {
    console.write("\r\u{1B}[K\(text)")
  }
}
