/// What came of checking the text of a certificate.
package enum CertificateVerdict: Hashable, Sendable {
  /// The key signed exactly these facts.
  case genuine(CertificateText)
  /// No key that is known signed these facts; or one did, and they were changed since.
  case notSigned(CertificateText)
  /// It names a key that is not known.
  case unknownKey(CertificateText)
  case unreadable(SignedCertificate.Unreadable)

  package var text: CertificateText? {
    switch self {
    case .genuine(let text), .notSigned(let text), .unknownKey(let text): text
    case .unreadable: nil
    }
  }
}

/// Checks certificates, with nothing but public keys.
package struct CertificateChecker: Sendable {
  private let keys: [CertificatePublicKey]

  package init(keys: [CertificatePublicKey]) {
    self.keys = keys
  }

  /// Checks the text of a QR code.
  package func check(_ text: String) -> CertificateVerdict {
    let readings: [SignedCertificate]
    do throws(SignedCertificate.Unreadable) {
      readings = try SignedCertificate.readings(of: text)
    } catch {
      return .unreadable(error)
    }
    if let genuine = readings.first(where: isGenuine) { return .genuine(genuine.text) }
    let text = readings[0].text
    return keys.contains { $0.fingerprint == text.key } ? .notSigned(text) : .unknownKey(text)
  }

  /// Whether a certificate of the register is signed as it would be printed now.
  package func isSigned(_ text: CertificateText, _ signature: String) -> Bool {
    guard let signature = Base64URL.bytes(signature) else { return false }
    return isGenuine(SignedCertificate(text: text, signature: signature))
  }

  private func isGenuine(_ certificate: SignedCertificate) -> Bool {
    let message = certificate.text.signedBytes
    return keys.contains {
      $0.fingerprint == certificate.text.key && $0.isValid(certificate.signature, for: message)
    }
  }
}
