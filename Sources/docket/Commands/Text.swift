internal import ArgumentParser
internal import Forms
internal import Intake

/// `docket text`: what a person sees in a file.
struct Text: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Print the visible text of a file, in reading order.",
    discussion: """
      As Word shows it without markup: insertions in, deletions and hidden text out, one copy of \
      everything. Headers, footers, notes and comments follow under headings of their own. On a \
      terminal, control characters are shown and not acted on. Of an e-mail message: whom it is from, its \
      own words, and the text of the files in it.
      """)

  @Argument(
    help: ArgumentHelp("A Word or plain-text file, or an e-mail message.", valueName: "file"))
  var file: String

  func run() throws {
    let path = try PathArguments.paths([file])[0]
    var settings = try JobsOption.settings(jobs: 1, forms: [], of: nil)
    settings.messages = .read(servers: [])
    var output = Output()
    do {
      let text = try FileReader.visibleText(path, settings)
      let isTerminal = FileDescriptor.standardOutput.isTerminal
      try output.write(Array((isTerminal ? Self.visible(text) : text).utf8))
    } catch let refusal as Refusal {
      Console().say(Problem(refusal.message, at: path.shown, hint: refusal.hint))
      try Status.needsAPerson.finish()
    }
    try output.flush()
  }

  private static func visible(_ text: String) -> String {
    Visible.lines(text).joined(separator: "\n")
  }
}
