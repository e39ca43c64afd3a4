internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake

/// `docket show REF`: one case.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one case: its answers, what is doubtful, and what happened to it.",
    discussion: """
      The reference may be typed as it was heard: small letters, spaces and missing hyphens do no \
      harm. With --original, writes the file that the case came in, byte for byte. With --evidence, \
      writes a file that came with the form, such as a picture: its number stands in the history. \
      docket has never opened it, and whoever sent it may not be who they say.

      EXAMPLES
        docket show BCA-2026-0042-K --original form.docx
        docket show BCA-2026-0042-K --evidence 2 --output screen.png
      """)

  @Argument(help: ArgumentHelp("The reference: BCA-2026-0042-K.", valueName: "ref"))
  var reference: String

  @Option(help: ArgumentHelp("Write the original to this file instead.", valueName: "file"))
  var original: String?

  @Option(help: ArgumentHelp("Write this piece of evidence instead, to --output.", valueName: "n"))
  var evidence: Int?

  @Option(
    name: [.short, .long], help: ArgumentHelp("Where --evidence is written.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace a file that is there.")
  var force = false

  @Flag(help: "Print one line of JSON.")
  var json = false

  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    guard (evidence == nil) == (output == nil), evidence == nil || original == nil else {
      throw ValidationError(
        "--evidence N and --output FILE go together, and without --original: a name of the sender's is never taken."
      )
    }
  }

  func run() throws {
    guard let reference = CaseReference(reference) else {
      throw Problem(
        "This is not a reference, or its check letter is wrong.",
        hint: "Check it against the paper; `docket cases` lists all cases.")
    }
    let workspace = try workspace.open()
    let store = try workspace.openStore()
    if let original {
      try write(store.original(reference).bytes, "original", to: FilePath(original))
      return
    }
    let detail = try store.detail(reference)
    if let evidence, let output {
      let file = try self.evidence(evidence, of: detail)
      try write(store.evidence(file, of: reference), "evidence", to: FilePath(output))
      return
    }
    var output = Output()
    if json {
      try output.write(detail.jsonLine)
    } else {
      let catalogue = try FormCatalogue(in: workspace.forms)
      try output.write(CaseReport(catalogue: catalogue, columns: Output.columns).print(detail))
    }
    try output.flush()
  }

  private func evidence(_ number: Int, of detail: CaseDetail) throws -> EvidenceFacts {
    let evidence = detail.evidence
    guard evidence.indices.contains(number - 1) else {
      let reference = detail.summary.reference
      throw Problem(
        evidence.isEmpty
          ? "Nothing came with the form of the case \(reference) as evidence."
          : "The case \(reference) has evidence 1 to \(evidence.count), and no \(number).",
        hint: "Look for it in the history: `docket show \(reference)`.")
    }
    return evidence[number - 1]
  }

  private func write(_ bytes: [UInt8], _ what: String, to path: FilePath) throws {
    do {
      try path.write(bytes, replacing: force)
    } catch FileFailure.exists where !force {
      throw Problem(
        "The file is there already.", at: path.shown,
        hint: "Name another file, or add --force to replace it.")
    } catch {
      throw Problem(
        "The \(what) could not be written: \(error.reason).", at: path.shown,
        hint: "Check that the folder is there and that you may write in it.")
    }
  }
}
