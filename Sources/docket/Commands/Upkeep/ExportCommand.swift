internal import ArgumentParser
internal import Cases
internal import Intake

/// `docket export`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print all that the record has, for another program.",
    usage: "docket export --json [--originals <dir>] [--workspace <dir>]",
    discussion: """
      A line of JSON for each case, with its answers and what happened to it, each refused file, each \
      printed version, signature and certificate; docs/json-output.md describes them. All lines are of \
      one moment, whoever works meanwhile; the last one has the kind "end".

      With --originals, writes the files that the cases came in, byte for byte, named by the SHA-256 \
      that their cases have: 3f9a….docx. One that is there already, whole, is left as it is.
      """)

  @Flag(help: "Print JSON, the one form that there is.")
  var json = false

  @Option(help: ArgumentHelp("Write the originals into this folder.", valueName: "dir"))
  var originals: String?

  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    guard json else { throw ValidationError("Add --json: an export is lines of JSON.") }
  }

  func run() throws {
    let store = try workspace.open().openStore()
    let folder = originals.map { OriginalsFolder($0) }
    try folder?.make()
    let console = Console()
    let line = LiveLine(console)
    defer { line.clear() }
    var output = Output()
    var done = 0
    try store.export(withOriginals: folder != nil) { record in
      if case .original(let original) = record { try folder?.add(original) }
      if let text = record.jsonLine { try output.write(text) }
      done += 1
      if done.isMultiple(of: 500) { line.draw("Exporting: \(done) records") }
    }
    line.clear()
    try output.flush()
  }
}

/// Where an export puts the files that cases came in.
private struct OriginalsFolder {
  private let path: FilePath

  init(_ text: String) { path = FilePath(text) }

  func make() throws { try telling(path) { () throws(FileFailure) in try path.makeFolders() } }

  func add(_ original: Original) throws {
    let file = path.appending(original.sha256 + Self.ending(of: original.name))
    try telling(file) { () throws(FileFailure) in
      // The name is the hash of what it holds: what is there, whole, need not be written again.
      if (try? file.status(followingLinks: false))?.size == original.bytes.count { return }
      try file.write(original.bytes, replacing: true, synced: false)
    }
  }

  /// Of the kinds that docket reads; whatever else a sender put behind a dot may be a person's name.
  private static func ending(of name: String) -> String {
    let name = name.lowercased()
    return [".docx", ".docm", ".dotx", ".dotm", ".txt"].first { name.hasSuffix($0) } ?? ""
  }

  private func telling(_ file: FilePath, _ work: () throws(FileFailure) -> Void) throws {
    do throws(FileFailure) {
      try work()
    } catch {
      throw Problem(
        "The originals could not be written: \(error.reason).", at: file.shown,
        hint: "Check that you may write there, and that the disk has room.")
    }
  }
}
