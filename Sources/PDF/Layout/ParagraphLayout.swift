internal import Fonts

/// Makes lines of a paragraph.
struct ParagraphLayout {
  private let context: LayoutContext
  private let paragraph: FlowParagraph
  private let composed: ComposedText
  private let shaped: ShapedText
  private let bytes: [UInt8]
  private let artifact: DrawnItem.Artifact
  /// Of the column, in points.
  private let width: Double
  /// What the paragraph stands on.
  private let ground: Colour?
  private let isRightToLeft: Bool
  private let left: Double
  private let right: Double
  private let firstLine: Double

  /// - Parameters:
  ///   - paragraph: what it is.
  ///   - composed: its text.
  ///   - artifact: what tabs' leaders and lines under words are.
  ///   - width: of the column, in points.
  ///   - context: of the layout.
  init(
    _ paragraph: FlowParagraph, _ composed: ComposedText, artifact: DrawnItem.Artifact,
    width: Double, _ context: LayoutContext
  ) {
    self.context = context
    self.paragraph = paragraph
    self.composed = composed
    self.artifact = artifact
    self.width = width
    ground = context.ground
    isRightToLeft = paragraph.format.isRightToLeft ?? false
    let (start, end) = (paragraph.format.indentStart ?? 0, paragraph.format.indentEnd ?? 0)
    left = isRightToLeft ? end : start
    right = isRightToLeft ? start : end
    firstLine = paragraph.format.firstLine ?? 0
    var text = TextToShape(composed.text, spans: composed.spans)
    text.isRightToLeft = isRightToLeft
    shaped = context.shaper.shape(text)
    bytes = Array(composed.text.utf8)
    context.checkFonts(of: shaped, composed.spans, bytes, at: paragraph.place)
    if shaped.clusters.contains(where: \.isMissing) { tellMissing() }
  }

  /// How many parts in one font it has.
  var runs: Int { shaped.runs.count }

