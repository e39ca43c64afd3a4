internal import Cases
internal import Forms

/// Whether the sender of a message is written to, and under which name the reply goes.
package struct ReplyRule: Sendable {
  private let listed: ListedSenders
  /// Behind the `@` of a Message-ID: the school's own domain.
  private let domain: String

  /// - Parameters:
  ///   - listed: who gets replies though no mail server vouches for them.
  ///   - domain: of the address that replies come from.
  package init(listed: ListedSenders, domain: String) {
    self.listed = listed
    self.domain = domain
  }

  /// A reply to a person that the mail server or the office knows; never to a machine. (PROMISES, mail)
  func replies(to delivery: Delivery, _ receipts: [Receipt]) -> [PlannedReply] {
    guard let mail = delivery.mail, mail.kind == .forms, let address = mail.sender,
      mail.isVerified || listed.contains(address)
    else { return [] }
    return receipts.indices.map { index in
      PlannedReply(
        messageID: "docket.\(Self.random())@\(domain)", address: address, receipt: index,
        token: receipts[index].summary == nil ? nil : Self.random())
    }
  }

  /// 128 random bits, as 32 hexadecimal digits.
  private static func random() -> String {
    [UInt64.random(in: .min ... .max), .random(in: .min ... .max)].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}
