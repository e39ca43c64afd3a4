internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake

/// `docket cases`: what there is and who has it.
struct CasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases",
    abstract: "List the cases, oldest first.",
    discussion: """
      An exclamation mark after the status says that an answer sent the case to a person at once. With \
      --json, prints one line a case; docs/json-output.md describes it.
      """)

  @Option(help: ArgumentHelp("Cases of this form.", valueName: "id"))
  var form: String?

  @Option(help: "Cases that stand here.")
  var status: CaseStatus?

  @Option(help: ArgumentHelp("Cases that this role has.", valueName: "role"))
  var assigned: String?

  @Option(help: ArgumentHelp("Cases that came in on this day or later.", valueName: "yyyy-mm-dd"))
  var since: CalendarDate?

  @Flag(help: "Print one line of JSON a case.")
  var json = false

  @OptionGroup var workspace: WorkspaceOption

  func run() throws {
    let store = try workspace.open().openStore()
    let filter = CaseFilter(
      form: form, status: status, assigned: assigned,
      since: since.map(CurrentProcess.start(of:)))
    try CaseList(json: json).print(store.cases(filter))
  }
}

/// Cases on stdout, as a table or as lines of JSON.
struct CaseList {
  let json: Bool

  func print(_ cases: [CaseSummary]) throws {
    var output = Output()
    if json {
      for summary in cases { try output.write(summary.jsonLine) }
    } else if cases.isEmpty {
      Console().say("No case.")
    } else {
      for line in CaseTable(columns: Output.columns).lines(cases) { try output.line(line) }
    }
    try output.flush()
  }
}

extension CaseStatus: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
  /// A day as ISO 8601 writes it.
  public init?(argument: String) {
    self.init(iso: argument)
  }
}
