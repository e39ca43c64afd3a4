/// The room that a drawing keeps free of text.
struct Exclusion: Sendable {
  /// Which drawing it is: the paragraph that it hangs on, and which of that.
  struct Owner: Hashable, Sendable {
    var paragraph: Int
    var anchor: Int
  }

  /// With the distance that text keeps.
  var area: Rectangle
  /// Nothing stands beside it.
  var isWhole: Bool
  var side: FlowAnchor.Side
  /// Nil for one of the header or footer.
  var owner: Owner?

  /// What a drawing that stands somewhere keeps free.
  init(_ anchor: FlowAnchor, at place: Rectangle, owner: Owner?) {
    let turned = place.turned(by: anchor.drawing.rotation)
    let distances = anchor.distances
    area = Rectangle(
      x: turned.x - distances[0], y: turned.y - distances[1],
      width: turned.width + distances[0] + distances[2],
      height: turned.height + distances[1] + distances[3])
    isWhole = anchor.wrap == .topAndBottom
    side = anchor.side
    self.owner = owner
  }

  /// What it takes of a column, from one end to the other.
  func taken(of column: ClosedRange<Double>) -> (from: Double, to: Double) {
    let (from, to) = (area.x, area.right)
    switch side {
    case .both: return (from, to)
    case .left: return (from, max(to, column.upperBound))
    case .right: return (min(from, column.lowerBound), to)
    case .largest:
      return from - column.lowerBound >= column.upperBound - to
        ? (from, max(to, column.upperBound)) : (min(from, column.lowerBound), to)
    }
  }
}

extension Rectangle {
  /// The upright rectangle that holds this one, turned round its middle.
  ///
  /// - Parameter degrees: clockwise.
  /// - Returns: this one where it is not turned.
  func turned(by degrees: Double) -> Rectangle {
    guard degrees != 0 else { return self }
    let angle = degrees * .pi / 180
    let (sine, cosine) = (abs(ContentWriter.sine(angle)), abs(ContentWriter.cosine(angle)))
    let (wide, high) = (width * cosine + height * sine, width * sine + height * cosine)
    return Rectangle(
      x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high)
  }
}
