/// Drawings with places of their own, and what text leaves free for them.
extension PageLayout {
  /// What a paragraph at a height has beside it: drawings of its own and those of others.
  func surroundings(at y: Double, _ beside: Beside) -> BlockLayout.Surroundings {
    let column = frame.columns[min(column, frame.columns.count - 1)]
    let (frame, known, limits, context) = (frame, exclusions, (top, bottom), context)
    return { anchors, space in
      let start = y + space
      for (anchor, drawing) in anchors where anchor.wrap != .none {
        guard known.count + beside.exclusions.count < context.limits.wraps else {
          context.tell(
            "wrap",
            "Text runs over drawings: there are more than \(context.limits.wraps) on a page.",
            hint: "Put drawings together to a picture.", at: anchor.drawing.place)
          break
        }
        let area = Self.area(
          of: anchor, drawing, frame, column, character: column.x, paragraph: start, line: start,
          limits)
        let distances = anchor.distances
        beside.exclusions.append(
          Exclusion(
            area: Rectangle(
              x: area.x - distances[0], y: area.y - distances[1],
              width: area.width + distances[0] + distances[2],
              height: area.height + distances[1] + distances[3]),
            isWhole: anchor.wrap == .topAndBottom))
      }
      let all = known + beside.exclusions
      guard !all.isEmpty else { return nil }
      let end = all.reduce(0) { max($0, $1.area.bottom) }
      return { relative, height in
        // Most lines of a long paragraph are below all of them.
        if start + relative >= end { return (0, 0, 0) }
        var down = 0.0
        // What is pushed below one thing may stand beside another.
        for _ in 0...all.count {
          let line = start + relative + down
          let hit = all.filter {
            $0.area.y < line + height && $0.area.bottom > line
              && $0.area.x < column.x + column.width && $0.area.right > column.x
          }
          var (left, right) = (0.0, 0.0)
          var below: Double?
          for exclusion in hit {
            let area = exclusion.area
            let (before, behind) = (area.x - column.x, column.x + column.width - area.right)
            if exclusion.isWhole || max(before, behind) < 36 {
              below = max(below ?? 0, area.bottom)
            } else if before >= behind {
              right = max(right, column.x + column.width - area.x)
            } else {
              left = max(left, area.right - column.x)
            }
          }
          if below == nil, column.width - left - right < 36 { below = hit.map(\.area.bottom).max() }
          guard let below, below < limits.1 else { return (left, right, down) }
          down += max(below - line, 0.1)
        }
        return (0, 0, down)
      }
    }
  }

  /// Where a drawing stands on its page.
  static func area(
    of anchor: FlowAnchor, _ box: BoxLayout, _ frame: PageFrame,
    _ column: (x: Double, width: Double),
    character: Double, paragraph: Double, line: Double, _ limits: (top: Double, bottom: Double)
  ) -> Rectangle {
    let section = frame.section
    let (start, size) = frame.across(anchor.horizontal.frame, column: column, character: character)
    let (upper, height): (Double, Double) =
      switch anchor.vertical.frame {
      case .page: (0, section.height)
      case .margin: (limits.top, section.height - section.bottom - limits.top)
      case .topMargin: (0, section.top)
      case .bottomMargin: (section.height - section.bottom, section.bottom)
      case .line: (line, 0)
      default: (paragraph, 0)
      }
    func place(_ position: FlowAnchor.Position, _ start: Double, _ size: Double, _ own: Double)
      -> Double
    {
      switch position {
      case .offset(let offset): start + offset
      case .share(let share): start + share * size
      case .aligned("center"): start + (size - own) / 2
      case .aligned("right"), .aligned("bottom"): start + size - own
      case .aligned("outside"): frame.number % 2 == 1 ? start + size - own : start
      case .aligned("inside"): frame.number % 2 == 0 ? start + size - own : start
      case .aligned: start
      }
    }
    return Rectangle(
      x: place(anchor.horizontal.position, start, size, box.width),
      y: place(anchor.vertical.position, upper, height, box.height), width: box.width,
      height: box.height)
  }

  mutating func drawAnchors(column: (x: Double, width: Double)) {
    guard let anchors = page?.layers.anchors, !anchors.isEmpty else { return }
    page?.layers.anchors = []
    for (anchor, x, y) in anchors {
      var area = Self.area(
        of: anchor.anchor, anchor.box, frame, column, character: x + anchor.x,
        paragraph: y + anchor.paragraphTop, line: y, (top, bottom))
      // What would stand beside the page is moved onto it, as Word does.
      area.y = min(max(area.y, 0), max(frame.section.height - area.height, 0))
      for var item in anchor.box.items {
        item.move(area.x, area.y)
        if anchor.anchor.isBehind {
          page?.layers.behind.append(item)
        } else {
          page?.layers.front.append(item)
        }
      }
      page?.layers.bookmarks += anchor.box.bookmarks.map { ($0.name, $0.y + area.y) }
      page?.layers.fields += anchor.box.fields.map { $0.moved(area.x, area.y) }
      for var link in anchor.box.links {
        link.area = link.area.moved(area.x, area.y)
        page?.layers.links.append(link)
      }
    }
  }
}
