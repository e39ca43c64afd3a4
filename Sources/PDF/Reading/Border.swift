internal import XML

/// A line round or between things. (ECMA-376 Part 1, §17.3.4)
struct Border: Hashable, Sendable {
  enum Line: Hashable, Sendable {
    case single
    case double
    case triple
    case dotted
    case dashed
    case dotDash
    case dotDotDash
    case wave
    /// A thin and a thick line, or the other way round, from the top or the left.
    case thinThick(Gap)
    case thickThin(Gap)
    case thinThickThin(Gap)
  }

  /// How far lines of different widths stand apart.
  enum Gap: Hashable, Sendable { case small, medium, large }

  /// Nil for a border that says that there is none.
  var line: Line?
  /// In points.
  var width: Double
  /// From what it goes round, in points.
  var space: Double
  var ink: Ink
  /// As the file names it: those of different names are different, even where they are drawn alike.
  private(set) var kind = "nil"

  static let none = Border(line: nil, width: 0, space: 0, ink: .automatic)

  init(line: Line?, width: Double, space: Double, ink: Ink) {
    self.line = line
    self.width = width
    self.space = space
    self.ink = ink
  }

  init(_ element: XMLElement, _ theme: Theme) {
    kind = element.val ?? "nil"
    line = Line(kind)
    // In eighths of a point; borders that are art count in whole ones and are drawn as lines.
    let size = Double(element.integer(.sz) ?? 4) / 8
    width = line == nil ? 0 : min(max(size, 0.25), 12)
    space = Double(element.integer(.space) ?? 0)
    let own = element.word(.color).flatMap { Ink($0) }
    if case .colour = own {
      ink = own ?? .automatic
    } else {
      ink = theme.colour(element.word(.themeColor), element).map(Ink.colour) ?? .automatic
    }
  }

  /// How thick it is in all, in points.
  var thickness: Double {
    switch line {
    case nil: 0
    case .double, .wave: width * 3
    case .triple: width * 5
    case .thinThick, .thickThin, .thinThickThin: parts.reduce(0, +)
    default: width
    }
  }

  /// The widths of its lines and of the gaps between them, from the top or the left.
  private var parts: [Double] {
    switch line {
    case nil: []
    case .double: [width, width, width]
    case .triple: [width, width, width, width, width]
    case .thinThick(let gap): [thin(gap), room(gap), thick(gap)]
    case .thickThin(let gap): [thick(gap), room(gap), thin(gap)]
    case .thinThickThin(let gap): [thin(gap), room(gap), thick(gap), room(gap), thin(gap)]
    default: [width]
    }
  }

  /// The lines that it consists of, from the top or the left: how far from the middle of the whole, and how wide.
  var strokes: [(offset: Double, width: Double)] {
    let parts = parts
    var end = parts.reduce(0, +) / -2
    var strokes: [(Double, Double)] = []
    for (index, part) in parts.enumerated() {
      if index % 2 == 0 { strokes.append((end + part / 2, part)) }
      end += part
    }
    return strokes
  }

  // As Word draws them: a small gap and the thin line beside it have a width of their own, whatever that of
  // the thick one; with a large gap it is the gap that has the width of the border.
  private func thin(_ gap: Gap) -> Double { gap == .medium ? width / 2 : 0.75 }
  private func thick(_ gap: Gap) -> Double { gap == .large ? 1.5 : width }
  private func room(_ gap: Gap) -> Double {
    switch gap {
    case .small: 0.75
    case .medium: width / 2
    case .large: width
    }
  }

  var dashes: [Double] {
    switch line {
    case .dotted: [max(width, 0.5), max(width, 0.5) * 2]
    case .dashed: [width * 4 + 1, width * 2 + 1]
    case .dotDash: [width * 4 + 1, width * 2, max(width, 0.5), width * 2]
    case .dotDotDash:
      [width * 4 + 1, width * 2, max(width, 0.5), width * 2, max(width, 0.5), width * 2]
    default: []
    }
  }
}

extension Border.Line {
  /// By the name that the file has for it; nil for no line. (ECMA-376 Part 1, §17.18.2)
  fileprivate init?(_ kind: String) {
    switch kind {
    case "nil", "none": return nil
    case "double", "doubleWave": self = .double
    case "triple": self = .triple
    case "dotted": self = .dotted
    case "dashed", "dashSmallGap": self = .dashed
    case "dotDash", "dashDotStroked": self = .dotDash
    case "dotDotDash": self = .dotDotDash
    case "wave": self = .wave
    case "thinThickSmallGap": self = .thinThick(.small)
    case "thinThickMediumGap": self = .thinThick(.medium)
    case "thinThickLargeGap": self = .thinThick(.large)
    case "thickThinSmallGap": self = .thickThin(.small)
    case "thickThinMediumGap": self = .thickThin(.medium)
    case "thickThinLargeGap": self = .thickThin(.large)
    case "thinThickThinSmallGap": self = .thinThickThin(.small)
    case "thinThickThinMediumGap": self = .thinThickThin(.medium)
    case "thinThickThinLargeGap": self = .thinThickThin(.large)
    default: self = .single
    }
  }
}

extension Border {
  /// Lines that are drawn as a plain one.
  private static let plain: Set = [
    "single", "thick", "threeDEmboss", "threeDEngrave", "outset", "inset",
  ]

  /// It is made of small pictures, such as stars.
  var isArt: Bool { line == .single && !kind.isEmpty && !Self.plain.contains(kind) }
}

/// The borders of something with four sides; nil where nothing is said of a side.
struct Borders: Hashable, Sendable {
  var top: Border?
  var left: Border?
  var bottom: Border?
  var right: Border?
  /// Between rows, or between paragraphs of one look.
  var between: Border?
  /// Between columns.
  var betweenColumns: Border?
  /// Across a cell: from its upper left corner, and from its upper right one.
  var down: Border?
  var up: Border?

  init() {}

  init(_ element: XMLElement, _ theme: Theme) {
    for side in element.children {
      guard let term = side.word else { continue }
      let border = Border(side, theme)
      switch term {
      case .top: top = border
      case .left, .start: left = border
      case .bottom: bottom = border
      case .right, .end: right = border
      case .between, .insideH: between = border
      case .insideV: betweenColumns = border
      case .tl2br: down = border
      case .tr2bl: up = border
      default: break
      }
    }
  }

  mutating func override(with other: Borders) {
    top = other.top ?? top
    left = other.left ?? left
    bottom = other.bottom ?? bottom
    right = other.right ?? right
    between = other.between ?? between
    betweenColumns = other.betweenColumns ?? betweenColumns
    down = other.down ?? down
    up = other.up ?? up
  }
}
