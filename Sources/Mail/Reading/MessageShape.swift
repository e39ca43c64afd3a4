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
    guard let first = bytes.first, first > 0x20, first != UInt8(ascii: "<") else { return false }
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
