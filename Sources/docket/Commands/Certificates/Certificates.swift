internal import ArgumentParser

/// `docket certificates`: what became of certificates that were printed.
struct Certificates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificates",
    abstract: "Check, list and revoke certificates of training, and see the key that signs them.",
    discussion: "`docket print certificates` prints them.",
    subcommands: [
      CertificatesVerify.self, CertificatesList.self, CertificatesRevoke.self,
      CertificatesKey.self,
    ],
    defaultSubcommand: CertificatesList.self)
}
