package import XML

/// The relationships of a part, to be added to. (ECMA-376 Part 2, "Relationships")
package struct RelationshipList {
  private let tree: XMLTree
  private var ids: Set<String>
  private var next = 1

  /// - Parameter tree: the relationships part; nil where the part has none yet.
  package init(_ tree: XMLTree?) {
    self.tree = tree ?? Self.none
    ids = Set(self.tree.root.children.compactMap { $0.attribute("Id") })
  }

  /// Adds one.
  ///
  /// - Parameters:
  ///   - type: the last step of the type's URI, such as `image`.
  ///   - target: relative to the folder of the part, or an address.
  ///   - isExternal: it leads out of the file.
  /// - Returns: its id.
  package mutating func add(_ type: String, target: String, isExternal: Bool = false) -> String {
    while ids.contains("rIdDocket\(next)") { next += 1 }
    let id = "rIdDocket\(next)"
    ids.insert(id)
    let relationship = tree.root.element("Relationship")
    relationship.set("Id", to: id)
    relationship.set("Type", to: types + type)
    relationship.set("Target", to: target)
    if isExternal { relationship.set("TargetMode", to: "External") }
    tree.root.append(relationship)
    return id
  }

  package var bytes: [UInt8] { tree.bytes }

  /// The family that the others are of. (W2)
  private var types: String {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
    let isStrict = tree.root.children.contains { $0.attribute("Type")?.hasPrefix(strict) == true }
    return isStrict
      ? strict : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  }

  private static var none: XMLTree {
    XMLTree(
      "Relationships", in: "http://schemas.openxmlformats.org/package/2006/relationships")
  }
}

/// The content types of a package, to be added to. (ECMA-376 Part 2, "Media Types Stream")
package struct ContentTypeList {
  private let tree: XMLTree

  package init(_ tree: XMLTree) {
    self.tree = tree
  }

  /// Says what parts with an ending are, where nothing is said of them yet.
  package func add(extension ending: String, type: String) {
    let isKnown = tree.root.children.contains {
      $0.localName == "Default" && $0.attribute("Extension")?.lowercased() == ending
    }
    guard !isKnown else { return }
    let element = tree.root.element("Default")
    element.set("Extension", to: ending)
    element.set("ContentType", to: type)
    tree.root.prepend(element)
  }

  /// Says what a part is, where nothing is said of it yet.
  package func add(part: PartName, type: String) {
    let isKnown = tree.root.children.contains {
      $0.localName == "Override" && $0.attribute("PartName")?.lowercased() == part.text.lowercased()
    }
    guard !isKnown else { return }
    let element = tree.root.element("Override")
    element.set("PartName", to: part.text)
    element.set("ContentType", to: type)
    tree.root.append(element)
  }

  package var bytes: [UInt8] { tree.bytes }
}
