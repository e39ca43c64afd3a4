internal import CLibxml2

/// Changes to a tree. Texts are set through their element: two texts side by side become one in libxml2,
/// and one of the nodes is gone.
extension XMLNode {
  /// A new element with the namespace of this one: `like.element("r")` of a `w:p` is a `w:r`.
  package func element(_ local: String) -> XMLNode {
    unsafe tree.made(xmlNewDocNode(tree.document, node.pointee.ns, local, nil))
  }

  /// A new element in a namespace, which is declared on it.
  package func element(_ local: String, in uri: String, prefix: String) -> XMLNode {
    let made = unsafe tree.made(xmlNewDocNode(tree.document, nil, local, nil))
    unsafe xmlSetNs(made.node, xmlNewNs(made.node, uri, prefix))
    return made
  }

  /// A sign for whoever made it: a processing instruction, which means nothing to Word.
  package func mark(_ target: String) -> XMLNode {
    unsafe tree.made(xmlNewDocPI(tree.document, target, nil))
  }

  /// A copy of it with all that is in it, in no place yet.
  package func copy() -> XMLNode { cloned(deep: true) }

  /// A copy of an element without what is in it.
  package func emptyCopy() -> XMLNode { cloned(deep: false) }

  /// xmlCopyNode would declare the namespaces anew on each copy, as it does not know where it will stand.
  private func cloned(deep: Bool) -> XMLNode {
    var copy: xmlNodePtr?
    unsafe _ = xmlDOMWrapCloneNode(
      nil, tree.document, node, &copy, tree.document, node.pointee.parent, deep ? 1 : 0, 0)
    return unsafe tree.made(copy)
  }

  /// Puts a node behind all that is in this one; it leaves where it was.
  package func append(_ child: XMLNode) {
    child.leave()
    unsafe _ = xmlAddChild(node, child.node)
  }

  /// Puts a node before all that is in this one.
  package func prepend(_ child: XMLNode) {
    if let first { first.insertBefore(child) } else { append(child) }
  }

  package func insertBefore(_ other: XMLNode) {
    other.leave()
    unsafe _ = xmlAddPrevSibling(node, other.node)
  }

  package func insertAfter(_ other: XMLNode) {
    other.leave()
    unsafe _ = xmlAddNextSibling(node, other.node)
  }

  /// Takes it out of its place; it can be put elsewhere.
  package func remove() {
    guard unsafe node.pointee.parent != nil else { return }
    leave()
    unsafe tree.keep(loose: node)
  }

  private func leave() { unsafe xmlUnlinkNode(node) }
}
