internal import ArgumentParser

/// `docket print`: documents that the office hands out.
struct Print: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Print policies, blank forms, certificates and packs, as accessible PDF and Word.",
    discussion: """
      Files are named by document, version and day, and go into output in the workspace. The same texts \
      and the same day make the same bytes; --date names another day than today.
      """,
    subcommands: [
      PrintPolicy.self, PrintSignaturePage.self, PrintForm.self, PrintCertificates.self,
      PrintPack.self,
    ])
}
