internal import Archive
internal import CLibxml2

/// A node of a tree: an element, a text, a comment, a processing instruction.
///
/// It stays valid for as long as somebody holds it, also when it was taken out of the tree.
@safe package struct XMLNode: Hashable {
  package let tree: XMLTree
  let node: xmlNodePtr

  init(_ tree: XMLTree, _ node: xmlNodePtr) {
    self.tree = tree
    unsafe self.node = node
  }

  package static func == (left: Self, right: Self) -> Bool { unsafe left.node == right.node }
  package func hash(into hasher: inout Hasher) { unsafe hasher.combine(node) }

  package enum Kind { case element, text, other }

  package var kind: Kind {
    switch unsafe node.pointee.type {
    case XML_ELEMENT_NODE: .element
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: .text
    default: .other
    }
  }

  // MARK: Names

  /// The name without its prefix.
  package var localName: String {
    unsafe node.pointee.name.map { unsafe String(cString: $0) } ?? ""
  }

  /// Nil where it is in none.
  package var namespace: String? {
    guard kind == .element, let uri = unsafe node.pointee.ns?.pointee.href else { return nil }
    return unsafe String(cString: uri)
  }

  /// The name as it stands, such as `w:p`.
  package var qualifiedName: String {
    guard kind == .element, let prefix = unsafe node.pointee.ns?.pointee.prefix else {
      return localName
    }
    return unsafe String(cString: prefix) + ":" + localName
  }

  /// Whether it is an element with this local name in one of these namespaces.
  package func isElement(_ local: StaticString, in namespaces: [StaticString]) -> Bool {
    guard unsafe node.pointee.type == XML_ELEMENT_NODE, let name = unsafe node.pointee.name,
      unsafe xmlStrEqual(name, local.utf8Start) != 0, let uri = unsafe node.pointee.ns?.pointee.href
    else { return false }
    return namespaces.contains { unsafe xmlStrEqual(uri, $0.utf8Start) != 0 }
  }

  // MARK: Around it

  package var parent: XMLNode? {
    guard let parent = unsafe node.pointee.parent, unsafe parent.pointee.type == XML_ELEMENT_NODE
    else { return nil }
    return unsafe XMLNode(tree, parent)
  }

  package var next: XMLNode? { unsafe node.pointee.next.map { unsafe XMLNode(tree, $0) } }
  package var previous: XMLNode? { unsafe node.pointee.prev.map { unsafe XMLNode(tree, $0) } }

  package var first: XMLNode? {
    guard kind == .element else { return nil }
    return unsafe node.pointee.children.map { unsafe XMLNode(tree, $0) }
  }

  package var last: XMLNode? {
    guard kind == .element else { return nil }
    return unsafe node.pointee.last.map { unsafe XMLNode(tree, $0) }
  }

  /// What stands in it, as it was when this was asked for.
  package var children: [XMLNode] {
    var children: [XMLNode] = []
    var child = first
    while let next = child {
      children.append(next)
      child = next.next
    }
    return children
  }

  // MARK: Text

  /// The text of a text node; of an element that of all texts in it.
  package var text: String {
    guard let content = unsafe xmlNodeGetContent(node) else { return "" }
    defer { unsafe docket_xml_free(content) }
    return unsafe String(cString: content)
  }

  /// Makes this text the whole of what an element or a text node holds.
  package func setText(_ text: String) {
    if kind == .text {
      // Of a text node the content is taken as it is; of an element it would be read as XML.
      unsafe xmlNodeSetContent(node, text)
      return
    }
    for child in children { child.remove() }
    guard !text.isEmpty, let content = unsafe xmlNewDocText(tree.document, text) else { return }
    unsafe _ = xmlAddChild(node, content)
  }

  // MARK: Attributes

  /// The value of an attribute that is in no namespace.
  package func attribute(_ name: String) -> String? {
    unsafe Self.taken(xmlGetNoNsProp(node, name))
  }

  /// The value of an attribute in one of these namespaces.
  package func attribute(_ name: String, in namespaces: [StaticString]) -> String? {
    for namespace in namespaces {
      if let value = unsafe Self.taken(xmlGetNsProp(node, name, namespace.utf8Start)) {
        return value
      }
    }
    return nil
  }

  /// Whether a text stands in its attributes, or in it itself outside of other elements.
  package func holds(_ text: StaticString) -> Bool {
    var child = unsafe node.pointee.children
    while let next = unsafe child {
      if unsafe next.pointee.type == XML_TEXT_NODE,
        unsafe xmlStrstr(next.pointee.content, text.utf8Start) != nil
      {
        return true
      }
      unsafe child = next.pointee.next
    }
    return !attributes(holding: text).isEmpty
  }

  /// The names, without their prefixes, and values of the attributes that hold a text.
  package func attributes(holding text: StaticString) -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    var next = unsafe node.pointee.properties
    while let attribute = unsafe next {
      // A value is one text, for entities are refused.
      if let content = unsafe attribute.pointee.children?.pointee.content,
        unsafe xmlStrstr(content, text.utf8Start) != nil
      {
        unsafe found.append(
          (String(cString: attribute.pointee.name), String(cString: content)))
      }
      unsafe next = attribute.pointee.next
    }
    return found
  }

  /// Sets an attribute that is in no namespace.
  package func set(_ name: String, to value: String) {
    unsafe _ = xmlSetProp(node, name, value)
  }

  /// Sets an attribute in the namespace of an element: `w:val` of a `w:` element.
  package func set(_ name: String, like element: XMLNode, to value: String) {
    guard let namespace = unsafe element.node.pointee.ns else { return set(name, to: value) }
    // An attribute needs a prefix to be in a namespace.
    if unsafe namespace.pointee.prefix == nil, let uri = unsafe namespace.pointee.href {
      let prefixed = unsafe prefix(of: String(cString: uri), preferring: "w")
      return unsafe _ = xmlSetNsProp(node, prefixed, name, value)
    }
    unsafe _ = xmlSetNsProp(node, namespace, name, value)
  }

  /// Sets an attribute in a namespace, which is declared at the root where it is not yet.
  package func set(_ name: String, in uri: String, prefix: String, to value: String) {
    unsafe _ = xmlSetNsProp(node, self.prefix(of: uri, preferring: prefix), name, value)
  }

  /// Declares a namespace on an element, where its prefix is not taken there.
  package func declare(_ prefix: String, _ uri: String) {
    if unsafe xmlSearchNs(tree.document, node, prefix) == nil {
      unsafe _ = xmlNewNs(node, uri, prefix)
    }
  }

  package func removeAttribute(_ name: String, in namespaces: [StaticString]) {
    for namespace in namespaces {
      if let attribute = unsafe xmlHasNsProp(node, name, namespace.utf8Start) {
        unsafe _ = xmlRemoveProp(attribute)
      }
    }
  }

  private static func taken(_ value: UnsafeMutablePointer<xmlChar>?) -> String? {
    guard let value = unsafe value else { return nil }
    defer { unsafe docket_xml_free(value) }
    return unsafe String(cString: value)
  }

  /// The declaration of a namespace that holds here with a prefix; made at the root where there is none.
  private func prefix(of uri: String, preferring prefix: String) -> xmlNsPtr? {
    // Every document has this one, declared nowhere.
    if prefix == "xml" { return unsafe xmlSearchNsByHref(tree.document, node, uri) }
    // What is in no place yet will stand below the root.
    let home = unsafe node.pointee.parent == nil ? tree.root : self
    let list = unsafe xmlGetNsList(tree.document, home.node)
    defer { unsafe docket_xml_free(list) }
    var seen: Set<String> = []
    var place = unsafe list
    while let declaration = unsafe place?.pointee {
      unsafe place = place?.advanced(by: 1)
      guard let own = unsafe declaration.pointee.prefix.map({ unsafe String(cString: $0) }) else {
        continue
      }
      guard seen.insert(own).inserted else { continue }  // hidden by a nearer one
      if let href = unsafe declaration.pointee.href, unsafe String(cString: href) == uri {
        return unsafe declaration
      }
    }
    var name = prefix
    var number = 1
    while seen.contains(name) {
      number += 1
      name = "\(prefix)\(number)"
    }
    return unsafe xmlNewNs(tree.root.node, uri, name)
  }
}
