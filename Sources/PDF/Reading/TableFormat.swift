internal import XML

/// A width that a table or cell asks for. (ECMA-376 Part 1, §17.18.90)
enum TableWidth: Hashable, Sendable {
  case automatic
  /// In points.
  case points(Double)
  /// 1 for all the room that there is.
  case share(Double)

  init(_ element: XMLElement) {
    let text = element.word(.w) ?? "0"
    switch element.word(.type) {
    case "pct":
      // In fiftieths of a per cent, or written out.
      let number =
        text.hasSuffix("%")
        ? Measure.number(text.dropLast()).map { $0 / 100 }
        : Measure.number(text).map { $0 / 5_000 }
      self = number.flatMap { $0 > 0 ? .share($0) : nil } ?? .automatic
    case "auto", "nil": self = .automatic
    default:
      self = Measure.twips(text).flatMap { $0 > 0 ? .points($0) : nil } ?? .automatic
    }
  }
}

/// The room between the edges of a cell and what is in it, in points.
struct CellMargins: Hashable, Sendable {
  var top: Double?
  var left: Double?
  var bottom: Double?
  var right: Double?

  init() {}

  init(_ element: XMLElement) {
    for side in element.children {
      guard let width = side.points(.w) else { continue }
      switch side.word {
      case .top: top = width
      case .left, .start: left = width
      case .bottom: bottom = width
      case .right, .end: right = width
      default: break
      }
    }
  }

  mutating func override(with other: CellMargins) {
    top = other.top ?? top
    left = other.left ?? left
    bottom = other.bottom ?? bottom
    right = other.right ?? right
  }
}

/// What a `<w:tblPr>` says; what it leaves out is nil. (ECMA-376 Part 1, §17.4.59)
struct TableFormat: Hashable, Sendable {
  enum Alignment: Hashable, Sendable { case start, centre, end }

  var width: TableWidth?
  /// In points.
  var indent: Double?
  var alignment: Alignment?
  var isFixed: Bool?
  var borders = Borders()
  var margins = CellMargins()
  /// Between cells, in points.
  var spacing: Double?
  var shading: Colour??
  var rowBand: Int?
  var columnBand: Int?
  var isRightToLeft: Bool?

  init() {}

  init(_ element: XMLElement, _ theme: Theme) {
    for property in element.children {
      switch property.word {
      case .tblW: width = TableWidth(property)
      case .tblInd: indent = property.points(.w)
      case .jc:
        alignment =
          switch property.val {
          case "center": .centre
          case "right", "end": .end
          default: .start
          }
      case .tblLayout: isFixed = property.word(.type) == "fixed"
      case .tblBorders: borders = Borders(property, theme)
      case .tblCellMar: margins = CellMargins(property)
      case .tblCellSpacing: spacing = property.points(.w)
      case .shd: shading = property.shading(theme)
      case .tblStyleRowBandSize: rowBand = property.integer(.val)
      case .tblStyleColBandSize: columnBand = property.integer(.val)
      case .bidiVisual: isRightToLeft = property.isOn
      default: break
      }
    }
  }

  mutating func override(with other: TableFormat) {
    width = other.width ?? width
    indent = other.indent ?? indent
    alignment = other.alignment ?? alignment
    isFixed = other.isFixed ?? isFixed
    borders.override(with: other.borders)
    margins.override(with: other.margins)
    spacing = other.spacing ?? spacing
    shading = other.shading ?? shading
    rowBand = other.rowBand ?? rowBand
    columnBand = other.columnBand ?? columnBand
    isRightToLeft = other.isRightToLeft ?? isRightToLeft
  }
}

/// What a `<w:tcPr>` says; what it leaves out is nil. (ECMA-376 Part 1, §17.4.69)
struct CellFormat: Hashable, Sendable {
  enum Alignment: Hashable, Sendable { case top, middle, bottom }

  enum Merge: Hashable, Sendable { case begins, goesOn }

  var width: TableWidth?
  var columns: Int?
  var verticalMerge: Merge?
  var horizontalMerge: Merge?
  var borders = Borders()
  var margins = CellMargins()
  var shading: Colour??
  var alignment: Alignment?
  var keepsLinesWhole: Bool?
  /// The mark at its end takes no room, where nothing else is in it. (§17.4.21)
  var hidesMark: Bool?
  /// Turned text: `btLr`, `tbRl` and so on; nil for text that stands upright. (§17.18.93)
  var direction: String?

  init() {}

  init(_ element: XMLElement, _ theme: Theme) {
    for property in element.children {
      switch property.word {
      case .tcW: width = TableWidth(property)
      case .gridSpan: columns = property.integer(.val)
      case .vMerge: verticalMerge = property.val == "restart" ? .begins : .goesOn
      case .hMerge: horizontalMerge = property.val == "restart" ? .begins : .goesOn
      case .tcBorders: borders = Borders(property, theme)
      case .tcMar: margins = CellMargins(property)
      case .shd: shading = property.shading(theme)
      case .vAlign:
        alignment =
          switch property.val {
          case "center", "both": .middle
          case "bottom": .bottom
          default: .top
          }
      case .hideMark: hidesMark = property.isOn
      case .noWrap: keepsLinesWhole = property.isOn
      case .textDirection:
        direction = ["lrTb", "lrTbV", "tb"].contains(property.val) ? nil : property.val
      default: break
      }
    }
  }

  mutating func override(with other: CellFormat) {
    width = other.width ?? width
    columns = other.columns ?? columns
    verticalMerge = other.verticalMerge ?? verticalMerge
    horizontalMerge = other.horizontalMerge ?? horizontalMerge
    borders.override(with: other.borders)
    margins.override(with: other.margins)
    shading = other.shading ?? shading
    alignment = other.alignment ?? alignment
    keepsLinesWhole = other.keepsLinesWhole ?? keepsLinesWhole
    hidesMark = other.hidesMark ?? hidesMark
    direction = other.direction ?? direction
  }
}
