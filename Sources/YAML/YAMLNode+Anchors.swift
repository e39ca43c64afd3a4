extension YAMLNode {
  static let anchorMessage = "Anchors and aliases (& and *) are not read."
  static let anchorHint = "Write the value out, or put a text that starts with & or * in quotes."

  /// The line of the first anchor (`&a`), in a file that has an alias (`*a`) as well.
  ///
  /// Composed nodes tell exactly, and are asked too. But Yams hashes a key while it composes, and a
  /// key made of aliases of aliases never ends: so such a file must not reach it. Signs count where a
  /// value can start; a text that holds both so is refused although it need not be.
  static func lineOfAliasedAnchor(in bytes: [UInt8]) -> Int? {
    var line = 1
    var anchorLine: Int?
    var hasAlias = false
    var canStart = true
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if byte == UInt8(ascii: "\n") { line += 1 }
        canStart = true
      case UInt8(ascii: "&"), UInt8(ascii: "*"):
        let isName = index + 1 < bytes.count && bytes[index + 1] > UInt8(ascii: " ")
        if canStart, isName {
          if byte == UInt8(ascii: "*") { hasAlias = true } else { anchorLine = anchorLine ?? line }
        }
        canStart = false
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default:
        canStart = ":-?[{,".utf8.contains(byte)
      }
    }
    return hasAlias ? anchorLine : nil
  }
}
