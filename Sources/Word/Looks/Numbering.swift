internal import XML

/// What stands before the paragraphs of each list. (ECMA-376 Part 1, §17.9)
struct Numbering: Sendable {
  /// The labels of a list's levels; nil for a level that shows nothing.
  fileprivate struct Levels: Sendable {
    var labels: [Int: ListLabel?] = [:]
    var formats: [Int: (format: String, start: Int)] = [:]
    var styleLink: String?
  }

  fileprivate var definitions: [Int: Levels] = [:]
  fileprivate var lists: [Int: (definition: Int, overrides: [Int: ListLabel?])] = [:]
  /// Lists that begin anew, with the first number of each level that does.
  fileprivate var starts: [Int: [Int: Int]] = [:]

  /// What stands before a paragraph; nil for nothing.
  func label(_ reference: NumberingReference, styles: Styles?) -> ListLabel? {
    guard let number = reference.list, number != 0, var list = lists[number] else { return nil }
    let level = reference.level ?? 0
    if let label = list.overrides[level] { return label }
    if let link = definitions[list.definition]?.styleLink, let styles,
      let target = styles.index(link).flatMap({ styles[$0].numbering?.list }),
      let linked = lists[target]
    {
      list = linked
    }
    // A level that the definition leaves out counts as Word's default, a number.
    return definitions[list.definition]?.labels[level] ?? .number
  }

  /// Where a paragraph stands in its list.
  ///
  /// Lists of one definition are counted on, unless one says where it begins.
  func place(_ reference: NumberingReference, styles: Styles?) -> ListPlace? {
    guard let number = reference.list, let list = lists[number] else { return nil }
    let level = reference.level ?? 0
    let linked = definitions[list.definition]?.styleLink.flatMap { link in
      styles?.index(link).flatMap { styles?[$0].numbering?.list }.flatMap { lists[$0]?.definition }
    }
    let format = definitions[linked ?? list.definition]?.formats[level]
    let own = starts[number]
    return ListPlace(
      counter: own == nil ? list.definition : -1 - number, level: level,
      format: format?.format ?? "decimal", start: own?[level] ?? format?.start ?? 1)
  }
}

/// Reads the numbering part.
struct NumberingHandler: XMLHandler {
  private(set) var numbering = Numbering()
  private var definition: Int?
  private var list: Int?
  private var level: Int?
  private var format = ""
  private var start = 1
  private var text = ""
  private var font: SymbolFont?
  var failure: XMLFailure? { nil }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.namespace == Namespace.w.rawValue, let local = LocalName(rawValue: name.local) else {
      return
    }
    switch local {
    case .abstractNum:
      definition = attributes.integer(Namespace.w.rawValue, LocalName.abstractNumId.rawValue)
      if let definition { numbering.definitions[definition] = Numbering.Levels() }
    case .num:
      list = attributes.integer(Namespace.w.rawValue, LocalName.numId.rawValue)
    case .abstractNumId:
      if let list, let definition = attributes.number {
        numbering.lists[list] = (definition, [:])
      }
    case .numStyleLink:
      if let definition { numbering.definitions[definition]?.styleLink = attributes.value }
    case .lvl:
      level = attributes.integer(Namespace.w.rawValue, LocalName.ilvl.rawValue)
      (format, text, font, start) = ("", "", nil, 1)
    case .lvlOverride:
      level = attributes.integer(Namespace.w.rawValue, LocalName.ilvl.rawValue)
    case .startOverride:
      if let list, let level, let start = attributes.number {
        numbering.starts[list, default: [:]][level] = start
      }
    case .start: start = attributes.number ?? 1
    case .numFmt: format = attributes.value ?? ""
    case .lvlText: text = attributes.value ?? ""
    case .rFonts:
      font = (attributes.word(.ascii) ?? attributes.word(.hAnsi)).flatMap(SymbolFont.init)
    default: break
    }
  }

  mutating func end(_ name: XMLName) {
    if name.isWord(.lvl), let level {
      let label = label
      if let list {
        numbering.lists[list]?.overrides[level] = label
      } else if let definition {
        numbering.definitions[definition]?.labels[level] = label
        numbering.definitions[definition]?.formats[level] = (format, start)
      }
      self.level = nil
    } else if name.isWord(.abstractNum) {
      definition = nil
    } else if name.isWord(.num) {
      list = nil
    }
  }

  mutating func text(_ bytes: Span<UInt8>) {}

  private var label: ListLabel? {
    switch format {
    case "bullet": isBox ? .box : text.isEmpty ? nil : .bullet
    case "none": text.isEmpty ? nil : .number
    default: .number
    }
  }

  /// Whether the bullet is an empty box. (W88)
  private var isBox: Bool {
    guard let first = text.unicodeScalars.first else { return false }
    let shown = font.flatMap { $0.character(first.value) } ?? first
    return ["☐", "□", "❑", "❏", "❐", "❒", "◻", "▢"].contains(shown)
  }
}
