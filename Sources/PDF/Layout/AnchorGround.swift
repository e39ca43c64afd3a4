/// What the place of a drawing counts from.
enum AnchorGround {
  /// A page: its column, and where its text begins and ends.
  case page(PageFrame, column: (x: Double, width: Double), limits: (top: Double, bottom: Double))
  /// A cell of a table, as wide as this; places count from its upper left corner.
  case cell(width: Double)

  /// Where a drawing stands.
  ///
  /// - Parameters:
  ///   - anchor: the drawing, as it hangs on its line.
  ///   - x: of the column that the line is in.
  ///   - line: the upper end of the line.
  /// - Returns: its room, before it is turned.
  func area(of anchor: LineAnchor, x: Double, line: Double) -> Rectangle {
    if let offset = anchor.offset {
      return Rectangle(
        x: x + offset.x, y: line + offset.y, width: anchor.box.width, height: anchor.box.height)
    }
    let (horizontal, vertical) = (anchor.anchor.horizontal, anchor.anchor.vertical)
    let (start, size) = across(horizontal.frame, character: x + anchor.x)
    let (upper, height) = down(vertical.frame, paragraph: line + anchor.paragraphTop, line: line)
    var area = Rectangle(
      x: place(horizontal.position, start, size, anchor.box.width),
      y: place(vertical.position, upper, height, anchor.box.height), width: anchor.box.width,
      height: anchor.box.height)
    if case .page(let page, _, _) = self {
      // What would stand beside the page is moved onto it, as Word does.
      area.y = min(max(area.y, 0), max(page.section.height - area.height, 0))
    }
    return area
  }

  private func across(_ frame: FlowAnchor.Frame, character: Double) -> (Double, Double) {
    switch self {
    case .page(let page, let column, _): page.across(frame, column: column, character: character)
    case .cell(let width): frame == .character ? (character, 0) : (0, width)
    }
  }

  private func down(
    _ frame: FlowAnchor.Frame, paragraph: Double, line: Double
  ) -> (Double, Double) {
    switch (self, frame) {
    case (_, .line): return (line, 0)
    case (.cell, .paragraph), (.cell, .column): return (paragraph, 0)
    case (.cell, _): return (0, 0)
    case (.page(let page, _, let limits), _):
      let section = page.section
      switch frame {
      case .page: return (0, section.height)
      case .margin: return (limits.top, section.height - section.bottom - limits.top)
      case .topMargin: return (0, section.top)
      case .bottomMargin: return (section.height - section.bottom, section.bottom)
      default: return (paragraph, 0)
      }
    }
  }

  private func place(
    _ position: FlowAnchor.Position, _ start: Double, _ size: Double, _ own: Double
  ) -> Double {
    // Nobody knows how high a cell is before it is filled.
    if case .cell = self, size == 0, case .aligned = position { return start }
    switch position {
    case .offset(let offset): return start + offset
    case .share(let share): return start + share * size
    case .aligned("center"): return start + (size - own) / 2
    case .aligned("right"), .aligned("bottom"): return start + size - own
    case .aligned("outside"): return isOdd ? start + size - own : start
    case .aligned("inside"): return isOdd ? start : start + size - own
    case .aligned: return start
    }
  }

  private var isOdd: Bool {
    if case .page(let page, _, _) = self { page.number % 2 == 1 } else { true }
  }
}
