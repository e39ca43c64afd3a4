internal import ArgumentParser
internal import Cases
internal import Forms
internal import Publishing
internal import School

/// `docket signatures list`.
struct SignaturesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List all signatures, and whether they cover the policy as it is now.")

  @Argument(help: ArgumentHelp("The policy; else all.", valueName: "policy"))
  var policy: String?

  @OptionGroup var options: PolicyOptions

  func run() throws {
    let desk = try PolicyDesk(options)
    var rows: [[String]] = []
    var isWhole = true
    for policy in try desk.policies(policy) {
      let standing = try desk.standing(of: policy)
      isWhole = isWhole && standing != nil
      rows += try desk.store.signatures(on: policy.name).map { signature in
        let covers = standing.map { signature.on.printing.wordsSHA256 == $0.words }
        return [
          policy.name.description, Visible.line(signature.on.printing.version),
          DocumentHash.short(signature.on.printing.sha256), signature.signature.day.description,
          covers.map { $0 ? "yes" : "no, changed since" } ?? "unknown",
          Visible.line(signature.signature.title), Visible.line(signature.signature.name),
        ]
      }
    }
    var output = Output()
    if rows.isEmpty {
      desk.console.say("No signature.")
    } else {
      let table = TextTable(
        head: ["POLICY", "VERSION", "HASH", "SIGNED", "COVERS IT NOW", "ROLE", "NAME"], rows: rows)
      for line in table.lines(columns: Output.columns) { try output.line(line) }
    }
    try output.flush()
    if !isWhole { try Status.needsAPerson.finish() }
  }
}
