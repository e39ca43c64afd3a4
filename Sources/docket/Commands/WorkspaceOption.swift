internal import ArgumentParser
internal import Intake

/// `--workspace DIR`: where the cases are.
struct WorkspaceOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The workspace; else DOCKET_WORKSPACE, else the folder you are in or one that encloses it.",
      valueName: "dir"))
  var workspace: String?

  func open() throws -> Workspace {
    if let named = workspace ?? CurrentProcess.environment("DOCKET_WORKSPACE") {
      return try Workspace(at: FilePath(named))
    }
    if let found = Workspace.enclosing { return found }
    throw Problem(
      "This folder is in no workspace.",
      hint: "Make one with `docket init DIR`, or name one with `--workspace DIR`.")
  }

  /// The workspace that is named or that encloses the current folder, where there is one.
  func openIfAny() throws -> Workspace? {
    let isNamed = workspace != nil || CurrentProcess.environment("DOCKET_WORKSPACE") != nil
    return isNamed ? try open() : Workspace.enclosing
  }
}
