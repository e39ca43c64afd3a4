internal import Archive

/// Reads the web addresses of an answer; a value is an address as it was typed, with nothing added.
///
/// They stand among white space, commas, semicolons and remarks. An address that a line break cut is
/// put together where it cannot be read otherwise; one that a space cut is unclear. Nothing is
/// fetched, ever.
enum WebAddresses {
  static func reading(of text: Span<UInt8>, allowsSeveral: Bool) -> TypedReading {
    if text.firstBeyondASCII(in: text.indices) == nil {
      return reading(ofVisible: text, allowsSeveral)
    }
    let visible = VisibleText(text).bytes
    return reading(ofVisible: visible.span, allowsSeveral)
  }

  private static func reading(ofVisible text: Span<UInt8>, _ allowsSeveral: Bool) -> TypedReading {
    let addresses: [String]
    if let plain = plainList(text) {
      addresses = plain
    } else {
      let answer = Gathering(text)
      if let doubt = answer.doubt {
        return .unclear(doubt, (answer.addresses + answer.guesses).map { .text($0) })
      }
      addresses = answer.addresses
    }
    guard let first = addresses.first else { return .unclear(.notAnAddress, []) }
    if allowsSeveral { return .value(.texts(addresses)) }
    guard addresses.allSatisfy({ $0 == first }) else {
      return .unclear(.severalAddresses, addresses.map { .text($0) })
    }
    return .value(.text(first))
  }

  /// The addresses of an answer that holds nothing but addresses and white space, as nearly every one.
  private static func plainList(_ text: Span<UInt8>) -> [String]? {
    var addresses: [String] = []
    var index = 0
    while index < text.count {
      let start = index
      while index < text.count, text[index] > .space {
        if WebSplit.isMark(text[index]) { return nil }
        index += 1
      }
      let piece = start..<index
      if !piece.isEmpty {
        // What begins as an address goes on with none before it.
        guard addresses.isEmpty || WebPiece.beginsAddress(piece, of: text),
          case .address(let range) = WebPiece(piece, of: text),
          !WebEnds.isEllipsis(range.upperBound..<index, of: text)
        else { return nil }
        addresses.append(String(text.extracting(range)))
      }
      index += 1
    }
    return addresses.isEmpty ? nil : addresses
  }
}

/// Goes through an answer piece by piece and gathers its addresses.
private struct Gathering {
  private(set) var addresses: [String] = []
  /// Addresses that may have been meant.
  private(set) var guesses: [String] = []
  private(set) var doubt: Doubt?
  /// The address so far, with the stops behind it, while more of it may come.
  private var open: [UInt8] = []
  private var isExcluding = false

  init(_ text: Span<UInt8>) {
    let pieces = WebSplit.pieces(of: text)
    for (index, piece) in pieces.enumerated() {
      let isLast = index + 1 == pieces.count || pieces[index + 1].startsLine
      if !open.isEmpty, !piece.isBehindMark, take(piece, isLast: isLast, of: text) { continue }
      close()
      switch WebPiece(piece.range, of: text) {
      case .address, .broken:
        if isExcluding { doubt = doubt ?? .excludedAddress }
        isExcluding = false
        open = bytes(of: piece.range, in: text)
      case .doubtful: doubt = doubt ?? .uncertainAddress
      case .word: isExcluding = Self.isExclusion(piece.range, of: text, after: isExcluding)
      }
    }
    close()
  }

  /// Whether the piece was taken as a part of the open address, or its place in it left in doubt.
  private mutating func take(_ piece: WebSplit.Piece, isLast: Bool, of text: Span<UInt8>) -> Bool {
    let join = WebJoin(open: open, piece: piece, isLast: isLast, of: text)
    switch join.verdict {
    case .apart: return false
    // What grows beyond any address is settled as broken, before it takes quadratic time.
    case .joined where open.count > WebPiece.longest: return false
    case .joined: open += bytes(of: piece.range, in: text)
    case .unsure:
      doubt = doubt ?? .brokenAddress
      let guess = open + bytes(of: piece.range, in: text)
      if piece.startsLine, let address = Self.address(in: guess) { guesses.append(address) }
      return false
    }
    return true
  }

  private mutating func close() {
    guard !open.isEmpty else { return }
    if let address = Self.address(in: open) {
      addresses.append(address)
    } else {
      doubt = doubt ?? .brokenAddress
    }
    open = []
  }

  private func bytes(of range: Range<Int>, in text: Span<UInt8>) -> [UInt8] {
    range.map { text[$0] }
  }

  private static func address(in bytes: [UInt8]) -> String? {
    guard case .address(let range) = WebPiece(bytes.indices, of: bytes.span),
      // "https://example.org/long…" was cut short by whoever typed it.
      !WebEnds.isEllipsis(range.upperBound..<bytes.count, of: bytes.span)
    else { return nil }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// "not", "except for", "instead of": the address behind them is not meant.
  private static func isExclusion(
    _ piece: Range<Int>, of text: Span<UInt8>, after isExcluding: Bool
  ) -> Bool {
    guard piece.count <= 9 else { return false }
    let word = piece.map { text[$0].lowercased }
    return exclusions.contains(word) || isExcluding && fillers.contains(word)
  }

  private static let exclusions = Set(
    ["not", "except", "excluding", "without", "instead", "never"].map { Array($0.utf8) })
  private static let fillers = Set(["of", "for", "the", "on", "from"].map { Array($0.utf8) })
}
