/// A text in Markdown, understood: CommonMark with GitHub's tables, strikethrough, task lists and footnotes.
package struct MarkdownDocument: Hashable, Sendable {
  package var blocks: [MarkdownBlock]
  /// By their numbers, which begin at 1 in the order in which the text refers to them.
  package var footnotes: [[MarkdownBlock]]

  /// A text of nothing.
  package init() {
    blocks = []
    footnotes = []
  }
}

/// A block and the line that it begins on.
package struct MarkdownBlock: Hashable, Sendable {
  /// Counted from 1.
  package var line: Int
  package var content: Content

  package init(line: Int, content: Content) {
    self.line = line
    self.content = content
  }

  package indirect enum Content: Hashable, Sendable {
    /// Levels 1 to 6.
    case heading(level: Int, [MarkdownInline])
    case paragraph([MarkdownInline])
    /// `start` is the first number; nil for bullets.
    case list(start: Int?, isTight: Bool, [Item])
    case quote([MarkdownBlock])
    case code(String)
    case table(Table)
    case rule
    case html(String)
  }

  package struct Item: Hashable, Sendable {
    /// Nil where it has no box to tick.
    package var isTicked: Bool?
    package var blocks: [MarkdownBlock]
  }

  package struct Table: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable { case none, left, centre, right }

    /// A column each.
    package var alignments: [Alignment]
    package var header: [[MarkdownInline]]
    package var rows: [[[MarkdownInline]]]
  }
}

/// A piece of text within a block.
package indirect enum MarkdownInline: Hashable, Sendable {
  case text(String)
  case softBreak
  case lineBreak
  case code(String)
  case emphasis([MarkdownInline])
  case strong([MarkdownInline])
  case struck([MarkdownInline])
  /// `title` is what is told where the mouse rests on it.
  case link(address: String, title: String?, [MarkdownInline])
  case image(address: String, alternativeText: String)
  /// The number of the footnote.
  case footnote(Int)
  case html(String)
}

extension Array where Element == MarkdownInline {
  /// The words alone.
  package var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .softBreak, .lineBreak: " "
      case .emphasis(let inner), .strong(let inner), .struck(let inner), .link(_, _, let inner):
        inner.plainText
      case .image(_, let text): text
      case .footnote, .html: ""
      }
    }.joined()
  }
}
