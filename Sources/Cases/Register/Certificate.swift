package import Forms

/// A certificate of training, as it was issued.
package struct Certificate: Hashable, Sendable {
  package var number: CertificateNumber
  package var facts: CertifiedFacts
  /// The fingerprint of the key that it was signed with.
  package var key: String
  /// The Ed25519 signature of its text, in base64url.
  package var signature: String

  package init(
    number: CertificateNumber, facts: CertifiedFacts, key: String, signature: String
  ) {
    self.number = number
    self.facts = facts
    self.key = key
    self.signature = signature
  }
}

/// Who was trained in what, when, and by whom.
package struct CertifiedFacts: Hashable, Sendable {
  package var name: String
  package var course: String
  package var kind: TrainingKind
  /// The day of the training.
  package var day: CalendarDate
  /// A decimal number, such as `1.5`.
  package var hours: String
  package var trainer: String

  package init(
    name: String, course: String, kind: TrainingKind, day: CalendarDate, hours: String,
    trainer: String
  ) {
    self.name = name
    self.course = course
    self.kind = kind
    self.day = day
    self.hours = hours
    self.trainer = trainer
  }
}

/// What a training is for; the raw names stand in data and in the store.
package enum TrainingKind: String, Hashable, Sendable, CaseIterable {
  /// On this policy, when somebody starts.
  case induction
  /// Again, as part of going on learning.
  case refresher
  /// To see which pupils are at risk.
  case atRisk = "at-risk"

  /// As it stands on paper.
  package var title: String {
    switch self {
    case .induction: "Induction"
    case .refresher: "Refresher"
    case .atRisk: "Identifying pupils at risk"
    }
  }
}

/// What a certificate is called on paper and on the telephone: `CERT-2026-0042-K`, check-coded as
/// ``CaseReference``.
package struct CertificateNumber: Hashable, Sendable, CustomStringConvertible {
  package let reference: CaseReference

  package var year: Int { reference.year }
  package var number: Int { reference.number }
  package var description: String { reference.description }

  /// - Parameters:
  ///   - year: in which it was issued.
  ///   - number: counted from 1 within the year.
  package init?(year: Int, number: Int) {
    guard let reference = CaseReference(prefix: Self.prefix, year: year, number: number) else {
      return nil
    }
    self.reference = reference
  }

  /// Reads a number as people type and say it; nil where its check letter is wrong.
  package init?(_ typed: some StringProtocol) {
    guard let reference = CaseReference(typed), reference.prefix == Self.prefix else { return nil }
    self.reference = reference
  }

  static let prefix = "CERT"
}

/// That a certificate no longer counts.
package struct Revocation: Hashable, Sendable {
  package var number: CertificateNumber
  package var reason: String

  package init(number: CertificateNumber, reason: String) {
    self.number = number
    self.reason = reason
  }
}
