internal import CMarkGFM
internal import Synchronization

/// The one owner of a tree of cmark.
@safe struct MarkdownTree: ~Copyable {
  private let root: OpaquePointer

  /// cmark keeps its extensions in globals, and the signs that they read in another while it parses, without a
  /// lock: one text at a time.
  private static let parsing = Mutex(())

  /// Parses a text; nil where memory is short.
  init?(_ text: String) {
    guard let root = unsafe Self.parsing.withLock({ _ in unsafe Self.parsed(text) }) else {
      return nil
    }
    unsafe self.root = root
  }

  private static func parsed(_ text: String) -> OpaquePointer? {
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
    return unsafe cmark_parser_finish(parser)
  }

  deinit { unsafe cmark_node_free(root) }

  /// What `body` makes of the root, which ends with this call.
  func withRoot<Result, Failure: Error>(
    _ body: (MarkdownNode) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(MarkdownNode(root))
  }
}

/// A node of a tree of cmark, valid for as long as the tree is.
@safe struct MarkdownNode {
  private let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) {
    unsafe self.pointer = pointer
  }

  /// What it is, in cmark's words.
  var type: String {
    // Of these two cmark does not tell the names.
    switch unsafe cmark_node_get_type(pointer) {
    case CMARK_NODE_FOOTNOTE_REFERENCE: return "footnote_reference"
    case CMARK_NODE_FOOTNOTE_DEFINITION: return "footnote_definition"
    default: break
    }
    return unsafe cmark_node_get_type_string(pointer).map { unsafe String(cString: $0) } ?? ""
  }

  var literal: String {
    unsafe cmark_node_get_literal(pointer).map { unsafe String(cString: $0) } ?? ""
  }

  var address: String {
    unsafe cmark_node_get_url(pointer).map { unsafe String(cString: $0) } ?? ""
  }

  /// Of a link; nil where it has none.
  var title: String? {
    let title = unsafe cmark_node_get_title(pointer).map { unsafe String(cString: $0) }
    return title?.isEmpty == false ? title : nil
  }

  /// Counted from 1.
  var line: Int { unsafe Int(cmark_node_get_start_line(pointer)) }

  var children: [MarkdownNode] {
    var children: [MarkdownNode] = []
    var next = unsafe cmark_node_first_child(pointer)
    while let child = unsafe next {
      unsafe children.append(MarkdownNode(child))
      unsafe next = cmark_node_next(child)
    }
    return children
  }

  var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(pointer)) }

  /// The first number of a list; nil for bullets.
  var listStart: Int? {
    unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(pointer)) : nil
  }

  var isTight: Bool { unsafe cmark_node_get_list_tight(pointer) != 0 }

  /// Whether the box of a task is ticked.
  var isTicked: Bool { unsafe cmark_gfm_extensions_get_tasklist_item_checked(pointer) }

  /// Of a table, a letter a column: `l`, `c`, `r`, or 0.
  var alignments: [UInt8] {
    let count = unsafe Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let letters = unsafe cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return (0..<count).map { unsafe letters[$0] }
  }
}
