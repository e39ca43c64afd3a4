internal import Archive

/// Puts blocks on pages.
struct PageLayout {
  let context: LayoutContext
  let document: FlowDocument
  var pages: [MadePage] = []
  var page: MadePage?
  var frame: PageFrame
  var column = 0
  /// The upper and lower end of the columns on this page, in points.
  var top = 0.0
  var bottom = 0.0
  var y = 0.0
  /// How far down the longest column of this page and section comes.
  var low = 0.0
  /// The room below the last paragraph of the section before, in points.
  var spaceAfter = 0.0
  /// What is in the column.
  var placed: [(piece: Piece, y: Double)] = []
  /// The footnotes of the column, and those that are left from the one before.
  var notes: [Stack] = []
  var leftNotes: ArraySlice<Piece> = []
  var noteHeight = 0.0
  /// Where the columns of a page begin that no section has begun in the midst of.
  var pageBegin = 0.0
  var noteOrder: [Int] = []
  var noteStacks: [Int: Stack] = [:]
  var laidNotes: Set<Int> = []
  /// What text goes round on this page.
  var wrapping = Wrapping()
  /// Text goes round something in this section.
  var wraps = false
  /// How many pages were done when their paragraphs were let go of.
  var keptPages = 0
  /// What is to be put, the last first.
  var waiting: [Piece] = []
  /// The room above the next piece counts at the head of this column too.
  var keepsSpace = true
  var sectionIndex = 0
  var edges: [EdgeKey: Edges] = [:]

  /// What is left of cells over several rows, and of which table.
  var carried: [(table: Int, cell: RowBox.Cell)] = []

  /// The table whose row ended the column before.
  var lastTable = -1

  /// What this page was before its columns, and what is in them; nil where they need not be level.
  var level: LevelColumns?

  /// A page with all but header and footer on it.
  struct MadePage: Sendable {
    var frame: PageFrame
    var kind: FlowSection.Pages
    var section: Int
    var isFirstOfSection: Bool
    /// It is there for the other side of the paper alone.
    var isBlank = false
    var layers = PageLayers()
    /// Lines between columns.
    var columnLines: [DrawnItem] = []
  }

  struct EdgeKey: Hashable {
    var section: Int
    var kind: FlowSection.Pages
    /// Of pages whose drawings stand elsewhere on the other side of the paper.
    var isEven: Bool
  }

  /// How high header and footer of a kind of page are, and what text goes round in them.
  struct Edges {
    var header = 0.0
    var footer = 0.0
    var exclusions: [Exclusion] = []
  }

  init(_ context: LayoutContext, _ document: FlowDocument) {
    self.context = context
    self.document = document
    frame = PageFrame(document.sections.first ?? FlowSection(), number: 1, mirrors: false)
  }

  /// Makes all pages.
  mutating func run() {
    for (index, section) in document.sections.enumerated() {
      begin(section, index)
      let isLast = index == document.sections.count - 1
      var layout = BlockLayout(
        context, width: frame.columns[0].width, .structure(StructureTree.root))
      layout.keepsFlows = wraps
      for (place, block) in section.blocks.enumerated() {
        if wraps, case .table(let table) = block, let anchor = table.float,
          place + 1 < section.blocks.count, case .paragraph = section.blocks[place + 1],
          float(table, anchor, &layout)
        {
          continue
        }
        add(block, &layout)
      }
      if isLast { addEndnotes(&layout) }
      add(layout.take())
      spaceAfter = layout.spaceAfter
      balance()
    }
    closePage()
    // Footnotes that are longer than their page go on behind the end of the text.
    while !leftNotes.isEmpty, context.overrun == nil, let section = document.sections.last {
      newPage(section, isFirst: false)
      takeLeftNotes()
      closePage()
    }
  }

  /// Hands the pages over.
  mutating func takePages() -> [MadePage] {
    defer { pages = [] }
    return pages
  }

  /// Where the next block begins: behind a break that ended the one before it, or in this column.
  func column(behind pending: Piece.Break?) -> Int {
    switch pending {
    case .page: 0
    case .column: (column + 1) % frame.columns.count
    case .allowed, .forbidden, nil: column
    }
  }

  mutating func add(_ block: FlowBlock, _ layout: inout BlockLayout) {
    layout.width = frame.columns[column(behind: layout.pending)].width
    layout.append(block)
    // The last piece may yet get room for a border below it: it waits for the next block.
    add(layout.take())
  }

