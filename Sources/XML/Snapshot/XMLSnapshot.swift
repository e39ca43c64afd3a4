internal import Archive

/// An XML document in memory that nobody changes, its names the numbers of a vocabulary.
///
/// For readers that go back and forth in a part and take nearly all of it. It costs a third of ``XMLTree``.
package final class XMLSnapshot: Sendable {
  struct Node {
    var name: XMLName
    /// Indices of nodes; -1 for none.
    var parent: Int32
    var next: Int32 = -1
    var first: Int32 = -1
    /// Of the attributes, or of the bytes of a text.
    var start: Int32
    var end: Int32
    var isText: Bool
  }

  struct Attribute {
    var name: XMLName
    /// Of the bytes of the values.
    var start: Int32
    var end: Int32
  }

  let nodes: [Node]
  let attributes: [Attribute]
  let bytes: [UInt8]

  fileprivate init(_ handler: consuming SnapshotHandler) {
    nodes = handler.nodes
    attributes = handler.attributes
    bytes = handler.bytes
  }

  /// The element that holds all others.
  package var root: XMLElement { XMLElement(snapshot: self, index: 0) }
}

extension XMLReader {
  /// Reads a part as a whole.
  ///
  /// - Parameter bytes: UTF-8 or UTF-16.
  /// - Returns: what is in it.
  /// - Throws: where it is not well formed, has a DOCTYPE or passes a limit.
  package mutating func snapshot(_ bytes: consuming [UInt8]) throws(XMLFailure) -> XMLSnapshot {
    var handler = SnapshotHandler(size: bytes.count)
    try read(bytes, into: &handler)
    guard !handler.nodes.isEmpty else {
      throw .malformed(reason: "it has no root element", line: 1)
    }
    return XMLSnapshot(handler)
  }
}

/// An element of a snapshot.
package struct XMLElement: Hashable, Sendable {
  package let snapshot: XMLSnapshot
  let index: Int32

  package static func == (left: Self, right: Self) -> Bool {
    left.index == right.index && left.snapshot === right.snapshot
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(index) }

  package var name: XMLName { snapshot.nodes[Int(index)].name }

  /// The element round it.
  package var parent: XMLElement? {
    let parent = snapshot.nodes[Int(index)].parent
    return parent < 0 ? nil : XMLElement(snapshot: snapshot, index: parent)
  }

  /// The elements in it, in order.
  package var children: Children { Children(element: self) }

  /// The first element in it.
  package var firstChild: XMLElement? {
    var children = children
    return children.next()
  }

  /// Elements of one parent.
  package struct Children: Sequence, IteratorProtocol {
    private let snapshot: XMLSnapshot
    private var place: Int32

    init(element: XMLElement) {
      snapshot = element.snapshot
      place = snapshot.nodes[Int(element.index)].first
    }

    package mutating func next() -> XMLElement? {
      while place >= 0 {
        let index = place
        let node = snapshot.nodes[Int(index)]
        place = node.next
        if !node.isText { return XMLElement(snapshot: snapshot, index: index) }
      }
      return nil
    }
  }

  /// The first element of a name in it.
  package func first(_ name: XMLName) -> XMLElement? {
    var next = snapshot.nodes[Int(index)].first
    while next >= 0 {
      let node = snapshot.nodes[Int(next)]
      if !node.isText, node.name == name { return XMLElement(snapshot: snapshot, index: next) }
      next = node.next
    }
    return nil
  }

  /// The text in it itself, without that of elements.
  package var text: String {
    var text = ""
    var next = snapshot.nodes[Int(index)].first
    while next >= 0 {
      let node = snapshot.nodes[Int(next)]
      if node.isText { text += string(node.start, node.end) }
      next = node.next
    }
    return text
  }

  /// The value of an attribute.
  package func attribute(_ name: XMLName) -> String? {
    for attribute in attributes where attribute.name == name {
      return string(attribute.start, attribute.end)
    }
    return nil
  }

  /// The value of an attribute as a whole number.
  package func integer(_ name: XMLName) -> Int? {
    for attribute in attributes where attribute.name == name {
      return Int(string(attribute.start, attribute.end))
    }
    return nil
  }

  /// The attributes with names of the vocabulary, in order.
  package var allAttributes: [(name: XMLName, value: String)] {
    attributes.map { ($0.name, string($0.start, $0.end)) }
  }

  private var attributes: ArraySlice<XMLSnapshot.Attribute> {
    let node = snapshot.nodes[Int(index)]
    return snapshot.attributes[Int(node.start)..<Int(node.end)]
  }

  private func string(_ start: Int32, _ end: Int32) -> String {
    String(decoding: snapshot.bytes[Int(start)..<Int(end)], as: UTF8.self)
  }
}

/// Gathers what a reader tells.
private struct SnapshotHandler: XMLHandler {
  var nodes: [XMLSnapshot.Node] = []
  var attributes: [XMLSnapshot.Attribute] = []
  var bytes: [UInt8] = []
  /// The open elements, and the last thing in each.
  private var open: [(index: Int32, last: Int32)] = []
  var failure: XMLFailure? { nil }

  init(size: Int) {
    nodes.reserveCapacity(size / 32)
    bytes.reserveCapacity(size / 2)
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    let start = Int32(self.attributes.count)
    for index in 0..<attributes.count {
      let name = attributes.name(at: index)
      guard name.local != XMLName.unknownLocal else { continue }
      let from = Int32(bytes.count)
      attributes.withBytes(at: index) { bytes.append($0, 0..<$0.count) }
      self.attributes.append(
        XMLSnapshot.Attribute(name: name, start: from, end: Int32(bytes.count)))
    }
    append(
      XMLSnapshot.Node(
        name: name, parent: -1, start: start, end: Int32(self.attributes.count), isText: false))
    open.append((Int32(nodes.count - 1), -1))
  }

  mutating func end(_ name: XMLName) { open.removeLast() }

  mutating func text(_ text: Span<UInt8>) {
    let start = Int32(bytes.count)
    bytes.append(text, 0..<text.count)
    // One run of text may come in several calls.
    if let last = open.last?.last, last >= 0, nodes[Int(last)].isText {
      nodes[Int(last)].end = Int32(bytes.count)
      return
    }
    append(
      XMLSnapshot.Node(
        name: .unlisted, parent: -1, start: start, end: Int32(bytes.count), isText: true))
  }

  private mutating func append(_ node: XMLSnapshot.Node) {
    let index = Int32(nodes.count)
    var node = node
    if let parent = open.last {
      node.parent = parent.index
      if parent.last < 0 {
        nodes[Int(parent.index)].first = index
      } else {
        nodes[Int(parent.last)].next = index
      }
      open[open.count - 1].last = index
    }
    nodes.append(node)
  }
}
