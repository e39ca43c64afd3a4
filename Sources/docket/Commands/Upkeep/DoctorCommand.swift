internal import ArgumentParser
internal import Intake

/// `docket doctor`.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look whether all that docket needs is well, within two seconds.",
    discussion: """
      A line a check: ok, warning or error, what is, and what to do. Ends with 0 where all is well, 1 \
      where something needs a person, and 2 where docket could not work. It changes nothing. With \
      --json, prints one line of JSON a check; docs/json-output.md describes it.
      """)

  @Flag(help: "Print one line of JSON a check.")
  var json = false

  @OptionGroup var workspace: WorkspaceOption

  func run() throws {
    let premises = Premises(now: CurrentProcess.moment) { try workspace.open() }
    // One line a check for a program, and as many as a terminal is narrow for a person.
    let columns = FileDescriptor.standardOutput.columns
    var output = Output()
    let worst = try Doctor(premises: premises).examine { check, diagnosis in
      if json {
        try output.write(diagnosis.jsonLine(of: check))
      } else {
        for line in diagnosis.lines(columns: columns) { try output.line(line) }
      }
      try output.flush()
    }
    try worst.status.finish()
  }
}
