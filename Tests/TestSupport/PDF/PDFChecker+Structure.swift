// The structure tree and its ties to the pages. (ISO 32000-1, 14.7.2 "Structure Hierarchy",
// 14.7.4.4 "Finding Structure Elements from Content Items")
extension PDFChecker {
  private var treeRoot: PDFObject { file.value("StructTreeRoot", of: catalog) }

  /// Reads the parent tree, checking that it is a sound number tree.
  mutating func readParentTree() {
    guard treeRoot != .null else { return }
    let tree = file.value("ParentTree", of: treeRoot)
    guard tree.entries != nil else { return report("The structure tree has no /ParentTree.") }
    readNumbers(tree, depth: 0)
    guard let next = file.value("ParentTreeNextKey", of: treeRoot).integer else {
      return report("The structure tree has no /ParentTreeNextKey.")
    }
    if next <= parentTree.keys.max() ?? -1 {
      report("The structure tree's /ParentTreeNextKey is not above every key.")
    }
  }

  private mutating func readNumbers(_ node: PDFObject, depth: Int) {
    let numbers = file.value("Nums", of: node).elements ?? []
    let kids = file.value("Kids", of: node).elements ?? []
    guard numbers.count % 2 == 0, depth < 20 else {
      return report("The parent tree is damaged.")
    }
    let before = Set(parentTree.keys)
    for index in stride(from: 0, to: numbers.count, by: 2) {
      guard let key = file.resolve(numbers[index]).integer else {
        report("The parent tree has a key that is no number.")
        continue
      }
      if key <= parentTree.keys.max() ?? -1 { report("The parent tree's keys are not in order.") }
      parentTree[key] = numbers[index + 1]
    }
    kids.forEach { readNumbers(file.resolve($0), depth: depth + 1) }
    guard depth > 0 else { return }
    let keys = parentTree.keys.filter { !before.contains($0) }
    let limits = file.value("Limits", of: node).elements?.map { file.resolve($0).integer }
    if limits != [keys.min(), keys.max()] {
      report("The parent tree has a node with wrong /Limits.")
    }
  }

  /// Checks the parents, the top, and that nothing is empty.
  mutating func checkStructureTree() {
    let roots = structure.roots.map { structure.elements[$0].role }
    if roots != ["Document"], treeRoot != .null {
      report("The structure tree's top is not one Document but \(roots.joined(separator: ", ")).")
    }
    let root = catalog.entries?["StructTreeRoot"]?.target?.number
    for (index, element) in structure.elements.enumerated() {
      let name = structure.name(index)
      let parent = element.parent.map { structure.elements[$0].object } ?? root
      if element.entries["P"]?.target?.number != parent {
        report("\(name) has a /P that is not its parent.")
      }
      if let type = element.entries["Type"], file.resolve(type) != .name("StructElem") {
        report("\(name) has a wrong /Type.")
      }
      if element.kids.isEmpty, !["TD", "TH", "LBody", "Document"].contains(element.role) {
        report("\(name) is empty.")
      }
    }
  }

  /// Checks that each MCID of each page is in the tree once and that the parent tree leads back.
  mutating func checkContentIsInStructure() {
    var owners: [PDFStructure.Kid: [Int]] = [:]
    for (index, element) in structure.elements.enumerated() {
      for kid in element.kids { owners[kid, default: []].append(index) }
    }
    var usedKeys: [Int: String] = [:]
    for (page, content) in zip(file.pages, contents) {
      let key = file.resolve(page.entries["StructParents"]).integer
      if let key { claim(key, by: "Page \(page.number)", in: &usedKeys) }
      let parents = key.flatMap { file.resolve(parentTree[$0]).elements } ?? []
      let mcids = Set(content.mcids)
      for mcid in mcids.sorted() {
        let kid = PDFStructure.Kid.content(page: page.number - 1, mcid: mcid)
        let found = owners.removeValue(forKey: kid) ?? []
        if found.count != 1 {
          report(
            found.isEmpty
              ? "Page \(page.number): the MCID \(mcid) is not in the structure tree."
              : "Page \(page.number): the MCID \(mcid) is in the structure tree twice.")
        }
        let parent = parents.indices.contains(mcid) ? parents[mcid].target?.number : nil
        if let owner = found.first, structure.elements[owner].object != parent {
          report(
            "Page \(page.number): the parent tree does not lead from the MCID \(mcid) to "
              + "\(structure.name(owner)).")
        }
      }
      for (mcid, parent) in parents.enumerated() where parent != .null && !mcids.contains(mcid) {
        report("Page \(page.number): the parent tree has the MCID \(mcid), which is not there.")
      }
    }
    let leftOver = Set(owners.values.joined())
    for element in leftOver.sorted() {
      for case .content(let page, let mcid) in structure.elements[element].kids
      where owners[.content(page: page, mcid: mcid)] != nil {
        report(
          "\(structure.name(element)) has the MCID \(mcid), which page \(page + 1) does not have.")
      }
    }
    checkKeys(&usedKeys)
  }

  /// Checks that each key of the parent tree has one user.
  private mutating func checkKeys(_ usedKeys: inout [Int: String]) {
    for (number, object) in file.objects.sorted(by: { $0.key < $1.key }) {
      guard let key = file.value("StructParent", of: object).integer else { continue }
      claim(key, by: "Object \(number)", in: &usedKeys)
    }
    for key in parentTree.keys.sorted() where usedKeys[key] == nil {
      report("The parent tree has the key \(key), which nothing uses.")
    }
  }

  private mutating func claim(_ key: Int, by user: String, in used: inout [Int: String]) {
    if let other = used[key] {
      report("\(user) and \(other) have the same key of the parent tree.")
    }
    used[key] = user
    if parentTree[key] == nil { report("\(user) has the key \(key), not in the parent tree.") }
  }

  /// Checks that every type is a standard one or leads to one. (ISO 14289-1, 7.1)
  mutating func checkRoles() {
    for type in (file.value("RoleMap", of: treeRoot).entries ?? [:]).keys.sorted()
    where standardStructureTypes.contains(type) {
      report("The role map changes the standard type \(type).")
    }
    for element in structure.elements where !standardStructureTypes.contains(element.role) {
      report("The structure type \(element.type) does not lead to a standard one.")
    }
  }
}
