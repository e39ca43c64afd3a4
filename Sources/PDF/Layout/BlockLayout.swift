internal import Fonts

/// Lays blocks out one below the other, in a column.
struct BlockLayout {
  private let context: LayoutContext
  /// Of the column, in points; the next block has it.
  var width: Double
  private let marking: Marking
  private let numbers: PageNumbers
  private let isInCell: Bool
  /// Lines may be broken anew where they come to stand beside something.
  var keepsFlows = false
  /// Tables that text goes round and that hang on the next paragraph.
  private var floats: [LineAnchor] = []
  private var pieces: [Piece] = []
  private var lists = ListStructure()
  private var contents = ContentsStructure()
  /// The paragraph before: what it says of the room below it.
  private var before: (format: ParagraphFormat, style: String, after: Double)?

  /// - Parameters:
  ///   - context: of the layout.
  ///   - width: of the column, in points.
  ///   - marking: what the blocks belong to.
  ///   - numbers: of the page, where it is known.
  ///   - isInCell: the column is a cell of a table.
  init(
    _ context: LayoutContext, width: Double, _ marking: Marking,
    _ numbers: PageNumbers = PageNumbers(), isInCell: Bool = false
  ) {
    self.isInCell = isInCell
    self.context = context
    self.width = width
    self.marking = marking
    self.numbers = numbers
  }

  /// Adds a block below the others.
  mutating func append(_ block: FlowBlock) {
    guard context.overrun == nil else { return }
    switch block {
    case .paragraph(let paragraph): append(paragraph)
    case .table(let table):
      lists.close()
      contents.close()
      let layout = TableLayout(
        table, context, width: width, isInCell: isInCell, marking, numbers)
      if table.float != nil, layout.leavesRoom { context.tellFloating(table) }
      var rows = layout.rows()
      endDecoration(before: nil)
      if !rows.isEmpty { rows[0].spaceBefore += (before?.after ?? 0) + roomBelow }
      roomBelow = 0
      if !rows.isEmpty {
        if keepsNext { rows[0].breakBefore = .forbidden }
        if let pending { rows[0].breakBefore = pending }
        pending = nil
      }
      pieces += rows
      before = nil
      keepsNext = false
    }
  }

  /// Lays a table out that text goes round, so that it hangs on the next paragraph.
  ///
  /// - Parameters:
  ///   - table: that is told to stand somewhere.
  ///   - anchor: where.
  ///   - height: the most that it may take, in points.
  /// - Returns: whether it can; nothing is changed where it cannot.
  mutating func float(_ table: FlowTable, _ anchor: FlowAnchor, height: Double) -> Bool {
    var plain = table
    (plain.format.indent, plain.format.alignment) = (nil, .start)
    let layout = TableLayout(plain, context, width: width, isInCell: isInCell, marking, numbers)
    guard layout.leavesRoom, !table.hasHeadings else { return false }
    // A trial leaves no trace in the meaning of the document.
    let trial = TableLayout(
      plain, context, width: width, isInCell: isInCell, .artifact(.layout), numbers
    ).rows()
    guard !trial.isEmpty, trial.reduce(0, { $0 + $1.height }) <= height,
      Stack(trial, spaceAfter: 0).isDrawing
    else { return false }
    lists.close()
    contents.close()
    var box = Stack(layout.rows(), spaceAfter: 0).stacked(context)
    box.width = (layout.edges.last ?? 0) + min(layout.x, 0)
    var anchor = anchor
    anchor.number = -1 - floats.count
    floats.append(LineAnchor(anchor: anchor, box: box, x: 0, paragraphTop: 0))
    return true
  }

  /// The room below the last block, in points.
  var spaceAfter: Double { (before?.after ?? 0) + roomBelow }

  /// What was laid out since it was last taken.
  mutating func take() -> [Piece] {
    defer { pieces = [] }
    return pieces
  }

  /// All that was laid out.
  consuming func finish() -> Stack {
    endDecoration(before: nil)
    return Stack(pieces, spaceAfter: (before?.after ?? 0) + roomBelow)
  }

  /// What the line below the paragraph before takes, in points.
  private var roomBelow = 0.0
  private var keepsNext = false
  private var decoration: Decoration?

  // MARK: Paragraphs

