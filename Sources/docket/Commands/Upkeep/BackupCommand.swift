internal import ArgumentParser
internal import Cases
internal import Intake
internal import Upkeep

/// `docket backup FILE`.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write the whole workspace into one file, while docket runs.",
    discussion: """
      The file holds one state of the store, and school.yaml, docket.yaml, forms, templates and keys: \
      `docket restore` makes a workspace of it. What waits in inbox and what lies in output is not in \
      it, nor anything else in the folder. Others may take files in meanwhile.

      It holds everything that was ever sent in, and the private key that signs certificates: only you \
      may read it, and it belongs where nobody else comes. It is checked, and on its disk, before it \
      takes its name; a run that is cut short leaves no file of that name.

      Prints the head of the chain of events. Write it down elsewhere: `docket restore --head` and \
      `docket verify --head` show a record that was cut short.
      """)

  @Argument(
    help: ArgumentHelp("The file to write, on another disk if there is one.", valueName: "file"))
  var file: String

  @Flag(help: "Replace the file if it is there.")
  var force = false

  @OptionGroup var workspace: WorkspaceOption

  func run() throws {
    let workspace = try workspace.open()
    let console = Console()
    let line = LiveLine(console)
    defer { line.clear() }
    let target = FilePath(file)
    let moment = CurrentProcess.moment
    // A mistake in the settings keeps nobody from a backup.
    let dropFolders = (try? WatchedFolders.of(Settings(in: workspace.settings), workspace)) ?? []
    let made = try UpkeepProblem.telling {
      let store = try workspace.openStore()
      let backup = BackupRun(
        of: workspace.folder, store, dropFolders: dropFolders.map(\.path), to: target,
        replacing: force)
      return try backup.run(docket: Version.current, at: moment) { step in
        switch step {
        case .copying(let draft): line.follow(draft, growingTo: workspace.store)
        case .checking: line.draw("Checking the copy")
        }
      }
    }
    line.clear()

    var output = Output()
    try output.line(target.shown)
    try output.line("  \(Self.contents(made))")
    try output.line("head: \(made.facts.head)")
    try output.flush()
    console.say(Self.leftOut(made.leftOut))
    console.say(
      "It holds personal data and the key that signs certificates: keep it where nobody else comes."
    )
    do throws(FileFailure) {
      try LastBackup(made: moment, head: made.facts.head).write(in: workspace.store.parent)
    } catch {
      console.say("warning: `docket doctor` will not know of this backup: \(error.reason).")
    }
  }

  private static func contents(_ made: BackupRun.Made) -> String {
    let facts = made.facts
    return [
      Count.of(Int(facts.head.number), "event"), Count.of(facts.cases, "case"),
      Count.of(facts.originals, "original"), Count.of(facts.files, "other file"),
    ].joined(separator: ", ") + ": \(Count.size(made.size))"
  }

  /// Names that others gave to files are no talk for a log: only docket's own are told.
  private static func leftOut(_ names: [String]) -> String {
    let own = ["inbox", "output"].filter(names.contains)
    let others = names.count - own.count
    let words = own + (others > 0 ? [Count.of(others, "other thing")] : [])
    return words.isEmpty
      ? "All of the workspace is in it." : "Not in it: \(words.joined(separator: ", "))."
  }
}