  private func tellMissing() {
    var missing: Set<Character> = []
    for (index, cluster) in shaped.clusters.enumerated() where cluster.isMissing {
      let text = String(
        decoding: bytes[Int(cluster.offset)..<shaped.end(of: index)], as: UTF8.self)
      missing.formUnion(text)
    }
    let codes = missing.flatMap(\.unicodeScalars).map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(4 - digits.utf8.count, 0)) + digits
    }.sorted()
    let shown = codes.prefix(5).joined(separator: ", ")
    context.tell(
      "glyph-missing",
      "No font on this machine has \(codes.count == 1 ? "the character" : "the characters") \(shown).",
      hint: "Install a font for the script that they belong to, such as one of the Noto fonts.",
      at: paragraph.place)
  }

  /// What the lines are made of: how high each is and where a line breaks off.
  struct Result {
    /// The gap is what stands above a line and pushes it down.
    var lines: [(box: LineBox, gap: Double, height: Double, end: LineBreaker.End)] = []
  }

  /// What a line at a height has less of at both ends, and how far it is pushed down; in points.
  typealias Room = (_ y: Double, _ height: Double) -> (left: Double, right: Double, down: Double)

  /// The lines.
  ///
  /// - Parameter inset: what things beside the text take of the column at a height.
  /// - Returns: at least one.
  func lines(inset: Room? = nil) -> Result {
    var result = Result()
    let marginTabs = composed.marks.compactMapValues {
      marks -> (ParagraphFormat.Alignment, ParagraphFormat.Tab.Leader)? in
      for case .marginTab(let alignment, let leader) in marks { return (alignment, leader) }
      return nil
    }
    let objects = composed.marks.compactMapValues { marks -> Double? in
      for case .drawing(let box) in marks { return box.width }
      return nil
    }
    let start = isRightToLeft ? right : left
    var breaker = LineBreaker(
      shaped, bytes,
      tabs: LineBreaker.Tabs(
        stops: paragraph.format.tabStops, every: context.document.settings.defaultTab,
        hanging: firstLine < 0 || paragraph.label != nil ? start : nil,
        right: width - (isRightToLeft ? left : right)),
      objects: objects, marginTabs: marginTabs, stretches: stretch)
    if breaker.isDone {
      var line = empty(inset?(0, mark.height).down ?? 0)
      for case .anchor(let anchor, let drawing) in composed.marks[0] ?? [] {
        line.box.anchors.append(LineAnchor(anchor: anchor, box: drawing, x: 0, paragraphTop: 0))
      }
      result.lines.append(line)
      return result
    }
    var y = 0.0
    var isFirst = true
    while !breaker.isDone {
      let indent = start + (isFirst ? firstLine + labelShift : 0)
      let insets = inset?(y, mark.height) ?? (left: 0, right: 0, down: 0)
      let room = width - left - right - (isFirst ? firstLine + labelShift : 0) - insets.0 - insets.1
      let line = breaker.line(
        start: indent + (isRightToLeft ? 0 : insets.0), room: max(room, 1))
      let (box, height) = make(line, breaker, insets: (insets.0, insets.1))
      result.lines.append((box, insets.down, height, line.end))
      y += height + insets.down
      isFirst = false
    }
    // A break at the end leaves an empty line behind it; that of a page does so on the next page.
    if let last = result.lines.last?.end, last == .lineBreak {
      result.lines.append(empty(0))
    }
    return result
  }

  private func stretch(_ offset: Int) -> Double {
    guard let segment = segment(at: offset) else { return 1 }
    return context.document.looks[segment.looks].stretch
  }

  /// The segment that a byte of the text is in.
  private func segment(at offset: Int) -> ComposedText.Segment? {
    var (low, high) = (0, composed.segments.count)
    while low < high {
      let middle = (low + high) / 2
      if composed.segments[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? composed.segments[low - 1] : nil
  }

  /// How far a label that ends or is centred where others begin is moved.
  private var labelShift: Double {
    guard let label = paragraph.label, label.alignment != .start, composed.labelEnd > 0 else {
      return 0
    }
    let width = shaped.clusters.prefix { Int($0.offset) < composed.labelEnd && $0.kind != .tab }
      .reduce(0) { $0 + $1.advance }
    return label.alignment == .centre ? -width / 2 : -width
  }

  // MARK: Height

  private var mark: LineMeasures {
    context.shaper.measures(of: context.textLooks(paragraph.markLooks))
  }

  /// What stands on a line, upwards and downwards.
  private struct LineMeasuring {
    var text: LineMeasures
    /// Of objects alone, which lines of a fixed height do not cut.
    var object = 0.0

    init(_ text: LineMeasures) { self.text = text }
  }

  /// The height of a line and where its text stands in it, by the paragraph's rule. (ECMA-376 Part 1, §17.18.48)
  private func height(_ line: LineMeasuring) -> (height: Double, ascent: Double) {
    var natural = line.text
    natural.ascent = max(natural.ascent, line.object)
    if let pitch = context.linePitch, paragraph.format.snapsToGrid ?? true, pitch > 1 {
      // Lines of a grid are as high as some of its. (ECMA-376 Part 1, §17.6.5)
      let more = (natural.height / pitch - 0.001).rounded(.up) * pitch - natural.height
      natural.ascent += more / 2
      natural.descent += more / 2
    }
    switch paragraph.format.lineRule ?? .multiple(1) {
    case .multiple(let times):
      // Pictures are not stretched; more than a line is room below, less cuts above.
      let extra = (line.object > line.text.ascent ? line.text.height : natural.height) * (times - 1)
      if line.object > line.text.ascent { return (natural.height + max(extra, 0), natural.ascent) }
      return (natural.height + extra, natural.ascent + min(extra, 0))
    case .atLeast(let height):
      let more = max(height - natural.height, 0)
      return (natural.height + more, natural.ascent + more)
    case .exactly(let height):
      // As Word and LibreOffice have it: a fifth of the line is below the text.
      return (height, height * 0.8)
    }
  }

  private func empty(_ gap: Double) -> (
    box: LineBox, gap: Double, height: Double, end: LineBreaker.End
  ) {
    (LineBox(), gap, height(LineMeasuring(mark)).height, .text)
  }
}

// MARK: Drawing

extension ParagraphLayout {
  private func make(
    _ line: LineBreaker.Line, _ breaker: LineBreaker, insets: (Double, Double)
  ) -> (LineBox, Double) {
    var box = LineBox()
    var measuring: LineMeasuring?
    var drawings: [(cluster: Int, box: BoxLayout)] = []
    // Marks stand before the cluster at their offset; those at the end of the text on its last line.
    for index in line.clusters {
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
        case .note(let id): box.notes.append(id)
        case .anchor(let anchor, let drawing):
          box.anchors.append(LineAnchor(anchor: anchor, box: drawing, x: 0, paragraphTop: 0))
        case .marginTab: break
        }
      }
    }
    if line.end == .text, let marks = composed.marks[composed.length] {
      for case .anchor(let anchor, let drawing) in marks {
        box.anchors.append(LineAnchor(anchor: anchor, box: drawing, x: 0, paragraphTop: 0))
      }
    }
    if line.end == .text, !drawings.isEmpty { measuring?.text.include(mark) }
    let (height, ascent) = height(measuring ?? LineMeasuring(mark))
    draw(line, breaker, insets, baseline: ascent, height: height, drawings, into: &box)
    for tab in paragraph.format.tabStops where tab.kind == .bar {
      let x = isRightToLeft ? width - tab.position : tab.position
      box.items.append(
        DrawnItem(
          .line(DrawnLine(x1: x, y1: 0, x2: x, y2: height, width: 0.5)), .artifact(artifact)))
    }
    return (box, height)
  }

  private func take(_ measuring: inout LineMeasuring?, _ cluster: ShapedText.Cluster) {
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
    _ line: LineBreaker.Line, _ breaker: LineBreaker, _ insets: (Double, Double),
    baseline: Double, height: Double, _ drawings: [(cluster: Int, box: BoxLayout)],
    into box: inout LineBox
  ) {
    let visible = line.clusters.lowerBound..<line.visibleEnd
    var space = 0.0
    var firstSpace = visible.lowerBound
    let slack = line.room - line.width
    var x: Double
    switch alignment {
    case .left: x = isRightToLeft ? insets.0 + left : line.start
    case .right: x = (isRightToLeft ? insets.0 + left : line.start) + slack
    case .centre: x = (isRightToLeft ? insets.0 + left : line.start) + slack / 2
    case .justified, .distributed, .start, .end:
      x = isRightToLeft ? insets.0 + left + slack : line.start
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

  private var alignment: ParagraphFormat.Alignment {
    switch paragraph.format.alignment ?? .start {
    // `left` and `right` turn with the paragraph, as Word writes them. (ECMA-376 Part 1, §17.3.1.13)
    case .left: .start
    case .start: .start
    case .end, .right: isRightToLeft ? .left : .right
    case let other: other
    }
  }
}
