internal import Pictures
internal import Word

/// A picture, a shape or a box of text.
struct FlowDrawing: Sendable {
  enum Content: Sendable {
    /// Nil for one that cannot be shown.
    case picture(Picture?, crop: [Double])
    case shape(FlowShape)
    /// Drawings in places of their own within the whole.
    case group([(area: Rectangle, drawing: FlowDrawing)])
    /// Something that layout does not know: its room alone is kept.
    case unknown
  }

  /// In points.
  var width: Double
  var height: Double
  var content: Content
  /// Clockwise, in degrees.
  var rotation = 0.0
  var alternativeText: String?
  var isDecorative = false
  var place: DocumentLocation
}

struct FlowShape: Sendable {
  enum Outline: Hashable, Sendable {
    case rectangle
    /// The radius as a share of the shorter side.
    case roundRectangle(Double)
    case ellipse
    /// From one corner to the other; upwards where it is flipped.
    case line(isFlipped: Bool)
    /// Corners, in shares of width and height.
    case polygon([[Double]])
    case none
  }

  var outline: Outline
  var fill: Colour?
  var stroke: Colour?
  /// In points.
  var strokeWidth = 0.75
  var dashes: [Double] = []
  /// Nil for a shape without text.
  var text: [FlowBlock]?
  /// The room round the text: left, top, right, bottom, in points.
  var insets: [Double] = [7.2, 3.6, 7.2, 3.6]
  var textAlignment = CellFormat.Alignment.top
  /// It is as high as its text.
  var growsWithText = false
  /// It is as wide as its text.
  var isAsWideAsText = false
}

/// A drawing with a place of its own. (ECMA-376 Part 1, §20.4.2.3)
struct FlowAnchor: Sendable {
  enum Frame: Hashable, Sendable {
    case page, margin, column, paragraph, line, character, leftMargin, rightMargin, topMargin,
      bottomMargin, insideMargin, outsideMargin
  }

  enum Position: Hashable, Sendable {
    /// In points from the beginning of the frame.
    case offset(Double)
    /// A share of the frame.
    case share(Double)
    /// `left`, `center`, `bottom` and so on.
    case aligned(String)
  }

  enum Wrap: Hashable, Sendable {
    case none
    case square
    case topAndBottom
  }

  /// On which sides of it text stands. (§20.4.3.7)
  enum Side: String, Hashable, Sendable {
    case both = "bothSides"
    case left, right, largest
  }

  var drawing: FlowDrawing
  var horizontal: (frame: Frame, position: Position) = (.column, .offset(0))
  var vertical: (frame: Frame, position: Position) = (.paragraph, .offset(0))
  var wrap = Wrap.none
  var side = Side.both
  /// In a cell of a table its place counts from the cell.
  var isPlacedInCell = true
  var isBehind = false
  /// Which of those of its paragraph it is, once the text of that is composed.
  var number = 0
  /// Kept free round it, in points: left, top, right, bottom.
  var distances: [Double] = [9, 0, 9, 0]
}
