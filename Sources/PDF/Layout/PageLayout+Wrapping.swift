/// Text that goes round drawings, those of headers and footers too.
extension PageLayout {
  /// Where the column is that is being filled.
  var place: (x: Double, width: Double) { frame.columns[min(column, frame.columns.count - 1)] }

  /// What the places of drawings count from.
  var ground: AnchorGround { .page(frame, column: place, limits: (top, bottom)) }

  /// The piece as it is in the column: a line beside drawings, a row that is moved beside them or below.
  mutating func fitted(_ piece: Piece) -> Piece {
    guard wraps else { return piece }
    var piece = piece
    let isAtHead = placed.isEmpty && !keepsSpace
    if piece.flow != nil {
      let around = Surroundings(exclusions: wrapping.exclusions, column: place)
      return context.fitted(
        piece, at: y + (isAtHead ? 0 : piece.spaceBefore - piece.gap), around, bottom: bottom,
        &waiting)
    }
    guard !wrapping.isEmpty else { return piece }
    y += wrapping.place(
      &piece, at: y + (isAtHead ? 0 : piece.spaceBefore), in: place, bottom: bottom, waiting)
    return piece
  }

  /// Takes the drawings of the line that was put last, and lines back that they stand on.
  mutating func wrap(round piece: Piece, at top: Double) {
    guard wraps, wrapping.take(piece, x: place.x, y: top, ground, context) else { return }
    let around = Surroundings(exclusions: wrapping.exclusions, column: place)
    // Each line is held against each drawing.
    context.spend(placed.count * wrapping.exclusions.count / 20, runs: 0)
    tellCovered(by: piece)
    guard let first = around.firstMisfit(placed) else { return }
    let back = placed[first...].map(\.piece)
    placed.removeLast(back.count)
    level?.pieces.removeLast(back.count)
    dropNotes(of: back)
    wrapping.takeBack(back)
    y = placed.last.map { $0.y + $0.piece.height } ?? self.top
    waiting += back.reversed()
  }

  /// Tells of a drawing that reaches into a column that is filled already.
  private func tellCovered(by piece: Piece) {
    guard column > 0, let flow = piece.flow, case .line(let line) = piece.content else { return }
    for exclusion in wrapping.exclusions where exclusion.owner?.paragraph == flow.paragraph {
      let isOver = frame.columns.prefix(column).contains {
        exclusion.area.x < $0.x + $0.width && exclusion.area.right > $0.x
          && exclusion.area.y < low && exclusion.area.bottom > top
      }
      guard isOver else { continue }
      context.tell(
        "wrap-column", "A drawing stands over the text of the column before its own.",
        hint: "Anchor it to a paragraph of the first column that it reaches into.",
        at: line.anchors.first { $0.anchor.number == exclusion.owner?.anchor }?.anchor.drawing
          .place)
    }
  }

  /// Lets a table hang on the paragraph behind it, which goes round it.
  ///
  /// - Returns: whether it can: what is higher than the room for it is split between pages like other tables.
  mutating func float(
    _ table: FlowTable, _ anchor: FlowAnchor, _ layout: inout BlockLayout
  ) -> Bool {
    layout.width = frame.columns[column(behind: layout.pending)].width
    var height = bottom - top
    if anchor.vertical.frame == .paragraph, layout.pending == nil {
      height = bottom - noteHeight - y - layout.spaceAfter
      if case .offset(let offset) = anchor.vertical.position { height -= offset }
    }
    return layout.float(table, anchor, height: height)
  }

  /// Begins a page with what its header and footer have in its text.
  mutating func beginWrapping(_ edges: Edges) {
    wrapping.tellExpected(context)
    wrapping = Wrapping(
      edges.exclusions.filter { $0.area.bottom > top && $0.area.y < bottom })
  }

  /// Lets go of the paragraphs of pages that are done, before others are put.
  mutating func letGo(before pieces: [Piece]) {
    guard wraps, pages.count != keptPages else { return }
    keptPages = pages.count
    context.keepOnly((placed.map(\.piece) + pieces).compactMap(\.flow))
  }
}
