internal import ArgumentParser
internal import Cases
internal import Intake
internal import Publishing

/// `docket certificates verify`.
struct CertificatesVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the text of a certificate's QR code, offline, and show every fact of it.",
    usage: "docket certificates verify <text> [--key <file>]",
    discussion: """
      Show the QR code to a telephone, send yourself the text, and give it to this command: as the \
      argument itself, as a file, or as - on standard input. Line breaks and spaces that mail has changed \
      do no harm; a changed letter does. Compare every fact with the paper: the signature vouches for the \
      text, and only your eyes for what is printed beside it.

      In the workspace, what was revoked is told, and a number alone (CERT-2026-0042-K) shows what the \
      register has. Anywhere else, --key names the school's public key (`docket certificates key`), and \
      nothing is known of revocations.

      The exit status is 0 for a certificate that is genuine and counts, else 1.

      EXAMPLES
        docket certificates verify "$(wl-paste)"
        docket certificates verify scanned.txt --key longroyde.pub
        docket certificates verify CERT-2026-0042-K
      """)

  @Argument(help: ArgumentHelp("The text, a file with it, - or a number.", valueName: "text"))
  var text: String

  @Option(help: ArgumentHelp("A file with the school's public key.", valueName: "file"))
  var key: String?

  @OptionGroup var workspace: WorkspaceOption

  func run() throws {
    do {
      try check()
    } catch let errors as PublishingErrors {
      throw Problems(errors)
    }
  }

  private func check() throws {
    if let number = CertificateNumber(text) { return try look(up: number) }
    let workspace = try workspace.openIfAny()
    let own = try workspace.map { try CertificateKeys(in: $0.keys).known() } ?? []
    let verdict = CertificateChecker(keys: try keys(else: own)).check(try ScannedText(text).text)
    // The register knows the certificates that its own keys have signed.
    guard case .genuine(let text) = verdict, let workspace,
      own.contains(where: { $0.fingerprint == text.key })
    else { return try CertificateReport(verdict, register: .none).say() }
    let registered = try workspace.openStore().certificate(text.number)
    try CertificateReport(verdict, register: .says(registered)).say()
  }

  private func keys(else own: [CertificatePublicKey]) throws -> [CertificatePublicKey] {
    if let key {
      let path = try PathArguments.paths([key])[0]
      return [try CertificateKeys(in: path.parent).publicKey(in: path)]
    }
    guard !own.isEmpty else {
      throw Problem(
        "There is no public key to check it with.",
        hint: "Name the school's key with --key FILE, or go into the school's workspace.")
    }
    return own
  }

  private func look(up number: CertificateNumber) throws {
    let workspace = try workspace.open()
    guard let registered = try workspace.openStore().certificate(number) else {
      throw Problem(
        "There is no certificate \(number) in the register.",
        hint: "Check the number; `docket certificates list` lists all.")
    }
    try CertificateReport.say(registered)
  }
}

/// The text of a QR code, however it was given.
private struct ScannedText {
  let text: String

  /// More than a QR code can hold, with what mail may add.
  private static let byteLimit = 1 << 16

  init(_ argument: String) throws {
    let bytes: [UInt8]
    let place: String
    if argument == "-" {
      place = "standard input"
      bytes = try FileDescriptor.standardInput.contents(upTo: Self.byteLimit)
    } else if argument.contains("School:") || argument.contains(where: \.isNewline) {
      text = argument
      return
    } else {
      let path = try Self.path(argument)
      place = path.shown
      do throws(FileFailure) {
        bytes = try path.contents(upTo: 64 << 20, followingLinks: true)
      } catch {
        throw Problem(
          "The text cannot be read: \(error.reason).", at: place,
          hint: "Name a file with the text of one QR code.")
      }
    }
    if let kind = Self.picture(bytes) {
      throw Problem(
        "This is \(kind), not the text of the QR code.", at: place,
        hint: "Scan its QR code with a telephone, and give docket the text that it shows.")
    }
    guard bytes.count < Self.byteLimit, let text = String(validating: bytes, as: UTF8.self) else {
      throw Problem(
        "This is not the text of one QR code.", at: place,
        hint: "Give docket the text that a telephone shows, as plain text in UTF-8.")
    }
    self.text = text
  }

  private static func path(_ argument: String) throws -> FilePath {
    let path = FilePath(argument)
    guard (try? path.status(followingLinks: true)) != nil else {
      throw Problem(
        "This is neither a file, nor the text of a certificate, nor a number of one.",
        hint:
          "Give the whole text of the QR code, from \"School:\" on, in quotes; or - to read it from "
          + "standard input.")
    }
    return path
  }

  /// What a file is that shows a code; nil for text.
  private static func picture(_ bytes: [UInt8]) -> String? {
    let kinds: [(begin: [UInt8], name: String)] = [
      (Array("%PDF".utf8), "a PDF"), ([0x89, 0x50, 0x4E, 0x47], "a picture"),
      ([0xFF, 0xD8, 0xFF], "a picture"), (Array("GIF8".utf8), "a picture"),
      ([0x50, 0x4B, 0x03, 0x04], "a Word file"),
    ]
    let heic = bytes.dropFirst(4).starts(with: Array("ftyp".utf8))
    return kinds.first { bytes.starts(with: $0.begin) }?.name ?? (heic ? "a picture" : nil)
  }
}
