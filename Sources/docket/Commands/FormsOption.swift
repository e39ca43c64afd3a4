internal import ArgumentParser
internal import Forms
internal import Intake
internal import YAML

/// `--forms DIR`: which forms to read with.
struct FormsOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder of forms to read with; else those of the workspace, else those that ship.",
      valueName: "dir"))
  var forms: String?

  /// The folder that the forms come from.
  func folder(of workspace: Workspace?) throws -> FilePath {
    if let forms { return FilePath(forms) }
    if let workspace { return workspace.forms }
    return try SharedFiles.folder().appending("forms")
  }
}

extension FormCatalogue {
  /// The forms of a folder, or what is wrong with them.
  init(in folder: FilePath) throws {
    do throws(YAMLError) {
      try self.init(folder: folder.text)
    } catch {
      throw Problems(error)
    }
  }
}