  private mutating func append(_ paragraph: FlowParagraph) {
    let element = element(for: paragraph)
    let artifact: DrawnItem.Artifact =
      if case .artifact(let kind) = marking { kind } else { .layout }
    let numbers = numbers(for: paragraph)
    let composed = ComposedText(
      paragraph, element: element?.body, label: element?.label, artifact: artifact, width: width,
      numbers, context)
    var space = spaceBefore(paragraph)
    let own = decoration(of: paragraph)
    let isJoined = own != nil && own == decoration
    if !isJoined { endDecoration(before: own) }
    space += roomBelow
    roomBelow = 0
    if let own, !isJoined { space += own.borders.top.map { $0.space + $0.thickness } ?? 0 }
    var rules: [DrawnItem] = []
    if isJoined, let own, let between = own.borders.between, between.line != nil {
      space += 2 * between.space + between.thickness
      let middle = -between.space - between.thickness / 2
      rules = between.strokes.map { stroke in
        between.line(
          stroke.width, (own.left, middle + stroke.offset), (own.right, middle + stroke.offset),
          on: own.shade, artifact)
      }
    }
    let layout = ParagraphLayout(
      paragraph, composed, artifact: artifact, width: width, context)
    var flow = ParagraphFlow(
      paragraph: paragraph, layout: layout, decoration: own, rules: rules,
      heading: heading(paragraph), floats: floats)
    floats = []
    if keepsFlows { flow.number = context.keep(flow) }
    let (lines, end) = flow.pieces()
    let first = pieces.count
    pieces += lines
    context.spend(composed.length, runs: layout.runs)
    pieces[first].spaceBefore += space
    if keepsNext, pieces[first].breakBefore == .allowed { pieces[first].breakBefore = .forbidden }
    if paragraph.format.breaksPageBefore == true { pieces[first].breakBefore = .page }
    if end == .pageBreak || end == .columnBreak { forced = end == .pageBreak ? .page : .column }
    if let forced = pending { pieces[first].breakBefore = forced }
    pending = forced
    forced = nil
    keepsNext = paragraph.format.keepsWithNext ?? false
    decoration = own
    before = (paragraph.format, paragraph.styleName, spaceAfter(paragraph))
  }

  /// A break at the end of a paragraph, which is one before the next.
  private var forced: Piece.Break?
  private(set) var pending: Piece.Break?

  private mutating func spaceBefore(_ paragraph: FlowParagraph) -> Double {
    let format = paragraph.format
    let isSameStyle = before.map { $0.style == paragraph.styleName } ?? false
    var own = format.automaticBefore == true ? automatic : format.spaceBefore ?? 0
    if paragraph.label != nil, before?.format.list.number == format.list.number {
      // Neighbours in a list stand close.
      if format.automaticBefore == true { own = 0 }
      if before?.format.automaticAfter == true { before?.after = 0 }
    }
    if isSameStyle, format.isContextual == true { own = 0 }
    // What is below the paragraph before stays on its page.
    let isBroken = pending != nil || format.breaksPageBefore == true
    guard let before, !isBroken else { return format.automaticBefore == true ? 0 : own }
    var after = before.after
    if isSameStyle, before.format.isContextual == true { after = 0 }
    return context.document.settings.addsSpaces ? own + after : max(own, after)
  }

  private func spaceAfter(_ paragraph: FlowParagraph) -> Double {
    paragraph.format.automaticAfter == true ? automatic : paragraph.format.spaceAfter ?? 0
  }

  /// As Word has it for spacing that is left to the program; less where it does not do as HTML.
  private var automatic: Double { context.document.settings.addsSpaces ? 5 : 14 }

  // MARK: Borders and shades

  private func decoration(of paragraph: FlowParagraph) -> Decoration? {
    let format = paragraph.format
    let shade = format.shading ?? nil
    let borders = format.borders
    let hasBorder = [borders.top, borders.left, borders.bottom, borders.right].contains {
      $0?.line != nil
    }
    guard shade != nil || hasBorder else { return nil }
    let isTurned = format.isRightToLeft ?? false
    let (start, end) = (format.indentStart ?? 0, format.indentEnd ?? 0)
    let hanging = min(format.firstLine ?? 0, 0)
    let left = isTurned ? end : start + hanging
    let right = isTurned ? start + hanging : end
    return Decoration(
      borders: borders, shade: shade,
      left: left - (borders.left?.line == nil ? 0 : borders.left?.space ?? 0),
      right: width - right + (borders.right?.line == nil ? 0 : borders.right?.space ?? 0))
  }

