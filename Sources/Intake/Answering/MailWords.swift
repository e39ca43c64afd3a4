/// What may stand in the headers of a mail, as pieces between which a line may break.
///
/// The one way into a header: what holds a control character never gets through.
enum MailWords {
  typealias Fault = OutgoingMail.Fault

  /// Words for people, encoded where they are not plain ASCII. (RFC 5322, §3.2.5; RFC 2047)
  static func text(
    _ text: String, _ source: Fault.Source, behind header: String
  ) throws(Fault) -> [String] {
    try check(text, source)
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isPlain = text.utf8.allSatisfy { $0 < 0x7F } && !text.contains("=?")
    // A line that is nothing but spaces would end a header for some.
    if isPlain, words.allSatisfy({ (1...60).contains($0.utf8.count) }) { return words }
    return EncodedWords.words(text, firstLine: 76 - header.utf8.count - 2)
  }

  static func mailbox(_ mailbox: OutgoingMail.Mailbox) throws(Fault) -> [String] {
    let address = try address(mailbox.address, .fromAddress)
    guard let name = mailbox.name, !name.isEmpty else { return address }
    try check(name, .fromName)
    return phrase(name) + ["<\(address[0])>"]
  }

  /// A display name: quoted, or encoded where it is not plain ASCII. (RFC 5322, §3.2.4; RFC 2047)
  private static func phrase(_ name: String) -> [String] {
    let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let words = "\"\(escaped)\"".split(separator: " ", omittingEmptySubsequences: false)
    let isPlain = name.utf8.allSatisfy { $0 < 0x7F } && !name.contains("=?")
    guard isPlain, words.allSatisfy({ (1...60).contains($0.utf8.count) }) else {
      return EncodedWords.words(name, firstLine: 70)
    }
    return words.map(String.init)
  }

  /// One address, in ASCII: anything in it that could name a second one is refused. (RFC 5322, §3.4.1)
  static func address(_ address: String, _ source: Fault.Source) throws(Fault) -> [String] {
    try check(address, source)
    let halves = address.utf8.split(
      separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard halves.count == 2, address.utf8.count <= 254, isDotAtom(halves[0]), isDotAtom(halves[1])
    else { throw .malformed(source) }
    return [address]
  }

  /// `<left@right>`. (RFC 5322, §3.6.4)
  static func messageID(_ id: String, _ source: Fault.Source) throws(Fault) -> String {
    try check(id, source)
    let inner = id.utf8.dropFirst().dropLast()
    guard id.utf8.count <= 250, id.hasPrefix("<"), id.hasSuffix(">"),
      inner.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"<>".utf8.contains($0) }),
      inner.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).count == 2,
      inner.first != UInt8(ascii: "@"), inner.last != UInt8(ascii: "@")
    else { throw .malformed(source) }
    return id
  }

  /// `type/subtype`, and parameters as they are. (RFC 2045, §5.1)
  static func mediaType(_ type: String) throws(Fault) -> String {
    try check(type, .attachmentType)
    let plain = type.prefix { $0 != ";" }.utf8
    let halves = plain.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isTokenByte) }),
      type.utf8.allSatisfy({ $0 < 0x7F }), type.utf8.count <= 200
    else { throw .malformed(.attachmentType) }
    return type
  }

  /// A parameter, in pieces of lines where it is long or not plain ASCII. (RFC 2231, §3, §4)
  static func parameter(
    _ name: String, _ value: String, _ source: Fault.Source
  ) throws(Fault) -> [String] {
    try check(value, source)
    guard !value.isEmpty else { throw .malformed(source) }
    let isPlain = value.utf8.allSatisfy {
      $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "%")
    }
    // Many readers take encoded words for what they say, where the standard has none.
    if isPlain, value.utf8.count <= 60, !value.contains("=?") { return ["\(name)=\"\(value)\""] }
    return EncodedWords.parameter(name, value)
  }

  /// Refuses what could end a header or change how it is read: control characters and line separators.
  private static func check(_ text: String, _ source: Fault.Source) throws(Fault) {
    let isClean = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    guard isClean else { throw .controlCharacter(source) }
  }

  private static func isDotAtom(_ text: Substring.UTF8View) -> Bool {
    text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty
        && $0.allSatisfy {
          ($0 | 0x20) &- UInt8(ascii: "a") < 26 || $0 &- UInt8(ascii: "0") < 10
            || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0)
        }
    }
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"()<>@,;:\\\"/[]?=".utf8.contains(byte)
  }
}
