internal import ArgumentParser
internal import Forms
internal import Intake
internal import Publishing
internal import School
internal import Templates
internal import Word

/// `--style FILE` and `--forms DIR`: the looks of a text in Markdown, and the forms that it may include.
struct HouseOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A Word file whose styles, pages, headers and footers a text in Markdown or a form gets.",
      valueName: "file.docx"))
  var style: String?

  @OptionGroup var forms: FormsOption
  @OptionGroup var workspace: WorkspaceOption

  /// The Word file that a text in Markdown becomes.
  func document(_ text: [UInt8], _ path: FilePath) throws -> MarkdownTemplate {
    let workspace = try workspace.openIfAny()
    let style = try stylePath(workspace)
    let catalogue = try FormCatalogue(in: forms.folder(of: workspace))
    let sources = MarkdownSources(
      text: { name throws(LoadingFailure) in try Self.included(name, from: path) },
      form: { id in catalogue.newest.first { $0.id == id } },
      forms: catalogue.newest.map(\.id),
      pictures: PictureSource(from: path.parent),
      // Without titles, roles on forms go by their ids; whoever needs names is told what is wrong.
      school: workspace.flatMap { try? School(in: $0.school) })
    do {
      return try MarkdownTemplate(
        text, name: path.shown, style: TemplateFile.contents(style, "style"), sources: sources)
    } catch let error as PackageError {
      throw TemplateFile.problem(error, style)
    }
  }

  /// The house style.
  func styleBytes(_ workspace: Workspace?) throws -> [UInt8] {
    try TemplateFile.contents(stylePath(workspace), "style")
  }

  /// The Word file whose looks documents get.
  func stylePath(_ workspace: Workspace?) throws -> FilePath {
    if let style { return try PathArguments.paths([style])[0] }
    if let own = workspace?.templates.appending("house-style.docx"), own.isFile { return own }
    return try SharedFiles.folder().appending("templates/house-style.docx")
  }

  /// A text in the folder of the one that includes it.
  private static func included(
    _ name: String, from path: FilePath
  ) throws(LoadingFailure) -> [UInt8] {
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.allSatisfy({ $0 != ".." && !$0.isEmpty }) else {
      throw LoadingFailure(
        message: "The text that is included lies outside the folder of this one.",
        hint: "Put it into that folder, and write its name alone.")
    }
    do throws(FileFailure) {
      return try path.parent.appending(name).contents(upTo: 20 << 20, followingLinks: false)
    } catch {
      throw LoadingFailure(
        message: "The text that is included cannot be read: \(error.reason).",
        hint: "Check its name, and that it lies beside this text.")
    }
  }
}
