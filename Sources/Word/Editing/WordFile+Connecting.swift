internal import XML

extension WordFile {
  /// Makes a new part known: by a relationship, and by what it is.
  ///
  /// - Parameters:
  ///   - part: the part, which is among the changes already.
  ///   - kind: the last step of the relationship's type, such as `comments`.
  ///   - type: what it is, such as `wordprocessingml.comments`.
  ///   - source: the part that leads to it; nil for the package.
  ///   - changes: of this file.
  /// - Throws: where its relationships or content types cannot be read.
  package mutating func connect(
    _ part: PartName, as kind: String, type: String, from source: PartName?,
    _ changes: inout WordChanges
  ) throws(PackageError) {
    let links = source?.relationships ?? .rootRelationships
    var relationships = RelationshipList(try tree(of: links, after: changes))
    _ = relationships.add(kind, target: part.text)
    changes.set(links, to: relationships.bytes)
    guard let types = try tree(of: .contentTypes, after: changes) else { return }
    let list = ContentTypeList(types)
    list.add(part: part, type: "application/vnd.openxmlformats-officedocument.\(type)+xml")
    changes.set(.contentTypes, to: list.bytes)
  }

  /// Sets a property of the file that programs read.
  ///
  /// - Parameters:
  ///   - name: of the property.
  ///   - text: its value.
  ///   - changes: of this file.
  /// - Throws: where its properties, relationships or content types cannot be read.
  package mutating func setProperty(
    _ name: String, to text: String, _ changes: inout WordChanges
  ) throws(PackageError) {
    var known = try rootPart("custom-properties")
    if known == nil { known = try rootPart("customProperties") }
    var tree: XMLTree?
    if let known { tree = try self.tree(of: known, after: changes) }
    let isStrict = try isStrict
    let list = CustomPropertyList(tree, isStrict: isStrict)
    list.set(name, to: text)
    let part = known ?? PartName(known: "/docProps/custom.xml")
    changes.set(part, to: list.bytes)
    guard tree == nil else { return }
    // The strict family has another word for it. (ECMA-376 Part 1, §22.3)
    try connect(
      part, as: isStrict ? "customProperties" : "custom-properties", type: "custom-properties",
      from: nil, &changes)
  }

  /// It is of the strict family. (W2)
  private var isStrict: Bool {
    mutating get throws(PackageError) {
      try tree(of: main)?.root.namespace != WordNames.transitional
    }
  }
}
