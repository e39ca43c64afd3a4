internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import PDF
internal import Publishing
internal import School
internal import Templates
internal import Word
internal import YAML

/// Where printed documents go, and for which day: what all commands that print have in common.
struct PrintOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder they go into; else output in the workspace.", valueName: "dir"))
  var output: String?

  @Option(
    help: ArgumentHelp("The day that they are printed for; else today.", valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @Flag(help: "Replace files that are there and hold something else.")
  var force = false

  @OptionGroup var house: HouseOption
}

/// What prints documents of a workspace.
struct PrintShop {
  let workspace: Workspace
  let school: School
  let shelf: TemplateShelf
  let fonts: PressFonts
  let day: CalendarDate
  let console = Console()
  private let options: PrintOptions

  init(_ options: PrintOptions) throws {
    self.options = options
    workspace = try options.house.workspace.open()
    school = try School(in: workspace.school)
    shelf = try TemplateShelf(workspace, options.house)
    fonts = try PressFonts()
    day = try options.date ?? CurrentProcess.today()
  }

  /// Prints a policy, or says everything that is wrong with it.
  func press(_ policy: TemplateShelf.Policy) throws -> PrintedPolicy {
    let facts = try policy.facts(school)
    let path = policy.file.path
    let text = PolicyText(school, on: day, PictureSource(from: path.parent))
    try end(on: text.findings(in: policy.file.template, facts), of: path)
    do {
      let printed = try PolicyPress(text, fonts).press(policy.file.template, policy.name, facts)
      LayoutReport(path).say(printed.findings.map { ($0, nil) }, console)
      return printed
    } catch let error as PackageError {
      throw TemplateFile.problem(error, path, "document")
    }
  }

  /// Fills a template and lays it out, or says everything that is wrong with it.
  ///
  /// - Parameters:
  ///   - file: the template.
  ///   - values: that stand in it.
  ///   - title: what the document is called where it does not say.
  /// - Returns: the document in both forms.
  /// - Throws: where anything is wrong, which is said.
  func press(
    _ file: TemplateFile, _ values: TemplateRecord, title: String
  ) throws -> (word: [UInt8], pdf: [UInt8]) {
    let workshop = FillingWorkshop(pictures: PictureSource(from: file.path.parent))
    try end(on: file.template.findings(of: values, today: day, workshop), of: file.path)
    do {
      let changes = try file.template.changes(values, today: day, workshop)
      let press = try TemplatePress(file.template.file, title: title, fonts)
      let pressed = try press.press(changes)
      LayoutReport(file.path).say(pressed.findings.map { ($0, nil) }, console)
      return (try changes.applied(to: file.template.file), press.file(pressed.pages))
    } catch let error as PackageError {
      throw TemplateFile.problem(error, file.path, "document")
    }
  }

  /// Says everything that is wrong with a template and its values, and ends the command where anything is.
  private func end(on findings: [TemplateFinding], of path: FilePath) throws {
    TemplateReport(template: path.shown).say(findings, console)
    if !findings.isEmpty { try Status.needsAPerson.finish() }
  }

  /// Says everything that is wrong with the documents of a pack, and ends the command.
  func say(_ problems: PackProblems) throws {
    for problem in Problems(PublishingErrors(problems.mistakes)).problems { console.say(problem) }
    for (file, findings) in problems.templates {
      TemplateReport(template: file).say(findings, console, isAll: false)
    }
    console.say("Nothing was printed.")
    try Status.needsAPerson.finish()
  }

  /// The folder that documents go into.
  var folder: FilePath { options.output.map { FilePath($0) } ?? workspace.output }

  /// Writes files, all or none.
  ///
  /// - Parameters:
  ///   - files: in the order in which they are told.
  ///   - register: what must be written down before the first of them.
  /// - Throws: ``Problem`` where they cannot be written.
  func write(_ files: OutputFiles, register: () throws -> Void = {}) throws {
    try Self.write(files, replacing: options.force, console, register: register)
  }

  static func write(
    _ files: OutputFiles, replacing: Bool, _ console: Console, register: () throws -> Void = {}
  ) throws {
    let staged: OutputFiles.Staged
    do throws(OutputFiles.Failure) {
      staged = try files.stage(replacing: replacing)
    } catch {
      throw Problem(error)
    }
    do {
      try register()
    } catch {
      staged.discard()
      throw error
    }
    let written: [OutputFiles.Written]
    do throws(OutputFiles.Failure) {
      written = try staged.place()
    } catch {
      throw Problem(error)
    }
    try tell(written, console)
  }

  /// Gives files that were made beside their folder their places, all or none.
  func place(_ staged: StagedFolder, _ names: [String]) throws {
    let written: [OutputFiles.Written]
    do throws(OutputFiles.Failure) {
      written = try staged.place(names, replacing: options.force)
    } catch {
      staged.discard()
      throw Problem(error)
    }
    try Self.tell(written, console)
  }

  private static func tell(_ written: [OutputFiles.Written], _ console: Console) throws {
    var output = Output()
    for file in written { try output.line(file.path.shown) }
    try output.flush()
    if written.allSatisfy(\.wasThere) { console.say("They were there already, and are the same.") }
  }
}

extension Problem {
  init(_ failure: OutputFiles.Failure) {
    switch failure {
    case .isThere(let path):
      self.init(
        "A file of this name is there and holds something else, so nothing was written.",
        at: path.shown,
        hint: "Name another folder with --output, or add --force to replace it.")
    case .file(let failure, let path):
      self.init(
        "The document could not be written: \(failure.reason).", at: path.shown,
        hint: "Check that you may write there, and that the disk has room.")
    }
  }
}
