internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import Publishing
internal import School
internal import Templates

/// `docket policy import`.
struct PolicyImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a template of a policy that the school has.",
    discussion: """
      The policy may be a Word file, a text in Markdown, or plain text as Word exports it. The template \
      has its words, all of them and in their order: where docket cannot promise that, nothing is \
      written. A contents list and printed forms that docket knows are made anew; what looks other \
      than before is told, each with its place. Names that school.yaml has are told, too; with --tags \
      they become tags.
      """)

  @Argument(
    help: ArgumentHelp("A Word file, a text in Markdown, or plain text.", valueName: "file"))
  var file: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Where it goes; else into the templates of the workspace, or the current folder.",
      valueName: "file.md"))
  var output: String?

  @Flag(help: "Put tags in the place of names that school.yaml has.")
  var tags = false

  @Flag(help: "Replace a file that is there.")
  var force = false

  @OptionGroup var house: HouseOption

  func run() throws {
    let path = try PathArguments.paths([file])[0]
    let console = Console()
    let workspace = try house.workspace.openIfAny()
    let school = try workspace.map { try School(in: $0.school) }
    if tags, school == nil {
      throw Problem(
        "There is no school.yaml to take names from.", at: "--tags",
        hint: "Name a workspace with `--workspace DIR`, or leave --tags out.")
    }
    let target = try target(path, workspace)
    try OutputTarget.makeFolder(target.parent)
    try OutputTarget.see(target, besides: [path], force: force)
    let policy: ImportedPolicy
    do {
      policy = try imported(PolicyFile(path), PDFCommand.stem(path), school, workspace)
    } catch let refused as PolicyFile.Refused {
      return try refused.finish(console)
    } catch let error as ImportError {
      return try PolicyFile.Refused(Problem(error, path)).finish(console)
    }
    try OutputTarget.write(Array(policy.text.utf8), to: target, force: force)
    ImportReport(source: path, text: target.shown).say(policy.findings, console)
    var output = Output()
    try output.line(target.shown)
    try output.flush()
    if policy.findings.contains(where: { $0.severity == .warning }) {
      try Status.needsAPerson.finish()
    }
  }

  private func imported(
    _ file: PolicyFile, _ name: String, _ school: School?, _ workspace: Workspace?
  ) throws -> ImportedPolicy {
    let catalogue = try FormCatalogue(in: house.forms.folder(of: workspace))
    let run = PolicyImport(
      school, forms: catalogue.newest, style: try house.styleBytes(workspace),
      today: try CurrentProcess.today())
    return switch file {
    case .document(let document): try run.policy(from: document, name: name, putsTags: tags)
    case .markdown(let text): try run.policy(fromMarkdown: text, name: name, putsTags: tags)
    }
  }

  private func target(_ path: FilePath, _ workspace: Workspace?) throws -> FilePath {
    guard let output else {
      let stem = Self.stem(path)
      let name = (DocumentName(stem)?.description ?? "policy") + ".md"
      return workspace?.templates.appending(name) ?? FilePath(name)
    }
    guard output.lowercased().hasSuffix(".md") else {
      throw Problem(
        "The name of a text in Markdown ends in .md.", at: "--output \(output)",
        hint: "Write `--output \"\(output).md\"`.")
    }
    return FilePath(output)
  }

  /// The name of the file without its ending.
  private static func stem(_ path: FilePath) -> String {
    let name = PDFCommand.stem(path)
    return [".txt", ".text", ".md", ".markdown"].first { name.lowercased().hasSuffix($0) }
      .map { String(name.dropLast($0.count)) } ?? name
  }
}

extension Problem {
  fileprivate init(_ error: ImportError, _ path: FilePath) {
    switch error {
    case .noWords:
      self.init(
        "There are no words in the policy.", at: path.shown,
        hint:
          "A scanned page is a picture: type its words, or ask for the file it was printed from.")
    case .isPolicy:
      self.init(
        "This text is a policy of docket's already: it begins with its version.", at: path.shown,
        hint: "Put it into the templates of the workspace as it is.")
    case .changed(let before, let word, let count, let now):
      self.init(
        "The words of the policy would not stay as they are: word \(word) of \(count) is another, "
          + "of \(now) that there would be.",
        at: path.shown + (before.isEmpty ? "" : ", behind \"\(before)\""),
        hint: "Save the file as plain text in Word, and import that; please tell docket's makers.")
    case .unfit(let finding):
      self.init(finding.message, at: path.shown, hint: finding.hint)
    case .unreadable:
      self.init(
        "What was made of the policy cannot be read again.", at: path.shown,
        hint: "Save the file as plain text in Word, and import that.")
    }
  }
}
