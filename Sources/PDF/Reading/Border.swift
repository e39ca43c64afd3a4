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
  }

  /// Nil for a border that says that there is none.
  var line: Line?
  /// In points.
  var width: Double
  /// From what it goes round, in points.
  var space: Double
  var ink: Ink

  static let none = Border(line: nil, width: 0, space: 0, ink: .automatic)

  init(line: Line?, width: Double, space: Double, ink: Ink) {
    self.line = line
    self.width = width
    self.space = space
    self.ink = ink
  }

  init(_ element: XMLElement, _ theme: Theme) {
    let kind = element.val ?? "nil"
    line =
      switch kind {
      case "nil", "none": nil
      case "double", "doubleWave", "thinThickSmallGap", "thickThinSmallGap", "thinThickMediumGap",
        "thickThinMediumGap", "thinThickLargeGap", "thickThinLargeGap":
        .double
      case "triple", "thinThickThinSmallGap", "thinThickThinMediumGap", "thinThickThinLargeGap":
        .triple
      case "dotted": .dotted
      case "dashed", "dashSmallGap": .dashed
      case "dotDash", "dashDotStroked": .dotDash
      case "dotDotDash": .dotDotDash
      case "wave": .wave
      default: .single
      }
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
    default: width
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
  }
}
