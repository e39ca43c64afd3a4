internal import XML

/// The lists of a document: what stands before the paragraphs of each level. (ECMA-376 Part 1, §17.9)
struct ListDefinitions: Sendable {
  struct Level: Sendable {
    enum Suffix: Hashable, Sendable { case tab, space, nothing }

    var start = 1
    /// `decimal`, `bullet` and so on. (§17.18.59)
    var format = "decimal"
    /// With `%1` for the number of the first level.
    var text = ""
    var suffix = Suffix.tab
    var alignment = ParagraphFormat.Alignment.start
    /// Numbers of higher levels count in figures.
    var isLegal = false
    /// The level whose paragraphs begin it anew, counted from 1; 0 for none; nil for all higher ones.
    var restart: Int?
    var run = RunFormat()
    var paragraph = ParagraphFormat()
    var hasPicture = false
    /// The style whose paragraphs are of this level.
    var paragraphStyle: String?
  }

  private struct Definition: Sendable {
    var levels: [Int: Level] = [:]
    var numberingStyle: String?
  }

  private struct List: Sendable {
    var definition: Int
    var overrides: [Int: Level] = [:]
    var starts: [Int: Int] = [:]
  }

  private var definitions: [Int: Definition] = [:]
  private var lists: [Int: List] = [:]

  init() {}

  init(_ root: XMLElement, _ theme: Theme) {
    for element in root.children {
      switch element.word {
      case .abstractNum:
        guard let id = element.integer(.abstractNumId) else { continue }
        var definition = Definition()
        for property in element.children {
          switch property.word {
          case .lvl:
            let level = property.integer(.ilvl) ?? 0
            if (0..<9).contains(level) { definition.levels[level] = Level(property, theme) }
          case .numStyleLink: definition.numberingStyle = property.val
          default: break
          }
        }
        definitions[id] = definition
      case .num:
        guard let id = element.integer(.numId),
          let definition = element.first(.abstractNumId)?.integer(.val)
        else { continue }
        var list = List(definition: definition)
        for change in element.children where change.word == .lvlOverride {
          let level = change.integer(.ilvl) ?? 0
          guard (0..<9).contains(level) else { continue }
          if let own = change.first(.lvl) { list.overrides[level] = Level(own, theme) }
          if let start = change.first(.startOverride)?.integer(.val) { list.starts[level] = start }
        }
        lists[id] = list
      default: break
      }
    }
  }

  /// What numbers the paragraphs of a list; lists of one definition count on together.
  func definition(of list: Int) -> Int? { lists[list]?.definition }

  /// Where a level of a list begins by its own word; nil where it does not say.
  func startOverride(of list: Int, level: Int) -> Int? { lists[list]?.starts[level] }

  /// The level of a list that a style's paragraphs are of; nil where none names it.
  func level(ofStyle style: String, in list: Int) -> Int? {
    guard let definition = lists[list].flatMap({ definitions[$0.definition] }) else { return nil }
    return definition.levels.first { $0.value.paragraphStyle == style }?.key
  }

  /// A level of a list; nil where there is no such list.
  func level(_ level: Int, of list: Int, _ styles: StyleSheet) -> Level? {
    guard let found = lists[list] else { return nil }
    if let own = found.overrides[level] { return own }
    guard let definition = definitions[found.definition] else { return nil }
    if let style = definition.numberingStyle,
      let linked = styles[style]?.paragraph.list.number, linked != list,
      let other = lists[linked].flatMap({ definitions[$0.definition] })
    {
      return other.levels[level]
    }
    return definition.levels[level]
  }
}

extension ListDefinitions.Level {
  init(_ element: XMLElement, _ theme: Theme) {
    for property in element.children {
      switch property.word {
      case .start: start = property.integer(.val) ?? 1
      case .numFmt: format = property.val ?? "decimal"
      case .lvlText: text = property.val ?? ""
      case .suff:
        suffix =
          switch property.val {
          case "space": .space
          case "nothing": .nothing
          default: .tab
          }
      case .lvlJc:
        alignment =
          switch property.val {
          case "center": .centre
          case "right", "end": .end
          default: .start
          }
      case .isLgl: isLegal = property.isOn
      case .lvlRestart: restart = property.integer(.val)
      case .pStyle: paragraphStyle = property.val
      case .lvlPicBulletId: hasPicture = true
      case .rPr: run = RunFormat(property, theme)
      case .pPr: paragraph = ParagraphFormat(property, theme)
      default: break
      }
    }
  }
}
