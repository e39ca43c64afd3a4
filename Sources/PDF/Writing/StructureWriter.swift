internal import Archive

/// Writes what the content means. (ISO 32000-1, 14.7)
struct StructureWriter {
  /// A piece of marked content.
  struct Mark: Hashable, Sendable {
    var page: Int
    /// The number that it has on its page.
    var number: Int
    /// When it is read: the number of the page that it was on before that was put onto a sheet.
    var leaf: Int
  }

  /// A link on a page.
  struct Annotation {
    var reference: PDFReference
    var page: Int
    /// Its key in the tree of parents.
    var key: Int
  }

  private let tree: StructureTree
  private let references: [PDFReference]
  /// Elements that hold anything, by their index.
  private let isKept: [Bool]

  init(
    _ tree: StructureTree, _ marks: [[Mark]], _ annotations: [Int: [Annotation]],
    _ file: inout ObjectFile
  ) {
    self.tree = tree
    var isKept = [Bool](repeating: false, count: tree.elements.count)
    let annotated = Set(annotations.keys)
    // Kids come behind their parents.
    for index in tree.elements.indices.reversed() {
      let element = tree.elements[index]
      // An empty cell is a cell; anything else without content would say that there is something.
      isKept[index] =
        element.role == .document || element.role == .tableCell || element.role == .tableHeaderCell
        || element.role == .tableRow || element.role == .listBody
        || element.kids.contains { kid in
          switch kid {
          case .element(let id): isKept[id.index]
          case .content(let slot): !marks[slot.index].isEmpty
          // A link is kept for its words; a field has none.
          case .annotation(let slot): element.role == .form && annotated.contains(slot.index)
          }
        }
    }
    self.isKept = isKept
    references = isKept.map { $0 ? file.reserve() : PDFReference(number: 0) }
  }

  func reference(_ id: StructureTree.ElementID) -> PDFReference { references[id.index] }

  /// Writes the tree.
  ///
  /// - Parameters:
  ///   - file: what it goes into.
  ///   - marks: where the content of each slot stands.
  ///   - annotations: the links of each slot.
  ///   - pages: their objects.
  ///   - slots: of each page, what its marks belong to.
  /// - Returns: its root.
  func write(
    to file: inout ObjectFile, marks: [[Mark]], annotations: [Int: [Annotation]],
    pages: [PDFReference], slots: [[StructureTree.Slot]]
  ) -> PDFReference {
    let root = file.reserve()
    for (index, element) in tree.elements.enumerated() where isKept[index] {
      file.add(references[index]) { bytes in
        write(element, root, marks, annotations, pages, to: &bytes)
      }
    }
    let parents = parentTree(slots, annotations, &file)
    let next = slots.count + annotations.values.reduce(0) { $0 + $1.count }
    let identified = identifiers
    file.add(root) { bytes in
      bytes.write("<</Type/StructTreeRoot/K ")
      bytes.write(references[0])
      bytes.write("/ParentTree ")
      bytes.write(parents)
      bytes.write("/ParentTreeNextKey ")
      bytes.write(next)
      if !identified.isEmpty {
        bytes.write("/IDTree<</Names[")
        for (name, reference) in identified {
          bytes.write(text: name)
          bytes.write(reference)
        }
        bytes.write("]>>")
      }
      bytes.write(">>")
    }
    return root
  }

  private var identifiers: [(String, PDFReference)] {
    tree.elements.indices.compactMap { index in
      guard isKept[index], let name = tree.elements[index].attributes.identifier else { return nil }
      return (name, references[index])
    }.sorted { $0.0 < $1.0 }
  }

  private func parentTree(
    _ slots: [[StructureTree.Slot]], _ annotations: [Int: [Annotation]], _ file: inout ObjectFile
  ) -> PDFReference {
    let lists = slots.map { slots in
      file.add { bytes in
        bytes.write("[")
        for slot in slots {
          bytes.write(references[slot.element.index])
          bytes.write(" ")
        }
        bytes.write("]")
      }
    }
    var links: [(key: Int, parent: PDFReference)] = []
    for (index, element) in tree.elements.enumerated() {
      for case .annotation(let slot) in element.kids {
        links += (annotations[slot.index] ?? []).map { ($0.key, references[index]) }
      }
    }
    links.sort { $0.key < $1.key }
    return file.add { bytes in
      bytes.write("<</Nums[")
      for (key, list) in lists.enumerated() {
        bytes.write(key)
        bytes.write(" ")
        bytes.write(list)
        bytes.write(" ")
      }
      for link in links {
        bytes.write(link.key)
        bytes.write(" ")
        bytes.write(link.parent)
        bytes.write(" ")
      }
      bytes.write("]>>")
    }
  }

