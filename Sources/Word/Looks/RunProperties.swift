internal import XML

/// What a `<w:rPr>` says of the properties that change what a reader takes from a run.
/// (ECMA-376 Part 1, §17.3.2.28)
struct RunProperties: Sendable, Equatable {
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    static let bold = Flags(rawValue: 1 << 0)
    static let italic = Flags(rawValue: 1 << 1)
    static let strike = Flags(rawValue: 1 << 2)
    static let vanish = Flags(rawValue: 1 << 3)
    static let doubleStrike = Flags(rawValue: 1 << 4)
    static let underline = Flags(rawValue: 1 << 5)
    static let highlight = Flags(rawValue: 1 << 6)
    static let shade = Flags(rawValue: 1 << 7)

    /// The properties that toggle from one kind of style to the next. (ECMA-376 Part 1, §17.7.3)
    static let toggles: Flags = [.bold, .italic, .strike, .vanish]
  }

  enum Colour: UInt8, Sendable { case plain, white, other }

  enum Font: Sendable, Equatable {
    case letters
    case symbols(SymbolFont)
  }

  /// Which properties are said to be on, of those in ``said``.
  var on: Flags = []
  /// Which properties are mentioned at all.
  var said: Flags = []
  var colour: Colour?
  /// In half points.
  var size: Int?
  var font: Font?

  static let none = RunProperties()

  mutating func set(_ flag: Flags, _ value: Bool) {
    said.insert(flag)
    if value { on.insert(flag) } else { on.remove(flag) }
  }

  /// What a more specific set of properties changes.
  mutating func override(with other: RunProperties) {
    on = on.subtracting(other.said).union(other.on)
    overrideRest(with: other)
  }

  /// What a style of the next kind changes: toggles turn over what was on before.
  mutating func combine(style: RunProperties) {
    let plain = style.said.subtracting(.toggles)
    on = on.subtracting(plain).union(style.on.intersection(plain))
      .symmetricDifference(style.on.intersection(.toggles))
    overrideRest(with: style)
  }

  private mutating func overrideRest(with other: RunProperties) {
    said.formUnion(other.said)
    colour = other.colour ?? colour
    size = other.size ?? size
    font = other.font ?? font
  }

  /// Takes in a child of `<w:rPr>`; one that matters not is passed over.
  mutating func take(_ local: LocalName, _ attributes: XMLAttributes) {
    switch local {
    case .b: set(.bold, attributes.isOn())
    case .i: set(.italic, attributes.isOn())
    case .strike: set(.strike, attributes.isOn())
    case .dstrike: set(.doubleStrike, attributes.isOn())
    case .vanish: set(.vanish, attributes.isOn())
    case .u: set(.underline, attributes.value.map { $0 != "none" } ?? false)
    case .highlight: set(.highlight, attributes.value.map { $0 != "none" } ?? false)
    case .shd: set(.shade, attributes.isShading)
    case .color: colour = attributes.value.map(Self.colour)
    case .sz: size = attributes.number ?? size
    case .rFonts: font = Self.font(attributes) ?? font
    default: break
    }
  }

  private static func colour(_ value: String) -> Colour {
    switch value {
    case "auto", "000000": .plain
    case "FFFFFF", "ffffff", "white": .white
    default: .other
    }
  }

  /// A symbol font where either name for Latin text is one: producers set only the one they need. (W18)
  private static func font(_ attributes: XMLAttributes) -> Font? {
    let ascii = attributes.word(.ascii)
    let high = attributes.word(.hAnsi)
    if let font = ascii.flatMap(SymbolFont.init) ?? high.flatMap(SymbolFont.init) {
      return .symbols(font)
    }
    let isNamed =
      ascii != nil || high != nil || attributes.word(.asciiTheme) != nil
      || attributes.word(.hAnsiTheme) != nil
    return isNamed ? .letters : nil
  }
}

extension RunProperties {
  var isHidden: Bool { on.contains(.vanish) }

  /// How a run with these properties looks.
  ///
  /// `isOnShade`: its paragraph, cell, table or box is shaded, so that white shows.
  func look(isOnShade: Bool) -> Look {
    var look: Look = []
    if on.contains(.bold) { look.insert(.bold) }
    if on.contains(.italic) { look.insert(.italic) }
    if !on.isDisjoint(with: [.strike, .doubleStrike]) { look.insert(.struck) }
    if on.contains(.underline) { look.insert(.underlined) }
    if on.contains(.highlight) { look.insert(.highlighted) }
    if on.contains(.shade) { look.insert(.shaded) }
    if colour == .other { look.insert(.coloured) }
    let isWhite = colour == .white && !isOnShade && on.isDisjoint(with: [.highlight, .shade])
    // 2 points is 4 half points. (W32)
    if isWhite || (size.map { (1...4).contains($0) } ?? false) { look.insert(.unseen) }
    return look
  }
}

extension XMLAttributes {
  /// Whether a `<w:shd>` colours what it stands on. (ECMA-376 Part 1, §17.3.5)
  var isShading: Bool {
    let pattern = value ?? "clear"
    if pattern == "nil" { return false }
    if pattern != "clear" { return true }
    let fill = word(.fill) ?? "auto"
    return !["auto", "FFFFFF", "ffffff"].contains(fill)
  }
}
