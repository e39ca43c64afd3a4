/// A piece of a policy, whatever kind of file it came from.
package struct PolicyBlock: Hashable, Sendable {
  package var content: Content
  /// The paragraphs of the source's body that it is made of, counted from 0; lines, of plain text.
  package var origin: Range<Int>

  package init(_ content: Content, from origin: Range<Int>) {
    self.content = content
    self.origin = origin
  }

  package enum Content: Hashable, Sendable {
    /// Levels 1 to 6.
    case heading(level: Int, PolicyWords)
    case paragraph(PolicyWords)
    case item(Item)
    /// Rows of cells; the first row is the heading.
    case table([[PolicyWords]])
    /// In the place of a contents list.
    case contents
    /// In the place of a printed form: its id.
    case form(String)
    /// Words for whoever edits the text, which are not printed.
    case remark(String)
  }

  /// A paragraph of a list.
  package struct Item: Hashable, Sendable {
    package enum Mark: Hashable, Sendable {
      case bullet, box
      case number(Int)
    }

    package var mark: Mark
    /// From 0.
    package var level: Int
    package var words: PolicyWords

    package init(_ mark: Mark, level: Int, _ words: PolicyWords) {
      self.mark = mark
      self.level = level
      self.words = words
    }
  }

  /// The words of a paragraph, heading or item; nil of all else.
  package var words: PolicyWords? {
    switch content {
    case .heading(_, let words), .paragraph(let words): words
    case .item(let item): item.words
    case .table, .contents, .form, .remark: nil
    }
  }

  /// The block with each of its words changed.
  func mapWords(_ change: (PolicyWords) -> PolicyWords) -> PolicyBlock {
    var block = self
    switch content {
    case .heading(let level, let words): block.content = .heading(level: level, change(words))
    case .paragraph(let words): block.content = .paragraph(change(words))
    case .item(var item):
      item.words = change(item.words)
      block.content = .item(item)
    case .table(let rows): block.content = .table(rows.map { $0.map(change) })
    case .contents, .form, .remark: break
    }
    return block
  }
}
