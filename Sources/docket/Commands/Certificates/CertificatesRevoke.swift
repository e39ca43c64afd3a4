internal import ArgumentParser
internal import Cases
internal import Intake
internal import YAML

/// `docket certificates revoke`.
struct CertificatesRevoke: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Write down that a certificate no longer counts; the record keeps it.",
    discussion: """
      The paper cannot be called back: `docket certificates verify` in the workspace says that it is \
      revoked, and elsewhere it still shows as genuine. To print its facts again, with a new number, use \
      `docket print certificates --reissue`.
      """)

  @Argument(help: ArgumentHelp("Such as CERT-2026-0042-K.", valueName: "number"))
  var number: String

  @Option(help: ArgumentHelp("Why.", valueName: "words"))
  var reason: String

  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if reason.trimmed.isEmpty { throw ValidationError("--reason takes a few words.") }
  }

  func run() throws {
    guard let number = CertificateNumber(number) else {
      throw Problem(
        "This is no number of a certificate: its check letter is wrong, or a sign is missing.",
        at: Visible.line(number),
        hint: "Compare it with the paper; `docket certificates list` lists all.")
    }
    let store = try workspace.open().openStore()
    try store.revoke(
      Revocation(number: number, reason: reason.trimmed), at: CurrentProcess.moment)
    var output = Output()
    try output.line(
      "\(number) is revoked: `docket certificates verify` says so from now on, in this workspace.")
    try output.flush()
  }
}
