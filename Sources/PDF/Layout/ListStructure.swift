/// The lists that are open while blocks are laid out: what their items belong to.
struct ListStructure {
  private struct Open {
    var list: Int
    var level: Int
    var element: StructureTree.ElementID
    /// Of the last item.
    var body: StructureTree.ElementID
    /// Where its text stands, in points.
    var indent: Double
  }

  private var open: [Open] = []

  init() {}

  mutating func close() { open = [] }

  /// Begins an item.
  ///
  /// - Returns: what its text and its label belong to.
  mutating func item(
    _ label: FlowLabel, indent: Double, in parent: StructureTree.ElementID, _ context: LayoutContext
  ) -> (body: StructureTree.ElementID, label: StructureTree.ElementID?) {
    while let last = open.last,
      last.level > label.level || (last.level == label.level && last.list != label.list)
    {
      open.removeLast()
    }
    if open.last?.level != label.level {
      var attributes = StructureTree.Attributes()
      attributes.numbering = StructureTree.Attributes.Numbering(label.format)
      let list = context.structure.add(.list, to: open.last?.body ?? parent, attributes)
      open.append(
        Open(list: label.list, level: label.level, element: list, body: list, indent: indent))
    }
    let last = open.count - 1
    let item = context.structure.add(.listItem, to: open[last].element)
    let sign = context.structure.add(.label, to: item)
    open[last].body = context.structure.add(.listBody, to: item)
    open[last].indent = indent
    return (context.structure.add(.paragraph, to: open[last].body), sign)
  }

  /// The item that a paragraph without a label goes on with, by where it stands; nil for none.
  mutating func body(at indent: Double) -> StructureTree.ElementID? {
    while let last = open.last, indent < last.indent - 1 || indent <= 0 { open.removeLast() }
    return open.last?.body
  }
}

extension StructureTree.Attributes.Numbering {
  /// Of a format as Word names it.
  fileprivate init(_ format: String) {
    self =
      switch format {
      case "bullet": .disc
      case "lowerLetter": .lowerAlpha
      case "upperLetter": .upperAlpha
      case "lowerRoman": .lowerRoman
      case "upperRoman": .upperRoman
      case "none": .none
      default: .decimal
      }
  }
}

/// The contents list that is open while blocks are laid out.
struct ContentsStructure {
  private var list: StructureTree.ElementID?

  init() {}

  mutating func close() { list = nil }

  mutating func entry(in parent: StructureTree.ElementID, _ context: LayoutContext)
    -> StructureTree.ElementID
  {
    let open = list ?? context.structure.add(.contents, to: parent)
    list = open
    let entry = context.structure.add(.contentsItem, to: open)
    return context.structure.add(.paragraph, to: entry)
  }
}
