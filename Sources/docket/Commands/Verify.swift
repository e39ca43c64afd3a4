internal import ArgumentParser
internal import Cases
internal import Intake

/// `docket verify`: whether the record is as it was written.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the whole record: the file, the chain of events, every original.",
    discussion: """
      Prints the head of the chain, its last number and hash. Write it down elsewhere: a record that \
      was cut short later shows against it, with --head.
      """)

  @OptionGroup var head: HeadOption
  @OptionGroup var workspace: WorkspaceOption

  func run() throws {
    let store = try workspace.open().openStore()
    let report = try store.verify(against: head.written)
    var output = Output()
    try VerifyLines.print(report, to: &output)
    try output.flush()
    guard report.isSound else {
      Console().say(
        Problem(
          "The record is not as it was written.", at: store.path,
          hint: "Keep the folder as it is, and restore the last good backup elsewhere."))
      return try Status.needsAPerson.finish()
    }
  }
}
