internal import Archive

/// Puts blocks on pages.
struct PageLayout {
  private let context: LayoutContext
  private let document: FlowDocument
  private(set) var pages: [MadePage] = []
  private var page: MadePage?
  private var frame: PageFrame
  private var column = 0
  /// The upper and lower end of the columns on this page, in points.
  private var top = 0.0
  private var bottom = 0.0
  private var y = 0.0
  /// How far down the longest column of this page and section comes.
  private var low = 0.0
  /// The room below the last paragraph of the section before, in points.
  private var spaceAfter = 0.0
  /// What is in the column.
  private var placed: [(piece: Piece, y: Double)] = []
  /// The footnotes of the column, and those that are left from the one before.
  private var notes: [Stack] = []
  private var leftNotes: ArraySlice<Piece> = []
  private var noteHeight = 0.0
  /// Where the columns of a page begin that no section has begun in the midst of.
  private var pageBegin = 0.0
  private var noteOrder: [Int] = []
  private var noteStacks: [Int: Stack] = [:]
  private var laidNotes: Set<Int> = []
  /// What text goes round on this page.
  private var exclusions: [Exclusion] = []
  /// The room above the next piece counts at the head of this column too.
  private var keepsSpace = true
  private var sectionIndex = 0
  private var edgeHeights: [EdgeKey: (header: Double, footer: Double)] = [:]

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

  private struct EdgeKey: Hashable {
    var section: Int
    var kind: FlowSection.Pages
  }

  private struct Exclusion {
    var area: Rectangle
    /// Nothing stands beside it.
    var isWhole: Bool
  }

  /// What the drawings of one paragraph keep free.
  ///
  /// A class, because it is filled while the paragraph is laid out.
  private final class Beside {
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
  private func column(behind pending: Piece.Break?) -> Int {
    switch pending {
    case .page: 0
    case .column: (column + 1) % frame.columns.count
    case .allowed, .forbidden, nil: column
    }
  }

