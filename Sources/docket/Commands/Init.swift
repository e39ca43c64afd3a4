internal import ArgumentParser
internal import Intake

/// `docket init DIR`: a workspace.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a workspace: settings, forms, an inbox and the store.",
    discussion: """
      Copies school.yaml, docket.yaml, the forms and the templates that ship with docket into the \
      folder, so that a school can make them its own. A folder that holds other things is refused; \
      a workspace that is there already stays as it is and gets what it lacks.
      """)

  @Argument(help: ArgumentHelp("The folder; it is made where it is not there.", valueName: "dir"))
  var folder: String

  func run() throws {
    let workspace = Workspace(making: FilePath(folder))
    let shared = try SharedFiles.folder()
    do {
      try prepare(workspace.folder)
      for name in ["school.yaml", "docket.yaml"] {
        try copy(shared.appending(name), to: workspace.folder.appending(name))
      }
      for name in ["forms", "templates"] where shared.appending(name).isFolder {
        let target = workspace.folder.appending(name)
        guard try target.makeFolder() else { continue }
        for file in try shared.appending(name).names()
        where shared.appending(name).appending(file).isFile {
          try copy(shared.appending(name).appending(file), to: target.appending(file))
        }
      }
      try workspace.inbox.makeFolder()
      try workspace.output.makeFolder()
    } catch let failure as FileFailure {
      throw Problem(
        "The workspace could not be made: \(failure.reason).", at: workspace.folder.shown,
        hint: "Check that you may write there, then run the command again.")
    }

    _ = try workspace.openStore(making: true)

    var output = Output()
    try output.line("The workspace is ready: \(workspace.folder.shown)")
    try output.line(
      "Put forms into \(workspace.inbox.shown) and run: docket ingest \(workspace.inbox.shown)")
    try output.flush()
  }

  /// The folder is new, empty, or a workspace, perhaps one whose making was cut short.
  private func prepare(_ folder: FilePath) throws {
    guard try !folder.makeFolder() else { return }
    let known: Set = [
      "school.yaml", "docket.yaml", "forms", "templates", "inbox", "output", "store",
    ]
    let foreign = try folder.names().contains { name in
      !known.contains(name) && !name.hasPrefix(".")
    }
    if foreign {
      throw Problem(
        "The folder holds other things than a workspace.", at: folder.shown,
        hint: "Name a new or an empty folder.")
    }
  }

  /// A file that is there already is the school's own.
  private func copy(_ source: FilePath, to target: FilePath) throws {
    guard !target.isFile else { return }
    try target.write(source.contents(upTo: 1 << 24, followingLinks: true), replacing: false)
  }
}
