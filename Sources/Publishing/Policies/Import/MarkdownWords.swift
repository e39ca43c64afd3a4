/// Writes the words of a block in Markdown.
struct MarkdownWords {
  /// How a break within the words is written.
  enum Break: String {
    case inText = "\\\n"
    case inCell = "<br>"
    /// A heading is one line.
    case inHeading = " "
  }

  /// Names become tags.
  let putsTags: Bool
  /// The names that were found, with their tags, in their order.
  private(set) var names: [String] = []
  /// The notes that were referred to.
  private(set) var notes: [Int] = []

  init(putsTags: Bool) {
    self.putsTags = putsTags
  }

  mutating func write(_ words: PolicyWords, _ kind: Break) -> String {
    var lines: [[PolicyWords.Piece]] = [[]]
    for piece in Self.joiningBraces(words.pieces) {
      if case .lineBreak = piece.content {
        lines.append([])
      } else {
        lines[lines.count - 1].append(piece)
      }
    }
    // Markdown has no break at an end, and blank lines would end the paragraph.
    let written = lines.map { Self.trimmed(line($0)) }.filter { !$0.isEmpty }
    switch kind {
    case .inHeading: return written.joined(separator: kind.rawValue)
    case .inText:
      return written.map(MarkdownEscapes.lineStart).joined(separator: kind.rawValue)
    case .inCell: return written.joined(separator: kind.rawValue)
    }
  }

  // MARK: Lines

  private mutating func line(_ pieces: [PolicyWords.Piece]) -> String {
    var line = ""
    var index = 0
    while index < pieces.count {
      var end = index + 1
      while end < pieces.count, Self.isLike(pieces[index], pieces[end]) { end += 1 }
      add(pieces[index..<end], before: end < pieces.count ? pieces[end] : nil, to: &line)
      index = end
    }
    return line
  }

  /// Adds pieces of one look, with the signs of that look round them.
  private mutating func add(
    _ pieces: ArraySlice<PolicyWords.Piece>, before next: PolicyWords.Piece?, to line: inout String
  ) {
    let piece = pieces[pieces.startIndex]
    var marks = ""
    if piece.isStruck { marks += "~~" }
    if piece.isBold { marks += "**" }
    if piece.isItalic { marks += "*" }
    var inner = ""
    for piece in pieces {
      inner += content(of: piece, after: inner.unicodeScalars.last ?? line.unicodeScalars.last)
    }
    guard !marks.isEmpty || piece.link != nil else {
      line += inner
      return
    }
    // Spaces of all kinds stand outside the signs, or these would be none.
    let before = inner.unicodeScalars.prefix { $0.properties.isWhitespace }
    let rest = inner.unicodeScalars.dropFirst(before.count)
    var core = Substring.UnicodeScalarView(rest)
    var behind = String.UnicodeScalarView()
    while let last = core.last, last.properties.isWhitespace {
      behind.insert(last, at: behind.startIndex)
      core.removeLast()
    }
    line += String(String.UnicodeScalarView(before))
    guard !core.isEmpty else {
      line += String(behind)
      return
    }
    let closing = Self.reversed(marks)
    // Signs of two kinds round a word are punctuation to one another.
    let isMixed = piece.isStruck && marks.count > 2
    func isWord(_ edge: Unicode.Scalar?) -> Bool { !isMixed && (edge.map(Self.isInWord) ?? true) }
    let isNear = "*~".unicodeScalars
    if !marks.isEmpty, let last = line.unicodeScalars.last,
      isNear.contains(last) || Self.isInWord(last) && !isWord(core.first)
    {
      line += Self.nothing
    }
    var text = marks + String(String.UnicodeScalarView(core)) + closing
    if let link = piece.link { text = "[\(text)](<\(Self.address(link))>)" }
    line += text
    if !marks.isEmpty, piece.link == nil, behind.isEmpty, let next, Self.beginsInWord(next),
      !isWord(core.last)
    {
      line += Self.nothing
    }
    line += String(behind)
  }

  /// Signs of a look beside signs of another, or between punctuation and a word, are none: this parts them, and
  /// nobody sees it.
  private static let nothing = "<!-- -->"

  private mutating func content(
    of piece: PolicyWords.Piece, after before: Unicode.Scalar?
  ) -> String {
    switch piece.content {
    case .text(let text):
      return MarkdownEscapes.inline(text, after: before, linksAddresses: piece.link == nil)
    case .name(let text, let tag):
      names.append(tag)
      return putsTags
        ? "{{ \(tag) }}"
        : MarkdownEscapes.inline(text, after: before, linksAddresses: piece.link == nil)
    case .note(let number):
      if !notes.contains(number) { notes.append(number) }
      return "[^\(number + 1)]"
    case .lineBreak: return ""
    }
  }

  private static func isLike(_ one: PolicyWords.Piece, _ other: PolicyWords.Piece) -> Bool {
    one.isBold == other.isBold && one.isItalic == other.isItalic && one.isStruck == other.isStruck
      && one.link == other.link
  }

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func beginsInWord(_ piece: PolicyWords.Piece) -> Bool {
    switch piece.content {
    case .text(let text), .name(let text, _):
      text.unicodeScalars.first.map { !$0.properties.isWhitespace } ?? false
    case .lineBreak: false
    case .note: true
    }
  }

  private static func reversed(_ marks: String) -> String { String(marks.reversed()) }

  private static func address(_ link: String) -> String {
    link.replacing("\\", with: "%5C").replacing("<", with: "%3C").replacing(">", with: "%3E")
      .replacing("|", with: "%7C")
  }

  /// Two braces in two looks would be a tag all the same: they get one.
  private static func joiningBraces(_ pieces: [PolicyWords.Piece]) -> [PolicyWords.Piece] {
    var pieces = pieces
    for index in pieces.indices.dropLast() {
      guard case .text(var text) = pieces[index].content,
        case .text(let next) = pieces[index + 1].content, text.hasSuffix("{"), next.hasPrefix("{")
      else { continue }
      let braces = text.reversed().prefix { $0 == "{" }.count
      text.removeLast(braces)
      pieces[index].content = .text(text)
      pieces[index + 1].content = .text(String(repeating: "{", count: braces) + next)
    }
    return pieces
  }

  private static func trimmed(_ line: String) -> String {
    var scalars = Substring(line).unicodeScalars
    while let last = scalars.last, MarkdownEscapes.isSpace(last) { scalars.removeLast() }
    return String(Substring(scalars.drop { MarkdownEscapes.isSpace($0) }))
  }
}
