internal import ArgumentParser
internal import Cases
internal import Forms
internal import Publishing

/// `docket policy list`.
struct PolicyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the policies: version, approval, review, and who has signed.",
    discussion: """
      A policy is signed as long as its words are those that were signed: where they have changed since, \
      its old signatures do not count.
      """)

  @OptionGroup var options: PolicyOptions

  func run() throws {
    let desk = try PolicyDesk(options)
    let policies = try desk.shelf.policies()
    guard !policies.isEmpty else { return desk.console.say("No policy.") }
    var rows: [[String]] = []
    var isWhole = true
    for policy in policies {
      guard let standing = try desk.standing(of: policy) else {
        isWhole = false
        continue
      }
      rows.append(Self.row(standing))
    }
    var output = Output()
    if !rows.isEmpty {
      let table = TextTable(
        head: ["POLICY", "VERSION", "APPROVED", "NEXT REVIEW", "PRINTED", "SIGNED", "TITLE"],
        rows: rows)
      for line in table.lines(columns: Output.columns) { try output.line(line) }
    }
    try output.flush()
    if !isWhole { try Status.needsAPerson.finish() }
  }

  private static func row(_ standing: PolicyStanding) -> [String] {
    let signed = standing.signatures.lines.count { $0.covering != nil }
    return [
      standing.name.description,
      Visible.line(standing.facts.version),
      standing.facts.approvedOn?.description ?? "no",
      standing.facts.nextReview?.description ?? "-",
      standing.printed?.printing.day.description ?? "no",
      "\(signed) of \(standing.signatures.lines.count)",
      Visible.line(standing.facts.title),
    ]
  }
}
