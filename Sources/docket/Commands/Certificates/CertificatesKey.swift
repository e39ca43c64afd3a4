internal import ArgumentParser
internal import Intake
internal import Publishing

/// `docket certificates key`.
struct CertificatesKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Print the public key, with which anybody can check certificates.",
    discussion: """
      What it prints may be published, on the school's website for example; kept in a file, it is what \
      `docket certificates verify --key FILE` wants. The fingerprint also stands on each certificate.

      The private key is keys/certificates.key in the workspace: keep a copy where the school keeps its \
      passwords. Where it is lost, or others may have read it, --new makes another one for the \
      certificates to come. The old public key stays in the folder keys, so that certificates which it \
      has signed are still genuine; revoke those that are not.
      """)

  @Flag(help: "Make a new key; the old one is kept beside it.")
  var new = false

  @OptionGroup var workspace: WorkspaceOption

  func run() throws {
    let keys = CertificateKeys(in: try workspace.open().keys)
    let key: CertificatePublicKey
    do {
      key = try new ? keys.renew() : keys.signing().publicKey
    } catch let errors as PublishingErrors {
      throw Problems(errors)
    } catch let failure as FileFailure {
      throw Problem(
        "The key could not be made: \(failure.reason).", at: keys.folder.shown,
        hint: "Check that you may write there, and that the disk has room.")
    }
    try FileDescriptor.standardOutput.write(key.file)
    if new {
      Console().say(
        "Certificates are signed with this key from now on. Keep a copy of \(keys.privateFile.shown)."
      )
    }
  }
}
