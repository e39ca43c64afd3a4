// Which structure elements may stand where. (ISO 32000-1, 14.8.4 "Standard Structure Types")
extension PDFChecker {
  mutating func checkNesting() {
    for (index, element) in structure.elements.enumerated() {
      let name = structure.name(index)
      let parent = element.parent.map { structure.elements[$0].role }
      if let allowed = parents[element.role], !allowed.contains(parent) {
        report("\(name) stands in \(parent ?? "the structure tree's root").")
      }
      let children = structure.children(of: index)
      let roles = children.map { structure.elements[$0].role }
      if let allowed = contents(of: element.role) {
        for (child, role) in zip(children, roles) where !allowed.contains(role) {
          report("\(name) holds \(structure.name(child)).")
        }
      }
      for role in ["THead", "TFoot", "Caption"] where roles.filter({ $0 == role }).count > 1 {
        report("\(name) has more than one \(role).")
      }
      if let place = roles.firstIndex(of: "Caption"), place != 0, place != roles.count - 1 {
        report("\(name) has a Caption that is neither its first kid nor its last.")
      }
      if element.role == "LI", !roles.contains("LBody") { report("\(name) has no LBody.") }
      if holdsNoContent.contains(element.role),
        element.kids.contains(where: { if case .content = $0 { true } else { false } })
      {
        report("\(name) has content of its own.")
      }
      checkAncestors(of: index)
    }
  }

  private mutating func checkAncestors(of index: Int) {
    let role = structure.elements[index].role
    guard paragraphs.contains(role) || role == "Link" || role == "Document" else { return }
    for ancestor in structure.ancestors(of: index) {
      let above = structure.elements[ancestor].role
      // What stands in a note, a cell or a list begins anew.
      if ["Note", "TD", "TH", "LBody", "Caption", "Form", "Figure"].contains(above) { return }
      if above == role || (paragraphs.contains(role) && paragraphs.contains(above)) {
        return report("\(structure.name(index)) stands in \(structure.name(ancestor)).")
      }
    }
  }

  /// What an element may hold; nil for anything.
  private func contents(of role: String) -> Set<String>? {
    switch role {
    case "Table": ["TR", "THead", "TBody", "TFoot", "Caption"]
    case "THead", "TBody", "TFoot": ["TR"]
    case "TR": ["TH", "TD"]
    case "L": ["LI", "L", "Caption"]
    case "LI": ["Lbl", "LBody"]
    case "TOC": ["TOCI", "TOC", "Caption"]
    case "TOCI": ["Lbl", "Reference", "NonStruct", "P", "TOC"]
    default: nil
    }
  }

  /// Checks that headings begin at H1 and go down one level at a time. (ISO 14289-1, 7.4 "Headings")
  mutating func checkHeadings() {
    var level = 0
    for (index, element) in structure.elements.enumerated() {
      guard let next = headingLevel(of: element.role) else { continue }
      if level == 0, next != 1 {
        report("\(structure.name(index)) is the first heading and not an H1.")
      } else if next > level + 1 {
        report("\(structure.name(index)) follows an H\(level): a level is left out.")
      }
      level = next
    }
    if level > 0, structure.elements.contains(where: { $0.role == "H" }) {
      report("The document has both H and numbered headings.")
    }
  }

  /// 1 for H1 and so on; nil for what is no numbered heading.
  func headingLevel(of role: String) -> Int? {
    role.count == 2 && role.hasPrefix("H") ? Int(role.dropFirst()) : nil
  }
}

private let parents: [String: Set<String?>] = [
  "TR": ["Table", "THead", "TBody", "TFoot"], "TH": ["TR"], "TD": ["TR"], "THead": ["Table"],
  "TBody": ["Table"], "TFoot": ["Table"], "LI": ["L"], "LBody": ["LI"], "TOCI": ["TOC"],
  "RB": ["Ruby"], "RT": ["Ruby"], "RP": ["Ruby"], "WT": ["Warichu"], "WP": ["Warichu"],
]

private let paragraphs: Set = ["P", "H", "H1", "H2", "H3", "H4", "H5", "H6"]

/// What groups others and has no content of its own.
private let holdsNoContent: Set = [
  "Document", "Part", "Art", "Sect", "TOC", "L", "LI", "Table", "TR", "THead", "TBody", "TFoot",
]
