internal import ArgumentParser

/// `docket policy`: what policies there are, and what must be done about them.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "List policies, what is due, what was printed and signed; take over and compare.",
    subcommands: [
      PolicyList.self, PolicyDue.self, PolicyShow.self, PolicyImportCommand.self,
      PolicyDiffCommand.self,
    ],
    defaultSubcommand: PolicyList.self)
}
