extension Rectangle {
  func scaled(_ scale: Double) -> Rectangle {
    Rectangle(x: x * scale, y: y * scale, width: width * scale, height: height * scale)
  }
}

extension DrawnItem {
  /// Makes it larger or smaller, seen from the upper left corner of the page.
  mutating func scale(_ scale: Double) {
    switch content {
    case .glyphs(var glyphs):
      glyphs.scale(scale)
      content = .glyphs(glyphs)
    case .fill(let area, let colour): content = .fill(area.scaled(scale), colour)
    case .line(let line):
      content = .line(
        DrawnLine(
          x1: line.x1 * scale, y1: line.y1 * scale, x2: line.x2 * scale, y2: line.y2 * scale,
          width: line.width * scale, colour: line.colour, dashes: line.dashes.map { $0 * scale }))
    case .path(var path):
      path.steps = path.steps.map { $0.scaled(scale) }
      path.width *= scale
      path.dashes = path.dashes.map { $0 * scale }
      content = .path(path)
    case .picture(var picture):
      picture.area = picture.area.scaled(scale)
      content = .picture(picture)
    }
  }
}

extension DrawnPath.Step {
  func scaled(_ scale: Double) -> Self {
    switch self {
    case .move(let x, let y): .move(x: x * scale, y: y * scale)
    case .line(let x, let y): .line(x: x * scale, y: y * scale)
    case .curve(let x1, let y1, let x2, let y2, let x, let y):
      .curve(
        x1: x1 * scale, y1: y1 * scale, x2: x2 * scale, y2: y2 * scale, x: x * scale, y: y * scale)
    case .close: .close
    }
  }
}

extension DrawnGlyphs {
  mutating func scale(_ scale: Double) {
    size *= scale
    x *= scale
    y *= scale
    pen *= scale
    for index in glyphs.indices {
      glyphs[index].x *= scale
      glyphs[index].y *= scale
    }
  }
}
