internal import ArgumentParser
internal import Forms
internal import Intake
internal import Publishing
internal import Templates

/// `docket templates`: what templates need, and what is wrong with them.
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "Check Word templates, or say what data they need.",
    subcommands: [Check.self, Fields.self])

  /// `docket templates check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Say every mistake in a template, and in the data for it.",
      usage: "docket templates check <template> [--data <file>] [<options>]",
      discussion: """
        Each mistake is told with its place, and with --annotate as a Word comment in a copy. Data is \
        checked record by record, as docket fill does before it writes anything.
        """)

    @Argument(
      help: ArgumentHelp("A Word file with tags, or a text in Markdown.", valueName: "template"))
    var template: String

    @Option(help: ArgumentHelp("A CSV, JSON or YAML file.", valueName: "file"))
    var data: String?

    @Option(
      help: ArgumentHelp("Write mistakes as comments into this copy.", valueName: "copy.docx"))
    var annotate: String?

    @Flag(help: "Replace the copy if it is there.")
    var force = false

    @OptionGroup var house: HouseOption
    @OptionGroup var jobs: JobsOption

    func run() throws {
      let paths = try PathArguments.paths([template] + [data].compactMap { $0 })
      let console = Console()
      let template = try TemplateFile(paths[0], in: house).namingSchool(house)
      var findings = template.template.findings
      let report = TemplateReport(
        template: paths[0].shown, data: paths.count > 1 ? paths[1].shown : nil, writes: false)
      if paths.count > 1 {
        let data = try DataArgument.read(paths[1], template.template, report, console)
        let survey = data.survey()
        try DataArgument.checkRows(of: survey, paths[1], template.template, report, console)
        findings = template.template.check(survey.shape)
        findings.add(
          try FillingRun(
            template: template.template, data: data, today: CurrentProcess.today(),
            pictures: paths[1].parent, threads: jobs.jobs ?? CurrentProcess.cores
          ).tryOut(except: findings))
      }
      report.say(findings, console)
      guard findings.contains(where: { $0.severity == .error }) else {
        var output = Output()
        try output.line("\(paths[0].shown) is right.")
        return try output.flush()
      }
      if let annotate {
        try template.annotate(findings, to: FilePath(annotate), force: force)
        console.say("The comments are in \(FilePath(annotate).shown).")
      }
      try Status.needsAPerson.finish()
    }
  }

  /// `docket templates fields`.
  struct Fields: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fields",
      abstract: "Print what a template needs, as the first row of a CSV table.",
      usage: "docket templates fields <template> [<options>]",
      discussion: """
        What may be missing is in it too; what school.yaml of the workspace says is not. Lists, which a \
        table cannot hold, are told on stderr: they need JSON or YAML.
        """)

    @Argument(
      help: ArgumentHelp("A Word file with tags, or a text in Markdown.", valueName: "template"))
    var template: String

    @OptionGroup var house: HouseOption

    func run() throws {
      let path = try PathArguments.paths([template])[0]
      let template = try TemplateFile(path, in: house).namingSchool(house).template
      guard template.canBeFilled else {
        // A header with names missing would look whole.
        TemplateReport(template: path.shown, writes: false).say(template.findings, Console())
        return try Status.needsAPerson.finish()
      }
      let fields = template.fields
      var output = Output()
      try output.line(
        fields.filter { !$0.isList }.map { Self.quoted($0.name) }.joined(separator: ","))
      try output.flush()
      let console = Console()
      for field in fields where field.isList {
        let inner =
          field.inner.isEmpty ? "" : " of \(field.inner.map(\.name).joined(separator: ", "))"
        console.say("\(field.name): a list\(inner)")
      }
      let optional = fields.filter { $0.isOptional && !$0.isList }.map(\.name)
      if !optional.isEmpty { console.say("May be missing: \(optional.joined(separator: ", "))") }
      TemplateReport(template: path.shown, writes: false).say(template.findings, console)
    }

    private static func quoted(_ name: String) -> String {
      name.contains { ",;\"".contains($0) } ? "\"\(name.replacing("\"", with: "\"\""))\"" : name
    }
  }
}
