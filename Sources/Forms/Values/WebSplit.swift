/// Cuts an answer that holds web addresses at white space, and at the marks between addresses.
enum WebSplit {
  struct Piece {
    var range: Range<Int>
    /// It is the first of its line, and not of the answer.
    var startsLine: Bool
    /// A comma or the like parts it from the piece before it, so that it is no part of that.
    var isBehindMark = false
  }

  static func pieces(of text: Span<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    var startsLine = false
    var index = 0
    while index < text.count {
      if text[index] <= .space {
        if text[index] != .space, text[index] != .tab { startsLine = !pieces.isEmpty }
        index += 1
        continue
      }
      var start = index
      var isBehindMark = false
      while index < text.count, text[index] > .space {
        if isMark(text[index]), index > start, index + 1 < text.count,
          beginsAddress(index + 1, of: text)
        {
          pieces.append(
            Piece(range: start..<index, startsLine: startsLine, isBehindMark: isBehindMark))
          (start, startsLine, isBehindMark) = (index + 1, false, true)
        }
        index += 1
      }
      pieces.append(Piece(range: start..<index, startsLine: startsLine, isBehindMark: isBehindMark))
      startsLine = false
    }
    return pieces
  }

  static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|")
  }

  /// Whether an address of its own begins behind a mark: `https://a.example,b.example/x`.
  private static func beginsAddress(_ start: Int, of text: Span<UInt8>) -> Bool {
    var end = start
    while end < text.count, text[end] > .space, !isMark(text[end]) { end += 1 }
    let piece = start..<end
    return WebPiece.beginsAddress(piece, of: text)
      || WebHost.likeness(of: WebEnds.bare(piece, of: text), in: text) == .host
  }
}
