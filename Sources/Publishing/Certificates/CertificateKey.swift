internal import Crypto
internal import Foundation

/// What a school signs its certificates with. (Ed25519, RFC 8032)
///
/// It has no description: nothing prints it but the file that it is kept in.
package struct CertificateKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey
  package let publicKey: CertificatePublicKey

  /// A new one, of the random numbers of the system.
  package init() {
    self.init(key: Curve25519.Signing.PrivateKey())
  }

  private init(key: Curve25519.Signing.PrivateKey) {
    self.key = key
    let bytes = [UInt8](key.publicKey.rawRepresentation)
    guard let publicKey = CertificatePublicKey(bytes) else {
      preconditionFailure("the public half of a key is a key")
    }
    self.publicKey = publicKey
  }

  /// The signature of some bytes.
  package func signature(of message: [UInt8]) throws -> [UInt8] {
    [UInt8](try key.signature(for: message))
  }
}

extension CertificateKey {
  /// The text of the file that holds it, for its owner alone.
  var file: [UInt8] {
    Array(
      """
      # The private key that signs this school's training certificates.
      # Whoever has it can forge them: show it to nobody. Keep a copy where the school keeps its
      # passwords: without it, new certificates are signed with another key.
      # Its public half, which may be published, is in certificates.pub: fingerprint \(publicKey.fingerprint)
      \(Self.word) \(Base64URL.text(key.rawRepresentation))

      """.utf8)
  }

  /// Nil where a file holds none.
  package init?(file: [UInt8]) {
    guard let bytes = KeyFile.bytes(file, after: Self.word),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    else { return nil }
    self.init(key: key)
  }

  private static let word = "ed25519-private"
}
