internal import ArgumentParser
internal import Cases
internal import Intake

/// `docket verify`: whether the record is as it was written.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the whole record: the file, the chain of events, every original.",
    discussion: """
      Prints the head of the chain, its last number and hash. Write it down elsewhere: a record that \
      was cut short later shows against it, with --head.
      """)

  @Option(
    help: ArgumentHelp("A head that was written down once: its number and hash.", valueName: "head")
  )
  var head: String?

  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if let head, Self.chainHead(head) == nil {
      throw ValidationError("--head takes a number and a hash: --head '12 9f86d0…'.")
    }
  }

  func run() throws {
    let store = try workspace.open().openStore()
    let report = try store.verify(against: head.flatMap(Self.chainHead))
    var output = Output()
    for fault in report.faults { try output.line("fault: \(fault.message) (\(fault.code))") }
    try output.line(
      "\(Self.count(report.events, "event")), \(Self.count(report.cases, "case")), "
        + "\(Self.count(report.originals, "original")): "
        + (report.isSound ? "all as they were written" : "NOT as they were written"))
    try output.line("head: \(report.head)")
    try output.flush()
    guard report.isSound else {
      Console().say(
        Problem(
          "The record is not as it was written.", at: store.path,
          hint: "Keep the folder as it is, and restore the last good backup elsewhere."))
      return try Status.needsAPerson.finish()
    }
  }

  private static func count(_ count: Int, _ what: String) -> String {
    count == 1 ? "1 \(what)" : "\(count) \(what)s"
  }

  private static func chainHead(_ text: String) -> ChainHead? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let number = Int64(parts[0]), number >= 0, parts[1].utf8.count == 64
    else { return nil }
    return ChainHead(number: number, hash: parts[1].lowercased())
  }
}
