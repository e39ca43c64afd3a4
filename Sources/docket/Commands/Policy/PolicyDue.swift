internal import ArgumentParser
internal import Forms
internal import Publishing

/// `docket policy due`.
struct PolicyDue: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Say what must be done: reviews, approvals, printing, signatures.",
    discussion: "The exit status is 1 where something is due, for cron.")

  @Option(help: ArgumentHelp("Reviews that are due within so many days.", valueName: "days"))
  var within = 60

  @OptionGroup var options: PolicyOptions

  func validate() throws {
    if !(0...3660).contains(within) {
      throw ValidationError("--within takes a number of days from 0 to 3660.")
    }
  }

  func run() throws {
    let desk = try PolicyDesk(options)
    var isDue = false
    var output = Output()
    for policy in try desk.shelf.policies() {
      guard let standing = try desk.standing(of: policy) else {
        isDue = true
        continue
      }
      for task in standing.tasks(on: desk.day, within: within, school: desk.school) {
        isDue = true
        try output.line("\(standing.name): \(Visible.line(task))")
      }
    }
    try output.flush()
    if isDue { return try Status.needsAPerson.finish() }
    desk.console.say("Nothing is due within \(within) days.")
  }
}
