/// An XML document as a tree of what the tests write: well-formed, no comments, no CDATA.
indirect enum XMLNode {
  case text(String)
  case element(XMLElement)
}

struct XMLElement {
  var name: String
  /// As written, with the space before each.
  var attributes: String
  var children: [XMLNode] = []

  init(_ name: String, _ attributes: String = "", _ children: [XMLNode] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }
}

extension XMLElement {
  /// Reads the element that a document holds; what stands before it is left out.
  init(parsing document: String) {
    var rest = document.utf8[...]
    var open = [XMLElement("")]
    while let byte = rest.first {
      guard byte == UInt8(ascii: "<") else {
        let text = rest.prefix { $0 != UInt8(ascii: "<") }
        rest = rest[text.endIndex...]
        open[open.count - 1].children.append(.text(String(Substring(text))))
        continue
      }
      let tag = String(Substring(rest.dropFirst().prefix { $0 != UInt8(ascii: ">") }))
      rest = rest.dropFirst(tag.utf8.count + 2)
      if tag.hasPrefix("?") { continue }
      if tag.hasPrefix("/") {
        let closed = open.removeLast()
        open[open.count - 1].children.append(.element(closed))
        continue
      }
      let isEmpty = tag.hasSuffix("/")
      let body = isEmpty ? tag.dropLast() : tag[...]
      let name = body.prefix { $0 != " " }
      let element = XMLElement(String(name), String(body.dropFirst(name.count)))
      if isEmpty {
        open[open.count - 1].children.append(.element(element))
      } else {
        open.append(element)
      }
    }
    self = open[0].children.lazy.compactMap(\.element).first ?? XMLElement("")
  }

  /// The element as XML.
  var xml: String {
    guard !children.isEmpty else { return "<\(name)\(attributes)/>" }
    return "<\(name)\(attributes)>\(children.map(\.xml).joined())</\(name)>"
  }

  func has(_ child: String) -> Bool { children.contains { $0.element?.name == child } }
}

extension XMLNode {
  var element: XMLElement? {
    if case .element(let element) = self { element } else { nil }
  }

  var xml: String {
    switch self {
    case .text(let text): text
    case .element(let element): element.xml
    }
  }
}
