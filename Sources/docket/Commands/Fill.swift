internal import Archive
internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import PDF
internal import Publishing
internal import Templates
internal import Word

/// `docket fill`: Word documents from a template and data.
struct Fill: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill",
    abstract: "Fill a Word template from data: a document for each record.",
    usage: "docket fill <template> [--data <file>] --output <path> [<options>]",
    discussion: """
      Data is a CSV table, or JSON or YAML with one record or a list of them. Everything that is wrong \
      is told in one run, each with its place, and nothing is written then; with --annotate the same \
      stands as comments in a copy of the template.

      OUTPUT
        --output letters                     letters/TEMPLATE-0001.docx and so on
        --output "letters/{{ name }}.docx"   named from the data
        --output letter.docx                 one record, or all with --one-file
        --output "letters/{{ name }}.pdf"    as PDF; so is a folder with --pdf

      TAGS
        {{ name }}  {{ teacher.name }}       a value; {{ name ? }} may be missing
        {{ day | format: "d MMMM yyyy" }}    a date or, "#,##0.00", a number;
                                             upper lower title default join count
        {{#each people}} … {{/each}}         words, paragraphs or rows, for each
        {{#if late}} … {{else}} … {{/if}}    also == != < > and or not
        {{image logo width: 30mm}}           a picture in the folder of the data
        {{qr url}}                           a QR code

      In a workspace, {{ school.name }}, {{ roles.headteacher.title }}, .name and the like come from \
      school.yaml, unless the data has them.
      """)

  @Argument(
    help: ArgumentHelp("A Word file with tags, or a text in Markdown (.md).", valueName: "template")
  )
  var template: String

  @Option(
    help: ArgumentHelp(
      "A CSV, JSON or YAML file; none is one record without values.", valueName: "file"))
  var data: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("A folder, or a name that ends in .docx or .pdf.", valueName: "path"))
  var output: String

  @Flag(help: "Put all records into one document, each on a new page.")
  var oneFile = false

  @Flag(help: "Make accessible PDFs, not Word files.")
  var pdf = false

  @Option(help: ArgumentHelp("What {{ today }} is; else this day.", valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "Where something is wrong, write it as comments into this copy.", valueName: "copy.docx"))
  var annotate: String?

  @Flag(help: "Replace files that are there.")
  var force = false

  @OptionGroup var house: HouseOption
  @OptionGroup var jobs: JobsOption

  func run() throws {
    let paths = try PathArguments.paths([template] + [data].compactMap { $0 })
    let dataPath = paths.count > 1 ? paths[1] : nil
    let today = try date ?? CurrentProcess.today()
    let console = Console()
    let template = try TemplateFile(
      paths[0], for: oneFile ? .allRecords : .eachRecord, in: house
    ).namingSchool(house)
    let report = TemplateReport(template: paths[0].shown, data: dataPath?.shown)
    let data =
      try dataPath.map { try DataArgument.read($0, template.template, report, console) }
      ?? .oneEmptyRecord
    let survey = data.survey()
    try DataArgument.checkRows(of: survey, dataPath ?? paths[0], template.template, report, console)
    guard survey.count > 0 else {
      throw Problem(
        "There is no record in the data.", at: (dataPath ?? paths[0]).shown,
        hint: "Write a row for each document behind the row with the names.")
    }
    let run = FillingRun(
      template: template.template, data: data, today: today,
      pictures: (dataPath ?? paths[0]).parent,
      threads: jobs.jobs ?? CurrentProcess.cores)
    var findings = template.template.check(survey.shape)
    let progress = FillingProgress(console, verb: "Trying out", of: survey.count)
    findings.add(
      try oneFile ? OneFile(run).tryOut() : run.tryOut(except: findings) { progress.show($0) })
    progress.clear()
    report.say(findings, console)
    if findings.contains(where: { $0.severity == .error }) {
      try annotateCopy(template, findings, console)
      return try Status.needsAPerson.finish()
    }
    let target = try OutputTarget(
      output, wantsPDF: pdf, inputs: paths, documents: oneFile ? 1 : survey.count, of: survey.shape)
    if oneFile {
      try writeOne(run, to: target, paths[0], console)
    } else {
      try write(run, survey.count, to: target, paths[0], console)
    }
  }

  private func writeOne(
    _ run: FillingRun, to target: OutputTarget, _ path: FilePath, _ console: Console
  ) throws {
    let one = try OneFile(run)
    guard target.isPDF else { return try target.write(one.document(), force: force) }
    do {
      let made = try one.pdf(title: PDFCommand.stem(path))
      try target.write(made.bytes, force: force)
      LayoutReport(path).say(made.findings.map { ($0, nil) }, console)
    } catch let error as PackageError {
      throw TemplateFile.problem(error, path, "document")
    }
  }

  private func write(
    _ run: FillingRun, _ count: Int, to target: OutputTarget, _ path: FilePath,
    _ console: Console
  ) throws {
    let names = try target.names(run, count, force: force)
    let progress = FillingProgress(console, of: count)
    let findings: [LayoutFinding: Int]
    do {
      findings = try run.write(
        names, into: target.folder, replacing: force,
        pdfTitle: target.isPDF ? PDFCommand.stem(path) : nil
      ) { progress.show($0) }
    } catch {
      progress.clear()
      throw OutputTarget.problem(error)
    }
    progress.clear()
    var output = Output()
    try names.forEach(of: run) { _, name in try output.line(target.shown(name)) }
    try output.flush()
    LayoutReport(path).say(findings.map { ($0.key, $0.value) }, console)
  }

  private func annotateCopy(
    _ template: TemplateFile, _ findings: [TemplateFinding], _ console: Console
  ) throws {
    guard let annotate else { return }
    try template.annotate(findings, to: FilePath(annotate), force: force)
    console.say("The comments are in \(FilePath(annotate).shown).")
  }
}
