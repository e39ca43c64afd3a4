package import Pictures

/// A page.
package struct DrawnPage: Sendable {
  /// In points.
  package var width: Double
  package var height: Double
  /// In the order in which they are drawn; what is behind others comes before them.
  package var items: [DrawnItem] = []
  package var links: [DrawnLink] = []
  package var fields: [DrawnField] = []
  /// The pages that were put onto it; empty for a page that is none but itself.
  var leaves: [Leaf] = []

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// A page on a side of a sheet.
  struct Leaf: Sendable {
    /// Which of the items came with it.
    var items: Range<Int>
    /// The number that it had, counted from 0: leaves are read in this order.
    var number: Int
    /// How its items are turned; nil where they stand upright.
    var turn: Turn?
  }

  /// A quarter of a turn to the left, so that what was the top is on the left.
  struct Turn: Sendable {
    /// Where the lower left corner is, from that of the side. (ISO 32000-1, 8.3.2)
    var x: Double
    var y: Double
    /// How high it was upright.
    var height: Double
  }
}

/// Something on a page, and what it means.
package struct DrawnItem: Sendable {
  package enum Content: Sendable {
    case glyphs(DrawnGlyphs)
    case fill(Rectangle, Colour)
    case line(DrawnLine)
    case path(DrawnPath)
    case picture(DrawnPicture)
  }

  /// What it belongs to.
  package enum Meaning: Hashable, Sendable {
    case content(StructureTree.Slot)
    case artifact(Artifact)
  }

  /// What is no part of the document itself. (ISO 32000-1, 14.8.2.2)
  package enum Artifact: Hashable, Sendable {
    case header
    case footer
    /// Borders, shading, leaders: what only divides and decorates.
    case layout
  }

  package var content: Content
  package var meaning: Meaning

  package init(_ content: Content, _ meaning: Meaning) {
    self.content = content
    self.meaning = meaning
  }

  /// Moves it to the right and downwards, in points.
  mutating func move(_ dx: Double, _ dy: Double) {
    switch content {
    case .glyphs(var glyphs):
      content = .fill(Rectangle(x: 0, y: 0, width: 0, height: 0), .black)  // one owner
      glyphs.x += dx
      glyphs.y += dy
      content = .glyphs(glyphs)
    case .fill(let area, let colour): content = .fill(area.moved(dx, dy), colour)
    case .line(var line):
      line.x1 += dx
      line.x2 += dx
      line.y1 += dy
      line.y2 += dy
      content = .line(line)
    case .path(var path):
      path.move(dx, dy)
      content = .path(path)
    case .picture(var picture):
      picture.area = picture.area.moved(dx, dy)
      content = .picture(picture)
    }
  }
}

/// A straight line.
package struct DrawnLine: Hashable, Sendable {
  /// In points.
  package var x1: Double
  package var y1: Double
  package var x2: Double
  package var y2: Double
  package var width: Double
  package var colour: Colour
  /// Lengths of dashes and gaps, in points; empty for a whole line.
  package var dashes: [Double] = []

  package init(
    x1: Double, y1: Double, x2: Double, y2: Double, width: Double, colour: Colour = .black,
    dashes: [Double] = []
  ) {
    self.x1 = x1
    self.y1 = y1
    self.x2 = x2
    self.y2 = y2
    self.width = width
    self.colour = colour
    self.dashes = dashes
  }
}

/// A shape of lines and curves.
package struct DrawnPath: Hashable, Sendable {
  package enum Step: Hashable, Sendable {
    case move(x: Double, y: Double)
    case line(x: Double, y: Double)
    /// A Bézier curve: two control points and the end.
    case curve(x1: Double, y1: Double, x2: Double, y2: Double, x: Double, y: Double)
    case close
  }

  package var steps: [Step]
  package var fill: Colour?
  package var stroke: Colour?
  /// Of the stroke, in points.
  package var width = 0.0
  package var dashes: [Double] = []

  package init(_ steps: [Step], fill: Colour?, stroke: Colour?, width: Double = 0) {
    self.steps = steps
    self.fill = fill
    self.stroke = stroke
    self.width = width
  }

  /// Turns it clockwise by degrees.
  mutating func turn(_ degrees: Double, round middle: (x: Double, y: Double)) {
    let angle = degrees * .pi / 180
    let (sine, cosine) = (ContentWriter.sine(angle), ContentWriter.cosine(angle))
    func turned(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
      let (x, y) = (x - middle.x, y - middle.y)
      return (middle.x + x * cosine - y * sine, middle.y + x * sine + y * cosine)
    }
    steps = steps.map { step in
      switch step {
      case .move(let x, let y):
        let to = turned(x, y)
        return .move(x: to.x, y: to.y)
      case .line(let x, let y):
        let to = turned(x, y)
        return .line(x: to.x, y: to.y)
      case .curve(let x1, let y1, let x2, let y2, let x, let y):
        let (one, two, to) = (turned(x1, y1), turned(x2, y2), turned(x, y))
        return .curve(x1: one.x, y1: one.y, x2: two.x, y2: two.y, x: to.x, y: to.y)
      case .close: return .close
      }
    }
  }

  mutating func move(_ dx: Double, _ dy: Double) {
    for index in steps.indices {
      switch steps[index] {
      case .move(let x, let y): steps[index] = .move(x: x + dx, y: y + dy)
      case .line(let x, let y): steps[index] = .line(x: x + dx, y: y + dy)
      case .curve(let x1, let y1, let x2, let y2, let x, let y):
        steps[index] = .curve(
          x1: x1 + dx, y1: y1 + dy, x2: x2 + dx, y2: y2 + dy, x: x + dx, y: y + dy)
      case .close: break
      }
    }
  }
}

/// A picture in its place.
package struct DrawnPicture: Sendable {
  package var picture: Picture
  /// Of the whole picture; what ``crop`` names is cut off.
  package var area: Rectangle
  /// What is left and cut at each side, in shares of the area: left, top, right, bottom.
  package var crop: [Double] = []
  /// Clockwise, in degrees, round the middle.
  package var rotation = 0.0

  package init(_ picture: Picture, in area: Rectangle) {
    self.picture = picture
    self.area = area
  }
}

/// A part of a page that leads somewhere.
package struct DrawnLink: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    case address(String)
    case place(PagePoint)
  }

  package var area: Rectangle
  package var target: Target
  /// Words for where it leads. (ISO 14289-1, 7.18.5)
  package var words: String
  /// Where it stands in the document.
  package var slot: StructureTree.Slot

  package init(area: Rectangle, target: Target, words: String, slot: StructureTree.Slot) {
    self.area = area
    self.target = target
    self.words = words
    self.slot = slot
  }
}
