internal import Intake

/// How to talk to whoever is watching stderr.
struct Console {
  /// Draw progress.
  let isLive: Bool
  let usesColor: Bool

  init() {
    // A dumb terminal cannot take a line back.
    isLive =
      FileDescriptor.standardError.isTerminal && CurrentProcess.environment("TERM") != "dumb"
    usesColor = isLive && CurrentProcess.environment("NO_COLOR") == nil
  }

  /// Says a line; its first word up to the colon is coloured where it names a trouble.
  func say(_ line: String) {
    var text = Visible.line(line)
    if usesColor {
      for (word, code) in Self.colours where text.hasPrefix(word) {
        text = "\u{1B}[\(code)m\(word)\u{1B}[0m" + text.dropFirst(word.count)
      }
    }
    write(text + "\n")
  }

  func say(_ problem: Problem) {
    for line in problem.lines { say(line) }
  }

  /// Writes as it is; stderr that is closed has nobody to tell.
  func write(_ text: String) {
    try? FileDescriptor.standardError.write(Array(text.utf8))
  }

  private static let colours = [("error:", "1;31"), ("warning:", "1;33"), ("hint:", "1;36")]
}
