/// Whether a piece goes on with the web address before it, which a line break or a space may have cut.
struct WebJoin {
  enum Verdict { case joined, apart, unsure }

  let verdict: Verdict

  /// - Parameters:
  ///   - open: the address so far, with the stops behind it.
  ///   - piece: what comes next.
  ///   - isLast: nothing follows the piece on its line.
  ///   - text: the answer that the piece is of.
  init(open: [UInt8], piece: WebSplit.Piece, isLast: Bool, of text: Span<UInt8>) {
    let range = piece.range
    guard !WebPiece.beginsAddress(range, of: text) else {
      verdict = Self.completes(open, with: range, of: text) ? .joined : .apart
      return
    }
    let next = Shape(range, of: text)
    // A bracket, a dash or a bullet begins a remark.
    guard !next.isRemark, let last = open.last else {
      verdict = .apart
      return
    }
    verdict =
      piece.startsLine
      ? Self.acrossLines(open, last, next, range, isLast: isLast, of: text)
      : Self.acrossSpace(last, next, isLast: isLast)
  }

  /// An address may go on where it ends in a mark that ends none, or where the next line begins none.
  private static func acrossLines(
    _ open: [UInt8], _ last: UInt8, _ next: Shape, _ range: Range<Int>, isLast: Bool,
    of text: Span<UInt8>
  ) -> Verdict {
    if completes(open, with: range, of: text) { return isLast ? .joined : .unsure }
    if next.isHost { return ends(last) ? .unsure : .apart }
    guard isLast else {
      return next.hasMarks || next.beginsWithMark || mustGoOn(last) ? .unsure : .apart
    }
    if mustGoOn(last) || last == UInt8(ascii: "?") { return .joined }
    if next.beginsWithMark { return .joined }
    switch last {
    case UInt8(ascii: "/"): return next.isPlain ? .unsure : .joined
    case UInt8(ascii: "."): return next.isEnding ? .joined : next.isCapitalised ? .apart : .unsure
    default:
      if next.hasMarks { return next.isAlternative ? .unsure : .joined }
      return next.isCapitalised && next.isPlain ? .apart : .unsure
    }
  }

  /// A space is never a part of an address: it is unclear where it cut one.
  private static func acrossSpace(_ last: UInt8, _ next: Shape, isLast: Bool) -> Verdict {
    if next.isHost { return mustGoOn(last) ? .unsure : .apart }
    if mustGoOn(last) || next.beginsWithMark { return .unsure }
    if next.hasMarks && !next.isAlternative || next.isFile { return .unsure }
    switch last {
    case UInt8(ascii: "/"): return next.isPlain && !next.isCapitalised && isLast ? .unsure : .apart
    case UInt8(ascii: "."): return next.isCapitalised ? .apart : .unsure
    default: return .apart
    }
  }

  /// Whether an address that lost its end becomes one with the piece: `https://` and `example.org`.
  private static func completes(
    _ open: [UInt8], with piece: Range<Int>, of text: Span<UInt8>
  ) -> Bool {
    guard WebPiece(open.indices, of: open.span) == .broken, let last = open.last,
      last == UInt8(ascii: "/") || last == UInt8(ascii: ".")
    else { return false }
    let whole = open + piece.map { text[$0] }
    if case .address = WebPiece(whole.indices, of: whole.span) { return true }
    return false
  }

  /// No address ends in one of these.
  private static func mustGoOn(_ byte: UInt8) -> Bool {
    switch byte {
    case .hyphen, UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "_"),
      UInt8(ascii: "#"):
      true
    default: false
    }
  }

  private static func ends(_ byte: UInt8) -> Bool {
    mustGoOn(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
  }
}

/// What a piece looks like, as far as it may be a part of an address.
private struct Shape {
  /// Letters only.
  let isPlain: Bool
  let isCapitalised: Bool
  /// It has marks that words do not have: `/ ? = & % _ #`.
  let hasMarks: Bool
  /// It begins with one: `/index.html`.
  let beginsWithMark: Bool
  /// It begins as a remark does, with a bracket or a dash.
  let isRemark: Bool
  /// Two words with a stroke: "and/or".
  let isAlternative: Bool
  let isHost: Bool
  // index.html
  let isFile: Bool
  // html
  let isEnding: Bool

  init(_ piece: Range<Int>, of text: Span<UInt8>) {
    let bare = WebEnds.bare(piece, of: text)
    let first = text[piece.lowerBound]
    isRemark =
      bare.isEmpty || first == UInt8(ascii: "(") || first == UInt8(ascii: "[") || first == .hyphen
      || piece.count == 1 && !first.isLetter && !first.isDigit
      || first >= 0x80 && bare.lowerBound > piece.lowerBound
    isPlain = bare.allSatisfy { text[$0].isLetter }
    isCapitalised = bare.first.map { text[$0] &- 0x41 < 26 } ?? false
    let marks = bare.filter { Self.isMark(text[$0]) }
    hasMarks = !marks.isEmpty
    beginsWithMark =
      (Self.isMark(first) || first == UInt8(ascii: ".")) && piece.count > 1
      && (text[piece.lowerBound + 1].isLetter || text[piece.lowerBound + 1].isDigit)
    isAlternative =
      marks.count == 1 && marks.allSatisfy { text[$0] == UInt8(ascii: "/") } && !beginsWithMark
      && bare.allSatisfy {
        text[$0].isLetter || text[$0].isDigit || text[$0] == UInt8(ascii: "/")
      }
    isHost = WebHost.likeness(of: bare, in: text) == .host
    let point = bare.last { text[$0] == UInt8(ascii: ".") }
    let ending = (point.map { $0 + 1 } ?? bare.lowerBound)..<bare.upperBound
    let isKnown = WebHost.fileEndings.contains(WebHost.ending(ending, of: text))
    isFile = isKnown && point != nil
    isEnding = isKnown && point == nil
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: "&"),
      UInt8(ascii: "%"),
      UInt8(ascii: "_"), UInt8(ascii: "#"):
      true
    default: false
    }
  }
}
