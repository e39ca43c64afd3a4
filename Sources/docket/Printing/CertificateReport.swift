internal import Cases
internal import Forms
internal import Publishing

/// What came of checking a certificate, in words, with every fact of it.
struct CertificateReport {
  private let verdict: CertificateVerdict
  private let register: Register

  /// Where certificates are written down that were issued.
  enum Register {
    /// There is none here of the key that signed.
    case none
    /// What it has under the number of the certificate.
    case says(RegisteredCertificate?)
  }

  init(_ verdict: CertificateVerdict, register: Register) {
    self.verdict = verdict
    self.register = register
  }

  /// Prints it, and ends the command with the status that it deserves.
  func say() throws {
    var output = Output()
    let (line, counts) = headline
    try output.line(line)
    if let text = verdict.text { try Self.lines(text.lines).forEach { try output.line($0) } }
    try output.flush()
    if case .genuine = verdict {
      let console = Console()
      if case .none = register {
        console.say("Revocations are known to the school's docket only.")
      }
      console.say("Compare every fact with the paper.")
    }
    if !counts { try Status.needsAPerson.finish() }
  }

  private var headline: (line: String, counts: Bool) {
    switch verdict {
    case .genuine(let text):
      if case .says(let registered) = register {
        if let revoked = registered?.revoked { return (Self.words(revoked), false) }
        guard registered?.certificate.facts == text.facts else {
          return (
            "NOT IN THE REGISTER: the school's key has signed it, and this docket did not issue it.",
            false
          )
        }
      }
      return ("GENUINE: the key \(text.key) of the school has signed exactly these facts.", true)
    case .notSigned:
      return (
        "NOT GENUINE: the school has not signed these facts; one of them was changed.", false
      )
    case .unknownKey(let text):
      return (
        "NOT GENUINE, as far as can be told: the key \(text.key) is none that is known here.", false
      )
    case .unreadable(let unreadable):
      return ("NOT GENUINE: \(unreadable.reason).", false)
    }
  }

  private static func words(_ revoked: RegisteredCertificate.Revoked) -> String {
    "REVOKED on \(revoked.at.date?.description ?? "an unknown day"): \(Visible.line(revoked.reason))"
  }

  private static func lines(_ facts: [(label: String, fact: String)]) -> [String] {
    let width = (facts.map(\.label.count).max() ?? 0) + 1
    return facts.map { label, fact in
      let space = String(repeating: " ", count: width - label.count)
      return "  \(label):\(space)\(Visible.line(fact))"
    }
  }

  /// Prints what the register has of a certificate.
  static func say(_ registered: RegisteredCertificate) throws {
    let certificate = registered.certificate
    let facts = certificate.facts
    var output = Output()
    try output.line(
      registered.revoked.map(words)
        ?? "IN THE REGISTER: it counts. Compare every fact with the paper.")
    let lines = lines([
      ("Certificate", certificate.number.description), ("Name", facts.name),
      ("Course", facts.course), ("Kind", facts.kind.title), ("Date", facts.day.description),
      ("Hours", facts.hours), ("Trainer", facts.trainer), ("Key", certificate.key),
      ("Issued", registered.issued.description),
    ])
    for line in lines { try output.line(line) }
    try output.flush()
    if registered.revoked != nil { try Status.needsAPerson.finish() }
  }
}
