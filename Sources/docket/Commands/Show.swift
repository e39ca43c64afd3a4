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
      harm. With --original, writes the file that the case came in, byte for byte.
      """)

  @Argument(help: ArgumentHelp("The reference: BCA-2026-0042-K.", valueName: "ref"))
  var reference: String

  @Option(help: ArgumentHelp("Write the original to this file instead.", valueName: "file"))
  var original: String?

  @Flag(help: "Let --original replace a file that is there.")
  var force = false

  @Flag(help: "Print one line of JSON.")
  var json = false

  @OptionGroup var workspace: WorkspaceOption

  func run() throws {
    guard let reference = CaseReference(reference) else {
      throw Problem(
        "This is not a reference, or its check letter is wrong.",
        hint: "Check it against the paper; `docket cases` lists all cases.")
    }
    let workspace = try workspace.open()
    let store = try workspace.openStore()
    if let original {
      try write(store.original(reference), to: FilePath(original))
      return
    }
    let detail = try store.detail(reference)
    var output = Output()
    if json {
      try output.write(detail.jsonLine)
    } else {
      let catalogue = try FormCatalogue(in: workspace.forms)
      try output.write(CaseReport(catalogue: catalogue, columns: Output.columns).print(detail))
    }
    try output.flush()
  }

  private func write(_ file: Original, to path: FilePath) throws {
    do {
      try path.write(file.bytes, replacing: force)
    } catch FileFailure.exists where !force {
      throw Problem(
        "The file is there already.", at: path.shown,
        hint: "Name another file, or add --force to replace it.")
    } catch {
      throw Problem(
        "The original could not be written: \(error.reason).", at: path.shown,
        hint: "Check that the folder is there and that you may write in it.")
    }
  }
}
