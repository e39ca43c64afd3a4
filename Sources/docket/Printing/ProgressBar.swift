internal import Archive
internal import Intake

/// A bar on a live stderr: how far long work is, how fast it goes, and how long it will take; nothing at all where
/// nobody watches.
struct ProgressBar {
  private let console: Console
  private let verb: String
  private let unit: String
  private let total: Int
  private let start = CurrentProcess.steadyNanoseconds
  private var count = 0
  private var done = 0.0
  private var drawn: Int64 = 0
  private var isShown = false

  /// - Parameters:
  ///   - console: where it is drawn.
  ///   - verb: what is done: "Transcribing".
  ///   - unit: what is counted: "form".
  ///   - total: how much there is to be done, in any unit.
  init(_ console: Console, verb: String, unit: String, total: Int) {
    self.console = console
    self.verb = verb
    self.unit = unit
    self.total = max(1, total)
  }

  /// One more is done, and so much of the total is.
  mutating func advance(to done: Double) {
    count += 1
    self.done = max(self.done, done)
  }

  /// Draws it; where it stands there, at most ten times a second.
  mutating func draw() {
    guard console.isLive else { return }
    let now = CurrentProcess.steadyNanoseconds
    guard !isShown || now - drawn >= 100_000_000 else { return }
    drawn = now
    isShown = true
    let line = Self.line(
      verb: verb, unit: unit, count: count,
      share: min(1, done / Double(total)),
      seconds: Double(now - start) / 1e9, columns: FileDescriptor.standardError.columns ?? 80)
    console.write("\r\u{1B}[K\(line)")
  }

  /// Takes it away, so that what is said next stands alone.
  mutating func clear() {
    guard isShown else { return }
    isShown = false
    console.write("\r\u{1B}[K")
  }

  /// The line, as wide as fits.
  ///
  ///     Transcribing  [#######-------------]  35 %  350,000 forms  8,200 a second  1 min 20 s left
  ///
  /// - Parameters:
  ///   - verb: what is done.
  ///   - unit: what is counted.
  ///   - count: how many are done.
  ///   - share: of the whole, from 0 to 1.
  ///   - seconds: since it began.
  ///   - columns: of the terminal; what does not fit is left out, the bar first.
  /// - Returns: one line.
  static func line(
    verb: String, unit: String, count: Int, share: Double, seconds: Double, columns: Int
  ) -> String {
    let width = 20
    let filled = Int((share * Double(width)).rounded(.down))
    let bar =
      "[" + String(repeating: "#", count: filled)
      + String(repeating: "-", count: width - filled) + "]"
    var parts = [verb, bar, "\(Int(share * 100)) %"]
    parts.append("\(count.grouped) \(unit)\(count == 1 ? "" : "s")")
    // The first second says little about the rest.
    if seconds >= 1 {
      parts.append("\(Int(Double(count) / seconds).grouped) a second")
      if share > 0.01 {
        parts.append("\(time(seconds * (1 - share) / share)) left")
      }
    }
    while parts.joined(separator: "  ").count > columns - 1, parts.count > 1 {
      // The bar shows least, then the rate, then the verb.
      if parts.contains(bar) {
        parts.removeAll { $0 == bar }
      } else if let rate = parts.firstIndex(where: { $0.hasSuffix("a second") }) {
        parts.remove(at: rate)
      } else {
        parts.removeFirst()
      }
    }
    return parts.joined(separator: "  ")
  }

  private static func time(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded(.up))
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3_600 { return "\(seconds / 60) min \(seconds % 60) s" }
    return "\(seconds / 3_600) h \(seconds % 3_600 / 60) min"
  }
}
