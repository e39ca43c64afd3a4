internal import ArgumentParser
internal import Forms
internal import Intake

/// `docket read`: what is in a form, without storing anything.
struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read and check forms; store nothing.",
    discussion: """
      Prints each form with its answers, what is doubtful about them and what is wrong. Of a folder \
      every file is read, in the order of their names. Of an e-mail message, each form in it is read, and \
      what else it holds is listed. With --json, prints one line a form; \
      docs/json-output.md describes it.
      """)

  @Argument(help: ArgumentHelp("Files or folders.", valueName: "path"))
  var paths: [String]

  @Flag(help: "Print one line of JSON a form.")
  var json = false

  @OptionGroup var forms: FormsOption
  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var jobs: JobsOption

  func run() throws {
    let paths = try PathArguments.paths(paths)
    let workspace = try workspace.openIfAny()
    let catalogue = try FormCatalogue(in: forms.folder(of: workspace))
    var reading = ParallelReading(try jobs.settings(forms: catalogue.newest, of: workspace))
    reading.splitsFiles = true
    let printer: any FormPrinter =
      json ? JSONLines() : FormReport(catalogue: catalogue, columns: Output.columns)

    var output = Output()
    var summary = RunSummary()
    try reading.read(Walk(paths)) { file in
      (
        printed: file.message.map(printer.print) ?? printer.print(file.forms),
        outcome: FileOutcome(file)
      )
    } weigh: {
      $0.printed.count
    } deliver: { files in
      for file in files {
        try output.write(file.printed)
        summary.add(file.outcome)
      }
      try output.flush()
    }
    summary.sayLeftAlone(Console())
    try summary.status.finish()
  }
}
