internal import CMarkGFM

/// Why a text is not read as Markdown.
package enum MarkdownError: Error, Hashable, Sendable {
  /// Lists and quotes stand in one another more than ``MarkdownDocument/depthLimit`` deep.
  case tooDeep
  case outOfMemory
}

extension MarkdownDocument {
  /// How deep blocks and emphasis may nest.
  package static let depthLimit = 100

  /// Reads a text. Everything is Markdown, so that nothing but its depth can be wrong.
  ///
  /// - Parameter text: without front matter.
  /// - Throws: ``MarkdownError``
  package init(_ text: String) throws(MarkdownError) {
    guard let root = Self.root(of: text) else { throw .outOfMemory }
    var reader = NodeReader()
    blocks = try reader.blocks(of: root, depth: 0)
    footnotes = reader.footnotes
  }

  private static func root(of text: String) -> MarkdownNode? {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = unsafe cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return nil }
    defer { unsafe cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "tasklist", "autolink"] {
      guard let found = unsafe cmark_find_syntax_extension(name) else { return nil }
      unsafe _ = cmark_parser_attach_syntax_extension(parser, found)
    }
    var text = text
    text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
        unsafe cmark_parser_feed(parser, bytes.baseAddress, bytes.count)
      }
    }
    return unsafe cmark_parser_finish(parser).map { unsafe MarkdownNode($0) }
  }
}

/// The one owner of a tree of cmark.
@safe struct MarkdownNode: ~Copyable {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) {
    unsafe self.pointer = pointer
  }

  deinit { unsafe cmark_node_free(pointer) }
}

/// Turns nodes of cmark into values.
@safe private struct NodeReader {
  private(set) var footnotes: [[MarkdownBlock]] = []

  mutating func blocks(
    of root: borrowing MarkdownNode, depth: Int
  ) throws(MarkdownError) -> [MarkdownBlock] {
    try unsafe read(blocksIn: root.pointer, depth)
  }

  private typealias Node = OpaquePointer

