internal import ArgumentParser
internal import Cases
internal import Forms
internal import Publishing
internal import School

/// `docket policy show`.
struct PolicyShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one policy: what it says of itself, what was printed, who has signed.")

  @Argument(
    help: ArgumentHelp("The policy; not needed where there is one only.", valueName: "name"))
  var name: String?

  @OptionGroup var options: PolicyOptions

  func run() throws {
    let desk = try PolicyDesk(options)
    guard let standing = try desk.standing(of: desk.shelf.policy(name)) else {
      return try Status.needsAPerson.finish()
    }
    var output = Output()
    let facts = standing.facts
    try output.line("\(Visible.line(facts.title)), version \(Visible.line(facts.version))")
    try output.line("  owner: \(Visible.line(desk.school.title(of: facts.owner)))")
    let approval = facts.approvedOn.map { day in
      "on \(day), by \(Visible.line(facts.approvedBy ?? ""))"
    }
    try output.line("  approved: \(approval ?? "not yet")")
    try output.line("  next review: \(facts.nextReview?.description ?? "no day is set")")
    try output.line("")
    try output.line("Printed:")
    if standing.printings.isEmpty { try output.line("  never") }
    for printing in standing.printings {
      let isNow = printing.printing.wordsSHA256 == standing.words
      try output.line(
        "  \(printing.printing.day)  version \(Visible.line(printing.printing.version)), "
          + "\(PrintPolicy.pages(printing.printing)), hash \(DocumentHash.short(printing.printing.sha256))"
          + (isNow ? ", the words as they are now" : ", other words than now"))
    }
    try output.line("")
    try output.line("Signed:")
    if standing.signatures.lines.isEmpty { try output.line("  nobody must sign it") }
    for line in standing.signatures.lines {
      try output.line(
        "  \(Visible.line(desk.school.title(of: line.role))): \(SignatureWords.of(line))")
    }
    try output.flush()
  }
}
