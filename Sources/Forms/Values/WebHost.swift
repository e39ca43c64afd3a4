/// The name of a machine in a web address: `www.example.org`.
enum WebHost {
  enum Likeness { case host, maybe, none }

  /// Behind the host that begins at `start`.
  static func end(from start: Int, in piece: Range<Int>, of text: Span<UInt8>) -> Int {
    var index = start
    while index < piece.upperBound, text[index] != UInt8(ascii: "/"),
      text[index] != UInt8(ascii: "?"),
      text[index] != UInt8(ascii: "#")
    { index += 1 }
    return index
  }

  /// Whether it can stand behind a scheme, with a user and a port where they are: `a:b@example.org:80`.
  static func isHost(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    var start = range.lowerBound
    for index in range where text[index] == UInt8(ascii: "@") { start = index + 1 }
    let (host, hasPort) = withoutPort(start..<range.upperBound, of: text)
    // One label is a slip more often than a machine of the school: "https://history".
    return hasPort && (labels(host, of: text) >= 2 || WebPiece.starts("localhost", host, of: text))
  }

  /// How many labels a host has; 0 where it is none.
  static func labels(_ host: Range<Int>, of text: Span<UInt8>) -> Int {
    var labels = 0
    var length = 0
    for index in host {
      let byte = text[index]
      if byte == UInt8(ascii: ".") {
        guard length > 0 else { return 0 }
        (labels, length) = (labels + 1, 0)
      } else if byte.isLetter || byte.isDigit || byte == .hyphen || byte == UInt8(ascii: "_") {
        length += 1
      } else {
        return 0
      }
    }
    return length > 0 ? labels + 1 : 0
  }

  /// Whether a piece without scheme and `www.` begins with a host.
  ///
  /// With a path behind it any ending will do; alone it must be one that is no English word, because a
  /// sentence that lacks its space looks the same: "blocked.It".
  static func likeness(of piece: Range<Int>, in text: Span<UInt8>) -> Likeness {
    let end = end(from: piece.lowerBound, in: piece, of: text)
    let (host, hasPort) = withoutPort(piece.lowerBound..<end, of: text)
    let labels = labels(host, of: text)
    guard labels >= 2, hasPort else { return .none }
    var start = host.upperBound
    while text[start - 1] != UInt8(ascii: ".") { start -= 1 }
    let last = start..<host.upperBound
    // 192.168.0.1, but not 1.2 nor 10.30.
    guard last.allSatisfy({ text[$0].isASCIILetter }) else {
      return labels == 4 && last.allSatisfy { text[$0].isDigit } ? .maybe : .none
    }
    guard last.count >= 2 else { return .none }
    let ending = ending(last, of: text)
    if sureEndings.contains(ending) { return .host }
    if fileEndings.contains(ending) { return .none }
    return end < piece.upperBound && text[end] == UInt8(ascii: "/") ? .host : .maybe
  }

  /// - Returns: the host, and whether what stands behind its colon, if anything, is a port.
  private static func withoutPort(
    _ range: Range<Int>, of text: Span<UInt8>
  ) -> (host: Range<Int>, hasPort: Bool) {
    guard let colon = range.first(where: { text[$0] == UInt8(ascii: ":") }) else {
      return (range, true)
    }
    let port = (colon + 1)..<range.upperBound
    return (range.lowerBound..<colon, !port.isEmpty && port.allSatisfy { text[$0].isDigit })
  }

  /// In lower case; what is too long is no ending.
  static func ending(_ range: Range<Int>, of text: Span<UInt8>) -> PackedWord {
    var ending = PackedWord()
    for index in range { ending.append(text[index].lowercased) }
    return ending
  }

  private static let sureEndings = PackedWord.words(
    of:
      """
      com org net edu gov mil int info biz io ac co uk eu ie scot wales cymru london tv fm ai app dev fr de \
      nl lu ch pl cz sk hu ro bg gr se dk fi ee lv lt ua tr jp cn kr au nz ca br za
      """)
  /// A file's name is no address: it stands in remarks, and where an address was broken.
  static let fileEndings = PackedWord.words(
    of:
      "html htm xhtml php asp aspx jsp cfm cgi pdf doc docx xls xlsx ppt pptx txt rtf jpg jpeg png gif "
      + "svg mp3 mp4 mov avi zip csv xml json js css swf")
}
