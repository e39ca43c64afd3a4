internal import ArgumentParser
internal import Cases
internal import Forms
internal import Publishing

/// `docket certificates list`.
struct CertificatesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the certificates that were issued, oldest first.",
    discussion:
      "With --json, prints one line a certificate; docs/json-output.md describes it.")

  @Option(help: ArgumentHelp("Of people whose name holds these words.", valueName: "words"))
  var name: String?

  @Option(help: ArgumentHelp("Of courses whose name holds these words.", valueName: "words"))
  var course: String?

  @Option(help: ArgumentHelp("Of training on this day or later.", valueName: "yyyy-mm-dd"))
  var since: CalendarDate?

  @Flag(help: "Print one line of JSON a certificate.")
  var json = false

  @OptionGroup var workspace: WorkspaceOption

  func run() throws {
    let store = try workspace.open().openStore()
    let certificates = try store.certificates(CertificateFilter(since: since))
      .holding(name: name, course: course)
    var output = Output()
    if json {
      for certificate in certificates { try output.write(certificate.jsonLine) }
    } else if certificates.isEmpty {
      Console().say("No certificate.")
    } else {
      let columns = Output.columns
      let table = TextTable(
        head: ["NUMBER", "STATUS", "TRAINED", "NAME", "COURSE"],
        rows: certificates.map { Self.row($0, columns) })
      for line in table.lines(columns: columns) { try output.line(line) }
    }
    try output.flush()
  }

  private static func row(_ registered: RegisteredCertificate, _ columns: Int) -> [String] {
    let facts = registered.certificate.facts
    let (name, room) = (Visible.line(facts.name), max(24, columns / 3))
    return [
      registered.certificate.number.description, registered.revoked == nil ? "counts" : "revoked",
      facts.day.description,
      Wrapping.columns(name) > room ? Wrapping.cell(name, width: room) : name,
      Visible.line(facts.course),
    ]
  }
}
