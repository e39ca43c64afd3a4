internal import Fonts

/// Makes lines of a paragraph.
struct ParagraphLayout {
  let context: LayoutContext
  let paragraph: FlowParagraph
  let composed: ComposedText
  let shaped: ShapedText
  let bytes: [UInt8]
  let artifact: DrawnItem.Artifact
  /// Of the column, in points.
  let width: Double
  /// What the paragraph stands on.
  let ground: Colour?
  let isRightToLeft: Bool
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

  /// A line, and what it was broken for.
  struct Line {
    var box: LineBox
    /// What stands above it and pushes it down, in points.
    var gap = 0.0
    var height: Double
    var end: LineBreaker.End
    /// The first of its clusters.
    var cluster = 0
    var room = LineRoom.whole
    /// Text is left that was not broken into lines.
    var hasRest = false
  }

  /// What a line may take of the column, with its upper end counted from that of the paragraph; in points.
  typealias Room = (_ y: Double, _ height: Double) -> LineRoom

  /// How high a line is held against what stands beside it, in points.
  var leastHeight: Double { mark.height }

  /// The lines.
  ///
  /// - Parameters:
  ///   - first: the line to begin with; nil for the first one.
  ///   - end: how far down they are wanted, in points; some more show where a page may end.
  ///   - room: what things beside the text leave of the column at a height.
  /// - Returns: at least one.
  func lines(
    from first: LineFlow? = nil, upTo end: Double = .infinity, in room: Room? = nil
  ) -> [Line] {
    var lines: [Line] = []
    var breaker = breaker()
    breaker.begin(at: first?.cluster ?? 0)
    var y = first?.top ?? 0
    var isFirst = (first?.index ?? 0) == 0
    if breaker.isDone {
      var line = empty(room?(y, leastHeight) ?? .whole, breaker.next)
      for case .anchor(let anchor, let drawing) in isFirst ? composed.marks[0] ?? [] : [] {
        line.box.anchors.append(LineAnchor(anchor: anchor, box: drawing, x: 0, paragraphTop: 0))
      }
      return [line]
    }
    var more = 0
    while !breaker.isDone {
      if y > end { more += 1 }
      if more > 4 {
        lines[lines.count - 1].hasRest = true
        return lines
      }
      let line = line(&breaker, isFirst: isFirst, at: y, in: room)
      lines.append(line)
      y += line.height + line.gap
      isFirst = false
    }
    // A break at the end leaves an empty line behind it; that of a page does so on the next page.
    if let last = lines.last?.end, last == .lineBreak {
      lines.append(empty(room?(y, leastHeight) ?? .whole, breaker.next))
    }
    return lines
  }

  /// The next line, below what leaves no room for a word.
  private func line(
    _ breaker: inout LineBreaker, isFirst: Bool, at y: Double, in room: Room?
  ) -> Line {
    let first = breaker.next
    let asked = room?(y, leastHeight) ?? .whole
    var own = asked
    var parts = parts(of: own, &breaker, isFirst: isFirst)
    // Bounded, for a picture may be miles high.
    for _ in 0..<Self.mostSteps where parts.isEmpty {
      let down = own.down + max(leastHeight, 1)
      own = room?(y + down, leastHeight) ?? .whole
      own.down += down
      parts = self.parts(of: own, &breaker, isFirst: isFirst)
    }
    if parts.isEmpty { parts = self.parts(of: .whole, &breaker, isFirst: isFirst) }
    let (box, height) = make(parts, breaker)
    return Line(
      box: box, gap: own.down, height: height, end: parts.last?.line.end ?? .text, cluster: first,
      room: asked)
  }

  /// How often a line is moved down to where its first word finds room.
  private static let mostSteps = 100

  /// What stands in one part of the column on a line.
  struct LinePart {
    var line: LineBreaker.Line
    /// From the left end of the column to the text, where it does not begin with that; in points.
    var left: Double
  }

  /// Fills the parts of the column that a line has, in the order in which they are read.
  private func parts(
    of room: LineRoom, _ breaker: inout LineBreaker, isFirst: Bool
  ) -> [LinePart] {
    var parts: [LinePart] = []
    let all = isRightToLeft ? room.parts.reversed() : room.parts
    for (index, part) in all.enumerated() where !breaker.isDone {
      // Indents are those of the line as a whole.
      let indent = index == 0 ? indent(isFirst: isFirst) : 0
      let end = index == all.count - 1 ? endIndent : 0
      var next = breaker
      let line = next.line(
        start: indent + (isRightToLeft ? 0 : part.left),
        room: max(width - indent - end - part.left - part.right, 1))
      if room.isBeside, next.isWithinWord, line.end == .wrapped { continue }
      breaker = next
      parts.append(LinePart(line: line, left: part.left + (isRightToLeft ? end : 0)))
      if line.end != .wrapped { break }
    }
    return parts
  }

  /// What breaks its text into lines.
  func breaker() -> LineBreaker {
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
    return LineBreaker(
      shaped, bytes,
      tabs: LineBreaker.Tabs(
        stops: paragraph.format.tabStops, every: context.document.settings.defaultTab,
        hanging: firstLine < 0 || paragraph.label != nil ? start : nil,
        right: width - (isRightToLeft ? left : right)),
      objects: objects, marginTabs: marginTabs, stretches: stretch)
  }

  /// Where a line begins, in points from the margin.
  func indent(isFirst: Bool) -> Double {
    (isRightToLeft ? right : left) + (isFirst ? firstLine + labelShift : 0)
  }

  /// The indent at the ends of lines, in points.
  var endIndent: Double { isRightToLeft ? left : right }

  private func stretch(_ offset: Int) -> Double {
    guard let segment = segment(at: offset) else { return 1 }
    return context.document.looks[segment.looks].stretch
  }

  /// The segment that a byte of the text is in.
  func segment(at offset: Int) -> ComposedText.Segment? {
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

  var mark: LineMeasures {
    context.shaper.measures(of: context.textLooks(paragraph.markLooks))
  }

  /// What stands on a line, upwards and downwards.
  struct LineMeasuring {
    var text: LineMeasures
    /// Of objects alone, which lines of a fixed height do not cut.
    var object = 0.0

    init(_ text: LineMeasures) { self.text = text }
  }

  /// The height of a line and where its text stands in it, by the paragraph's rule. (ECMA-376 Part 1, §17.18.48)
  func height(_ line: LineMeasuring) -> (height: Double, ascent: Double) {
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

  private func empty(_ room: LineRoom, _ cluster: Int) -> Line {
    Line(
      box: LineBox(), gap: room.down, height: height(LineMeasuring(mark)).height, end: .text,
      cluster: cluster, room: room)
  }
}
