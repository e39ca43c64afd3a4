/// The senders who get receipts though no mail server vouches for them: addresses, and whole domains.
package struct ListedSenders: Hashable, Sendable {
  private let addresses: Set<String>
  /// Each with its `@`.
  private let domains: Set<String>

  /// - Parameter entries: `ann@example.org`, or `@example.org` for all of a domain.
  package init(_ entries: [String] = []) {
    let entries = entries.map { $0.lowercased() }
    domains = Set(entries.filter { $0.hasPrefix("@") })
    addresses = Set(entries).subtracting(domains)
  }

  package func contains(_ address: String) -> Bool {
    let address = address.lowercased()
    guard let sign = address.lastIndex(of: "@") else { return false }
    return addresses.contains(address) || domains.contains(String(address[sign...]))
  }
}
