internal import ArgumentParser
internal import Cases
internal import Intake
internal import Upkeep

/// `docket restore FILE DIR`.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a workspace of a backup, in a new or empty folder.",
    discussion: """
      Everything in the backup is checked as `docket verify` does, and then the folder takes its name: \
      a backup that is damaged leaves nothing behind. A folder that holds something is refused, so \
      nothing is ever replaced. A backup of an older docket is brought up to date.

      With --head, the chain of events is held against a head that was written down when the backup \
      was made, or before. Try a backup out now and then: restore it to a folder, and look at a case.
      """)

  @Argument(help: ArgumentHelp("A file that `docket backup` wrote.", valueName: "file"))
  var file: String

  @Argument(help: ArgumentHelp("The folder of the new workspace.", valueName: "dir"))
  var folder: String

  @OptionGroup var head: HeadOption

  func run() throws {
    let console = Console()
    let line = LiveLine(console)
    defer { line.clear() }
    let target = FilePath(folder)
    let restored = try UpkeepProblem.telling {
      try RestoreRun(of: FilePath(file), to: target).run(against: head.written) { step in
        switch step {
        case .copying(let done, let total): line.draw("Copying", done, of: total)
        case .checking: line.draw("Checking every record")
        }
      }
    }
    line.clear()
    var output = Output()
    try output.line("The workspace is restored: \(target.shown)")
    try output.line(
      "  as it was on \(restored.facts.made), with docket \(Visible.line(restored.facts.docket))")
    try VerifyLines.print(restored.report, to: &output)
    try output.flush()
    console.say("Put files into \(target.appending("inbox").shown) that came in since then.")
  }
}
