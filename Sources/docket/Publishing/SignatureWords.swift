internal import Cases
internal import Publishing

/// Signatures in words.
enum SignatureWords {
  /// Whether a role has signed.
  static func of(_ line: PolicySignatures.Line) -> String {
    if let signature = line.covering {
      return "signed on \(signature.signature.day) by \(Visible.line(signature.signature.name))"
    }
    guard let former = line.former else { return "not signed yet" }
    return "signed version \(Visible.line(former.on.printing.version)) on \(former.signature.day); "
      + "its words have changed since, so it must be signed anew"
  }
}
