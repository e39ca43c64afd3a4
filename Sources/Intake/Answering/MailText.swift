internal import Forms

/// The lines of a mail while it is written, each ended by CR and LF. (RFC 5322, §2.1)
struct MailText {
  private(set) var bytes: [UInt8] = []

  mutating func line(_ text: String) {
    bytes += Array(text.utf8)
    bytes += [0x0D, 0x0A]
  }

  /// A header, broken between its pieces where a line would be longer than 76 characters. (RFC 5322, §2.2.3)
  mutating func header(_ name: String, _ pieces: [String]) {
    var text = "\(name):"
    for piece in pieces {
      if text.utf8.count + 1 + piece.utf8.count > 76, text.utf8.last != UInt8(ascii: ":") {
        line(text)
        text = ""
      }
      text += " " + piece
    }
    line(text)
  }

  /// The text itself, with its headers. (RFC 2045, §6.7)
  mutating func part(_ lines: [String]) {
    header("Content-Type", ["text/plain; charset=utf-8"])
    header("Content-Transfer-Encoding", ["quoted-printable"])
    line("")
    for text in lines { quotedPrintable(text) }
  }

  private mutating func quotedPrintable(_ text: String) {
    let utf8 = Array(text.utf8)
    var current = ""
    for (offset, byte) in utf8.enumerated() {
      let isLast = offset == utf8.count - 1
      // A dot alone ends a mail on its way, and mailboxes put a ">" before "From ".
      let isTrap = offset == 0 && (byte == UInt8(ascii: ".") || utf8.starts(with: "From ".utf8))
      let isPlain =
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") && !isTrap
        || byte == 0x20 && !isLast
      let letter = isPlain ? String(UnicodeScalar(byte)) : "=" + EncodedWords.hexadecimal(byte)
      if current.utf8.count + letter.utf8.count > 75 {
        line(current + "=")
        current = ""
      }
      current += letter
    }
    line(current)
  }

  /// Bytes as lines of 76 letters. (RFC 2045, §6.8)
  mutating func base64(_ file: [UInt8]) {
    let text = Base64.encode(file)
    var offset = 0
    while offset < text.count {
      bytes += text[offset..<min(offset + 76, text.count)]
      bytes += [0x0D, 0x0A]
      offset += 76
    }
  }
}
