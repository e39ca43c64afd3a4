internal import Fonts

/// Draws what stands on a line, from the left to the right.
struct LineDrawer {
  private let context: LayoutContext
  private let composed: ComposedText
  private let shaped: ShapedText
  private let bytes: [UInt8]
  private let artifact: DrawnItem.Artifact
  private let baseline: Double
  private let height: Double
  private let links: [FlowLink]
  private let ground: Colour?
  private var items: [DrawnItem] = []
  /// Of each item, where its text begins: items are handed over in the order in which they are read.
  private var offsets: [Int] = []
  private var offset = 0
  private var isTurned = false
  private var shades: [DrawnItem] = []
  private var areas: [LineBox.LineLink] = []
  private var fields: [DrawnField] = []
  /// Glyphs that are being gathered, and what they mean.
  private var glyphs: DrawnGlyphs?
  private var meaning = DrawnItem.Meaning.artifact(.layout)
  private var run: Int32 = -1
  private var looks = -1
  /// The stretch of the line with one look that is being gathered.
  private var stretch: (looks: Int, meaning: DrawnItem.Meaning, start: Double, end: Double)?
  private var link: (number: Int, start: Double, end: Double, words: [UInt8])?

  init(
    _ context: LayoutContext, _ composed: ComposedText, _ shaped: ShapedText, _ bytes: [UInt8],
    artifact: DrawnItem.Artifact, baseline: Double, height: Double, links: [FlowLink],
    ground: Colour?
  ) {
    self.ground = ground
    self.context = context
    self.composed = composed
    self.shaped = shaped
    self.bytes = bytes
    self.artifact = artifact
    self.baseline = baseline
    self.height = height
    self.links = links
  }

  /// Draws a cluster.
  mutating func cluster(
    _ cluster: ShapedText.Cluster, _ index: Int, at x: Double, advance: Double,
    _ segment: ComposedText.Segment?
  ) {
    guard let segment else { return }
    note(segment, from: x, to: x + advance, words: Int(cluster.offset)..<shaped.end(of: index))
    if shaped.runs[Int(cluster.run)].isRightToLeft { isTurned = true }
    let face = shaped.runs[Int(cluster.run)].face
    let size = shaped.runs[Int(cluster.run)].size
    guard !cluster.glyphs.isEmpty, let face else {
      if cluster.isMissing { box(cluster, index, at: x, advance: advance, segment) }
      glyphs?.pen += advance
      return
    }
    let look = context.document.looks[segment.looks]
    let own = current(segment.meaning)
    if glyphs == nil || run != cluster.run || looks != segment.looks || meaning != own
      || abs((glyphs?.x ?? 0) + (glyphs?.pen ?? 0) - x) > 0.001
    {
      flush()
      var made = DrawnGlyphs(
        face, size: size, colour: look.ink.colour(on: look.ground ?? ground), x: x,
        y: baseline - look.raise)
      made.stretch = look.stretch
      glyphs = made
      offset = Int(cluster.offset)
      (run, looks, meaning) = (cluster.run, segment.looks, own)
    }
    offset = min(offset, Int(cluster.offset))
    glyphs?.append(cluster, index, of: shaped, bytes: bytes, advance: advance)
  }

  /// What content means, behind the boxes that were put into it.
  private func current(_ meaning: DrawnItem.Meaning) -> DrawnItem.Meaning {
    if case .content(let slot) = meaning {
      .content(context.structure.rest(of: slot))
    } else {
      meaning
    }
  }

  /// A box in the place of a character that no font has.
  private mutating func box(
    _ cluster: ShapedText.Cluster, _ index: Int, at x: Double, advance: Double,
    _ segment: ComposedText.Segment
  ) {
    flush()
    let size = max(context.document.looks[segment.looks].size, 1)
    let area = Rectangle(
      x: x + size * 0.05, y: baseline - size * 0.7, width: max(advance - size * 0.1, size * 0.3),
      height: size * 0.7)
    let path = DrawnPath(
      [
        .move(x: area.x, y: area.y), .line(x: area.right, y: area.y),
        .line(x: area.right, y: area.bottom), .line(x: area.x, y: area.bottom), .close,
      ], fill: nil, stroke: .black, width: size / 24)
    var meaning = segment.meaning
    if case .content(let slot) = meaning {
      // The character itself is still there to be read.
      var attributes = StructureTree.Attributes()
      attributes.actualText = String(
        decoding: bytes[Int(cluster.offset)..<shaped.end(of: index)], as: UTF8.self)
      meaning = .content(context.structure.add(.span, within: slot, attributes))
    }
    offset = Int(cluster.offset)
    add(DrawnItem(.path(path), meaning))
  }

