internal import Fonts

/// Lines as boxes: glyphs, tabs and what hangs on them, in their places.
extension ParagraphLayout {
  func make(_ parts: [LinePart], _ breaker: LineBreaker) -> (LineBox, Double) {
    var boxes = [LineBox](repeating: LineBox(), count: parts.count)
    var measuring: LineMeasuring?
    var drawings: [(cluster: Int, box: BoxLayout)] = []
    // Marks stand before the cluster at their offset; those at the end of the text on its last line.
    for (place, part) in parts.enumerated() {
      for index in part.line.clusters {
        let cluster = shaped.clusters[index]
        take(&measuring, cluster)
        guard let marks = composed.marks[Int(cluster.offset)] else { continue }
        for mark in marks {
          switch mark {
          case .drawing(let drawing):
            drawings.append((index, drawing))
            var known = measuring ?? LineMeasuring(LineMeasures(ascent: 0, descent: 0))
            known.object = max(known.object, drawing.height)
            measuring = known
          case .note(let id): boxes[place].notes.append(id)
          case .anchor(let anchor, let drawing):
            boxes[place].anchors.append(
              LineAnchor(anchor: anchor, box: drawing, x: 0, paragraphTop: 0))
          case .marginTab: break
          }
        }
      }
    }
    let isLast = parts.last?.line.end == .text
    if isLast, let marks = composed.marks[composed.length] {
      for case .anchor(let anchor, let drawing) in marks {
        boxes[parts.count - 1].anchors.append(
          LineAnchor(anchor: anchor, box: drawing, x: 0, paragraphTop: 0))
      }
    }
    if isLast, !drawings.isEmpty { measuring?.text.include(mark) }
    let (height, ascent) = height(measuring ?? LineMeasuring(mark))
    for (place, part) in parts.enumerated() {
      draw(part, breaker, baseline: ascent, height: height, drawings, into: &boxes[place])
    }
    var box = boxes[0]
    for other in boxes.dropFirst() { box.append(other) }
    for tab in paragraph.format.tabStops where tab.kind == .bar {
      let x = isRightToLeft ? width - tab.position : tab.position
      box.items.append(
        DrawnItem(
          .line(DrawnLine(x1: x, y1: 0, x2: x, y2: height, width: 0.5)), .artifact(artifact)))
    }
    return (box, height)
  }

  func take(_ measuring: inout LineMeasuring?, _ cluster: ShapedText.Cluster) {
    guard cluster.kind == .text || cluster.kind == .space || cluster.kind == .tab else { return }
    let run = shaped.runs[Int(cluster.run)]
    guard let face = run.face else { return }
    var measures = face.lineMeasures(size: run.size)
    if let segment = segment(at: Int(cluster.offset)) {
      let raise = context.document.looks[segment.looks].raise
      if raise != 0 {
        measures.ascent += raise
        measures.descent -= raise
      }
    }
    if measuring == nil {
      measuring = LineMeasuring(measures)
    } else {
      measuring?.text.include(measures)
    }
  }

  /// Clusters of one direction, in the order in which they are drawn.
  private func visualOrder(_ clusters: Range<Int>) -> [Int] {
    var order = Array(clusters)
    var levels = order.map { shaped.runs[Int(shaped.clusters[$0].run)].level }
    let base: UInt8 = isRightToLeft ? 1 : 0
    // Spaces and tabs at the end go with the paragraph. (Unicode Standard Annex 9, L1)
    guard levels.contains(where: { $0 != base }) || base == 1 else { return order }
    let highest = levels.max() ?? 0
    guard let lowestOdd = levels.filter({ $0 & 1 == 1 }).min() else { return order }
    // Runs of a level and above are turned round, from the highest level down. (L2)
    var level = highest
    while level >= lowestOdd {
      var index = 0
      while index < order.count {
        guard levels[index] >= level else {
          index += 1
          continue
        }
        var end = index
        while end < order.count, levels[end] >= level { end += 1 }
        order[index..<end].reverse()
        levels[index..<end].reverse()
        index = end
      }
      level -= 1
    }
    return order
  }

