internal import ArgumentParser
internal import Intake

/// `docket read-worker`: reads files for another docket, which started it.
struct ReadWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: ReadWorker.command,
    abstract: "Read files for another docket; not for people.",
    shouldDisplay: false)

  @Flag(help: "Give up what a reader gives up, try what it must not do, and say what came of it.")
  var selfCheck = false

  func run() throws {
    guard !selfCheck else { return try check() }
    do throws(ReadWorker.Failure) {
      try ReadWorker.serve()
    } catch .noSocket {
      throw Problem(
        "`docket read-worker` is started by docket itself, and nobody is there to read for.",
        hint: "Use `docket ingest --isolated`, which starts as many as it needs.")
    } catch .noSetup {
      throw Problem("What to read files with could not be understood.")
    } catch {
      throw Problem("The process that reads files could not be locked in.")
    }
  }

  private func check() throws {
    var output = Output()
    let trials = SandboxTrial.all()
    for trial in trials {
      try output.line("\(trial.isDenied ? "denied " : "allowed")  \(trial.lock): \(trial.attempt)")
    }
    try output.flush()
    try (trials.allSatisfy(\.isDenied) ? Status.complete : .needsAPerson).finish()
  }
}