  /// Draws the leader of a tab.
  mutating func tab(
    at x: Double, width: Double, _ leader: ParagraphFormat.Tab.Leader, _ offset: Int,
    _ segment: ComposedText.Segment?
  ) {
    flush()
    guard let segment else { return }
    note(segment, from: x, to: x + width, words: offset..<offset + 1)
    let look = context.document.looks[segment.looks]
    let colour = look.ink.colour(on: look.ground ?? ground)
    let line: (y: Double, width: Double, dashes: [Double])? =
      switch leader {
      case .none: nil
      // As high as a full stop, and as thick.
      case .dots: (look.size * 0.05, look.size * 0.07, [look.size * 0.07, look.size * 0.2])
      case .middleDots: (look.size * 0.3, look.size * 0.07, [look.size * 0.07, look.size * 0.2])
      case .hyphens: (look.size * 0.25, look.size * 0.06, [look.size * 0.22, look.size * 0.12])
      case .underscores: (-look.size * 0.12, look.size * 0.05, [])
      }
    guard let line, width > 1 else { return }
    self.offset = offset
    add(
      DrawnItem(
        .line(
          DrawnLine(
            x1: x + (leader == .underscores ? 0 : look.size * 0.2), y1: baseline - line.y,
            x2: x + width - (leader == .underscores ? 0 : look.size * 0.15), y2: baseline - line.y,
            width: line.width, colour: colour, dashes: line.dashes)),
        isArtifact(segment.meaning) ? segment.meaning : .artifact(.layout)))
  }

  private func isArtifact(_ meaning: DrawnItem.Meaning) -> Bool {
    if case .artifact = meaning { true } else { false }
  }

  /// Puts a drawing into the line; it stands on the same line as the letters.
  mutating func drawing(
    _ drawing: BoxLayout, at x: Double, _ offset: Int, _ segment: ComposedText.Segment?,
    into box: inout LineBox
  ) {
    flush()
    finishStretch()
    for var item in drawing.items {
      item.move(x, baseline - drawing.height)
      self.offset = offset
      add(item)
    }
    box.bookmarks += drawing.bookmarks.map(\.name)
    fields += drawing.fields.map { $0.moved(x, baseline - drawing.height) }
    for var inner in drawing.links {
      inner.area = inner.area.moved(x, baseline - drawing.height)
      areas.append(inner)
    }
    if let number = segment?.link {
      addToLink(number, x, x + drawing.width, [])
    }
  }

  // MARK: Stretches

