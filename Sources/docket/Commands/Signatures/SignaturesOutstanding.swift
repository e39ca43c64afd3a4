internal import ArgumentParser
internal import Cases
internal import Publishing
internal import School

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
    var isOutstanding = false
    var output = Output()
    for policy in try desk.policies(policy) {
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
