internal import ArgumentParser
internal import Intake
internal import Publishing

/// `docket init DIR`: a workspace.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a workspace: settings, forms, an inbox, the store and a key.",
    discussion: """
      Copies school.yaml, docket.yaml, the forms and the templates that ship with docket into the \
      folder, so that a school can make them its own. A folder that holds other things is refused; \
      a workspace that is there already stays as it is and gets what it lacks, such as templates that \
      came with a newer docket.

      The key signs training certificates. Keep a copy of keys/certificates.key where the school keeps \
      its passwords; keys/certificates.pub may be published.
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
      // A form that a school has put away must not come back; a template lies there until it is asked for.
      if try workspace.forms.makeFolder() {
        try copyAll(of: shared.appending("forms"), to: workspace.forms)
      }
      try copyAll(of: shared.appending("templates"), to: workspace.templates)
      try workspace.inbox.makeFolder()
      try workspace.output.makeFolder()
    } catch let failure as FileFailure {
      throw Problem(
        "The workspace could not be made: \(failure.reason).", at: workspace.folder.shown,
        hint: "Check that you may write there, then run the command again.")
    }

    _ = try workspace.openStore(making: true)
    let keys = try makeKeys(workspace)

    var output = Output()
    try output.line("The workspace is ready: \(workspace.folder.shown)")
    try output.line(
      "Put forms into \(workspace.inbox.shown) and run: docket ingest \(workspace.inbox.shown)")
    try output.flush()
    if keys == .lacksPrivate {
      Console().say(
        "warning: The key that signs certificates is missing: keys/certificates.key.")
      Console().say(
        "hint: Put it back from its copy; where there is none, run `docket certificates key --new`."
      )
    }
  }

  private func makeKeys(_ workspace: Workspace) throws -> CertificateKeys.Made {
    do {
      return try CertificateKeys(in: workspace.keys).make()
    } catch let errors as PublishingErrors {
      throw Problems(errors)
    } catch let failure as FileFailure {
      throw Problem(
        "The key that signs certificates could not be made: \(failure.reason).",
        at: workspace.keys.shown,
        hint: "Check that you may write there, then run the command again.")
    }
  }

  /// The folder is new, empty, or a workspace, perhaps one whose making was cut short.
  private func prepare(_ folder: FilePath) throws {
    guard try !folder.makeFolder() else { return }
    let known: Set = [
      "school.yaml", "docket.yaml", "forms", "templates", "inbox", "keys", "output", "store",
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

  /// Copies a folder and those in it.
  private func copyAll(of source: FilePath, to target: FilePath) throws {
    try target.makeFolder()
    for name in try source.names() {
      let (file, copied) = (source.appending(name), target.appending(name))
      if file.isFolder { try copyAll(of: file, to: copied) }
      if file.isFile { try copy(file, to: copied) }
    }
  }

  /// A file that is there already is the school's own.
  private func copy(_ source: FilePath, to target: FilePath) throws {
    guard !target.isFile else { return }
    try target.write(source.contents(upTo: 1 << 24, followingLinks: true), replacing: false)
  }
}
