/// What happened to a document or a certificate: an event that belongs to no case.
package enum RegisterEntry: Hashable, Sendable {
  /// A version was printed that was not printed before.
  case printed(Printing)
  case signed(Signature)
  /// A signature was recorded by mistake.
  case withdrawn(Withdrawal)
  case certified(Certificate)
  case revoked(Revocation)

  package var kind: EventKind {
    switch self {
    case .printed: .printed
    case .signed: .signed
    case .withdrawn: .withdrawn
    case .certified: .certified
    case .revoked: .revoked
    }
  }

  /// What the event is found by: the name of the document or the number of the certificate.
  ///
  /// - Parameter document: of what was signed, which a signature does not say itself.
  /// - Returns: the text that stands in the event.
  func reference(document: DocumentName? = nil) -> String {
    switch self {
    case .printed(let printing): printing.document.description
    case .signed, .withdrawn: document?.description ?? ""
    case .certified(let certificate): certificate.number.description
    case .revoked(let revocation): revocation.number.description
    }
  }
}
