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
    let policies =
      try policy.map { [try desk.shelf.policy($0)] } ?? desk.shelf.policies()
    var rows: [[String]] = []
    var isWhole = true
    for policy in policies {
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

/// `docket signatures outstanding`.
struct SignaturesOutstanding: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outstanding",
    abstract: "List who has yet to sign which policy.",
    discussion: "The exit status is 1 where somebody has, for cron.")

  @Argument(help: ArgumentHelp("The policy; else all.", valueName: "policy"))
  var policy: String?

  @OptionGroup var options: PolicyOptions

  func run() throws {
    let desk = try PolicyDesk(options)
    let policies =
      try policy.map { [try desk.shelf.policy($0)] } ?? desk.shelf.policies()
    var isOutstanding = false
    var output = Output()
    for policy in policies {
      guard let standing = try desk.standing(of: policy) else {
        isOutstanding = true
        continue
      }
      for line in standing.signatures.lines where line.covering == nil {
        isOutstanding = true
        try output.line(
          "\(policy.name), version \(Visible.line(standing.facts.version)): "
            + "\(Visible.line(desk.school.title(of: line.role))): \(SignatureWords.of(line))")
      }
    }
    try output.flush()
    if isOutstanding { return try Status.needsAPerson.finish() }
    desk.console.say("Every policy is signed by all who must.")
  }
}
