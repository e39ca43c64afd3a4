internal import XML

/// What a `<w:rPr>` says; what it leaves out is nil. (ECMA-376 Part 1, §17.3.2.28)
struct RunFormat: Hashable, Sendable {
  struct Flags: OptionSet, Hashable, Sendable {
    let rawValue: UInt16
    static let bold = Flags(rawValue: 1 << 0)
    static let italic = Flags(rawValue: 1 << 1)
    static let strike = Flags(rawValue: 1 << 2)
    static let vanish = Flags(rawValue: 1 << 3)
    static let caps = Flags(rawValue: 1 << 4)
    static let smallCaps = Flags(rawValue: 1 << 5)
    static let doubleStrike = Flags(rawValue: 1 << 6)
    static let rightToLeft = Flags(rawValue: 1 << 7)
    static let complexScript = Flags(rawValue: 1 << 8)
    static let boldComplex = Flags(rawValue: 1 << 9)
    static let italicComplex = Flags(rawValue: 1 << 10)

    /// Those that turn over from one kind of style to the next. (§17.7.3)
    static let toggles: Flags = [
      .bold, .italic, .strike, .vanish, .caps, .smallCaps, .boldComplex, .italicComplex,
    ]
  }

  struct Underline: Hashable, Sendable {
    /// `none`, `single`, `double`, `dotted` and so on. (§17.18.99)
    var kind: String
    var ink: Ink?
  }

  enum Script: Hashable, Sendable { case baseline, superscript, `subscript` }

  var on: Flags = []
  var said: Flags = []
  var latinFont: String?
  var eastAsianFont: String?
  var complexFont: String?
  /// In points.
  var size: Double?
  var complexSize: Double?
  var ink: Ink?
  var underline: Underline?
  var highlight: Colour??
  var shading: Colour??
  var script: Script?
  /// In points, upwards.
  var raise: Double?
  /// Between characters, in points.
  var spacing: Double?
  /// 1 for as wide as the font has it.
  var stretch: Double?
  /// The size from which letters are kerned, in points; 0 for never.
  var kerning: Double?
  var language: String?
  var eastAsianLanguage: String?
  var complexLanguage: String?
  var border: Border?
  /// Outlines, shadows, relief or marks of emphasis, which pages do not show.
  var hasEffect: Bool?

  init() {}

  init(_ element: XMLElement, _ theme: Theme) {
    for property in element.children {
      guard let term = property.word else { continue }
      take(term, property, theme)
    }
  }

  private mutating func take(_ term: Term, _ property: XMLElement, _ theme: Theme) {
    switch term {
    case .b: set(.bold, property)
    case .bCs: set(.boldComplex, property)
    case .i: set(.italic, property)
    case .iCs: set(.italicComplex, property)
    case .strike: set(.strike, property)
    case .dstrike: set(.doubleStrike, property)
    case .vanish, .webHidden: if term == .vanish { set(.vanish, property) }
    case .caps: set(.caps, property)
    case .smallCaps: set(.smallCaps, property)
    case .rtl: set(.rightToLeft, property)
    case .cs: set(.complexScript, property)
    case .sz: size = property.val.flatMap(Measure.halfPoints) ?? size
    case .szCs: complexSize = property.val.flatMap(Measure.halfPoints) ?? complexSize
    case .color:
      let named = theme.colour(property.word(.themeColor), property).map(Ink.colour)
      let own = property.val.flatMap { Ink($0) }
      // Word writes what a name comes to beside it.
      if case .colour = own { ink = own } else { ink = named ?? own ?? ink }
    case .u:
      underline = Underline(
        kind: property.val ?? "single", ink: property.word(.color).flatMap { Ink($0) })
    case .highlight: highlight = property.val.map { Colour.highlight($0) }
    case .shd: shading = property.shading(theme) ?? shading
    case .vertAlign:
      script =
        switch property.val {
        case "superscript": .superscript
        case "subscript": .subscript
        default: .baseline
        }
    case .position: raise = property.val.flatMap(Measure.halfPoints)
    case .spacing: spacing = property.points(.val)
    case .w:
      stretch = property.val.flatMap { Measure.number($0.hasSuffix("%") ? $0.dropLast() : $0[...]) }
        .flatMap { $0 > 0 ? min(max($0 / 100, 0.01), 6) : nil }
    case .kern: kerning = property.val.flatMap(Measure.halfPoints)
    case .lang:
      language = property.val ?? language
      eastAsianLanguage = property.word(.eastAsia) ?? eastAsianLanguage
      complexLanguage = property.word(.bidi) ?? complexLanguage
    case .bdr: border = Border(property, theme)
    case .outline, .shadow, .emboss, .imprint: hasEffect = property.isOn
    case .em: hasEffect = property.val.map { $0 != "none" }
    case .rFonts: takeFonts(property, theme)
    default: break
    }
  }

  private mutating func takeFonts(_ property: XMLElement, _ theme: Theme) {
    func font(_ named: Term, _ own: Term) -> String? {
      if let name = property.word(named), let font = theme.font(name) { return font }
      return property.word(own).flatMap { $0.isEmpty ? nil : $0 }
    }
    latinFont = font(.asciiTheme, .ascii) ?? font(.hAnsiTheme, .hAnsi) ?? latinFont
    eastAsianFont = font(.eastAsiaTheme, .eastAsia) ?? eastAsianFont
    complexFont = font(.cstheme, .cs) ?? complexFont
  }

  private mutating func set(_ flag: Flags, _ property: XMLElement) {
    said.insert(flag)
    if property.isOn { on.insert(flag) } else { on.remove(flag) }
  }

  /// What a more specific format changes.
  mutating func override(with other: RunFormat) {
    on = on.subtracting(other.said).union(other.on)
    said.formUnion(other.said)
    overrideRest(with: other)
  }

  /// What a style of the next kind changes: toggles turn over what was on before.
  mutating func combine(style: RunFormat) {
    let plain = style.said.subtracting(.toggles)
    on = on.subtracting(plain).union(style.on.intersection(plain))
      .symmetricDifference(style.on.intersection(.toggles))
    said.formUnion(style.said)
    overrideRest(with: style)
  }

  private mutating func overrideRest(with other: RunFormat) {
    latinFont = other.latinFont ?? latinFont
    eastAsianFont = other.eastAsianFont ?? eastAsianFont
    complexFont = other.complexFont ?? complexFont
    size = other.size ?? size
    complexSize = other.complexSize ?? complexSize
    ink = other.ink ?? ink
    underline = other.underline ?? underline
    highlight = other.highlight ?? highlight
    shading = other.shading ?? shading
    script = other.script ?? script
    raise = other.raise ?? raise
    spacing = other.spacing ?? spacing
    stretch = other.stretch ?? stretch
    kerning = other.kerning ?? kerning
    language = other.language ?? language
    eastAsianLanguage = other.eastAsianLanguage ?? eastAsianLanguage
    complexLanguage = other.complexLanguage ?? complexLanguage
    border = other.border ?? border
    hasEffect = other.hasEffect ?? hasEffect
  }
}
