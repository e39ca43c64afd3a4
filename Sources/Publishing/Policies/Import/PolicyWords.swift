/// The words of a block, with their looks.
package struct PolicyWords: Hashable, Sendable {
  package var pieces: [Piece] = []

  package struct Piece: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
      case text(String)
      case lineBreak
      /// A footnote, by its index among those of the policy.
      case note(Int)
      /// A name that school.yaml has, and the tag that stands for it.
      case name(String, tag: String)
    }

    package var content: Content
    package var isBold = false
    package var isItalic = false
    package var isStruck = false
    /// Where it leads.
    package var link: String?

    package init(_ content: Content) {
      self.content = content
    }

    /// The same looks round something else.
    func with(_ content: Content) -> Piece {
      var piece = self
      piece.content = content
      return piece
    }

    /// Its words alone; a break is a line end.
    var plain: String {
      switch content {
      case .text(let words), .name(let words, _): words
      case .lineBreak: "\n"
      case .note: ""
      }
    }

    fileprivate func isLike(_ other: Piece) -> Bool {
      isBold == other.isBold && isItalic == other.isItalic && isStruck == other.isStruck
        && link == other.link
    }
  }

  package init(_ text: String = "") {
    if !text.isEmpty { pieces = [Piece(.text(text))] }
  }

  /// Adds a piece; text of the same looks is one piece.
  mutating func append(_ piece: Piece) {
    if case .text(let text) = piece.content {
      if text.isEmpty { return }
      if let last = pieces.last, case .text(let before) = last.content, last.isLike(piece) {
        pieces[pieces.count - 1].content = .text(before + text)
        return
      }
    }
    pieces.append(piece)
  }

  mutating func append(_ words: PolicyWords) {
    for piece in words.pieces { append(piece) }
  }

  mutating func appendBreak() { pieces.append(Piece(.lineBreak)) }

  /// The words alone; a break is a line end.
  package var plain: String { pieces.map(\.plain).joined() }

  /// Nothing of it can be seen.
  package var isBlank: Bool {
    pieces.allSatisfy { piece in
      switch piece.content {
      case .text(let text): text.allSatisfy(\.isWhitespace)
      case .lineBreak: true
      case .note, .name: false
      }
    }
  }

  /// All that can be seen of it is bold.
  var isBold: Bool {
    !isBlank
      && pieces.allSatisfy { piece in
        guard case .text(let text) = piece.content else { return true }
        return piece.isBold || text.allSatisfy(\.isWhitespace)
      }
  }

  /// The same words without bold and italic, which a style gives them.
  var withoutLooks: PolicyWords {
    var words = PolicyWords()
    for piece in pieces {
      var plain = piece
      (plain.isBold, plain.isItalic) = (false, false)
      words.append(plain)
    }
    return words
  }
}

extension StringProtocol {
  /// Words with one space between them.
  var spaced: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