  mutating func addEndnotes(_ layout: inout BlockLayout) {
    guard !document.endnotes.isEmpty else { return }
    add(layout.take())
    let width = min(144, frame.columns[column].width)
    var separator = LineBox()
    separator.items.append(
      DrawnItem(
        .line(DrawnLine(x1: 0, y1: 6, x2: width, y2: 6, width: 0.5)), .artifact(.layout)))
    var piece = Piece(content: .line(separator), height: 12)
    piece.spaceBefore = 6
    add([piece])
    for note in document.endnotes {
      var attributes = StructureTree.Attributes()
      attributes.identifier = context.noteIdentifier()
      let element = context.structure.add(.note, to: StructureTree.root, attributes)
      var own = BlockLayout(context, width: frame.columns[0].width, .structure(element))
      for block in note.blocks { own.append(block) }
      add(own.finish().pieces)
    }
  }

  // MARK: Sections and pages

  mutating func begin(_ section: FlowSection, _ index: Int) {
    sectionIndex = index
    wraps = section.hasWrappedDrawings
    context.linePitch = section.linePitch
    guard index > 0, page != nil else {
      newPage(section, isFirst: true)
      return
    }
    switch section.start {
    case .continuous
    where section.width == frame.section.width && section.height == frame.section.height:
      closeColumn(isLast: true)
      let number = frame.number
      frame = PageFrame(section, number: number, mirrors: document.settings.mirrorsMargins)
      column = 0
      // Below the longest of the columns above.
      y = max(y, low) + spaceAfter
      top = y
      low = y
      placed = []
      beginLevelColumns()
    case .column where frame.columns.count > 1:
      advance()
      frame = PageFrame(section, number: frame.number, mirrors: document.settings.mirrorsMargins)
    default:
      closePage()
      newPage(section, isFirst: true)
      let isEven = frame.number % 2 == 0
      if (section.start == .evenPage && !isEven) || (section.start == .oddPage && isEven) {
        // A page is left empty, so that the section begins on the other side of the paper.
        page?.isBlank = true
        closePage()
        newPage(section, isFirst: true)
      }
    }
  }

  mutating func newPage(_ section: FlowSection, isFirst: Bool) {
    if pages.count >= context.limits.pages {
      context.stop(at: "\(context.limits.pages.grouped) pages")
    }
    var number = (pages.last?.frame.number ?? 0) + 1
    if isFirst, let first = section.firstPageNumber { number = first }
    frame = PageFrame(section, number: number, mirrors: document.settings.mirrorsMargins)
    let kind = frame.kind(isFirst: isFirst, hasEven: document.settings.hasEvenAndOdd)
    page = MadePage(frame: frame, kind: kind, section: sectionIndex, isFirstOfSection: isFirst)
    let edges = edges(of: kind)
    top =
      section.isTopFixed
      ? section.top : max(section.top, edges.header > 0 ? section.headerDistance + edges.header : 0)
    let low =
      section.isBottomFixed
      ? section.bottom
      : max(section.bottom, edges.footer > 0 ? section.footerDistance + edges.footer : 0)
    bottom = section.height - low
    if bottom - top < Self.leastHeight {
      // Margins leave more than that.
      context.tell(
        "header-high", "Header and footer leave no room for text, which is shown over them.",
        hint: "Make the header and the footer lower in Word.", at: nil)
      (top, bottom) = (section.top, section.height - section.bottom)
    }
    pageBegin = top
    column = 0
    y = top
    self.low = top
    beginWrapping(edges)
    keepsSpace = isFirst
    beginLevelColumns()
  }

  /// The least height of a page's text, in points.
  static let leastHeight = 10.0

  /// What header and footer of a kind of page come to.
  mutating func edges(of kind: FlowSection.Pages) -> Edges {
    let key = EdgeKey(
      section: sectionIndex, kind: kind, isEven: wraps && frame.number % 2 == 0)
    if let known = edges[key] { return known }
    var made = Edges()
    for (blocks, isHeader) in [
      (frame.section.headers[kind], true), (frame.section.footers[kind], false),
    ] {
      guard let blocks, !blocks.isEmpty else { continue }
      let edge = EdgeLayout(
        blocks, isHeader ? .header : .footer, frame, PageNumbers(), context)
      made.exclusions += edge.exclusions
      if isHeader { made.header = edge.stack.height } else { made.footer = edge.stack.height }
    }
    edges[key] = made
    return made
  }

  mutating func closePage() {
    closeColumn(isLast: true)
    if let page { pages.append(page) }
    page = nil
  }
}
