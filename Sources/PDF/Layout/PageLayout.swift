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
  var exclusions: [Exclusion] = []
  /// The room above the next piece counts at the head of this column too.
  var keepsSpace = true
  var sectionIndex = 0
  var edgeHeights: [EdgeKey: (header: Double, footer: Double)] = [:]

  /// What is left of cells over several rows, and of which table.
  var carried: [(table: Int, cell: RowBox.Cell)] = []

  /// The table whose row ended the column before.
  var lastTable = -1

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
  }

  struct Exclusion {
    var area: Rectangle
    /// Nothing stands beside it.
    var isWhole: Bool
  }

  /// What the drawings of one paragraph keep free.
  ///
  /// A class, because it is filled while the paragraph is laid out.
  final class Beside {
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
      for block in section.blocks { add(block, &layout) }
      if isLast { addEndnotes(&layout) }
      for piece in layout.take() { add(piece) }
      spaceAfter = layout.spaceAfter
      let next = isLast ? nil : document.sections[index + 1]
      end(section, before: next)
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
    let hasDrawings = block.hasWrappedDrawings
    if !hasDrawings, exclusions.isEmpty {
      layout.append(block)
      // The last piece may yet get room for a border below it: it waits for the next block.
      for piece in layout.take() { add(piece) }
      return
    }
    if case .table = block { passExclusions() }
    let before = layout
    let start = (pages.count, column)
    let beside = Beside()
    layout.append(block, in: surroundings(at: y, beside))
    let pieces = layout.take()
    if let first = pieces.first, !placed.isEmpty, first.breakBefore == .allowed,
      y + first.spaceBefore + first.height > bottom - noteHeight
    {
      // It goes to the next column: what stands beside it is something else there.
      closeColumn()
      if (pages.count, column) != start {
        let beside = Beside()
        layout = before
        layout.append(block, in: surroundings(at: y, beside))
        exclusions += beside.exclusions
        for piece in layout.take() { add(piece) }
        return
      }
    }
    exclusions += beside.exclusions
    for piece in pieces { add(piece) }
  }

  /// Goes below what a table would stand under.
  mutating func passExclusions() {
    let column = frame.columns[min(column, frame.columns.count - 1)]
    for exclusion in exclusions.sorted(by: { $0.area.y < $1.area.y })
    where exclusion.area.y < y + 14 && exclusion.area.bottom > y
      && exclusion.area.x < column.x + column.width && exclusion.area.right > column.x
      && exclusion.area.bottom < bottom
    {
      y = exclusion.area.bottom
    }
  }

  mutating func addEndnotes(_ layout: inout BlockLayout) {
    guard !document.endnotes.isEmpty else { return }
    for piece in layout.take() { add(piece) }
    let width = min(144, frame.columns[column].width)
    var separator = LineBox()
    separator.items.append(
      DrawnItem(
        .line(DrawnLine(x1: 0, y1: 6, x2: width, y2: 6, width: 0.5)), .artifact(.layout)))
    var piece = Piece(content: .line(separator), height: 12)
    piece.spaceBefore = 6
    add(piece)
    for note in document.endnotes {
      var attributes = StructureTree.Attributes()
      attributes.identifier = context.noteIdentifier()
      let element = context.structure.add(.note, to: StructureTree.root, attributes)
      var own = BlockLayout(context, width: frame.columns[0].width, .structure(element))
      for block in note.blocks { own.append(block) }
      for piece in own.finish().pieces { add(piece) }
    }
  }

  // MARK: Sections and pages

  mutating func begin(_ section: FlowSection, _ index: Int) {
    sectionIndex = index
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
    let edges = edgeHeights(kind)
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
    exclusions = []
    keepsSpace = isFirst
  }

  /// The least height of a page's text, in points.
  static let leastHeight = 10.0

  /// How high header and footer of a kind of page are.
  mutating func edgeHeights(_ kind: FlowSection.Pages) -> (header: Double, footer: Double) {
    let key = EdgeKey(section: sectionIndex, kind: kind)
    if let known = edgeHeights[key] { return known }
    func height(_ blocks: [FlowBlock]?) -> Double {
      guard let blocks, !blocks.isEmpty else { return 0 }
      var layout = BlockLayout(context, width: frame.width, .artifact(.header))
      for block in blocks { layout.append(block) }
      return layout.finish().height
    }
    let heights = (height(frame.section.headers[kind]), height(frame.section.footers[kind]))
    edgeHeights[key] = heights
    return heights
  }

  mutating func closePage() {
    closeColumn(isLast: true)
    if let page { pages.append(page) }
    page = nil
  }

  /// Ends a section: columns that are not the last of their page are made as long as each other.
  mutating func end(_ section: FlowSection, before next: FlowSection?) {
    if frame.columns.count > 1, let next, next.start == .continuous { balance() }
  }

  /// Makes the columns of this page as long as each other.
  mutating func balance() {
    guard column == 0, placed.count > 1 else { return }
    let pieces = placed.map(\.piece)
    let count = frame.columns.count
    let total = pieces.reduce(0) { $0 + $1.spaceBefore + $1.height }
    var height = total / Double(count)
    let tallest = pieces.map(\.height).max() ?? 0
    // Higher until everything fits into the columns.
    while height < total {
      if Self.columnsNeeded(pieces, height) <= count { break }
      height += max(tallest / 4, 2)
    }
    placed = []
    y = top
    let (realBottom, start) = (bottom, top)
    bottom = min(bottom, top + height)
    var low = top
    for piece in pieces {
      add(piece)
      low = max(low, y)
    }
    closeColumn(isLast: true)
    low = max(low, y)
    bottom = realBottom
    y = max(low, start)
    column = 0
  }

  static func columnsNeeded(_ pieces: [Piece], _ height: Double) -> Int {
    var (columns, y) = (1, 0.0)
    for piece in pieces {
      let space = y == 0 ? 0 : piece.spaceBefore
      if y > 0, y + space + piece.height > height + 0.01 {
        columns += 1
        y = piece.height
      } else {
        y += space + piece.height
      }
    }
    return columns
  }
}
