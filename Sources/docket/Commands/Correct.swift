internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import School
internal import Word

/// `docket correct`: a form that cannot be dealt with, with a comment at each thing to mend.
struct Correct: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Write a copy of a form with a comment at each thing to mend.",
    discussion: """
      For handing a form back by hand: the copy is the same file, and a Word comment stands at each \
      answer that is missing or unclear, with what to do in plain words. A plain-text form gets lines \
      that begin with >> instead. Where nothing is to be mended, nothing is written.

      Whoever gets the copy mends it, leaves the comments in or takes them out, and sends it back. With \
      --case, docket knows it then as the answer to that case.

      EXAMPLES
        docket correct report.docx             writes report-to-mend.docx beside it
        docket show BCA-2026-0042-K --original report.docx
        docket correct report.docx --case BCA-2026-0042-K
      """)

  @Argument(help: ArgumentHelp("A Word or plain-text form.", valueName: "file"))
  var file: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The copy; else FILE-to-mend beside the file.", valueName: "copy"))
  var output: String?

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("The case that the copy's answer is for.", valueName: "ref"))
  var reference: String?

  @Flag(help: "Replace a file that is there.")
  var force = false

  @OptionGroup var forms: FormsOption
  @OptionGroup var workspace: WorkspaceOption

  func run() throws {
    let path = try PathArguments.paths([file])[0]
    let workspace = try workspace.openIfAny()
    let catalogue = try FormCatalogue(in: forms.folder(of: workspace))
    let school = try workspace.map { try School(in: $0.school) }
    let settings = try JobsOption.settings(jobs: 1, forms: catalogue.newest, of: workspace)
    let file = try read(path, settings)
    let mark = try reference.flatMap { try self.mark(of: $0, for: file.forms, path) }
    let console = Console()
    let forms = file.forms.map { form in
      let schema = form.form.flatMap { catalogue.form($0.id, version: $0.version) }
      let corrections = schema.map { [Correction](of: form, schema: $0, school: school) } ?? []
      return CorrectionCopy.Form(form, corrections, mark: mark)
    }
    let corrections = forms.flatMap(\.corrections)
    guard !corrections.isEmpty else {
      return console.say("Nothing is to be mended, so no copy was written.")
    }
    let copy: CorrectionCopy
    do throws(Refusal) {
      copy = try CorrectionCopy(
        of: file.bytes, forms, by: CommentAuthor(school: school, at: CurrentProcess.moment),
        limits: settings.limits)
    } catch {
      throw Problem(error.message, at: path.shown, hint: error.hint)
    }
    let target = target(path, copy.kind)
    try OutputTarget.see(target, besides: [path], force: force)
    try OutputTarget.write(copy.bytes, to: target, force: force)
    var output = Output()
    try output.line(target.shown)
    try output.flush()
    console.say(Count.of(corrections.count, "thing") + " to mend:")
    for correction in corrections { console.say("- \(correction.sentence)") }
  }

  /// The forms of the file; one that is refused, or no form, ends the run.
  private func read(_ path: FilePath, _ settings: ReadingSettings) throws -> ReadFile {
    guard let file = FileReader.file(path, settings) else {
      throw Problem(
        "This is a folder.", at: path.shown, hint: "Name one form: `docket correct FILE`.")
    }
    if let refusal = file.forms.lazy.compactMap(\.refusal).first {
      Console().say(Problem(refusal.message, at: path.shown, hint: refusal.hint))
      try Status.needsAPerson.finish()
    }
    return file
  }

  /// The mark of a case, which must be of the same form as the file.
  private func mark(
    of typed: String, for forms: [ReadForm], _ path: FilePath
  ) throws -> CorrectionMark? {
    guard let reference = CaseReference(typed) else {
      throw Problem(
        "This is not a reference, or its check letter is wrong.",
        hint: "Check it against the paper; `docket cases` lists all cases.")
    }
    let store = try workspace.open(for: [path]).openStore()
    let summary = try store.detail(reference).summary
    guard forms.count == 1, forms[0].form?.id == summary.form?.id else {
      throw Problem(
        forms.count == 1
          ? "The case \(reference) is about another form."
          : "The file holds \(forms.count) forms, and a case is about one.", at: path.shown,
        hint: "Look at the case with `docket show \(reference)`, or leave --case out.")
    }
    return try store.correctionMark(of: reference)
  }

  private func target(_ path: FilePath, _ kind: CorrectionCopy.Kind) -> FilePath {
    if let output { return FilePath(output) }
    var stem = path.name[...]
    if let dot = stem.lastIndex(of: UInt8(ascii: ".")), dot > stem.startIndex {
      stem = stem[..<dot]
    }
    let name = Array(stem) + Array("-to-mend.\(kind.ending)".utf8)
    // What was named without its folder is told without it.
    return path.bytes.contains(UInt8(ascii: "/"))
      ? path.parent.appending(name) : FilePath(name) ?? path
  }
}