  private static func type(_ node: Node) -> String {
    // Of these two cmark does not tell the names.
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_FOOTNOTE_REFERENCE: return "footnote_reference"
    case CMARK_NODE_FOOTNOTE_DEFINITION: return "footnote_definition"
    default: break
    }
    return unsafe cmark_node_get_type_string(node).map { unsafe String(cString: $0) } ?? ""
  }

  private static func literal(_ node: Node) -> String {
    unsafe cmark_node_get_literal(node).map { unsafe String(cString: $0) } ?? ""
  }

  private static func children(_ node: Node) -> [Node] {
    var children: [Node] = unsafe []
    var next = unsafe cmark_node_first_child(node)
    while let child = unsafe next {
      unsafe children.append(child)
      unsafe next = cmark_node_next(child)
    }
    return unsafe children
  }

  // MARK: Blocks

  private mutating func read(blocksIn node: Node, _ depth: Int) throws(MarkdownError)
    -> [MarkdownBlock]
  {
    guard depth < MarkdownDocument.depthLimit else { throw MarkdownError.tooDeep }
    var blocks: [MarkdownBlock] = []
    for unsafechild in unsafe Self.children(node) {
      guard let content = try unsafe content(child, depth + 1) else { continue }
      blocks.append(
        MarkdownBlock(line: unsafe Int(cmark_node_get_start_line(child)), content: content))
    }
    return blocks
  }

  private mutating func content(
    _ node: Node, _ depth: Int
  ) throws(MarkdownError) -> MarkdownBlock.Content? {
    switch unsafe Self.type(node) {
    case "heading":
      return .heading(
        level: unsafe Int(cmark_node_get_heading_level(node)),
        try unsafe read(inlinesIn: node, depth))
    case "paragraph": return .paragraph(try unsafe read(inlinesIn: node, depth))
    case "list":
      let isOrdered = unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(
        start: isOrdered ? unsafe Int(cmark_node_get_list_start(node)) : nil,
        isTight: unsafe cmark_node_get_list_tight(node) != 0, try unsafe items(node, depth))
    case "block_quote": return .quote(try unsafe read(blocksIn: node, depth))
    case "code_block": return .code(unsafe Self.literal(node))
    case "table": return .table(try unsafe table(node, depth))
    case "thematic_break": return .rule
    case "html_block": return .html(unsafe Self.literal(node))
    case "footnote_definition":
      footnotes.append(try unsafe read(blocksIn: node, depth))
      return nil
    default: return nil
    }
  }

  private mutating func items(
    _ node: Node, _ depth: Int
  ) throws(MarkdownError) -> [MarkdownBlock.Item] {
    var items: [MarkdownBlock.Item] = []
    for unsafechild in unsafe Self.children(node) {
      let isTask = unsafe Self.type(child) == "tasklist"
      items.append(
        MarkdownBlock.Item(
          isTicked: isTask ? unsafe cmark_gfm_extensions_get_tasklist_item_checked(child) : nil,
          blocks: try unsafe read(blocksIn: child, depth)))
    }
    return items
  }

  private mutating func table(
    _ node: Node, _ depth: Int
  ) throws(MarkdownError) -> MarkdownBlock.Table {
    let count = unsafe Int(cmark_gfm_extensions_get_table_columns(node))
    let letters = unsafe cmark_gfm_extensions_get_table_alignments(node)
    var table = MarkdownBlock.Table(
      alignments: (0..<count).map { index in
        switch unsafe letters?[index] {
        case UInt8(ascii: "l"): .left
        case UInt8(ascii: "c"): .centre
        case UInt8(ascii: "r"): .right
        default: .none
        }
      }, header: [], rows: [])
    for unsaferow in unsafe Self.children(node) {
      var cells: [[MarkdownInline]] = []
      for unsafecell in unsafe Self.children(row) {
        cells.append(try unsafe read(inlinesIn: cell, depth))
      }
      if unsafe Self.type(row) == "table_header" {
        table.header = cells
      } else {
        table.rows.append(cells)
      }
    }
    return table
  }

  // MARK: Inlines

  private func read(inlinesIn node: Node, _ depth: Int) throws(MarkdownError) -> [MarkdownInline] {
    guard depth < MarkdownDocument.depthLimit else { throw MarkdownError.tooDeep }
    var inlines: [MarkdownInline] = []
    for unsafechild in unsafe Self.children(node) {
      let inline: MarkdownInline
      switch unsafe Self.type(child) {
      case "text": inline = .text(unsafe Self.literal(child))
      case "softbreak": inline = .softBreak
      case "linebreak": inline = .lineBreak
      case "code": inline = .code(unsafe Self.literal(child))
      case "html_inline": inline = .html(unsafe Self.literal(child))
      case "emph": inline = .emphasis(try unsafe read(inlinesIn: child, depth + 1))
      case "strong": inline = .strong(try unsafe read(inlinesIn: child, depth + 1))
      case "strikethrough": inline = .struck(try unsafe read(inlinesIn: child, depth + 1))
      case "link":
        inline = .link(
          address: unsafe Self.address(child), try unsafe read(inlinesIn: child, depth + 1))
      case "image":
        inline = .image(
          address: unsafe Self.address(child),
          alternativeText: try unsafe read(inlinesIn: child, depth + 1).plainText)
      case "footnote_reference": inline = .footnote(unsafe Int(Self.literal(child)) ?? 0)
      default: continue
      }
      if inline == .text("") { continue }
      // What cmark cut where a sign might have meant something is one text again.
      if case .text(let more) = inline, case .text(let text)? = inlines.last {
        inlines[inlines.count - 1] = .text(text + more)
      } else {
        inlines.append(inline)
      }
    }
    return inlines
  }

  private static func address(_ node: Node) -> String {
    unsafe cmark_node_get_url(node).map { unsafe String(cString: $0) } ?? ""
  }
}
