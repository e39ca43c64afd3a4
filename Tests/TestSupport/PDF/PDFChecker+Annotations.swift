// Annotations. (ISO 14289-1, 7.18 "Annotations"; ISO 32000-1, 12.5 "Annotations")
extension PDFChecker {
  mutating func checkAnnotations() {
    var placed: Set<Int> = []
    for page in file.pages {
      for annotation in file.resolve(page.entries["Annots"]).elements ?? [] {
        guard let number = annotation.target?.number else {
          report("Page \(page.number) has an annotation that is not an object of its own.")
          continue
        }
        if !placed.insert(number).inserted {
          report("The annotation of object \(number) is on the pages twice.")
        }
        checkAnnotation(number, on: page)
      }
    }
    for (index, element) in structure.elements.enumerated() {
      for number in structure.objects(of: index) where !placed.contains(number) {
        let subtype = file.value("Subtype", of: file.object(number)).nameText
        if element.role == "Link" || subtype == "Link" || subtype == "Widget" {
          report("\(structure.name(index)) refers to object \(number), which is on no page.")
        }
      }
    }
  }

  private mutating func checkAnnotation(_ number: Int, on page: PDFPage) {
    let annotation = file.object(number)
    let subtype = file.value("Subtype", of: annotation).nameText ?? ""
    let name = "Page \(page.number): the \(subtype) annotation (object \(number))"
    let flags = file.value("F", of: annotation).integer ?? 0
    if let box = box(of: page) {
      if let place = rectangle(annotation?.entries?["Rect"]) {
        // Numbers are written with few digits: a hundredth of a point over the edge is on it.
        let isWithin =
          place[0] >= box[0] - 0.01 && place[1] >= box[1] - 0.01 && place[2] <= box[2] + 0.01
          && place[3] <= box[3] + 0.01
        if !isWithin { report("\(name) has a /Rect that leaves the page.") }
      } else if flags & 2 == 0, subtype != "Popup" {
        report("\(name) has no /Rect with an area.")
      }
    }
    if let owner = annotation?.entries?["P"], owner.target?.number != page.object {
      report("\(name) has the /P of another page.")
    }
    if subtype == "TrapNet" { report("\(name) is not allowed.") }
    guard flags & 2 == 0, subtype != "Popup", subtype != "PrinterMark" else { return }
    if flags & 4 == 0 { report("\(name) is not printed: /F lacks the Print flag.") }
    let owner = owner(of: number, name: name)
    switch subtype {
    case "Link":
      checkOwner(owner, is: "Link", name: name)
      checkText("Contents", of: annotation, name: name)
      checkTarget(of: annotation, name: name)
    case "Widget":
      checkOwner(owner, is: "Form", name: name)
      checkField(annotation, name: name)
    default:
      checkOwner(owner, is: "Annot", name: name)
      let alternative = owner.map { file.resolve(structure.elements[$0].entries["Alt"]).text ?? "" }
      if alternative?.isEmpty != false { checkText("Contents", of: annotation, name: name) }
    }
  }

  /// The element that the parent tree leads to, having checked that it leads back.
  private mutating func owner(of number: Int, name: String) -> Int? {
    guard let key = file.value("StructParent", of: file.object(number)).integer else {
      report("\(name) has no /StructParent.")
      return nil
    }
    guard let owner = structure.element(ofObject: parentTree[key]?.target?.number) else {
      report("\(name) is not led to a structure element by the parent tree.")
      return nil
    }
    if !structure.objects(of: owner).contains(number) {
      report("\(name) is not referred to by \(structure.name(owner)).")
    }
    return owner
  }

  private mutating func checkOwner(_ owner: Int?, is role: String, name: String) {
    guard let owner, structure.elements[owner].role != role else { return }
    report("\(name) belongs to \(structure.name(owner)), not to an element \(role).")
  }

  private mutating func checkText(_ key: String, of object: PDFObject?, name: String) {
    if file.value(key, of: object).text?.contains(where: { !$0.isWhitespace }) != true {
      report("\(name) has no /\(key).")
    }
  }

  private mutating func checkTarget(of annotation: PDFObject?, name: String) {
    let destination = file.value("Dest", of: annotation)
    let action = file.value("A", of: annotation)
    if destination == .null, action == .null { report("\(name) has neither /A nor /Dest.") }
    if destination != .null, file.pageIndex(ofDestination: destination) == nil {
      report("\(name) has a /Dest that leads to no page.")
    }
  }

  private mutating func checkField(_ annotation: PDFObject?, name: String) {
    let parent = file.value("Parent", of: annotation)
    let text = [annotation ?? .null, parent].compactMap { file.value("TU", of: $0).text }.first
    if text?.isEmpty != false { report("\(name) has a field without /TU.") }
    if file.value("Fields", of: file.value("AcroForm", of: catalog)).elements?.isEmpty != false {
      report("\(name) has a field and the catalog's /AcroForm has none.")
    }
  }

  /// Checks every action of the file. (ISO 32000-1, 12.6 "Actions")
  mutating func checkActions() {
    for (number, object) in file.objects.sorted(by: { $0.key < $1.key }) {
      checkActions(in: object, name: "Object \(number)")
    }
  }

  private mutating func checkActions(in object: PDFObject, name: String) {
    for element in object.elements ?? [] { checkActions(in: element, name: name) }
    guard let entries = object.entries else { return }
    if entries["JS"] != nil || entries["JavaScript"] != nil { report("\(name) has JavaScript.") }
    // A structure element has /S too: only an action has these beside it.
    switch entries["S"]?.nameText {
    case "Launch" where entries["P"] == nil: report("\(name) launches another program.")
    case "URI" where file.resolve(entries["URI"]).stringBytes?.isEmpty != false:
      report("\(name) is a URI action without a URI.")
    case "GoTo" where file.pageIndex(ofDestination: entries["D"]) == nil:
      report("\(name) goes to a page that is not there.")
    default: break
    }
    for key in entries.keys.sorted() { checkActions(in: entries[key] ?? .null, name: name) }
  }
}
