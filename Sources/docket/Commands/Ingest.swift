internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake

/// `docket ingest`: a case for each form.
struct Ingest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Take forms in: keep the originals and open a case for each.",
    discussion: """
      Files are left where they are. The same file again is the same case, so a run that was cut short \
      is simply run again. What is printed was committed and synced to the disk before. With --json, \
      prints one line a form; docs/json-output.md describes it.

      With --isolated, files are read by processes that can open no file, reach no network and start no \
      program, each file within a gigabyte of memory and twenty seconds. Use it for files that people you \
      do not know have sent. A file that brings its reader down is told of and is no case.
      """)

  @Argument(help: ArgumentHelp("Files or folders.", valueName: "path"))
  var paths: [String]

  @Flag(help: "Print one line of JSON a form.")
  var json = false

  @Flag(help: "Read files in processes that may do nothing else.")
  var isolated = false

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var jobs: JobsOption

  func run() throws {
    let paths = try PathArguments.paths(paths)
    let workspace = try workspace.open(for: paths)
    let catalogue = try FormCatalogue(in: workspace.forms)
    let settings = try jobs.settings(forms: catalogue.newest, of: workspace)
    let ingestion = try Ingestion(
      settings, workers: isolated ? ReaderPool(settings) : nil, store: workspace.openStore(),
      clock: { CurrentProcess.moment })

    let console = Console()
    var progress = Progress(console, verb: "Taking in")
    var output = Output()
    var summary = IngestSummary()
    defer { progress.clear() }
    try ingestion.run(Walk(paths)) { files in
      for file in files {
        summary.add(file)
        for receipt in file.receipts {
          if json {
            try output.write(receipt.jsonLine)
          } else if let line = ReceiptLine(receipt).text {
            try output.line(line)
          }
        }
      }
      progress.clear()
      try output.flush()
      progress.advance(by: files.count)
    }
    progress.clear()
    summary.say(console)
    try summary.status.finish()
  }
}
