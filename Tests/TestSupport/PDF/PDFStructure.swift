/// The structure tree of a tagged PDF. (ISO 32000-1, 14.7 "Logical Structure")
struct PDFStructure: Sendable {
  struct Element: Sendable {
    /// The number of its object; nil where it is not an object of its own.
    let object: Int?
    /// Its type as written (`S`).
    let type: String
    /// The standard type that the role map leads to; the type itself where it leads to none.
    let role: String
    /// Its parent's index in ``PDFStructure/elements``; nil at the top.
    let parent: Int?
    let entries: [String: PDFObject]
    /// Its attributes by owner, such as `Table`.
    let attributes: [String: [String: PDFObject]]
    var kids: [Kid] = []
  }

  enum Kid: Hashable, Sendable {
    /// An element, by its index.
    case element(Int)
    /// Content of a page, counted from 0.
    case content(page: Int, mcid: Int)
    /// An annotation or another object, by number.
    case object(Int)
  }

  /// All elements, each before its kids, in reading order.
  private(set) var elements: [Element] = []
  private(set) var roots: [Int] = []
  /// What is wrong with the tree itself, one sentence each.
  private(set) var problems: [String] = []

  private let file: PDFFile
  private let roleMap: [String: PDFObject]
  private let classMap: PDFObject
  private var seen: Set<Int> = []

  init(_ file: PDFFile) {
    self.file = file
    let root = file.value("StructTreeRoot", of: file.catalog)
    roleMap = file.value("RoleMap", of: root).entries ?? [:]
    classMap = file.value("ClassMap", of: root)
    for kid in kids(of: root) {
      if let index = readElement(kid, parent: nil) { roots.append(index) }
    }
  }

  /// What a message calls an element.
  func name(_ index: Int) -> String {
    let element = elements[index]
    return element.object.map { "\(element.role) (object \($0))" } ?? element.role
  }

  func element(ofObject number: Int?) -> Int? {
    guard let number else { return nil }
    return elements.firstIndex { $0.object == number }
  }

  /// The elements directly below one.
  func children(of index: Int) -> [Int] {
    elements[index].kids.compactMap { if case .element(let child) = $0 { child } else { nil } }
  }

  /// The elements above one, the nearest first.
  func ancestors(of index: Int) -> [Int] {
    Array(
      sequence(state: index) { current -> Int? in
        guard let parent = elements[current].parent else { return nil }
        current = parent
        return parent
      })
  }

  /// Whether an element or one below it has content.
  func hasContent(_ index: Int) -> Bool {
    elements[index].kids.contains {
      switch $0 {
      case .content: true
      case .element(let child): hasContent(child)
      case .object: false
      }
    }
  }

  /// The objects (annotations) that an element has as kids.
  func objects(of index: Int) -> [Int] {
    elements[index].kids.compactMap { if case .object(let number) = $0 { number } else { nil } }
  }

  private func kids(of object: PDFObject) -> [PDFObject] {
    // A kid may be a reference to an array: only resolving tells.
    let kids = object.entries?["K"]
    switch file.resolve(kids) {
    case .null: return []
    case .array(let several): return several
    default: return kids.map { [$0] } ?? []
    }
  }

  private mutating func readElement(_ object: PDFObject, parent: Int?) -> Int? {
    let above = parent.map(name) ?? "The structure tree"
    guard let entries = file.resolve(object).entries,
      let type = file.resolve(entries["S"]).nameText
    else {
      problems.append("\(above) has a kid that is no structure element.")
      return nil
    }
    if let number = object.target?.number, !seen.insert(number).inserted {
      problems.append("The structure element of object \(number) comes twice in the tree.")
      return nil
    }
    let index = elements.count
    elements.append(
      Element(
        object: object.target?.number, type: type, role: role(of: type), parent: parent,
        entries: entries, attributes: attributes(of: entries)))
    if object.target == nil { problems.append("\(name(index)) is not an object of its own.") }
    for kid in kids(of: .dictionary(entries)) { readKid(kid, of: index) }
    return index
  }

  private mutating func readKid(_ kid: PDFObject, of index: Int) {
    let resolved = file.resolve(kid)
    let page = elements[index].entries["Pg"]
    if let mcid = resolved.integer {
      addContent(mcid, page: page, to: index)
    } else if resolved.entries?["Type"] == .name("MCR") {
      if resolved.entries?["Stm"] != nil {
        problems.append("\(name(index)) has content of a form, which is not followed here.")
      } else if let mcid = resolved.entries?["MCID"]?.integer {
        addContent(mcid, page: resolved.entries?["Pg"] ?? page, to: index)
      } else {
        problems.append("\(name(index)) has a marked-content reference without /MCID.")
      }
    } else if resolved.entries?["Type"] == .name("OBJR") {
      if let target = resolved.entries?["Obj"]?.target {
        elements[index].kids.append(.object(target.number))
      } else {
        problems.append("\(name(index)) has an object reference without /Obj.")
      }
    } else if let child = readElement(kid, parent: index) {
      elements[index].kids.append(.element(child))
    }
  }

  private mutating func addContent(_ mcid: Int, page: PDFObject?, to index: Int) {
    guard let page = file.pageIndex(page) else {
      problems.append("\(name(index)) has content (MCID \(mcid)) without the /Pg of a page.")
      return
    }
    elements[index].kids.append(.content(page: page, mcid: mcid))
  }

  private func role(of type: String) -> String {
    var role = type
    for _ in 0..<20 where !standardStructureTypes.contains(role) {
      guard let next = file.resolve(roleMap[role]).nameText else { return type }
      role = next
    }
    return standardStructureTypes.contains(role) ? role : type
  }

  /// Attributes of `A`, over those of the classes in `C`.
  private func attributes(of entries: [String: PDFObject]) -> [String: [String: PDFObject]] {
    var attributes: [String: [String: PDFObject]] = [:]
    func add(_ object: PDFObject?) {
      let resolved = file.resolve(object)
      if let several = resolved.elements { return several.forEach(add) }
      guard let one = resolved.entries, let owner = file.resolve(one["O"]).nameText else { return }
      attributes[owner, default: [:]].merge(one.mapValues { file.resolve($0) }) { $1 }
    }
    let classes = file.resolve(entries["C"])
    for name in classes.elements ?? [classes] {
      if let name = file.resolve(name).nameText { add(classMap.entries?[name]) }
    }
    add(entries["A"])
    return attributes
  }
}

/// The types that need no role map. (ISO 32000-1, 14.8.4 "Standard Structure Types")
let standardStructureTypes: Set = [
  "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
  "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
  "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference",
  "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure",
  "Formula", "Form",
]
