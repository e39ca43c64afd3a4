/// Borders as lines.
extension PageLayers {
  /// Draws a border in the middle between two sides, from one point to another.
  mutating func rule(
    _ border: Border?, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, on ground: Colour?
  ) {
    guard let border else { return }
    let isLevel = y1 == y2
    for stroke in border.strokes {
      // Level lines reach over the ends of upright ones, so that corners are closed.
      let reach = isLevel && border.dashes.isEmpty ? border.width / 2 : 0
      let (across, along) = isLevel ? (0, stroke.offset) : (stroke.offset, 0)
      rules.append(
        border.line(
          stroke.width, (x1 - reach + across, y1 + along), (x2 + reach + across, y2 + along),
          on: ground))
    }
  }

  /// Draws a border from one corner to another, its lines beside each other.
  mutating func slant(
    _ border: Border?, _ from: (x: Double, y: Double), _ to: (x: Double, y: Double),
    on ground: Colour?
  ) {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard let border, length > 0 else { return }
    for stroke in border.strokes {
      let (x, y) = (-dy / length * stroke.offset, dx / length * stroke.offset)
      rules.append(
        border.line(stroke.width, (from.x + x, from.y + y), (to.x + x, to.y + y), on: ground))
    }
  }

  /// Draws the four sides of something; where they meet, the outer line of one leads to the outer of the other,
  /// and the inner to the inner.
  ///
  /// - Parameters:
  ///   - borders: the sides.
  ///   - area: what the middles of its sides are round.
  ///   - ground: what they stand on.
  mutating func frame(_ borders: Borders, round area: Rectangle, on ground: Colour?) {
    // From the outside.
    let top = borders.top?.strokes ?? []
    let bottom = Array((borders.bottom?.strokes ?? []).reversed())
    let left = borders.left?.strokes ?? []
    let right = Array((borders.right?.strokes ?? []).reversed())
    typealias Strokes = [(offset: Double, width: Double)]
    func met(_ place: Int, _ strokes: Strokes) -> (offset: Double, width: Double)? {
      strokes.isEmpty ? nil : strokes[min(place, strokes.count - 1)]
    }
    for (border, strokes, y) in [
      (borders.top, top, area.y), (borders.bottom, bottom, area.bottom),
    ] {
      guard let border else { continue }
      for (place, stroke) in strokes.enumerated() {
        let (near, far) = (met(place, left), met(place, right))
        func reach(_ width: Double?) -> Double {
          border.dashes.isEmpty ? (width ?? stroke.width) / 2 : 0
        }
        rules.append(
          border.line(
            stroke.width, (area.x + (near?.offset ?? 0) - reach(near?.width), y + stroke.offset),
            (area.right + (far?.offset ?? 0) + reach(far?.width), y + stroke.offset), on: ground))
      }
    }
    for (border, strokes, x) in [
      (borders.left, left, area.x), (borders.right, right, area.right),
    ] {
      guard let border else { continue }
      for (place, stroke) in strokes.enumerated() {
        rules.append(
          border.line(
            stroke.width, (x + stroke.offset, area.y + (met(place, top)?.offset ?? 0)),
            (x + stroke.offset, area.bottom + (met(place, bottom)?.offset ?? 0)), on: ground))
      }
    }
  }
}

extension Border {
  /// One of its lines, from one point to another.
  func line(
    _ width: Double, _ from: (x: Double, y: Double), _ to: (x: Double, y: Double),
    on ground: Colour?, _ artifact: DrawnItem.Artifact = .layout
  ) -> DrawnItem {
    DrawnItem(
      .line(
        DrawnLine(
          x1: from.x, y1: from.y, x2: to.x, y2: to.y, width: width, colour: ink.colour(on: ground),
          dashes: dashes)), .artifact(artifact))
  }
}
