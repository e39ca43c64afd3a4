/// A person or box that a field of a header names. (RFC 5322, "Address Specification")
package struct MailAddress: Hashable, Sendable {
  /// The name beside the address.
  package var name: String?
  /// `ann@example.org`, as it was written; it need not have a domain.
  package var address: String

  package init(name: String? = nil, address: String) {
    self.name = name
    self.address = address
  }

  /// What stands behind the `@`, in small letters; nil where there is none.
  package var domain: String? {
    guard let at = address.lastIndex(of: "@") else { return nil }
    let domain = address[address.index(after: at)...].lowercased()
    return domain.isEmpty ? nil : domain
  }
}
