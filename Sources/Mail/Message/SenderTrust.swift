/// Whether a sender is who the message says, and how that is known. (W100)
///
/// `From:` is a claim: anybody can write anything there. The own mail server knows more, and writes what it
/// found into an `Authentication-Results` field at the top of what it takes in (RFC 8601). Such a field
/// counts only where its first word is the server's name **and** no other server's `Received` field stands
/// above it: everything below the first of those may come from the sender. The server's own `Received` field
/// may stand above it only where it says that the server handed the message to itself (`with LMTP`).
///
/// Of the results, these verify the one address in `From:`, and only where no DMARC failure stands beside them:
/// - `dmarc=pass` for its domain,
/// - `dkim=pass` by its domain or one that it is part of,
/// - `spf=pass` for its very domain,
/// - `auth=pass`: the sender logged in with this very address.
package enum SenderTrust: Hashable, Sendable {
  /// The method of authentication that passed: `dmarc`, `dkim`, `spf`, `auth`.
  case verified(by: String)
  case notVerified(Reason)

  package enum Reason: String, Hashable, Sendable, CaseIterable {
    /// docket was not told the name of the own mail server.
    case noServer = "no-server"
    /// No result of the own server stands where it would be believed.
    case noResult = "no-result"
    /// The own server checked, and nothing that verifies the address passed.
    case failed
    /// `From:` names nobody, several people, or stands there twice.
    case noOneSender = "no-one-sender"
  }

  package var isVerified: Bool { if case .verified = self { true } else { false } }
}
