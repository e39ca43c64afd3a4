package import XML

/// The custom properties of a file, to be added to. (ECMA-376 Part 1, §22.3, "Custom Properties")
package struct CustomPropertyList {
  private let tree: XMLTree
  private let types: String

  /// - Parameters:
  ///   - tree: the part; nil where the file has none yet.
  ///   - isStrict: the file is of the strict family, whose names are others.
  package init(_ tree: XMLTree?, isStrict: Bool = false) {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/"
    let transitional = "http://schemas.openxmlformats.org/officeDocument/2006/"
    self.tree =
      tree
      ?? XMLTree(
        "Properties",
        in: isStrict ? strict + "customProperties" : transitional + "custom-properties")
    types =
      (self.tree.root.namespace?.hasPrefix(strict) ?? false ? strict : transitional)
      + "docPropsVTypes"
  }

  /// Gives a property its text, in the place of any value that it has.
  package func set(_ name: String, to text: String) {
    for former in tree.root.children where former.attribute("name") == name { former.remove() }
    let numbers = tree.root.children.compactMap { $0.attribute("pid").flatMap { Int($0) } }
    let property = tree.root.element("property")
    property.set("fmtid", to: "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
    // Numbers below 2 are Word's own.
    property.set("pid", to: String((numbers.max() ?? 1) + 1))
    property.set("name", to: name)
    let value = tree.root.element("lpwstr", in: types, prefix: "vt")
    value.setText(text)
    property.append(value)
    tree.root.append(property)
  }

  package var bytes: [UInt8] { tree.bytes }
}
