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

  /// The workspace of a command.
  ///
  /// - Parameter paths: files or folders that the command is about.
  /// - Returns: the workspace that is named, or encloses the current folder, or encloses all paths that lie in
  ///   any.
  /// - Throws: ``Problem`` where there is none, or what is named is none.
  func open(for paths: [FilePath] = []) throws -> Workspace {
    if let named = workspace ?? CurrentProcess.environment("DOCKET_WORKSPACE") {
      return try Workspace(at: FilePath(named))
    }
    if let found = Workspace.enclosing { return found }
    let around = paths.compactMap(Workspace.enclosing)
    if let first = around.first, around.allSatisfy({ $0.folder == first.folder }) { return first }
    throw Problem(
      "This folder is in no workspace.",
      hint: "Go into one, name one with `--workspace DIR`, or make one with `docket init DIR`.")
  }

  /// The workspace that is named or that encloses the current folder, where there is one.
  func openIfAny() throws -> Workspace? {
    let isNamed = workspace != nil || CurrentProcess.environment("DOCKET_WORKSPACE") != nil
    return isNamed ? try open() : Workspace.enclosing
  }
}