  /// Makes room for the line below the paragraph before, where the next one does not share it.
  private mutating func endDecoration(before next: Decoration?) {
    guard let done = decoration, done != next else { return }
    decoration = nil
    guard let border = done.borders.bottom, border.line != nil else { return }
    roomBelow = border.space + border.thickness
  }

  // MARK: Meaning

  /// What a paragraph's text and label belong to; nil where they are no part of the document itself.
  private mutating func element(for paragraph: FlowParagraph)
    -> (body: StructureTree.ElementID, label: StructureTree.ElementID?)?
  {
    guard case .structure(let parent) = marking else { return nil }
    if let level = paragraph.headingLevel, !paragraph.plainText.isEmpty {
      lists.close()
      contents.close()
      let role = context.headingRole(level, at: paragraph.place)
      return (context.structure.add(role, to: parent), nil)
    }
    if paragraph.isContentsEntry {
      lists.close()
      return (contents.entry(in: parent, context), nil)
    }
    contents.close()
    if let label = paragraph.label, !label.text.isEmpty {
      return lists.item(label, indent: paragraph.format.indentStart ?? 0, in: parent, context)
    }
    if let body = lists.body(at: paragraph.format.indentStart ?? 0) {
      return (context.structure.add(.paragraph, to: body), nil)
    }
    lists.close()
    return (context.structure.add(.paragraph, to: parent), nil)
  }

  /// The numbers of the page that a paragraph stands on: in the text they are those of the round before.
  private func numbers(for paragraph: FlowParagraph) -> PageNumbers {
    guard case .structure = marking, paragraph.showsPageNumbers else { return numbers }
    context.usesPageNumbers = true
    return context.knownNumbers[paragraph.place] ?? numbers
  }

  /// What the outline says of a paragraph; nil for one that is no heading.
  private func heading(_ paragraph: FlowParagraph) -> (title: String, level: Int)? {
    guard case .structure = marking, let level = paragraph.headingLevel else { return nil }
    let words = paragraph.plainText
    return words.isEmpty ? nil : (words, level)
  }
}

extension FlowParagraph {
  /// It has a field for the number of its page, or of all.
  var showsPageNumbers: Bool {
    inlines.contains { inline in
      switch inline.kind {
      case .field(.page), .field(.pages), .field(.sectionPages): true
      case .drawing(let drawing): drawing.showsPageNumbers
      case .anchor(let anchor): anchor.drawing.showsPageNumbers
      default: false
      }
    }
  }

  /// Its words, with its label.
  var plainText: String {
    var text = label.map { $0.text.isEmpty || $0.format == "bullet" ? "" : $0.text + " " } ?? ""
    for inline in inlines {
      switch inline.kind {
      case .text(let part): text += part
      case .tab, .lineBreak, .marginTab: text += " "
      default: break
      }
    }
    return String(text.trimming(" \u{A0}"))
  }
}

extension FlowDrawing {
  /// A box in it has a paragraph with such a field.
  fileprivate var showsPageNumbers: Bool {
    switch content {
    case .shape(let shape):
      shape.text?.contains {
        if case .paragraph(let paragraph) = $0 { paragraph.showsPageNumbers } else { false }
      } ?? false
    case .group(let parts): parts.contains { $0.drawing.showsPageNumbers }
    case .picture, .unknown: false
    }
  }
}

extension Stack {
  /// It is nothing that only a page can take, such as footnotes.
  fileprivate var isDrawing: Bool {
    var layers = PageLayers()
    layers.place(self, x: 0, y: 0)
    return notes.isEmpty && layers.anchors.isEmpty && layers.places.isEmpty
  }

  /// As one thing, which no page breaks.
  func stacked(_ context: LayoutContext) -> BoxLayout {
    var layers = PageLayers()
    layers.place(self, x: 0, y: 0)
    layers.tellDropped(context)
    return BoxLayout(
      width: 0, height: height, items: layers.shades + layers.rules + layers.items,
      links: layers.links, fields: layers.fields, bookmarks: layers.bookmarks)
  }
}