  // MARK: An element

  private func write(
    _ element: StructureTree.Element, _ root: PDFReference, _ marks: [[Mark]],
    _ annotations: [Int: [Annotation]], _ pages: [PDFReference], to bytes: inout PDFBytes
  ) {
    bytes.write("<</S/")
    bytes.write(role(of: element, annotations).rawValue)
    bytes.write("/P ")
    bytes.write(element.parent.map { references[$0.index] } ?? root)
    let page = firstPage(of: element, marks)
    if let page {
      bytes.write("/Pg ")
      bytes.write(pages[page])
    }
    bytes.write("/K[")
    for kid in element.kids {
      switch kid {
      case .element(let id):
        guard isKept[id.index] else { continue }
        bytes.write(references[id.index])
        bytes.write(" ")
      case .content(let slot):
        for mark in marks[slot.index] { write(mark, page, pages, to: &bytes) }
      case .annotation(let slot):
        for annotation in annotations[slot.index] ?? [] {
          bytes.write("<</Type/OBJR/Obj ")
          bytes.write(annotation.reference)
          bytes.write("/Pg ")
          bytes.write(pages[annotation.page])
          bytes.write(">>")
        }
      }
    }
    bytes.write("]")
    write(element.role, element.attributes, to: &bytes)
    bytes.write(">>")
  }

  /// A link that no part of a page leads through is words like any other.
  private func role(
    of element: StructureTree.Element, _ annotations: [Int: [Annotation]]
  ) -> StructureTree.Role {
    guard element.role == .link else { return element.role }
    let isLink = element.kids.contains { kid in
      if case .annotation(let slot) = kid { annotations[slot.index] != nil } else { false }
    }
    return isLink ? .link : .span
  }

  private func firstPage(of element: StructureTree.Element, _ marks: [[Mark]]) -> Int? {
    for case .content(let slot) in element.kids {
      if let first = marks[slot.index].first { return first.page }
    }
    return nil
  }

  private func write(
    _ mark: Mark, _ page: Int?, _ pages: [PDFReference], to bytes: inout PDFBytes
  ) {
    if mark.page == page {
      bytes.write(mark.number)
      bytes.write(" ")
    } else {
      bytes.write("<</Type/MCR/Pg ")
      bytes.write(pages[mark.page])
      bytes.write("/MCID ")
      bytes.write(mark.number)
      bytes.write(">>")
    }
  }

  private func write(
    _ role: StructureTree.Role, _ attributes: StructureTree.Attributes, to bytes: inout PDFBytes
  ) {
    if let title = attributes.title {
      bytes.write("/T")
      bytes.write(text: title)
    }
    if let text = attributes.alternativeText {
      bytes.write("/Alt")
      bytes.write(text: text)
    }
    if let text = attributes.actualText {
      bytes.write("/ActualText")
      bytes.write(text: text)
    }
    if let language = attributes.language {
      bytes.write("/Lang")
      bytes.write(text: language)
    }
    if let identifier = attributes.identifier {
      bytes.write("/ID")
      bytes.write(text: identifier)
    }
    var owners: [PDFBytes] = []
    if attributes.scope != nil || attributes.columns > 1 || attributes.rows > 1 {
      var owner = PDFBytes()
      owner.write("<</O/Table")
      if let scope = attributes.scope {
        owner.write("/Scope/")
        owner.write(scope.rawValue)
      }
      if attributes.columns > 1 {
        owner.write("/ColSpan ")
        owner.write(attributes.columns)
      }
      if attributes.rows > 1 {
        owner.write("/RowSpan ")
        owner.write(attributes.rows)
      }
      owner.write(">>")
      owners.append(owner)
    }
    if let numbering = attributes.numbering {
      var owner = PDFBytes()
      owner.write("<</O/List/ListNumbering/")
      owner.write(numbering.rawValue)
      owner.write(">>")
      owners.append(owner)
    }
    if let box = attributes.box {
      var owner = PDFBytes()
      owner.write("<</O/Layout/Placement/Block/BBox[")
      owner.write(numbers: box.x, box.y, box.right, box.bottom)
      owner.write("]>>")
      owners.append(owner)
    }
    guard !owners.isEmpty else { return }
    bytes.write("/A")
    if owners.count > 1 { bytes.write("[") }
    for owner in owners { bytes.write(owner.bytes) }
    if owners.count > 1 { bytes.write("]") }
  }
}
