internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import Publishing
internal import School
internal import Templates
internal import YAML

/// `docket print certificates`.
struct PrintCertificates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificates",
    abstract: "Print certificates of training: one for each person of a session.",
    usage: "docket print certificates --session <file> [<options>]",
    discussion: """
      A session is a CSV table (or JSON, YAML) with a row for each person who was trained, and the columns \
      name, course, kind, date, hours and trainer, by their usual names, in any order. What holds for all \
      need not stand in each row: --course, --kind, --date-of-training, --hours and --trainer say it where \
      a column is missing or a cell is empty.

      KIND      Induction, Refresher, or Identifying pupils at risk; usual other words are understood
      DATE      2026-09-02, 02/09/2026 or 2 September 2026; it must exist, and not be still to come
      HOURS     a number over 0, such as 2 or 1.5
      NAME      in any script, up to 200 letters

      Everything that is wrong is told in one run, each with its row, and nothing is printed then. \
      Certificates are issued in one step, and the files appear when the last one is made, in \
      output/certificates-DATE, by their numbers. Each carries a QR code that a telephone shows as plain \
      text: every fact, and the school's signature, which `docket certificates verify` checks.

      The same facts have the same certificate: printing a session again gives the same numbers, \
      signatures and bytes, and rows that were added get new ones. A certificate that was revoked is not \
      printed again; --reissue gives its facts a new one.

      EXAMPLES
        docket print certificates --session trained.csv
        docket print certificates --session trained.csv --kind induction --date-of-training 2026-09-02
        docket print certificates --session trained.csv --one-file    for the printer
        docket print certificates --session trained.csv --dry-run     see what would be issued
      """)

  @Option(help: ArgumentHelp("Who was trained: a CSV, JSON or YAML file.", valueName: "file"))
  var session: String

  @Option(help: ArgumentHelp("What the training is called.", valueName: "words"))
  var course: String?

  @Option(help: ArgumentHelp("What it is for.", valueName: "kind"))
  var kind: String?

  @Option(help: ArgumentHelp("The day on which it was.", valueName: "yyyy-mm-dd"))
  var dateOfTraining: String?

  @Option(help: ArgumentHelp("How long it took.", valueName: "number"))
  var hours: String?

  @Option(help: ArgumentHelp("Who gave it.", valueName: "name"))
  var trainer: String?

  @Option(name: .customLong("as"), help: "What to make.")
  var format = Format.pdf

  @Flag(help: "Put all certificates into one PDF, each on a page of its own.")
  var oneFile = false

  @Flag(help: "Say which certificates would be issued, and change nothing.")
  var dryRun = false

  @Flag(help: "Give new certificates to facts whose certificate was revoked.")
  var reissue = false

  @Option(help: ArgumentHelp("The template in the workspace.", valueName: "name"))
  var template = "certificate"

  @Option(help: ArgumentHelp("How many to make at a time; else one a core.", valueName: "n"))
  var jobs: Int?

  @OptionGroup var options: PrintOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case pdf, word
  }

  func validate() throws {
    if oneFile, format == .word {
      throw ValidationError("--one-file makes one PDF: leave --as word out.")
    }
    if let jobs, !(1...64).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 64.")
    }
  }

  func run() throws {
    let shop = try PrintShop(options)
    let path = try PathArguments.paths([session])[0]
    do {
      try print(path, shop)
    } catch let errors as PublishingErrors {
      throw Problems(errors)
    }
  }

  private func print(_ path: FilePath, _ shop: PrintShop) throws {
    let keys = CertificateKeys(in: shop.workspace.keys)
    let key = try keys.signing()
    let school = try CertifiedSchool(shop)
    let session = try TrainingSession(
      DataArgument.read(path), file: path.shown, common: common, today: shop.day)
    if !session.unused.isEmpty {
      shop.console.say(
        "note: These columns stand on no certificate: \(Visible.line(session.unused.listed)).")
    }
    let store = try shop.workspace.openStore()
    let issue = try CertificateIssue(
      session, in: store, school.school, keys: keys.known(), file: path.shown, on: shop.day,
      reissues: reissue)
    Self.warnOfSeconds(issue, path, shop.console)
    let texts = issue.texts(school.school, key.publicKey)
    let file = try shop.shelf.template(at: shop.shelf.path(of: template))
    let press = CertificatePress(
      file.template, school.school, today: shop.day, pictures: file.path.parent,
      threads: jobs ?? CurrentProcess.cores)
    let trying = FillingProgress(shop.console, verb: "Trying out", of: texts.count)
    defer { trying.clear() }
    let findings = try press.tryOut(texts) { trying.show($0) }
    trying.clear()
    TemplateReport(template: file.path.shown, data: path.shown, writes: !dryRun)
      .say(findings, shop.console)
    guard !findings.contains(where: { $0.severity == .error }) else {
      return try Status.needsAPerson.finish()
    }
    let places = zip(texts, session.rows).map { ($0, "\(path.shown), \($1.place)") }
    let mistakes =
      LetterCheck(shop.fonts.faces).mistakes(session.rows, file: path.shown)
      + CodeRoom(file.template, file: file.path.shown).mistakes(places)
    guard mistakes.isEmpty else { throw PublishingErrors(mistakes) }
    if dryRun { return try tell(issue, shop.console) }
    let certificates = try issue.issue(
      in: store, at: CurrentProcess.moment, school.school, by: key)
    do {
      try write(certificates, press, file.path, shop)
    } catch {
      shop.console.say(
        "The certificates are in the register, and no file was written: once the cause is mended, the same "
          + "command prints them.")
      throw error
    }
    shop.console.say(Self.summary(issue))
  }

  /// Whoever was certified the same with other hours has two certificates then.
  static func warnOfSeconds(_ issue: CertificateIssue, _ path: FilePath, _ console: Console) {
    for (row, first) in issue.seconds {
      console.say(
        "warning: Certificate \(first) certifies the same with other hours or another trainer.")
      console.say("  --> \(path.shown), \(row.place)")
      console.say("hint: Where it is wrong, run `docket certificates revoke \(first)`.")
    }
  }

  /// What holds for all whose row says nothing else.
  private var common: [SessionColumn: String] {
    let values: [(SessionColumn, String?)] = [
      (.course, course), (.kind, kind), (.date, dateOfTraining), (.hours, hours),
      (.trainer, trainer),
    ]
    return Dictionary(
      uniqueKeysWithValues: values.compactMap { column, value in value.map { (column, $0) } })
  }

  private func write(
    _ certificates: [Certificate], _ press: CertificatePress, _ template: FilePath,
    _ shop: PrintShop
  ) throws {
    let progress = FillingProgress(shop.console, verb: "Printing", of: certificates.count)
    defer { progress.clear() }
    let name = "certificates-\(shop.day)"
    do {
      if oneFile {
        let made = try press.onePDF(certificates, shop.fonts) { progress.show($0) }
        progress.clear()
        LayoutReport(template).say(made.findings.map { ($0.key, $0.value) }, shop.console)
        var files = OutputFiles(in: shop.folder)
        files.add("\(name)/\(Self.name(of: certificates))", made.bytes)
        return try shop.write(files)
      }
      let made = try press.stage(
        certificates, in: shop.folder.appending(name), isPDF: format == .pdf
      ) { progress.show($0) }
      progress.clear()
      LayoutReport(template).say(made.findings.map { ($0.key, $0.value) }, shop.console)
      try shop.place(made.folder, made.names)
    } catch let failure as FileFailure {
      throw Problem(
        "The certificates could not be written: \(failure.reason).", at: shop.folder.shown,
        hint: "Check that you may write there, and that the disk has room.")
    } catch let failure as FillingRun.Failure {
      throw OutputTarget.problem(failure)
    }
  }

  /// By the numbers of the first and the last one.
  private static func name(of certificates: [Certificate]) -> String {
    let ends = [certificates.first, certificates.count > 1 ? certificates.last : nil]
    return ends.compactMap { $0?.number.description }.joined(separator: "-to-") + "-in-one.pdf"
  }

  private func tell(_ issue: CertificateIssue, _ console: Console) throws {
    var output = Output()
    for (row, known) in zip(issue.rows, issue.known) {
      try output.line(
        "\(row.place): " + (known.map { "\($0.number), issued before" } ?? "a new certificate"))
    }
    try output.flush()
    console.say("Nothing was issued or printed: \(Self.summary(issue))")
  }

  /// How many there are, such as "3 certificates: 2 new, 1 issued before".
  private static func summary(_ issue: CertificateIssue) -> String {
    let count = issue.rows.count
    return "\(count) certificate\(count == 1 ? "" : "s"): \(issue.newCount) new, "
      + "\(count - issue.newCount) issued before."
  }
}

/// A school whose name can be signed.
struct CertifiedSchool {
  let school: School

  init(_ shop: PrintShop) throws {
    var school = shop.school
    do throws(FactText.Flaw) {
      school.name = try FactText(school.name).text
    } catch {
      throw Problem(
        "The name of the school cannot be signed: it is too long, or holds a sign that nobody sees.",
        at: shop.workspace.school.shown,
        hint: "Write it anew: one line of at most \(FactText.limit) letters.")
    }
    self.school = school
  }
}
