internal import ArgumentParser

/// `docket signatures`: the ink on what was printed.
struct Signatures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signatures",
    abstract: "Record who has signed a policy, and see who has not.",
    subcommands: [
      SignaturesList.self, SignaturesOutstanding.self, SignaturesRecord.self,
      SignaturesWithdraw.self,
    ],
    defaultSubcommand: SignaturesList.self)
}
