/// Why the bytes of a ZIP cannot be trusted.
package enum ZipFailure: Error, Hashable, Sendable {
  /// Not a ZIP at all, cut short, a wrong checksum, a size that lies.
  case damaged(reason: String)
  /// A limit of ``ReadingLimits`` was passed; `limit` names it in words ("1,000 entries").
  case tooLarge(limit: String)
  /// Two readers could see different contents: double names, names that leave the package.
  case unsafe(reason: String)
  /// An entry is encrypted or compressed in a way that docket does not read.
  case unsupported(reason: String)
}
