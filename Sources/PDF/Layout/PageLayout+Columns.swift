/// Fills columns with pieces, and says where they end.
extension PageLayout {
  /// Puts pieces where the next one goes, and what of them does not fit into the columns behind.
  mutating func add(_ pieces: [Piece]) {
    letGo(before: pieces)
    // Not by calling itself: a row may go on for thousands of pages.
    waiting = pieces.reversed()
    while let next = waiting.popLast(), context.overrun == nil {
      let more = putWhole(orPartOf: next)
      waiting += more.reversed()
    }
  }

  /// Puts a piece, or a part of it, where the next one goes.
  ///
  /// - Returns: what is to be put now.
  mutating func putWhole(orPartOf piece: Piece) -> [Piece] {
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
    let fitted = fitted(piece)
    let space = placed.isEmpty && !keepsSpace ? fitted.gap : fitted.spaceBefore
    if placed.isEmpty { repeatHeadings(of: fitted) }
    let whole = fitted
    let piece = isOnlyHeadings ? takeCarried(fitted) : fitted
    let more = noteRoom(for: piece)
    if y + space + piece.height + more > bottom - noteHeight + 0.01, !isOnlyHeadings {
      return overflow(piece, space, whole)
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
        return put(parts, space, whole)
      }
      // It cannot be split: headings above it would only push it further down.
      if !placed.isEmpty { (placed, y) = ([], top) }
    }
    put(piece, space, whole)
    return []
  }

  /// Cells over several rows, some of which come on the next page: what does not fit goes there with them.
  mutating func cutSpans() {
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
  mutating func takeCarried(_ piece: Piece) -> Piece {
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
  var isOnlyHeadings: Bool { placed.allSatisfy { $0.piece.isRepeated } }

  /// The column has less room than those of the next page: a section has begun below another one, or footnotes
  /// of the page before go on in it.
  var isMidway: Bool { top > pageBegin + 0.01 || !leftNotes.isEmpty }

  var isAtTop: Bool { placed.isEmpty && column == 0 && y <= top + 0.01 }

  /// Puts a piece into the column: one by itself, or a part of a whole one.
  mutating func put(_ piece: Piece, _ space: Double, _ whole: Piece) {
    placed.append((piece, y + space))
    y += space + piece.height
    takeNotes(of: piece)
    level?.pieces.append(whole)
    wrap(round: piece, at: y - piece.height)
  }

  /// Puts the head of a row that is split, and ends the column.
  ///
  /// - Returns: the rest of it.
  mutating func put(_ parts: (head: RowBox, rest: RowBox), _ space: Double, _ whole: Piece)
    -> [Piece]
  {
    put(Piece(content: .row(parts.head), height: parts.head.height), space, whole)
    closeColumn()
    var rest = Piece(content: .row(parts.rest), height: parts.rest.height)
    rest.isRest = true
    return [rest]
  }

  mutating func repeatHeadings(of piece: Piece) {
    guard case .row(let row) = piece.content, let headings = row.headings, !keepsSpace || !isAtTop,
      row.table == lastTable, headings.height < (bottom - top) / 2
    else { return }
    // Rows of a fixed height may hold any number of lines.
    context.spend(0, runs: headings.count)
    for var heading in headings.pieces {
      heading.isRepeated = true
      placed.append((heading, y))
      y += heading.height
    }
  }

  /// Ends the column before a piece that does not fit, or within it.
  ///
  /// - Returns: what is to be put now.
  mutating func overflow(_ piece: Piece, _ space: Double, _ whole: Piece) -> [Piece] {
    if case .row(let row) = piece.content,
      let parts = row.split(at: bottom - noteHeight - y - space)
    {
      return put(parts, space, whole)
    }
    var moved: [Piece] = []
    if piece.breakBefore == .forbidden {
      // Back to where a page may end.
      var index = placed.count - 1
      while index > 0, placed[index].piece.breakBefore == .forbidden { index -= 1 }
      if index > 0, !placed[index - 1].piece.isRepeated {
        moved = placed[index...].map(\.piece)
        placed.removeLast(moved.count)
        level?.pieces.removeLast(moved.count)
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
  mutating func closeColumn(isLast: Bool = false) {
    draw()
    if !isLast { advance() }
  }

  mutating func advance() {
    keepsSpace = false
    if column + 1 < frame.columns.count {
      column += 1
      y = top
      // What does not come out level is in the last of them.
      if column + 1 == frame.columns.count, let low = level?.bottom { bottom = low }
    } else {
      let section = document.sections[sectionIndex]
      if let page { pages.append(page) }
      newPage(section, isFirst: false)
    }
    wrapping.table = nil
    takeLeftNotes()
  }

  mutating func draw() {
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
    drawAnchors()
    if frame.section.columns.hasLines, column > 0, !placed.isEmpty {
      let middle = x - (x - frame.columns[column - 1].x - frame.columns[column - 1].width) / 2
      page?.columnLines.append(
        DrawnItem(
          .line(DrawnLine(x1: middle, y1: top, x2: middle, y2: y, width: 0.5)), .artifact(.layout)))
    }
    placed = []
  }

  /// Text in the middle or at the foot of the page, where the section says so.
  func aligned(_ placed: [(piece: Piece, y: Double)]) -> [(piece: Piece, y: Double)] {
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

  var pageTop: Double {
    guard let page else { return top }
    let key = EdgeKey(
      section: page.section, kind: page.kind, isEven: wraps && page.frame.number % 2 == 0)
    let header = edges[key]?.header ?? 0
    return frame.section.isTopFixed
      ? frame.section.top
      : max(frame.section.top, header > 0 ? frame.section.headerDistance + header : 0)
  }
}
