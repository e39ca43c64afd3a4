internal import Crypto
internal import Foundation
internal import YAML

/// What anybody needs to check certificates of a school. (Ed25519, RFC 8032)
package struct CertificatePublicKey: Hashable, Sendable {
  /// 32 bytes.
  let bytes: [UInt8]

  /// - Parameter bytes: 32 of them.
  init?(_ bytes: [UInt8]) {
    // Loading it sees that it is a key.
    guard (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil else { return nil }
    self.bytes = bytes
  }

  /// The beginning of its SHA-256 in groups of four, as it stands on certificates: `3f9a 0c21 77be 41d0`.
  package var fingerprint: String { DocumentHash.short(DocumentHash(of: bytes).description) }

  func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return false  // impossible: it was loaded once
    }
    return key.isValidSignature(signature, for: message)
  }
}

extension CertificatePublicKey {
  /// The line of a file that holds it, which may be published.
  package var line: String { "\(Self.word) \(Base64URL.text(bytes))" }

  /// The text of the file.
  package var file: [UInt8] {
    Array(
      """
      # The public key of a school's training certificates. Give it to whoever wants to check one:
      # docket certificates verify --key THIS-FILE "the text of the QR code"
      # Fingerprint: \(fingerprint)
      \(line)

      """.utf8)
  }

  /// Nil where a file holds none, or more than one.
  package init?(file: [UInt8]) {
    guard let bytes = KeyFile.bytes(file, after: Self.word) else { return nil }
    self.init(bytes)
  }

  private static let word = "ed25519-public"
}

/// A text with remarks and one key.
enum KeyFile {
  /// What stands behind a word on the only line that is no remark.
  static func bytes(_ file: [UInt8], after word: String) -> [UInt8]? {
    guard let text = String(validating: file, as: UTF8.self) else { return nil }
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard lines.count == 1 else { return nil }
    let words = lines[0].split(separator: " ")
    guard words.count == 2, words[0] == word else { return nil }
    return Base64URL.bytes(words[1])
  }
}
