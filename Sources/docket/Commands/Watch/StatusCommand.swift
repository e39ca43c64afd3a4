internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake

/// `docket status`: what waits, and since when.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "What waits in the drop folders and in the mail, since when, and what was done.",
    discussion: """
      Reads, and changes nothing. With --metrics, prints the same in the text form that Prometheus \
      gathers; with --json, as one object. docs/drop-folder.md names each figure.
      """)

  @Flag(help: "Print in the text form of Prometheus.")
  var metrics = false

  @Flag(help: "Print one object of JSON.")
  var json = false

  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if metrics, json { throw ValidationError("Take one of --metrics and --json.") }
  }

  func run() throws {
    let workspace = try workspace.open()
    let settings = try Settings(in: workspace.settings)
    let folders = try WatchedFolders.of(settings, workspace)
    let report = try StatusReport(
      folders, mail: settings.mail.folders.map { Maildir(workspace.path(of: $0)) },
      workspace.openStore(), at: CurrentProcess.moment)
    var output = Output()
    if metrics {
      try output.write(Array(report.metrics.utf8))
    } else if json {
      try output.write(report.json)
    } else {
      for line in report.lines { try output.line(line) }
    }
    try output.flush()
    try (report.needsAPerson ? Status.needsAPerson : .complete).finish()
  }
}
