internal import XML

/// What a `<w:pPr>` says; what it leaves out is nil. (ECMA-376 Part 1, §17.3.1.26)
struct ParagraphFormat: Hashable, Sendable {
  enum Alignment: Hashable, Sendable {
    case start, centre, end, left, right, justified, distributed
  }

  enum LineRule: Hashable, Sendable {
    /// Times the height that the fonts ask for.
    case multiple(Double)
    /// In points.
    case atLeast(Double)
    case exactly(Double)
  }

  struct Tab: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case left, centre, right, decimal, bar, clear }
    enum Leader: Hashable, Sendable { case none, dots, hyphens, underscores, middleDots }

    /// In points from the margin.
    var position: Double
    var kind: Kind
    var leader: Leader
  }

  struct List: Hashable, Sendable {
    /// `w:numId`; 0 takes a paragraph out of the list of its style.
    var number: Int?
    /// From 0.
    var level: Int?
  }

  var alignment: Alignment?
  /// In points; from the right where the paragraph is written from there.
  var indentStart: Double?
  var indentEnd: Double?
  /// Of the first line besides; negative for one that hangs out.
  var firstLine: Double?
  /// In points.
  var spaceBefore: Double?
  var spaceAfter: Double?
  var automaticBefore: Bool?
  var automaticAfter: Bool?
  var lineRule: LineRule?
  var isContextual: Bool?
  var keepsWithNext: Bool?
  var keepsLines: Bool?
  var breaksPageBefore: Bool?
  var controlsWidows: Bool?
  var isRightToLeft: Bool?
  var snapsToGrid: Bool?
  var keepsWordsWhole: Bool?
  var mirrorsIndents: Bool?
  /// From 0; 9 is text.
  var outlineLevel: Int?
  var list = List()
  var tabs: [Tab] = []
  var borders = Borders()
  var shading: Colour??

  /// How many tabs a paragraph has at most; Word's own have 64.
  private static let tabLimit = 128

  init() {}

  init(_ element: XMLElement, _ theme: Theme) {
    for property in element.children {
      guard let term = property.word else { continue }
      take(term, property, theme)
    }
  }

  private mutating func take(_ term: Term, _ property: XMLElement, _ theme: Theme) {
    switch term {
    case .jc:
      alignment =
        switch property.val {
        case "center": .centre
        case "end": .end
        case "right": .right
        case "left": .left
        case "both", "lowKashida", "mediumKashida", "highKashida": .justified
        case "distribute", "thaiDistribute": .distributed
        default: .start
        }
    case .ind: takeIndents(property)
    case .spacing: takeSpacing(property)
    case .contextualSpacing: isContextual = property.isOn
    case .keepNext: keepsWithNext = property.isOn
    case .keepLines: keepsLines = property.isOn
    case .pageBreakBefore: breaksPageBefore = property.isOn
    case .widowControl: controlsWidows = property.isOn
    case .bidi: isRightToLeft = property.isOn
    case .snapToGrid: snapsToGrid = property.isOn
    case .suppressAutoHyphens: keepsWordsWhole = property.isOn
    case .mirrorIndents: mirrorsIndents = property.isOn
    case .outlineLvl: outlineLevel = property.integer(.val).map { $0 < 0 ? 9 : $0 }
    case .numPr:
      list.number = property.first(.numId)?.integer(.val) ?? list.number
      list.level = property.first(.ilvl)?.integer(.val) ?? list.level
    case .tabs:
      tabs = Array(
        property.children.lazy.filter { $0.word == .tab }.compactMap { ParagraphFormat.tab($0) }
          .prefix(Self.tabLimit))
    case .pBdr: borders = Borders(property, theme)
    case .shd: shading = property.shading(theme)
    default: break
    }
  }

  private mutating func takeIndents(_ property: XMLElement) {
    indentStart = property.points(.start) ?? property.points(.left) ?? indentStart
    indentEnd = property.points(.end) ?? property.points(.right) ?? indentEnd
    if let hanging = property.points(.hanging) {
      firstLine = -hanging
    } else {
      firstLine = property.points(.firstLine) ?? firstLine
    }
  }

  private mutating func takeSpacing(_ property: XMLElement) {
    // Less than none would put lines over each other, and any number of them on a page.
    spaceBefore = property.points(.before).map { max($0, 0) } ?? spaceBefore
    spaceAfter = property.points(.after).map { max($0, 0) } ?? spaceAfter
    automaticBefore =
      property.word(.beforeAutospacing).map { $0 == "1" || $0 == "true" || $0 == "on" }
      ?? automaticBefore
    automaticAfter =
      property.word(.afterAutospacing).map { $0 == "1" || $0 == "true" || $0 == "on" }
      ?? automaticAfter
    guard let line = property.points(.line) else { return }
    switch property.word(.lineRule) {
    case "exact": lineRule = .exactly(abs(line))
    case "atLeast": lineRule = .atLeast(line)
    // In 240ths of a line.
    default: lineRule = line > 0 ? .multiple(line / 12) : .exactly(-line)
    }
  }

  private static func tab(_ element: XMLElement) -> Tab? {
    guard let position = element.points(.pos) else { return nil }
    let kind: Tab.Kind =
      switch element.val {
      case "center": .centre
      case "right", "end": .right
      case "decimal": .decimal
      case "bar": .bar
      case "clear": .clear
      default: .left
      }
    let leader: Tab.Leader =
      switch element.word(.leader) {
      case "dot": .dots
      case "hyphen": .hyphens
      case "underscore", "heavy": .underscores
      case "middleDot": .middleDots
      default: .none
      }
    return Tab(position: position, kind: kind, leader: leader)
  }

  /// What a more specific format changes.
  mutating func override(with other: ParagraphFormat) {
    alignment = other.alignment ?? alignment
    indentStart = other.indentStart ?? indentStart
    indentEnd = other.indentEnd ?? indentEnd
    firstLine = other.firstLine ?? firstLine
    if other.spaceBefore != nil, other.automaticBefore == nil { automaticBefore = false }
    if other.spaceAfter != nil, other.automaticAfter == nil { automaticAfter = false }
    spaceBefore = other.spaceBefore ?? spaceBefore
    spaceAfter = other.spaceAfter ?? spaceAfter
    automaticBefore = other.automaticBefore ?? automaticBefore
    automaticAfter = other.automaticAfter ?? automaticAfter
    lineRule = other.lineRule ?? lineRule
    isContextual = other.isContextual ?? isContextual
    keepsWithNext = other.keepsWithNext ?? keepsWithNext
    keepsLines = other.keepsLines ?? keepsLines
    breaksPageBefore = other.breaksPageBefore ?? breaksPageBefore
    controlsWidows = other.controlsWidows ?? controlsWidows
    isRightToLeft = other.isRightToLeft ?? isRightToLeft
    snapsToGrid = other.snapsToGrid ?? snapsToGrid
    keepsWordsWhole = other.keepsWordsWhole ?? keepsWordsWhole
    mirrorsIndents = other.mirrorsIndents ?? mirrorsIndents
    outlineLevel = other.outlineLevel ?? outlineLevel
    list.number = other.list.number ?? list.number
    list.level = other.list.level ?? list.level
    borders.override(with: other.borders)
    shading = other.shading ?? shading
    for tab in other.tabs {
      tabs.removeAll { abs($0.position - tab.position) < 0.5 }
      if tabs.count < Self.tabLimit { tabs.append(tab) }
    }
  }

  /// Takes what a list says of where its paragraphs stand.
  mutating func takeIndents(of list: ParagraphFormat) {
    indentStart = list.indentStart ?? indentStart
    indentEnd = list.indentEnd ?? indentEnd
    firstLine = list.firstLine ?? firstLine
    tabs += list.tabs.prefix(max(Self.tabLimit - tabs.count, 0))
  }

  /// Where tabs lead, in order.
  var tabStops: [Tab] {
    tabs.filter { $0.kind != .clear }.sorted { $0.position < $1.position }
  }
}
