/// What the content of a document means: headings, paragraphs, tables, in the order in which they are read.
/// (ISO 32000-1, 14.7)
package struct StructureTree: Sendable {
  /// The standard structure types that docket writes. (ISO 32000-1, 14.8.4)
  package enum Role: String, Sendable {
    case document = "Document"
    case part = "Part"
    case section = "Sect"
    case paragraph = "P"
    case heading1 = "H1"
    case heading2 = "H2"
    case heading3 = "H3"
    case heading4 = "H4"
    case heading5 = "H5"
    case heading6 = "H6"
    case list = "L"
    case listItem = "LI"
    case label = "Lbl"
    case listBody = "LBody"
    case table = "Table"
    case tableHead = "THead"
    case tableBody = "TBody"
    case tableRow = "TR"
    case tableHeaderCell = "TH"
    case tableCell = "TD"
    case figure = "Figure"
    case caption = "Caption"
    case note = "Note"
    case reference = "Reference"
    case link = "Link"
    case span = "Span"
    case quote = "BlockQuote"
    case code = "Code"
    case contents = "TOC"
    case contentsItem = "TOCI"
    case form = "Form"

    /// The heading of a level, 1 to 6; deeper ones are paragraphs.
    package static func heading(_ level: Int) -> Role { Role(rawValue: "H\(level)") ?? .paragraph }
  }

  /// What is said of an element besides its role.
  package struct Attributes: Hashable, Sendable {
    /// What people call it, for lists of elements.
    package var title: String?
    /// Words for what is no text.
    package var alternativeText: String?
    /// The characters that the content stands for.
    package var actualText: String?
    /// BCP 47; nil for that of what is round it.
    package var language: String?
    /// Of a header cell: what it is the header of.
    package var scope: Scope?
    /// Of a cell: how many columns and rows it takes.
    package var columns = 1
    package var rows = 1
    /// Of a list: how its items are numbered.
    package var numbering: Numbering?
    /// Tells a note from all others. (ISO 14289-1, 7.9)
    package var identifier: String?
    /// Of a figure: left, top, width and height on its page, in points.
    package var box: Rectangle?

    package enum Scope: String, Sendable { case row = "Row", column = "Column", both = "Both" }

    package enum Numbering: String, Sendable {
      case none = "None"
      case disc = "Disc"
      case circle = "Circle"
      case square = "Square"
      case decimal = "Decimal"
      case upperRoman = "UpperRoman"
      case lowerRoman = "LowerRoman"
      case upperAlpha = "UpperAlpha"
      case lowerAlpha = "LowerAlpha"
    }

    package init() {}
  }

  /// Names an element of the tree.
  package struct ElementID: Hashable, Sendable { let index: Int }

  /// Names a place in an element that content on pages belongs to, between its other kids.
  package struct Slot: Hashable, Sendable {
    let index: Int
    /// The element.
    package let element: ElementID
  }

  enum Kid: Sendable {
    case element(ElementID)
    case content(Slot)
    /// The link that a slot's content is covered with.
    case annotation(Slot)
  }

  struct Element: Sendable {
    var role: Role
    var attributes: Attributes
    var parent: ElementID?
    var kids: [Kid] = []
  }

  private(set) var elements: [Element]
  private(set) var slotCount = 0
  /// What is left of places that elements were put into.
  private var rests: [Slot: Slot] = [:]

  /// The element of the whole document.
  package static let root = ElementID(index: 0)

  /// A tree with nothing in it but the document.
  package init() {
    elements = [Element(role: .document, attributes: Attributes(), parent: nil)]
  }

  /// Adds an element as the last kid of another.
  ///
  /// - Parameters:
  ///   - role: what it is.
  ///   - parent: what it stands in.
  ///   - attributes: what else is said of it.
  /// - Returns: its name.
  package mutating func add(
    _ role: Role, to parent: ElementID, _ attributes: Attributes = Attributes()
  ) -> ElementID {
    let id = ElementID(index: elements.count)
    elements.append(Element(role: role, attributes: attributes, parent: parent))
    elements[parent.index].kids.append(.element(id))
    return id
  }

  /// Adds an element as the first kid of another.
  mutating func addFirst(
    _ role: Role, to parent: ElementID, _ attributes: Attributes = Attributes()
  ) {
    let id = add(role, to: parent, attributes)
    elements[parent.index].kids.removeLast()
    elements[parent.index].kids.insert(.element(id), at: 0)
  }

  /// Adds a place for content as the last kid of an element.
  package mutating func addContent(to element: ElementID) -> Slot {
    let slot = Slot(index: slotCount, element: element)
    slotCount += 1
    elements[element.index].kids.append(.content(slot))
    return slot
  }

  /// Adds an element with content of its own behind what a place has so far.
  ///
  /// - Parameters:
  ///   - role: what it is.
  ///   - slot: the place; what comes to it from now on stands behind the element.
  ///   - attributes: what else is said of it.
  /// - Returns: the place for the content of the element.
  mutating func add(_ role: Role, within slot: Slot, _ attributes: Attributes) -> Slot {
    let id = ElementID(index: elements.count)
    elements.append(Element(role: role, attributes: attributes, parent: slot.element))
    let own = addContent(to: id)
    let rest = Slot(index: slotCount, element: slot.element)
    slotCount += 1
    let last = rests[slot] ?? slot
    rests[slot] = rest
    let place = elements[slot.element.index].kids.firstIndex {
      if case .content(last) = $0 { true } else { false }
    }
    let kids: [Kid] = [.element(id), .content(rest)]
    if let place {
      elements[slot.element.index].kids.insert(contentsOf: kids, at: place + 1)
    } else {
      elements[slot.element.index].kids += kids
    }
    return own
  }

  /// Where what comes to a place belongs now.
  func rest(of slot: Slot) -> Slot { rests[slot] ?? slot }

  /// Adds a place for a link on pages as the last kid of an element.
  package mutating func addAnnotation(to element: ElementID) -> Slot {
    let slot = Slot(index: slotCount, element: element)
    slotCount += 1
    elements[element.index].kids.append(.annotation(slot))
    return slot
  }

  /// Says more of an element, once it is known.
  package mutating func change(_ element: ElementID, _ body: (inout Attributes) -> Void) {
    body(&elements[element.index].attributes)
  }

  /// Puts what another document means behind this.
  ///
  /// - Parameters:
  ///   - other: the tree of the other document.
  ///   - title: makes it a part of that title; without one it is a section.
  ///   - language: of the other document; nil for that of this one.
  /// - Returns: what the other's places are called here.
  mutating func append(
    _ other: StructureTree, title: String?, language: String?
  ) -> (Slot) -> Slot {
    var attributes = Attributes()
    attributes.title = title
    attributes.language = language
    let section = add(title == nil ? .section : .part, to: Self.root, attributes)
    // The other's root becomes the section or part.
    let (first, firstSlot) = (elements.count - 1, slotCount)
    func element(_ id: ElementID) -> ElementID {
      id == Self.root ? section : ElementID(index: first + id.index)
    }
    func slot(_ slot: Slot) -> Slot {
      Slot(index: firstSlot + slot.index, element: element(slot.element))
    }
    func kids(_ kids: [Kid]) -> [Kid] {
      kids.map { kid in
        switch kid {
        case .element(let id): .element(element(id))
        case .content(let own): .content(slot(own))
        case .annotation(let own): .annotation(slot(own))
        }
      }
    }
    for var own in other.elements.dropFirst() {
      own.parent = own.parent.map(element)
      own.kids = kids(own.kids)
      // A note is told from those of all other parts.
      if let name = own.attributes.identifier { own.attributes.identifier = "\(first)-\(name)" }
      elements.append(own)
    }
    elements[section.index].kids = kids(other.elements[0].kids)
    slotCount += other.slotCount
    return slot
  }

  subscript(id: ElementID) -> Element { elements[id.index] }
}
