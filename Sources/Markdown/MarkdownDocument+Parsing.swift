/// Why a text is not read as Markdown.
package enum MarkdownError: Error, Hashable, Sendable {
  /// Lists, quotes or emphasis stand in one another more than ``MarkdownDocument/depthLimit`` deep.
  case tooDeep
  case outOfMemory
}

extension MarkdownDocument {
  /// How deep blocks and emphasis may nest.
  package static let depthLimit = 100

  /// Reads a text.
  ///
  /// Everything is Markdown, so that nothing but its depth can be wrong.
  ///
  /// - Parameter text: without front matter.
  /// - Throws: ``MarkdownError``
  package init(_ text: String) throws(MarkdownError) {
    guard let tree = MarkdownTree(text) else { throw .outOfMemory }
    var reader = NodeReader()
    blocks = try tree.withRoot { root throws(MarkdownError) in
      try reader.blocks(in: root, depth: 0)
    }
    footnotes = reader.footnotes
  }
}

/// Turns nodes of cmark into values.
private struct NodeReader {
  private(set) var footnotes: [[MarkdownBlock]] = []

  // MARK: Blocks

  mutating func blocks(in node: MarkdownNode, depth: Int) throws(MarkdownError) -> [MarkdownBlock] {
    guard depth < MarkdownDocument.depthLimit else { throw .tooDeep }
    var blocks: [MarkdownBlock] = []
    for child in node.children {
      guard let content = try content(child, depth + 1) else { continue }
      blocks.append(MarkdownBlock(line: child.line, content: content))
    }
    return blocks
  }

  private mutating func content(
    _ node: MarkdownNode, _ depth: Int
  ) throws(MarkdownError) -> MarkdownBlock.Content? {
    switch node.type {
    case "heading": return .heading(level: node.headingLevel, try inlines(in: node, depth))
    case "paragraph": return .paragraph(try inlines(in: node, depth))
    case "list":
      var items: [MarkdownBlock.Item] = []
      for child in node.children {
        items.append(
          MarkdownBlock.Item(
            isTicked: child.type == "tasklist" ? child.isTicked : nil,
            blocks: try blocks(in: child, depth: depth)))
      }
      return .list(start: node.listStart, isTight: node.isTight, items)
    case "block_quote": return .quote(try blocks(in: node, depth: depth))
    case "code_block": return .code(node.literal)
    case "table": return .table(try table(node, depth))
    case "thematic_break": return .rule
    case "html_block": return .html(node.literal)
    case "footnote_definition":
      footnotes.append(try blocks(in: node, depth: depth))
      return nil
    default: return nil
    }
  }

  private func table(
    _ node: MarkdownNode, _ depth: Int
  ) throws(MarkdownError) -> MarkdownBlock.Table {
    let alignments = node.alignments.map { letter -> MarkdownBlock.Table.Alignment in
      switch letter {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .centre
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
    var table = MarkdownBlock.Table(alignments: alignments, header: [], rows: [])
    for row in node.children {
      var cells: [[MarkdownInline]] = []
      for cell in row.children { cells.append(try inlines(in: cell, depth)) }
      if row.type == "table_header" { table.header = cells } else { table.rows.append(cells) }
    }
    return table
  }

  // MARK: Inlines

  private func inlines(
    in node: MarkdownNode, _ depth: Int
  ) throws(MarkdownError) -> [MarkdownInline] {
    guard depth < MarkdownDocument.depthLimit else { throw .tooDeep }
    var inlines: [MarkdownInline] = []
    for child in node.children {
      guard let inline = try inline(child, depth + 1), inline != .text("") else { continue }
      // What cmark cut where a sign might have meant something is one text again.
      if case .text(let more) = inline, case .text(let text)? = inlines.last {
        inlines[inlines.count - 1] = .text(text + more)
      } else {
        inlines.append(inline)
      }
    }
    return inlines
  }

  private func inline(
    _ node: MarkdownNode, _ depth: Int
  ) throws(MarkdownError) -> MarkdownInline? {
    switch node.type {
    case "text": .text(node.literal)
    case "softbreak": .softBreak
    case "linebreak": .lineBreak
    case "code": .code(node.literal)
    case "html_inline": .html(node.literal)
    case "emph": .emphasis(try inlines(in: node, depth))
    case "strong": .strong(try inlines(in: node, depth))
    case "strikethrough": .struck(try inlines(in: node, depth))
    case "link": .link(address: node.address, title: node.title, try inlines(in: node, depth))
    case "image":
      .image(address: node.address, alternativeText: try inlines(in: node, depth).plainText)
    case "footnote_reference": .footnote(Int(node.literal) ?? 0)
    default: nil
    }
  }
}
