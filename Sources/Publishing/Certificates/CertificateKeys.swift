package import Intake

/// The folder with the key that signs certificates, and with all public keys that have.
package struct CertificateKeys: Sendable {
  package let folder: FilePath

  package init(in folder: FilePath) {
    self.folder = folder
  }

  package var privateFile: FilePath { folder.appending("certificates.key") }
  package var publicFile: FilePath { folder.appending("certificates.pub") }

  /// What became of the keys.
  package enum Made: Hashable, Sendable {
    case new
    case wereThere
    /// There is a public key, and the private one that belongs to it is gone: nobody but a person knows whether it
    /// can be found again.
    case lacksPrivate
  }

  /// Makes what is missing, and changes nothing that is there.
  ///
  /// - Throws: what the system says, or ``PublishingErrors`` where the key that is there cannot be used.
  package func make() throws -> Made {
    try folder.makeFolder()
    if isThere(privateFile) {
      let key = try signing(needsPublic: false)
      if !isThere(publicFile) { try publicFile.write(key.publicKey.file, replacing: false) }
      return .wereThere
    }
    if isThere(publicFile) { return .lacksPrivate }
    try write(CertificateKey())
    return .new
  }

  /// Makes a new key for the certificates to come; those that were signed are checked with the old public keys,
  /// which stay.
  ///
  /// - Returns: the new public key.
  /// - Throws: what the system says, or ``PublishingErrors`` where an old key cannot be used.
  package func renew() throws -> CertificatePublicKey {
    try folder.makeFolder()
    if isThere(privateFile) {
      let old = try signing(needsPublic: false)
      try keep(old.publicKey)
      let name = "certificates-\(Self.plain(old.publicKey.fingerprint)).key"
      try privateFile.move(to: folder.appending(name), replacing: false)
    } else if isThere(publicFile) {
      try keep(try publicKey(in: publicFile))
    }
    let key = CertificateKey()
    try write(key, replacing: true)
    return key.publicKey
  }

  private func keep(_ key: CertificatePublicKey) throws {
    let path = folder.appending("certificates-\(Self.plain(key.fingerprint)).pub")
    if !isThere(path) { try path.write(key.file, replacing: false) }
  }

  private static func plain(_ fingerprint: String) -> String { fingerprint.filter { $0 != " " } }

  // The private key first: a public one alone would speak of a key that was lost.
  private func write(_ key: CertificateKey, replacing: Bool = false) throws {
    try privateFile.write(key.file, replacing: false)
    try publicFile.write(key.publicKey.file, replacing: replacing)
  }

  /// The key that signs.
  ///
  /// - Throws: ``PublishingErrors`` where it is missing, open to others or broken.
  package func signing() throws -> CertificateKey { try signing(needsPublic: true) }

  private func signing(needsPublic: Bool) throws -> CertificateKey {
    guard isThere(privateFile) else {
      throw PublishingErrors(
        "There is no key that signs certificates.", at: privateFile,
        hint: isThere(publicFile)
          ? "Put it back from its copy; where there is none, run `docket certificates key --new`."
          : "Run `docket init`, which makes what a workspace lacks.")
    }
    for (path, mode) in [(folder, "700"), (privateFile, "600")] {
      guard (try? path.status(followingLinks: true))?.isOpenToOthers == false else {
        throw PublishingErrors(
          "Others on this machine can read the key that signs certificates.", at: path,
          hint:
            "Run `chmod \(mode) '\(path.text)'`, then try again; a key that others may have read is replaced "
            + "with `docket certificates key --new`.")
      }
    }
    guard let key = CertificateKey(file: try contents(of: privateFile)) else {
      throw PublishingErrors(
        "This file holds no key that signs certificates.", at: privateFile,
        hint: "Put it back from its copy.")
    }
    if needsPublic, isThere(publicFile), try publicKey(in: publicFile) != key.publicKey {
      throw PublishingErrors(
        "The public key belongs to another private key than the one beside it.", at: publicFile,
        hint: "Put both back from their copies.")
    }
    return key
  }

  /// All public keys of the folder: those of today, and those with which certificates were signed before.
  ///
  /// - Throws: ``PublishingErrors`` where one of them cannot be read.
  package func known() throws -> [CertificatePublicKey] {
    // There is no folder in an old workspace.
    guard let names = try? folder.names() else { return [] }
    return try names.filter { $0.hasSuffix(".pub") && !$0.hasPrefix(".") }
      .map { try publicKey(in: folder.appending($0)) }
  }

  /// - Throws: ``PublishingErrors`` where a file holds no public key.
  package func publicKey(in path: FilePath) throws -> CertificatePublicKey {
    guard let key = CertificatePublicKey(file: try contents(of: path)) else {
      throw PublishingErrors(
        "This file holds no public key of certificates.", at: path,
        hint: "`docket certificates key` prints the key of a school; keep what it prints in a file."
      )
    }
    return key
  }

  private func isThere(_ path: FilePath) -> Bool {
    (try? path.status(followingLinks: true)) != nil
  }

  private func contents(of path: FilePath) throws -> [UInt8] {
    do throws(FileFailure) {
      return try path.contents(upTo: 1 << 16, followingLinks: true)
    } catch {
      throw PublishingErrors(
        "The key cannot be read: \(error.reason).", at: path,
        hint: "Check that it is a file and that you may open it.")
    }
  }
}

extension PublishingErrors {
  fileprivate init(_ message: String, at path: FilePath, hint: String) {
    self.init([Mistake(message, at: path.text, hint: hint)])
  }
}
