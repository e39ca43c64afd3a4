internal import ArgumentParser
internal import Cases
internal import Intake
internal import Publishing
internal import School
internal import YAML

/// `docket signatures withdraw`.
struct SignaturesWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take back a signature that was recorded by mistake; the record keeps both.")

  @Argument(help: ArgumentHelp("The policy.", valueName: "policy"))
  var policy: String

  @Option(help: ArgumentHelp("In which role.", valueName: "role"))
  var role: String

  @Option(help: ArgumentHelp("Why.", valueName: "words"))
  var reason: String

  @Option(
    help: ArgumentHelp("The hash on the signature page, or its beginning.", valueName: "hash"))
  var hash: String?

  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if reason.trimmed.isEmpty { throw ValidationError("--reason takes a few words.") }
  }

  func run() throws {
    let workspace = try workspace.open()
    let role = try SignatureRole.find(role, School(in: workspace.school))
    let store = try workspace.openStore()
    let printing = try PrintingArgument.find(policy, hash, store).printing
    try store.withdraw(
      Withdrawal(printing: printing.sha256, role: role.id, reason: reason.trimmed),
      at: CurrentProcess.moment)
    var output = Output()
    try output.line(
      "Version \(Visible.line(printing.version)) of \(printing.document): not signed as \(role.id) any more."
    )
    try output.flush()
  }
}