  private mutating func note(
    _ segment: ComposedText.Segment, from start: Double, to end: Double, words: Range<Int>
  ) {
    if let number = segment.link { addToLink(number, start, end, Array(bytes[words])) }
    if segment.link == nil { finishLink() }
    let look = context.document.looks[segment.looks]
    guard
      look.isUnderlined != nil || look.isStruck || look.isDoubleStruck || look.ground != nil
        || look.border != nil
    else { return finishStretch() }
    if look.isUnderlined?.kind == "words", bytes[words].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      return finishStretch()
    }
    if let known = stretch, known.looks == segment.looks, abs(known.end - start) < 0.01 {
      stretch?.end = end
    } else {
      finishStretch()
      stretch = (segment.looks, segment.meaning, start, end)
    }
  }

  private mutating func addToLink(_ number: Int, _ start: Double, _ end: Double, _ words: [UInt8]) {
    if link?.number == number, var known = link.take() {
      known.start = min(known.start, start)
      known.end = max(known.end, end)
      known.words += words
      link = known
    } else {
      finishLink()
      link = (number, start, end, words)
    }
  }

  private mutating func finishLink() {
    guard let done = link.take(), let slot = composed.linkSlots[done.number], done.end > done.start
    else { return }
    let words = String(decoding: done.words, as: UTF8.self)
    let target = links[done.number].target
    let tip = links[done.number].tip
    let address: String? = if case .address(let address) = target { address } else { nil }
    areas.append(
      LineBox.LineLink(
        area: Rectangle(x: done.start, y: 0, width: done.end - done.start, height: height),
        target: target,
        words: [tip, String(words.trimming(" \t\u{FFFC}")), address].compactMap(\.self)
          .first { !$0.isEmpty } ?? "Link", slot: slot))
  }

  /// Lines under and through words, and what is behind them.
  private mutating func finishStretch() {
    guard let done = stretch.take() else { return }
    flush()
    let look = context.document.looks[done.looks]
    let meaning = isArtifact(done.meaning) ? done.meaning : .artifact(.layout)
    let colour = look.ink.colour(on: look.ground ?? ground)
    if let ground = look.ground {
      shades.append(
        DrawnItem(
          .fill(
            Rectangle(x: done.start, y: 0, width: done.end - done.start, height: height), ground),
          meaning))
    }
    func line(_ up: Double, _ width: Double, _ colour: Colour, _ dashes: [Double] = []) {
      add(
        DrawnItem(
          .line(
            DrawnLine(
              x1: done.start, y1: baseline - up, x2: done.end, y2: baseline - up, width: width,
              colour: colour, dashes: dashes)), meaning))
    }
    if let underline = look.isUnderlined {
      let colour = underline.ink.map { $0.colour(on: look.ground ?? ground) } ?? colour
      let width =
        look.size * (underline.kind.contains("eavy") || underline.kind == "thick" ? 0.09 : 0.05)
      let down = look.raise - look.size * 0.11
      switch underline.kind {
      case "double", "wavyDouble":
        line(down + width, width * 0.8, colour)
        line(down - width * 1.2, width * 0.8, colour)
      case "dotted", "dottedHeavy": line(down, width, colour, [width, width * 1.5])
      case "dash", "dashedHeavy", "dashLong", "dashLongHeavy":
        line(down, width, colour, [width * 5, width * 3])
      case "dotDash", "dashDotHeavy", "dotDotDash", "dashDotDotHeavy":
        line(down, width, colour, [width * 5, width * 2, width, width * 2])
      default: line(down, width, colour)
      }
    }
    let middle = look.raise + look.size * 0.26
    if look.isDoubleStruck {
      line(middle + look.size * 0.04, look.size * 0.04, colour)
      line(middle - look.size * 0.04, look.size * 0.04, colour)
    } else if look.isStruck {
      line(middle, look.size * 0.05, colour)
    }
    if let border = look.border {
      let ink = border.ink.colour(on: look.ground ?? ground)
      let (top, bottom) = (0.0, height)
      for (x1, y1, x2, y2) in [
        (done.start, top, done.end, top), (done.start, bottom, done.end, bottom),
        (done.start, top, done.start, bottom), (done.end, top, done.end, bottom),
      ] {
        add(
          DrawnItem(
            .line(
              DrawnLine(
                x1: x1, y1: y1, x2: x2, y2: y2, width: border.width, colour: ink,
                dashes: border.dashes)), meaning))
      }
    }
  }

  private mutating func flush() {
    if var done = glyphs.take(), !done.glyphs.isEmpty {
      if shaped.runs[Int(run)].isRightToLeft { done.turnRound() }
      add(DrawnItem(.glyphs(done), meaning))
    }
  }

  private mutating func add(_ item: DrawnItem) {
    items.append(item)
    offsets.append(offset)
  }

  /// Hands over what was drawn.
  mutating func finish(into box: inout LineBox) {
    finishStretch()
    finishLink()
    flush()
    // Text from the right is drawn from the left and read from the right. (ISO 32000-1, 14.8.2.3)
    box.items =
      isTurned
      ? items.indices.sorted { (offsets[$0], $0) < (offsets[$1], $1) }.map { items[$0] } : items
    box.shades = shades
    box.links = areas
    box.fields = fields
  }
}
