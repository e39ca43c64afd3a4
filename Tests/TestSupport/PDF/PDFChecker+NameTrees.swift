// Name trees, in which viewers look names up by halving: out of order, they are not found.
// (ISO 32000-1, 7.9.6 "Name Trees")
extension PDFChecker {
  mutating func checkNameTrees() {
    let names = file.value("Names", of: catalog)
    for key in (names.entries ?? [:]).keys.sorted() {
      checkNameTree(file.value(key, of: names), name: "The name tree /\(key)")
    }
    let root = file.value("StructTreeRoot", of: catalog)
    checkNameTree(file.value("IDTree", of: root), name: "The structure tree's /IDTree")
  }

  private mutating func checkNameTree(_ tree: PDFObject, name: String) {
    guard tree != .null else { return }
    let names = names(in: tree, of: name, depth: 0)
    for (one, next) in zip(names, names.dropFirst()) where !one.lexicographicallyPrecedes(next) {
      report("\(name) does not have its names in order.")
    }
  }

  /// The names at a node and below it, having checked the limits on the way.
  private mutating func names(in node: PDFObject, of tree: String, depth: Int) -> [[UInt8]] {
    guard depth < 20 else {
      report("\(tree) is nested too deeply.")
      return []
    }
    let pairs = file.value("Names", of: node).elements ?? []
    if pairs.count % 2 != 0 { report("\(tree) has a name without a value.") }
    var names = stride(from: 0, to: pairs.count, by: 2).map {
      file.resolve(pairs[$0]).stringBytes ?? []
    }
    for kid in file.value("Kids", of: node).elements ?? [] {
      names += self.names(in: file.resolve(kid), of: tree, depth: depth + 1)
    }
    let limits = file.value("Limits", of: node).elements?.map { file.resolve($0).stringBytes }
    if depth > 0, limits != [names.first, names.last] {
      report("\(tree) has a node with wrong /Limits.")
    }
    return names
  }
}
