internal import Archive

/// Whether bytes are an e-mail message: by what they begin with, never by a name alone.
package enum MessageShape {
  /// Whether a file begins with the head of a message.
  ///
  /// A form can begin with `From:`, `Date:` and `Subject:`, too. So two kinds of fields must be there: one
  /// that people see, and one that only mail programs write.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: what it is called; one that ends in `.eml` needs no field of a mail program beside `From:`.
  /// - Returns: whether it is read as a message.
  package static func isMessage(_ bytes: [UInt8], name: String) -> Bool {
    // Nearly every file ends here: a Word file at its third byte, a form at a space or behind `Name:`.
    guard beginsWithField(bytes.span) else { return false }
    // What comes first tells: of a long head the whole lines of its beginning.
    var head = Array(bytes.prefix(16 << 10))
    if head.count < bytes.count, let last = head.lastIndex(of: 0x0A) {
      head.removeSubrange(last...)
    }
    guard let block = HeaderBlock(head, limit: .max), block.strayLines == 0 else {
      return false
    }
    let names = Set(block.fields.map(\.name))
    let isSeen = !names.isDisjoint(with: ["from", "to", "subject", "date", "sender", "reply-to"])
    if block.fields.contains(where: \.isOfMailPrograms) {
      return isSeen || names.contains("content-type") && names.contains("content-transfer-encoding")
        || isNamed(name)
    }
    return isNamed(name) && names.contains("from")
      && !names.isDisjoint(with: ["to", "subject", "date"])
  }

  private static func beginsWithField(_ bytes: Span<UInt8>) -> Bool {
    let mark = Array("From ".utf8)
    var index = bytes.count > 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    let start = index
    while index < bytes.count, bytes[index] > 0x20, bytes[index] < 0x7F,
      bytes[index] != UInt8(ascii: ":")
    {
      index += 1
    }
    guard index > start, index < bytes.count else { return false }
    if bytes[index] == UInt8(ascii: ":") { return true }
    return bytes.count - start > mark.count
      && mark.indices.allSatisfy { bytes[start + $0] == mark[$0] }
  }

  private static func isNamed(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".eml") || name.hasSuffix(".mht")
  }
}

extension HeaderBlock.Field {
  /// It is a field that people do not write.
  fileprivate var isOfMailPrograms: Bool {
    switch name {
    case "received", "dkim-signature", "arc-seal", "authentication-results", "return-path",
      "delivered-to", "list-id", "in-reply-to", "references", "content-transfer-encoding",
      "thread-index":
      !value.isEmpty
    case "message-id": value.contains(UInt8(ascii: "<"))
    case "mime-version": words.hasPrefix("1")
    case "content-type": words.prefix { $0 != ";" }.contains("/")
    default: name.hasPrefix("x-ms-") || name.hasPrefix("x-mailer")
    }
  }
}
