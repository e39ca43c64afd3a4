internal import Intake

/// A question to whoever sits at the terminal.
enum Question {
  /// Asks, and waits for the answer; a word that begins with y is yes, and all else is no.
  ///
  /// - Throws: ``Problem`` where nobody sits there.
  static func isYes(_ question: String, _ console: Console) throws -> Bool {
    guard FileDescriptor.standardInput.isTerminal else {
      throw Problem(
        "Nobody is at the terminal to be asked.", hint: "Add --yes to say that it is so.")
    }
    console.write(question)
    return readLine()?.lowercased().hasPrefix("y") ?? false
  }
}
