/// What a person should know about a web address before opening it.
enum WebOddity: Hashable {
  /// `https://name:word@example.org`: what stands before the `@` is not where it leads.
  case user
  /// Letters beyond ASCII, or their `xn--` spelling, may imitate another name.
  case foreignLetters

  /// Nil where nothing is odd.
  init?(_ address: String) {
    let text = address.utf8.span
    var start = 0
    var index = 0
    while index + 2 < text.count {
      if text[index] == UInt8(ascii: ":"), text[index + 1] == UInt8(ascii: "/"),
        text[index + 2] == UInt8(ascii: "/")
      {
        start = index + 3
        break
      }
      index += 1
    }
    let host = start..<WebHost.end(from: start, in: text.indices, of: text)
    if host.contains(where: { text[$0] == UInt8(ascii: "@") }) {
      self = .user
    } else if host.contains(where: { text[$0] >= 0x80 || Self.isEncoded(at: $0, host, of: text) }) {
      self = .foreignLetters
    } else {
      return nil
    }
  }

  var description: String {
    switch self {
    case .user: "holds a user name before its host"
    case .foreignLetters: "holds letters that may imitate another name"
    }
  }

  var hint: String {
    switch self {
    case .user: "Look at the name behind the @: it is where the address leads."
    case .foreignLetters: "Compare the name letter by letter with the site that is meant."
    }
  }

  private static func isEncoded(at index: Int, _ host: Range<Int>, of text: Span<UInt8>) -> Bool {
    text[index].lowercased == UInt8(ascii: "x")
      && WebPiece.starts("xn--", index..<host.upperBound, of: text)
  }
}
