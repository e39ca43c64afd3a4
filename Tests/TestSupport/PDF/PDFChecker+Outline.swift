// Bookmarks. (ISO 32000-1, 12.3.3 "Document Outline")
extension PDFChecker {
  mutating func checkOutline() {
    let outline = catalog.entries?["Outlines"]
    guard let root = outline?.target, file.resolve(outline).entries != nil else {
      if structure.elements.contains(where: { headingLevel(of: $0.role) != nil }) {
        report("The document has headings and the catalog no /Outlines.")
      }
      return
    }
    var seen: Set<Int> = [root.number]
    let visible = checkBookmarks(below: root, seen: &seen)
    let count = file.value("Count", of: outline).integer ?? 0
    if count != visible { report("The outline has the /Count \(count), not \(visible).") }
  }

  /// Checks the bookmarks below one.
  ///
  /// - Returns: how many of them are seen when this one is open.
  private mutating func checkBookmarks(below parent: PDFReference, seen: inout Set<Int>) -> Int {
    let first = file.value("First", of: .reference(parent))
    guard first != .null else {
      if file.value("Last", of: .reference(parent)) != .null {
        report("Object \(parent.number) of the outline has /Last and no /First.")
      }
      return 0
    }
    var visible = 0
    var previous: PDFReference?
    var next = file.resolve(.reference(parent)).entries?["First"]?.target
    while let bookmark = next {
      let name = "Object \(bookmark.number) of the outline"
      guard seen.insert(bookmark.number).inserted else {
        report("\(name) comes twice.")
        return visible
      }
      let entries = file.resolve(.reference(bookmark)).entries ?? [:]
      if entries["Parent"]?.target != parent { report("\(name) has a wrong /Parent.") }
      if entries["Prev"]?.target != previous { report("\(name) has a wrong /Prev.") }
      if file.resolve(entries["Title"]).text?.isEmpty != false { report("\(name) has no /Title.") }
      let action = file.resolve(entries["A"])
      let destination = entries["Dest"] ?? file.value("D", of: action)
      if file.pageIndex(ofDestination: destination) == nil {
        report("\(name) leads to no page.")
      }
      let below = checkBookmarks(below: bookmark, seen: &seen)
      let count = file.resolve(entries["Count"]).integer ?? 0
      if abs(count) != below { report("\(name) has the /Count \(count), not \(below).") }
      visible += 1 + max(0, count)
      previous = bookmark
      next = entries["Next"]?.target
    }
    if file.resolve(.reference(parent)).entries?["Last"]?.target != previous {
      report("Object \(parent.number) of the outline has a wrong /Last.")
    }
    return visible
  }
}