  private func draw(
    _ part: LinePart, _ breaker: LineBreaker, baseline: Double, height: Double,
    _ drawings: [(cluster: Int, box: BoxLayout)], into box: inout LineBox
  ) {
    let line = part.line
    let visible = line.clusters.lowerBound..<line.visibleEnd
    var space = 0.0
    var firstSpace = visible.lowerBound
    let slack = line.room - line.width
    var x: Double
    switch alignment {
    case .left: x = isRightToLeft ? part.left : line.start
    case .right: x = (isRightToLeft ? part.left : line.start) + slack
    case .centre: x = (isRightToLeft ? part.left : line.start) + slack / 2
    case .justified, .distributed, .start, .end:
      x = isRightToLeft ? part.left + slack : line.start
      let isStretched =
        alignment == .distributed || (alignment == .justified && line.end == .wrapped)
      // Only what is behind the last tab is stretched.
      if let tab = line.tabs.last { firstSpace = tab.cluster + 1 }
      let spaces = visible.dropFirst(firstSpace - visible.lowerBound).count {
        shaped.clusters[$0].kind == .space || isNoBreakSpace($0)
      }
      if isStretched, spaces > 0, slack > 0 {
        space = slack / Double(spaces)
        if isRightToLeft { x -= slack }
      }
    }
    box.anchors = box.anchors.map { anchor in
      var anchor = anchor
      anchor.x = x
      return anchor
    }
    var drawer = LineDrawer(
      context, composed, shaped, bytes, artifact: artifact, baseline: baseline, height: height,
      links: paragraph.links, ground: (paragraph.format.shading ?? nil) ?? ground)
    for index in visualOrder(visible) {
      let cluster = shaped.clusters[index]
      let offset = Int(cluster.offset)
      switch cluster.kind {
      case .tab:
        let placed = Self.found(index, in: line.tabs, \.cluster)
        drawer.tab(
          at: x, width: placed?.width ?? 0, placed?.leader ?? .none, offset, segment(at: offset))
        x += placed?.width ?? 0
      case .object:
        let drawing = Self.found(index, in: drawings, \.cluster)?.box
        if let drawing { drawer.drawing(drawing, at: x, offset, segment(at: offset), into: &box) }
        x += drawing?.width ?? 0
      case .text, .space:
        var advance = breaker.advance(index)
        if space > 0, index >= firstSpace, cluster.kind == .space || isNoBreakSpace(index) {
          advance += space
        }
        drawer.cluster(cluster, index, at: x, advance: advance, segment(at: offset))
        x += advance
      case .softHyphen:
        if line.hasHyphen, index == line.clusters.upperBound - 1 {
          drawer.cluster(cluster, index, at: x, advance: 0, segment(at: offset))
        }
      case .lineBreak: break
      }
    }
    drawer.finish(into: &box)
  }

  /// What stands at a cluster, among things in the order of theirs: a line may have thousands.
  private static func found<Thing>(
    _ cluster: Int, in things: [Thing], _ own: (Thing) -> Int
  ) -> Thing? {
    var (low, high) = (0, things.count)
    while low < high {
      let middle = (low + high) / 2
      if own(things[middle]) < cluster { low = middle + 1 } else { high = middle }
    }
    return low < things.count && own(things[low]) == cluster ? things[low] : nil
  }

  private func isNoBreakSpace(_ index: Int) -> Bool {
    let offset = Int(shaped.clusters[index].offset)
    return bytes[offset] == 0xC2 && offset + 1 < bytes.count && bytes[offset + 1] == 0xA0
  }

  var alignment: ParagraphFormat.Alignment {
    switch paragraph.format.alignment ?? .start {
    // `left` and `right` turn with the paragraph, as Word writes them. (ECMA-376 Part 1, §17.3.1.13)
    case .left: .start
    case .start: .start
    case .end, .right: isRightToLeft ? .left : .right
    case let other: other
    }
  }
}
