internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake

/// `docket transcribe`: typed-up paper forms, of which the bad ones come back to be mended.
struct Transcribe: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transcribe",
    abstract: "Take typed-up paper forms in; hand back the ones to mend.",
    usage: "docket transcribe <file> ... [--second <file>] [--scans <folder>] [--take-all]",
    discussion: """
      A batch is plain text with one form below the other (each begins with its title, or behind a \
      line ---), or a table saved as CSV whose first row names the questions: a form a row.

      A form that is complete becomes a case. One that is not is handed back: all of them stand in \
      BATCH-to-mend beside the batch, of the same kind, with what is wrong above each. Mend that file \
      and run it as it stands. A form that is a case already makes no second one, however often its \
      batch is run.

      Where two clerks have typed the same papers, --second compares them question by question. What \
      differs is handed back for a third look at the paper.

      The scan or photo of a paper is named on a line of its form, "Scan: 0042.jpg", or in a column \
      "scan"; it is kept with the case. A decision that was ticked on the paper counts when the person \
      who decides has confirmed it: `docket confirm`.

      EXAMPLES
        docket transcribe september.txt
        docket transcribe september-to-mend.txt          after mending
        docket transcribe ann.csv --second ben.csv --scans scans/
        docket transcribe september-to-mend.txt --take-all
      """)

  @Argument(help: ArgumentHelp("Text files or CSV tables.", valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp("The same papers as somebody else has typed them.", valueName: "file"))
  var second: String?

  @Option(
    help: ArgumentHelp(
      "Where the scans lie; else in the folder of the batch.", valueName: "folder"))
  var scans: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file of forms to mend; else BATCH-to-mend.", valueName: "file"))
  var output: String?

  @Flag(
    help: ArgumentHelp(
      "Open cases for incomplete forms, too: for what the paper itself leaves out."))
  var takeAll = false

  @Flag(help: "Let --output replace a file that is there.")
  var force = false

  @Flag(help: "Print one line of JSON a form.")
  var json = false

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var jobs: JobsOption

  func validate() throws {
    guard files.count == 1 || (second == nil && output == nil) else {
      throw ValidationError("--second and --output go with one file.")
    }
    guard !force || output != nil else { throw ValidationError("--force goes with --output.") }
  }

  func run() throws {
    let paths = try PathArguments.paths(files)
    let secondPath = try second.map { try PathArguments.paths([$0])[0] }
    let workspace = try workspace.open(for: paths)
    let catalogue = try FormCatalogue(in: workspace.forms)
    let settings = try jobs.settings(forms: catalogue.newest, of: workspace)
    let batches = try paths.map { try batch($0, settings) }
    let second = try secondPath.map { try batch($0, settings, typing: .second) }
    if let second { try see(second, fits: batches[0]) }
    try see(
      output.map { FilePath($0) }, isNone: paths + [secondPath].compactMap { $0 }, batches[0])
    let store = try workspace.openStore()
    for batch in batches + [second].compactMap({ $0 }) { try see(batch, isNewTo: store) }
    var report = TranscriptionReport(
      isJSON: json, totalBytes: batches.reduce(0) { $0 + $1.size }, scans: scansToName(batches[0]))
    defer { report.clear() }
    for batch in batches {
      report.begin(batch)
      let transcription = Transcription(
        settings, store: store, scans: ScanFolder(scans.map { FilePath($0) } ?? batch.path.parent),
        takesAll: takeAll, clock: { CurrentProcess.moment })
      do {
        try run(transcription, batch, second, &report)
      } catch {
        // What was entered before is said in any case.
        report.say()
        throw error
      }
    }
    report.say()
    guard !report.isEmpty else {
      throw Problem(
        "There is no form in it.", at: batches[0].path.shown,
        hint: "Type the forms, a title above each; in a table, a form a row.")
    }
    try report.status.finish()
  }

  private func run(
    _ transcription: Transcription, _ batch: TypedBatch, _ second: TypedBatch?,
    _ report: inout TranscriptionReport
  ) throws {
    func writing<Result: ~Copyable>(_ body: () throws(FileFailure) -> Result) throws -> Result {
      do throws(FileFailure) {
        return try body()
      } catch {
        throw Problem(
          "The forms to mend cannot be written: \(error.reason).",
          at: output ?? batch.path.parent.shown,
          hint: "Name another file with --output, and run it again: no form is entered twice.")
      }
    }
    var held = try writing { () throws(FileFailure) in
      try HeldFile(for: batch, output: output.map { FilePath($0) })
    }
    do {
      try transcription.run(batch, against: second) { outcomes in
        // They are in the record: they are told of whatever happens to the others.
        try report.add(outcomes)
        try writing { () throws(FileFailure) in
          for case .held(let record) in outcomes { try held.add(record) }
        }
      }
    } catch let error as StoreError {
      throw Problem(
        error.message, hint: "\(error.hint) Then run it again: no form is entered twice.")
    }
    report.end(try writing { () throws(FileFailure) in try held.finish(replacing: force) })
  }

  /// The folder of the scans, where the hint must name it: it was named, or the forms to mend do not lie in it.
  private func scansToName(_ batch: TypedBatch) -> String? {
    if let scans { return scans }
    guard let output, FilePath(output).parent != batch.path.parent else { return nil }
    return batch.path.parent.shown
  }

  private func batch(
    _ path: FilePath, _ settings: ReadingSettings, typing: TypedRecord.Typing = .first
  ) throws -> TypedBatch {
    guard (try? path.status(followingLinks: true))?.kind != .folder else {
      throw Problem(
        "This is a folder.", at: path.shown, hint: "Name the batch: `docket transcribe FILE`.")
    }
    do throws(Refusal) {
      return try TypedBatch(path, settings, typing: typing)
    } catch {
      throw Problem(error.message, at: path.shown, hint: error.hint)
    }
  }

  private func see(
    _ output: FilePath?, isNone inputs: [FilePath], _ batch: TypedBatch
  ) throws {
    guard let output else { return }
    let isTable = [".csv", ".tsv"].contains { output.text.lowercased().hasSuffix($0) }
    guard isTable == (batch.kind == .table) else {
      throw Problem(
        isTable
          ? "The forms to mend are text, and the name is that of a table."
          : "The forms to mend are a table, and the name is not that of one.", at: output.shown,
        hint: "Give it the ending of the batch: it is run again as it stands.")
    }
    for input in inputs where output.isSameFile(as: input) { throw OutputTarget.isInput(output) }
    guard !force, (try? output.status(followingLinks: false)) != nil else { return }
    throw Problem(
      "The file is there already, so nothing was taken in.", at: output.shown,
      hint: "Name another file, or add --force to replace it.")
  }

  /// Two typings are compared by their answers, and handed back in one file.
  private func see(_ second: TypedBatch, fits first: TypedBatch) throws {
    guard !second.path.isSameFile(as: first.path) else {
      throw Problem(
        "The two typings are one file.", at: second.path.shown,
        hint: "Name what the other clerk has typed.")
    }
    guard second.kind == first.kind else {
      throw Problem(
        "One typing is a table, and the other one is plain text.", at: second.path.shown,
        hint: "Let both clerks type in the same way.")
    }
    guard Set(second.header) == Set(first.header) else {
      throw Problem(
        "The columns of the two tables have different names.", at: second.path.shown,
        hint: "Give them the same names as in \(first.path.shown); their order does not matter.")
    }
  }

  /// Refuses a batch that was taken in as one file, whose forms would become cases once more.
  private func see(_ batch: TypedBatch, isNewTo store: CaseStore) throws {
    let sha256: String
    do throws(Refusal) {
      sha256 = try batch.sha256()
    } catch {
      throw Problem(error.message, at: batch.path.shown, hint: error.hint)
    }
    guard try store.isTakenAsFile(sha256: sha256) else { return }
    throw Problem(
      "This file came in before as a whole, and its forms are cases.", at: batch.path.shown,
      hint: "There is nothing to do; new forms go into a file of their own.")
  }
}
