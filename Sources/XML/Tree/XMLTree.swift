package import Archive
internal import CLibxml2

/// An XML document in memory that can be changed; everything in it is kept as it came.
///
/// A class, because nodes hold on to it: libxml2 frees them all with the document, and what was taken out of
/// it is freed then too. For templates and edits; reading goes through ``XMLReader``, which costs a third.
@safe package final class XMLTree {
  let document: xmlDocPtr
  /// Nodes that were made or taken out; those that stand nowhere at the end are freed by themselves.
  private var loose: Set<xmlNodePtr>

  /// Parses a part, within the same limits as ``XMLReader``.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 or UTF-16.
  ///   - limits: what is refused for its size.
  /// - Throws: where it is not well formed, has a DOCTYPE or passes a limit.
  package init(_ bytes: [UInt8], limits: ReadingLimits) throws(XMLFailure) {
    // The limits hold before a node is made.
    var reader = XMLReader(vocabulary: XMLVocabulary(locals: [], namespaces: []), limits: limits)
    var counter = Nothing()
    try reader.read(bytes, into: &counter)
    let text = try reader.prepared(bytes)
    // As the streaming reader has it (XMLParserHandle); CDATA stays what it is.
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NOENT.rawValue
      | XML_PARSE_HUGE.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let document = unsafe text.withUnsafeBufferPointer { text in
      unsafe text.withMemoryRebound(to: CChar.self) { text in
        unsafe xmlReadMemory(
          text.baseAddress, Int32(text.count - 1), nil, nil, Int32(options))
      }
    }
    guard let document = unsafe document else {
      throw .malformed(reason: "it is not well formed", line: 1)
    }
    unsafe self.document = document
    unsafe loose = []
    guard unsafe xmlDocGetRootElement(document) != nil else {
      throw .malformed(reason: "it has no root element", line: 1)
    }
  }

  /// A document of one empty element.
  ///
  /// - Parameters:
  ///   - local: its name.
  ///   - namespace: its URI.
  ///   - prefix: of the namespace; nil for none.
  package init(_ local: String, in namespace: String, prefix: String? = nil) {
    guard let document = unsafe xmlNewDoc("1.0"),
      let root = unsafe xmlNewDocNode(document, nil, local, nil)
    else { preconditionFailure("no memory is left, which ends any Swift program") }
    unsafe self.document = document
    unsafe loose = []
    unsafe document.pointee.standalone = 1
    unsafe _ = xmlDocSetRootElement(document, root)
    unsafe xmlSetNs(root, xmlNewNs(root, namespace, prefix))
  }

  deinit {
    let homeless = unsafe loose.filter { unsafe $0.pointee.parent == nil }
    unsafe homeless.forEach { unsafe xmlFreeNode($0) }
    unsafe xmlFreeDoc(document)
  }

  /// The root element.
  package var root: XMLNode {
    guard let root = unsafe xmlDocGetRootElement(document) else {
      preconditionFailure("a tree has a root from its making on, and nothing takes it out")
    }
    return unsafe XMLNode(self, root)
  }

  /// The document as UTF-8.
  package var bytes: [UInt8] {
    var bytes = declaration
    var node = unsafe document.pointee.children
    while let next = unsafe node {
      unsafe XMLNode(self, next).write(to: &bytes)
      unsafe node = next.pointee.next
    }
    return bytes
  }

  /// `<?xml …?>` as it goes before the root.
  package var declaration: [UInt8] {
    var bytes = Array(#"<?xml version="1.0" encoding="UTF-8""#.utf8)
    switch unsafe document.pointee.standalone {
    case 1: bytes += Array(#" standalone="yes""#.utf8)
    case 0: bytes += Array(#" standalone="no""#.utf8)
    default: break
    }
    return bytes + Array("?>\n".utf8)
  }

  func keep(loose node: xmlNodePtr) { unsafe loose.insert(node) }

  /// A node that was just made.
  func made(_ node: xmlNodePtr?) -> XMLNode {
    guard let node = unsafe node else {
      preconditionFailure("no memory is left, which ends any Swift program")
    }
    unsafe keep(loose: node)
    return unsafe XMLNode(self, node)
  }

  /// Hears everything and does nothing.
  private struct Nothing: XMLHandler {
    var failure: XMLFailure? { nil }
    mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {}
    mutating func end(_ name: XMLName) {}
    mutating func text(_ bytes: Span<UInt8>) {}
  }
}
