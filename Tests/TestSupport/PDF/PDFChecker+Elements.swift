// What single structure elements must say. (ISO 14289-1, 7.3 "Graphics", 7.7 "Mathematical
// expressions", 7.9 "Notes and references", 7.18.5 "Links")
extension PDFChecker {
  mutating func checkElementEntries() {
    var identifiers: [PDFObject: Int] = [:]
    for (index, element) in structure.elements.enumerated() {
      let name = structure.name(index)
      checkLanguage(file.resolve(element.entries["Lang"]), of: name, isRequired: false)
      let identifier = file.resolve(element.entries["ID"])
      if identifier != .null {
        if let other = identifiers.updateValue(index, forKey: identifier) {
          report("\(name) has the same /ID as \(structure.name(other)).")
        }
        checkIdentifierTree(identifier, leadsTo: element.object, name: name)
      }
      switch element.role {
      case "Figure", "Formula": checkPicture(index)
      case "Note": if identifier == .null { report("\(name) has no /ID.") }
      case "Link": checkLinkElement(index)
      default: break
      }
    }
  }

  private mutating func checkIdentifierTree(
    _ identifier: PDFObject, leadsTo object: Int?, name: String
  ) {
    let tree = file.value("IDTree", of: file.value("StructTreeRoot", of: catalog))
    let found = file.namedValue(identifier.stringBytes ?? [], in: tree)
    if found?.target?.number != object { report("\(name) has an /ID that the /IDTree has not.") }
  }

  private mutating func checkPicture(_ index: Int) {
    let element = structure.elements[index]
    let texts = ["Alt", "ActualText"].map { file.resolve(element.entries[$0]).text ?? "" }
    if texts.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
      report("\(structure.name(index)) has neither /Alt nor /ActualText.")
    }
    if rectangle(element.attributes["Layout"]?["BBox"]) == nil {
      report("\(structure.name(index)) has no Layout attribute /BBox of four numbers.")
    }
  }

  private mutating func checkLinkElement(_ index: Int) {
    let isLinked = structure.objects(of: index).contains {
      file.value("Subtype", of: file.object($0)) == .name("Link")
    }
    if !isLinked { report("\(structure.name(index)) has no reference to a Link annotation.") }
    if !structure.hasContent(index) { report("\(structure.name(index)) has no content.") }
  }
}
