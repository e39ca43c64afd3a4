/// What a run of characters without white space is, in an answer that asks for web addresses.
enum WebPiece: Equatable {
  /// Where the address stands in the piece, brackets and stops off: `https://example.org/a`.
  case address(Range<Int>)
  /// A part of an address: `https://`, `www.`; or an address that lost a part.
  case broken
  /// `example.school`, or a full stop that lacks its space: `blocked.Please`.
  case doubtful
  case word

  /// In bytes; browsers and servers take no more than a few thousand.
  static let longest = 4096

  init(_ piece: Range<Int>, of text: Span<UInt8>) {
    guard piece.count <= Self.longest else {
      self = .doubtful
      return
    }
    let bare = WebEnds.bare(piece, of: text)
    if let scheme = Self.scheme(in: piece, of: text) {
      self = Self.withScheme(scheme, bare, of: text)
    } else if Self.starts("www.", bare, of: text) {
      let host = bare.lowerBound..<WebHost.end(from: bare.lowerBound, in: bare, of: text)
      self = WebHost.labels(host, of: text) >= 3 ? .address(bare) : .broken
    } else if Self.isCutOff(piece, of: text) || Self.isCutOff(bare, of: text) {
      self = .broken
    } else {
      switch WebHost.likeness(of: bare, in: text) {
      case .host: self = .address(bare)
      case .maybe: self = .doubtful
      case .none: self = .word
      }
    }
  }

  /// Whether a new address begins here, whatever stands before it.
  static func beginsAddress(_ piece: Range<Int>, of text: Span<UInt8>) -> Bool {
    let bare = WebEnds.bare(piece, of: text)
    return starts("www.", bare, of: text) || knownScheme(bare, of: text) != nil
  }

  /// Where the word before the first `://` begins.
  private static func scheme(in piece: Range<Int>, of text: Span<UInt8>) -> Int? {
    var index = piece.lowerBound
    while index + 2 < piece.upperBound {
      if text[index] == UInt8(ascii: ":"), text[index + 1] == UInt8(ascii: "/"),
        text[index + 2] == UInt8(ascii: "/")
      {
        while index > piece.lowerBound, text[index - 1].isASCIILetter { index -= 1 }
        return index
      }
      index += 1
    }
    return nil
  }

  private static func withScheme(_ start: Int, _ piece: Range<Int>, of text: Span<UInt8>) -> Self {
    guard piece.contains(start) else { return .broken }
    let before = piece.lowerBound..<start
    // "example.org/?u=https://…" and "www.example.org/https://…" hold another address as a part.
    if !before.isEmpty,
      starts("www.", before, of: text) || WebHost.likeness(of: before, in: text) == .host
    {
      return isGlued(before.lowerBound..<piece.upperBound, of: text) ? .broken : .address(piece)
    }
    let address = WebEnds.bare(start..<piece.upperBound, of: text)
    // A bracket, a colon or a bullet may stand right before it; a figure is the end of something.
    guard before.isEmpty || !text[start - 1].isDigit,
      let host = knownScheme(address, of: text)
    else { return .broken }
    let end = WebHost.end(from: host, in: address, of: text)
    guard end > host, WebHost.isHost(host..<end, of: text),
      !isGlued(end..<address.upperBound, of: text)
    else { return .broken }
    return .address(address)
  }

  /// Whether another address begins right behind a letter or a figure: two addresses in one.
  private static func isGlued(_ rest: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard let second = scheme(in: rest, of: text) else { return false }
    let inner = second..<rest.upperBound
    guard second > rest.lowerBound, knownScheme(inner, of: text) != nil else { return true }
    return switch text[second - 1] {
    case UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "&"),
      UInt8(ascii: "#"),
      UInt8(ascii: ":"):
      false
    default: true
    }
  }

  /// What a space or a slip cut off: `https`, `http:/x`, `http//x`, `https:\x`, `//x`, `www`.
  private static func isCutOff(_ piece: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard let first = piece.first else { return false }
    if starts("//", piece, of: text) { return true }
    var end = first
    while end < piece.upperBound, text[end].isASCIILetter { end += 1 }
    let word = first..<end
    guard
      starts("http", word, of: text) && word.count <= 5
        || starts("www", word, of: text) && word.count == 3
    else { return false }
    guard end < piece.upperBound else { return true }
    return switch text[end] {
    case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: ";"),
      UInt8(ascii: "."),
      UInt8(ascii: ","):
      true
    default: false
    }
  }

  /// Whether `word`, given in lower case, begins the piece.
  static func starts(_ word: String, _ piece: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard word.utf8.count <= piece.count else { return false }
    var index = piece.lowerBound
    for byte in word.utf8 {
      guard text[index].lowercased == byte else { return false }
      index += 1
    }
    return true
  }

  /// Behind the `https://` or the like that begins the piece.
  private static func knownScheme(_ piece: Range<Int>, of text: Span<UInt8>) -> Int? {
    var scheme = PackedWord()
    var end = piece.lowerBound
    while end < piece.upperBound, text[end].isASCIILetter {
      scheme.append(text[end].lowercased)
      end += 1
    }
    guard schemes.contains(scheme), starts("://", end..<piece.upperBound, of: text) else {
      return nil
    }
    return end + 3
  }

  private static let schemes = PackedWord.words(of: "https http ftp ftps")
}