  private mutating func add(_ block: FlowBlock, _ layout: inout BlockLayout) {
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
  private mutating func passExclusions() {
    let column = frame.columns[min(column, frame.columns.count - 1)]
    for exclusion in exclusions.sorted(by: { $0.area.y < $1.area.y })
    where exclusion.area.y < y + 14 && exclusion.area.bottom > y
      && exclusion.area.x < column.x + column.width && exclusion.area.right > column.x
      && exclusion.area.bottom < bottom
    {
      y = exclusion.area.bottom
    }
  }

  private mutating func addEndnotes(_ layout: inout BlockLayout) {
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

  private mutating func begin(_ section: FlowSection, _ index: Int) {
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

  private mutating func newPage(_ section: FlowSection, isFirst: Bool) {
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
  private static let leastHeight = 10.0

  /// How high header and footer of a kind of page are.
  private mutating func edgeHeights(_ kind: FlowSection.Pages) -> (header: Double, footer: Double) {
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

  private mutating func closePage() {
    closeColumn(isLast: true)
    if let page { pages.append(page) }
    page = nil
  }

  /// Ends a section: columns that are not the last of their page are made as long as each other.
  private mutating func end(_ section: FlowSection, before next: FlowSection?) {
    if frame.columns.count > 1, let next, next.start == .continuous { balance() }
  }

  /// Makes the columns of this page as long as each other.
  private mutating func balance() {
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

  private static func columnsNeeded(_ pieces: [Piece], _ height: Double) -> Int {
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

  // MARK: Columns

  /// Puts a piece where the next one goes, and what of it does not fit into the columns behind.
  private mutating func add(_ piece: Piece) {
    // Not by calling itself: a row may go on for thousands of pages.
    var waiting = [piece]
    while let next = waiting.popLast(), context.overrun == nil {
      waiting += putWhole(orPartOf: next).reversed()
    }
  }

  /// Puts a piece, or a part of it, where the next one goes.
  ///
  /// - Returns: what is to be put now.
  private mutating func putWhole(orPartOf piece: Piece) -> [Piece] {
    switch piece.breakBefore {
    case .page where !isAtTop:
      closeColumn()
      while column > 0 { advance() }
      keepsSpace = true
    case .column where !placed.isEmpty || column == 0:
      closeColumn()
      keepsSpace = true
    default: break
    }
    let space = placed.isEmpty && !keepsSpace ? 0 : piece.spaceBefore
    if placed.isEmpty { repeatHeadings(of: piece) }
    let piece = isOnlyHeadings ? takeCarried(piece) : piece
    let more = noteRoom(for: piece)
    if y + space + piece.height + more > bottom - noteHeight + 0.01, !isOnlyHeadings {
      return overflow(piece, space)
    }
    if y + space + piece.height > bottom - noteHeight + 0.01 {
      if isMidway {
        // There is more room on the next page.
        (placed, y) = ([], top)
        closeColumn()
        var piece = piece
        if piece.breakBefore != .forbidden { piece.breakBefore = .allowed }
        return [piece]
      }
      if case .row(let row) = piece.content,
        let parts = row.split(at: bottom - noteHeight - y - space, isForced: true)
      {
        // Higher than a page.
        put(Piece(content: .row(parts.head), height: parts.head.height), space)
        closeColumn()
        return [Piece(content: .row(parts.rest), height: parts.rest.height)]
      }
      // It cannot be split: headings above it would only push it further down.
      if !placed.isEmpty { (placed, y) = ([], top) }
    }
    put(piece, space)
    return []
  }

  /// Cells over several rows, some of which come on the next page: what does not fit goes there with them.
  private mutating func cutSpans() {
    for index in placed.indices {
      guard case .row(var row) = placed[index].piece.content else { continue }
      for place in row.cells.indices where row.cells[place].rows > 1 {
        let cell = row.cells[place]
        let here = placed[index...].prefix { row.goesOn(with: $0.piece.content) }.prefix(cell.rows)
        // The first part of a row counts with the rest of it.
        let whole = here.count { piece, _ in
          if case .row(let row) = piece.content { !row.isHead } else { false }
        }
        guard whole < cell.rows else { continue }
        let height = here.reduce(0) { $0 + $1.piece.height }
        let parts = cell.stack.split(
          at: height - row.roomAbove - cell.margins[1] - cell.margins[3], isForced: true)
        row.cells[place].stack = parts.head
        row.cells[place].spanHeight = height
        row.cells[place].alignment = .top
        var rest = cell
        (rest.stack, rest.alignment, rest.rows) = (parts.rest, .top, cell.rows - whole)
        rest.spanHeight = nil
        carried.append((row.table, rest))
      }
      placed[index].piece.content = .row(row)
    }
  }

  /// Puts what is left of cells into the row that they go on in.
  private mutating func takeCarried(_ piece: Piece) -> Piece {
    guard !carried.isEmpty, case .row(var row) = piece.content
    else { return piece }
    let cells = carried.filter { $0.table == row.table }.map(\.cell)
    carried = []
    var piece = piece
    row.cells += cells.map { cell in
      var cell = cell
      if cell.rows == 1 { cell.spanHeight = row.height }
      return cell
    }
    piece.content = .row(row)
    return piece
  }

  /// Nothing but headings that are told again stands in the column.
  private var isOnlyHeadings: Bool { placed.allSatisfy { $0.piece.isLast } }

  /// The column has less room than those of the next page: a section has begun below another one, or footnotes
  /// of the page before go on in it.
  private var isMidway: Bool { top > pageBegin + 0.01 || !leftNotes.isEmpty }

  private var isAtTop: Bool { placed.isEmpty && column == 0 && y <= top + 0.01 }

  private mutating func put(_ piece: Piece, _ space: Double) {
    placed.append((piece, y + space))
    y += space + piece.height
    takeNotes(of: piece)
  }

  private mutating func repeatHeadings(of piece: Piece) {
    guard case .row(let row) = piece.content, let headings = row.headings, !keepsSpace || !isAtTop,
      row.table == lastTable, headings.height < (bottom - top) / 2
    else { return }
    // Rows of a fixed height may hold any number of lines.
    context.spend(0, runs: headings.count)
    for var heading in headings.pieces {
      heading.isLast = true
      placed.append((heading, y))
      y += heading.height
    }
  }

  /// What is left of cells over several rows, and of which table.
  private var carried: [(table: Int, cell: RowBox.Cell)] = []

  /// The table whose row ended the column before.
  private var lastTable = -1

  /// Ends the column before a piece that does not fit, or within it.
  ///
  /// - Returns: what is to be put now.
  private mutating func overflow(_ piece: Piece, _ space: Double) -> [Piece] {
    if case .row(let row) = piece.content,
      let parts = row.split(at: bottom - noteHeight - y - space)
    {
      put(Piece(content: .row(parts.head), height: parts.head.height), space)
      closeColumn()
      return [Piece(content: .row(parts.rest), height: parts.rest.height)]
    }
    var moved: [Piece] = []
    if piece.breakBefore == .forbidden {
      // Back to where a page may end.
      var index = placed.count - 1
      while index > 0, placed[index].piece.breakBefore == .forbidden { index -= 1 }
      if index > 0, !placed[index - 1].piece.isLast {
        moved = placed[index...].map(\.piece)
        placed.removeLast(placed.count - index)
        dropNotes(of: moved)
      }
    }
    closeColumn()
    var piece = piece
    // It has been moved as far as it can be: it need not be again.
    if moved.isEmpty, piece.breakBefore == .forbidden { piece.breakBefore = .allowed }
    return moved + [piece]
  }

  /// Draws the column and goes on to the next.
  private mutating func closeColumn(isLast: Bool = false) {
    draw()
    if !isLast { advance() }
  }

  private mutating func advance() {
    keepsSpace = false
    if column + 1 < frame.columns.count {
      column += 1
      y = top
    } else {
      let section = document.sections[sectionIndex]
      if let page { pages.append(page) }
      newPage(section, isFirst: false)
    }
    takeLeftNotes()
  }

  private mutating func draw() {
    guard page != nil else { return }
    cutSpans()
    if case .row(let row)? = placed.last?.piece.content {
      lastTable = row.table
    } else {
      lastTable = -1
    }
    let (x, width) = frame.columns[min(column, frame.columns.count - 1)]
    let pieces = aligned(placed)
    page?.layers.place(pieces, x: x)
    low = max(low, y)
    drawNotes(x, width)
    drawAnchors(column: (x, width))
    if frame.section.columns.hasLines, column > 0, !placed.isEmpty {
      let middle = x - (x - frame.columns[column - 1].x - frame.columns[column - 1].width) / 2
      page?.columnLines.append(
        DrawnItem(
          .line(DrawnLine(x1: middle, y1: top, x2: middle, y2: y, width: 0.5)), .artifact(.layout)))
    }
    placed = []
  }

  /// Text in the middle or at the foot of the page, where the section says so.
  private func aligned(_ placed: [(piece: Piece, y: Double)]) -> [(piece: Piece, y: Double)] {
    let room = bottom - noteHeight - y
    guard room > 0, top == pageTop else { return placed }
    let down: Double
    switch frame.section.alignment {
    case .top: return placed
    case .middle: down = room / 2
    case .bottom: down = room
    }
    return placed.map { ($0.piece, $0.y + down) }
  }

  private var pageTop: Double {
    guard let page else { return top }
    let header = edgeHeights[EdgeKey(section: page.section, kind: page.kind)]?.header ?? 0
    return frame.section.isTopFixed
      ? frame.section.top
      : max(frame.section.top, header > 0 ? frame.section.headerDistance + header : 0)
  }
}

// MARK: Footnotes

extension PageLayout {
  /// Of the line above footnotes, with the room round it.
  private static let separatorHeight = 10.0

  private mutating func noteRoom(for piece: Piece) -> Double {
    let new = piece.notes.filter { !laidNotes.contains($0) && document.notes[$0] != nil }
    guard !new.isEmpty else { return 0 }
    var room = notes.isEmpty && leftNotes.isEmpty ? Self.separatorHeight : 0
    for id in new { room += noteStack(id).height }
    // A note that is higher than a page goes on on the next.
    return min(room, (bottom - top) * 0.6)
  }

  private mutating func noteStack(_ id: Int) -> Stack {
    if let known = noteStacks[id] { return known }
    var attributes = StructureTree.Attributes()
    attributes.identifier = context.noteIdentifier()
    let element = context.structure.add(.note, to: StructureTree.root, attributes)
    var layout = BlockLayout(context, width: frame.columns[column].width, .structure(element))
    for block in document.notes[id] ?? [] { layout.append(block) }
    let stack = layout.finish()
    noteStacks[id] = stack
    return stack
  }

  private mutating func takeNotes(of piece: Piece) {
    for id in piece.notes where document.notes[id] != nil && laidNotes.insert(id).inserted {
      if notes.isEmpty, leftNotes.isEmpty { noteHeight += Self.separatorHeight }
      let stack = noteStack(id)
      notes.append(stack)
      noteOrder.append(id)
      noteHeight = min(noteHeight + stack.height, (bottom - top) * 0.6)
    }
  }

  /// Takes back the notes of pieces that go to the next page.
  private mutating func dropNotes(of pieces: [Piece]) {
    let dropped = Set(pieces.flatMap(\.notes).filter { laidNotes.remove($0) != nil })
    if !dropped.isEmpty {
      notes = zip(notes, noteOrder).filter { !dropped.contains($0.1) }.map(\.0)
      noteOrder.removeAll { dropped.contains($0) }
    }
    noteHeight = notes.reduce(leftHeight) { $0 + $1.height }
    if noteHeight > 0 { noteHeight += Self.separatorHeight }
    noteHeight = min(noteHeight, (bottom - top) * 0.6)
  }

  private mutating func drawNotes(_ x: Double, _ width: Double) {
    // One owner: there may be a hundred thousand of them, and a page takes some.
    var pieces = leftNotes
    leftNotes = []
    var after = 0.0
    for stack in notes {
      var own = stack.pieces
      if !own.isEmpty, !pieces.isEmpty {
        own[0].breakBefore = .allowed
        own[0].spaceBefore += after
      }
      after = stack.spaceAfter
      pieces += own
    }
    (notes, noteOrder) = ([], [])
    guard !pieces.isEmpty else { return }
    let room = noteHeight - Self.separatorHeight
    var height = 0.0
    var count = 0
    for piece in pieces {
      let next = height + piece.spaceBefore + piece.height
      guard next <= room + 0.5 || count == 0 else { break }
      height = next
      count += 1
    }
    leftNotes = pieces.dropFirst(count)
    var top = bottom - height
    page?.layers.rules.append(
      DrawnItem(
        .line(DrawnLine(x1: x, y1: top - 4, x2: x + min(144, width), y2: top - 4, width: 0.5)),
        .artifact(.layout)))
    var placed: [(piece: Piece, y: Double)] = []
    for piece in pieces.prefix(count) {
      top += piece.spaceBefore
      placed.append((piece, top))
      top += piece.height
    }
    page?.layers.place(placed, x: x)
    noteHeight = 0
  }

  private mutating func takeLeftNotes() {
    noteHeight = 0
    guard !leftNotes.isEmpty else { return }
    noteHeight = min(Self.separatorHeight + leftHeight, (bottom - top) * 0.6)
  }

  /// How high the notes from the page before are, as far as a page goes.
  private var leftHeight: Double {
    var height = 0.0
    for piece in leftNotes {
      height += piece.spaceBefore + piece.height
      if height > bottom - top { break }
    }
    return height
  }
}

// MARK: Drawings

extension PageLayout {
  /// What a paragraph at a height has beside it: drawings of its own and those of others.
  private func surroundings(at y: Double, _ beside: Beside) -> BlockLayout.Surroundings {
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

  private mutating func drawAnchors(column: (x: Double, width: Double)) {
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
