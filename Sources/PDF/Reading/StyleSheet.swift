internal import XML

/// The styles of a document. (ECMA-376 Part 1, §17.7)
struct StyleSheet: Sendable {
  struct Style: Sendable {
    enum Kind: Hashable, Sendable { case paragraph, character, table, numbering }

    var kind = Kind.paragraph
    /// As Word's menu has it; English for styles that every Word has.
    var name = ""
    var basedOn: String?
    var run = RunFormat()
    var paragraph = ParagraphFormat()
    /// The same with what the lists that styles name make of their paragraphs.
    var listed = ParagraphFormat()
    var table = TableFormat()
    var cell = CellFormat()
    var conditions: [Condition: Conditional] = [:]
  }

  /// Which cells of a table a format is for. (§17.18.89)
  enum Condition: String, Hashable, Sendable {
    case wholeTable, band1Vert, band2Vert, band1Horz, band2Horz, firstCol, lastCol, firstRow,
      lastRow,
      neCell, nwCell, seCell, swCell
  }

  struct Conditional: Sendable {
    var run = RunFormat()
    var paragraph = ParagraphFormat()
    var table = TableFormat()
    var cell = CellFormat()
    /// Rows of this kind stay whole, or are told again on each page; nil where it does not say.
    var staysWhole: Bool?
    var isHeading: Bool?
  }

  private(set) var runDefaults = RunFormat()
  private(set) var paragraphDefaults = ParagraphFormat()
  private(set) var styles: [String: Style] = [:]
  private(set) var defaultParagraph: String?
  private(set) var defaultTable: String?

  init() {}

  init(_ root: XMLElement, _ theme: Theme, _ lists: ListDefinitions) {
    for element in root.children {
      switch element.word {
      case .docDefaults:
        if let format = element.first(.rPrDefault)?.first(.rPr) {
          runDefaults = RunFormat(format, theme)
        }
        if let format = element.first(.pPrDefault)?.first(.pPr) {
          paragraphDefaults = ParagraphFormat(format, theme)
        }
      case .style: take(element, theme)
      default: break
      }
    }
    inherit(lists)
  }

  private mutating func take(_ element: XMLElement, _ theme: Theme) {
    guard let id = element.word(.styleId) else { return }
    var style = Style()
    style.kind =
      switch element.word(.type) {
      case "character": .character
      case "table": .table
      case "numbering": .numbering
      default: .paragraph
      }
    for property in element.children {
      switch property.word {
      case .name: style.name = property.val ?? ""
      case .basedOn: style.basedOn = property.val
      case .rPr: style.run = RunFormat(property, theme)
      case .pPr: style.paragraph = ParagraphFormat(property, theme)
      case .tblPr: style.table = TableFormat(property, theme)
      case .tcPr: style.cell = CellFormat(property, theme)
      case .tblStylePr:
        guard let condition = property.word(.type).flatMap(Condition.init) else { continue }
        style.conditions[condition] = Conditional(property, theme)
      default: break
      }
    }
    styles[id] = style
    let isDefault = ["1", "true", "on"].contains(element.word(.default) ?? "")
    if isDefault, style.kind == .paragraph { defaultParagraph = id }
    if isDefault, style.kind == .table { defaultTable = id }
  }

  /// Puts what each style is based on into it; one that is based on itself ends there.
  private mutating func inherit(_ lists: ListDefinitions) {
    var done: Set<String> = []
    for id in styles.keys.sorted() {
      var chain = [id]
      var linked: Set<String> = [id]
      while let last = chain.last, !done.contains(last), let base = styles[last]?.basedOn,
        styles[base]?.kind == styles[last]?.kind, linked.insert(base).inserted
      {
        chain.append(base)
      }
      if let root = chain.last, !done.contains(root) {
        var whole = indents(of: root, lists) ?? ParagraphFormat()
        whole.override(with: styles[root]?.paragraph ?? ParagraphFormat())
        styles[root]?.listed = whole
      }
      for (id, base) in zip(chain.dropLast(), chain.dropFirst()).reversed()
      where !done.contains(id) {
        guard var style = styles[id], let parent = styles[base] else { continue }
        style.inherit(parent, indents(of: id, lists))
        styles[id] = style
        done.insert(id)
      }
      done.formUnion(chain)
    }
  }

  /// What the list that a style names for itself makes of its paragraphs.
  private mutating func indents(of id: String, _ lists: ListDefinitions) -> ParagraphFormat? {
    guard let list = styles[id]?.paragraph.list, let number = list.number, number != 0 else {
      return nil
    }
    let level = list.level ?? lists.level(ofStyle: id, in: number) ?? 0
    styles[id]?.paragraph.list.level = level
    guard let found = lists.level(level, of: number, self) else { return nil }
    var format = ParagraphFormat()
    format.takeIndents(of: found.paragraph)
    return format
  }

  subscript(id: String?) -> Style? { id.flatMap { styles[$0] } }

  /// The paragraph style of an id; the default one where there is none of it.
  func paragraphStyle(_ id: String?) -> Style? {
    if let style = self[id], style.kind == .paragraph { return style }
    return self[defaultParagraph]
  }

  func characterStyle(_ id: String?) -> Style? {
    guard let style = self[id], style.kind == .character else { return nil }
    return style
  }

  func tableStyle(_ id: String?) -> Style? {
    if let style = self[id], style.kind == .table { return style }
    return self[defaultTable]
  }
}

extension StyleSheet.Style {
  /// - Parameters:
  ///   - parent: what it is based on.
  ///   - indents: of the list that it names for itself; they are nearer than those of the parent.
  fileprivate mutating func inherit(_ parent: Self, _ indents: ParagraphFormat?) {
    var whole = parent
    whole.run.override(with: run)
    if let indents { whole.listed.override(with: indents) }
    whole.listed.override(with: paragraph)
    whole.paragraph.override(with: paragraph)
    whole.table.override(with: table)
    whole.cell.override(with: cell)
    for (condition, own) in conditions {
      whole.conditions[condition, default: StyleSheet.Conditional()].override(with: own)
    }
    (run, paragraph, table, cell) = (whole.run, whole.paragraph, whole.table, whole.cell)
    listed = whole.listed
    conditions = whole.conditions
  }
}

extension StyleSheet.Conditional {
  init(_ element: XMLElement, _ theme: Theme) {
    for property in element.children {
      switch property.word {
      case .rPr: run = RunFormat(property, theme)
      case .pPr: paragraph = ParagraphFormat(property, theme)
      case .tblPr: table = TableFormat(property, theme)
      case .tcPr: cell = CellFormat(property, theme)
      case .trPr:
        staysWhole = property.flag(.cantSplit)
        isHeading = property.flag(.tblHeader)
      default: break
      }
    }
  }

  mutating func override(with other: Self) {
    run.override(with: other.run)
    paragraph.override(with: other.paragraph)
    table.override(with: other.table)
    cell.override(with: other.cell)
    staysWhole = other.staysWhole ?? staysWhole
    isHeading = other.isHeading ?? isHeading
  }
}
