internal import ArgumentParser
internal import Forms
internal import Intake
internal import PDF
internal import Publishing
internal import School
internal import Templates
internal import Word

/// `docket policy diff`.
struct PolicyDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed between two versions of a policy, section by section.",
    discussion: """
      Each of the two is a Word file, plain text, a text in Markdown, or the name of a policy of the \
      workspace, which is filled as it is printed. Words count, looks do not. Sections that moved and \
      headings that were changed are recognised. The report is text, or a Word file or an accessible PDF \
      with --output.
      """)

  @Argument(help: ArgumentHelp("The policy as it was.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The policy as it is now.", valueName: "new"))
  var new: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A name that ends in .docx, .pdf or .txt; else it is printed.", valueName: "file")
  )
  var output: String?

  @Flag(help: "Replace a file that is there.")
  var force = false

  @OptionGroup var options: PolicyOptions

  func run() throws {
    let console = Console()
    let workspace = try options.house.workspace.openIfAny()
    let paths = [try path(old, workspace), try path(new, workspace)]
    let target = try target(besides: paths)
    let difference: PolicyDifference
    let forms = try FormCatalogue(in: options.house.forms.folder(of: workspace)).newest
    do {
      let outlines = try paths.map { try outline($0, forms, workspace, console) }
      difference = PolicyDifference(from: outlines[0], to: outlines[1])
    } catch let refused as PolicyFile.Refused {
      return try refused.finish(console)
    }
    if difference.areStrangers, !difference.isNothing {
      console.say("warning: The two documents have hardly a word in common.")
      console.say("hint: Look whether they are two versions of one policy.")
    }
    let columns = output == nil ? Output.columns : 80
    let lines = DifferenceText(columns: columns).lines(difference).map { $0 + "\n" }
    guard let target else {
      var output = Output()
      try output.write(Array(lines.joined().utf8))
      return try output.flush()
    }
    let report = DifferenceReport(
      difference, old: Self.name(paths[0]), new: Self.name(paths[1]))
    try OutputTarget.write(
      bytes(of: report, target, lines.joined(), workspace, console), to: target, force: force)
    var output = Output()
    try output.line(target.shown)
    try output.flush()
  }

  // MARK: What is compared

  /// A file, or the file of a policy that the workspace has.
  private func path(_ name: String, _ workspace: Workspace?) throws -> FilePath {
    let path = try? PathArguments.paths([name])[0]
    if let path, (try? path.status(followingLinks: true)) != nil { return path }
    let isName = !name.contains("/") && !name.contains(".")
    guard let workspace, isName else { return try PathArguments.paths([name])[0] }
    return try TemplateShelf(workspace, options.house).path(of: name, what: "policy")
  }

  private func outline(
    _ path: FilePath, _ forms: [FormSchema], _ workspace: Workspace?, _ console: Console
  ) throws -> PolicyOutline {
    switch try PolicyFile(path) {
    case .document(let document):
      let outline = try outline(of: document, forms, workspace)
      guard !outline.sections.isEmpty else {
        throw PolicyFile.Refused(
          Problem(
            "There are no words in the policy.", at: path.shown,
            hint:
              "A scanned page is a picture: type its words, or ask for the file it was printed from."
          ))
      }
      return outline
    case .markdown: return try outline(of: filled(path, workspace, console), forms, workspace)
    }
  }

  private func outline(
    of document: Document, _ forms: [FormSchema], _ workspace: Workspace?
  ) throws -> PolicyOutline {
    PolicyOutline(
      document, forms: forms, school: try workspace.map { try School(in: $0.school) },
      today: try options.date ?? CurrentProcess.today())
  }

  /// A text in Markdown as it is printed.
  private func filled(
    _ path: FilePath, _ workspace: Workspace?, _ console: Console
  ) throws -> Document {
    let school = try workspace.map { try School(in: $0.school) }
    let file = try TemplateFile(path, in: options.house)
    let day = try options.date ?? CurrentProcess.today()
    let pictures = PictureSource(from: path.parent)
    var values = school.map { TemplateRecord($0) } ?? TemplateRecord([])
    if let school, let facts = try? PolicyFacts(file.template, file: path.shown, school: school) {
      // A text that is no policy, or not yet, has the school's values alone.
      values = PolicyText(school, on: day, pictures).values(facts)
    }
    let workshop = FillingWorkshop(pictures: pictures)
    let findings = file.template.findings(of: values, today: day, workshop)
    TemplateReport(template: path.shown, writes: false).say(findings, console)
    if !findings.isEmpty { try Status.needsAPerson.finish() }
    do {
      var reader = WordReader()
      return try reader.read(file.template.fill(values, today: day, with: workshop))
    } catch let error as PackageError {
      throw TemplateFile.problem(error, path, "document")
    }
  }

  // MARK: Where it goes

  private func target(besides paths: [FilePath]) throws -> FilePath? {
    guard let output else { return nil }
    let endings = [".docx", ".pdf", ".txt"]
    guard endings.contains(where: { output.lowercased().hasSuffix($0) }) else {
      throw Problem(
        "The name of the report ends in .docx, .pdf or .txt.", at: "--output \(output)",
        hint: "Write `--output \"\(output).pdf\"`, or leave --output out to read it here.")
    }
    let target = FilePath(output)
    try OutputTarget.makeFolder(target.parent)
    try OutputTarget.see(target, besides: paths, force: force)
    return target
  }

  private func bytes(
    of report: DifferenceReport, _ target: FilePath, _ text: String, _ workspace: Workspace?,
    _ console: Console
  ) throws -> [UInt8] {
    let name = target.text.lowercased()
    if name.hasSuffix(".txt") { return Array(text.utf8) }
    let day = try options.date ?? CurrentProcess.today()
    let template = try report.template(in: options.house.styleBytes(workspace), on: day)
    let word = try template.fill(TemplateRecord([]), today: day, with: FillingWorkshop())
    if name.hasSuffix(".docx") { return word }
    let press = try TemplatePress(word, title: "What has changed", PressFonts())
    let pressed = try press.press()
    LayoutReport(target).say(pressed.findings.map { ($0, nil) }, console)
    return press.file(pressed.pages)
  }

  private static func name(_ path: FilePath) -> String {
    String(decoding: path.name, as: UTF8.self)
  }
}
