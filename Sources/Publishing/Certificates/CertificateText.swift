package import Cases
internal import Forms

/// What a certificate says in words that can be signed: the text of its QR code without the signature.
///
/// A line each, in this order, each closed by a line feed; a label, a colon, one space and the fact, in UTF-8:
///
///     School: Longroyde Primary School
///     Certificate: CERT-2026-0042-K
///     Name: Ms R Okafor
///     Course: Online safety for staff
///     Kind: Induction
///     Date: 2026-09-02
///     Hours: 1.5
///     Trainer: Mr J Lindqvist
///     Key: 3f9a 0c21 77be 41d0
///
/// Every text is a ``FactText``, the kind one of the titles of `TrainingKind`, the date as ISO 8601 writes it, the
/// hours as ``TrainingHours`` does, the key the fingerprint of the public key. The signature is Ed25519's
/// (RFC 8032) of exactly these bytes. In the code a last line follows, `Signature: ` and 86 letters of base64url,
/// without a line feed.
package struct CertificateText: Hashable, Sendable {
  package var school: String
  package var number: CertificateNumber
  package var facts: CertifiedFacts
  /// The fingerprint of the key that signs it.
  package var key: String

  package init(school: String, number: CertificateNumber, facts: CertifiedFacts, key: String) {
    self.school = school
    self.number = number
    self.facts = facts
    self.key = key
  }

  /// The labels in their order; the signature stands behind what is signed.
  enum Label: String, CaseIterable {
    case school = "School"
    case certificate = "Certificate"
    case name = "Name"
    case course = "Course"
    case kind = "Kind"
    case date = "Date"
    case hours = "Hours"
    case trainer = "Trainer"
    case key = "Key"
    case signature = "Signature"
  }

  /// Every fact with its label, in the order of the text.
  package var lines: [(label: String, fact: String)] {
    let lines: [(Label, String)] = [
      (.school, school), (.certificate, number.description), (.name, facts.name),
      (.course, facts.course), (.kind, facts.kind.title), (.date, facts.day.description),
      (.hours, facts.hours), (.trainer, facts.trainer), (.key, key),
    ]
    return lines.map { ($0.0.rawValue, $0.1) }
  }

  private var signedText: String {
    lines.reduce(into: "") { text, line in text += "\(line.label): \(line.fact)\n" }
  }

  /// The bytes that are signed.
  package var signedBytes: [UInt8] { Array(signedText.utf8) }

  /// The text of the QR code.
  package func code(signature: String) -> String {
    signedText + "\(Label.signature.rawValue): \(signature)"
  }

  /// The letters of a signature.
  static let signatureLetters = 86

  /// Of the longest text of a code, in bytes: a name of 200 letters of four bytes each, and 470 for the rest.
  ///
  /// It fills a code of 117 squares, which is 50 mm wide with its edge where a square is as small as telephones can tell
  /// apart: more than that no certificate has room for.
  package static let byteLimit = 1_270

  /// How many bytes its code will hold.
  package var codeBytes: Int {
    signedText.utf8.count + "\(Label.signature.rawValue): ".utf8.count + Self.signatureLetters
  }

  /// Signs it.
  ///
  /// - Parameter key: the one that the text names.
  /// - Returns: the signature in base64url.
  /// - Throws: where the system gives no random numbers.
  package func signature(by key: CertificateKey) throws -> String {
    Base64URL.text(try key.signature(of: signedBytes))
  }
}
