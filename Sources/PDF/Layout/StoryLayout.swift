/// Lays blocks out where no page ends, such as in a cell or a header, with text round their drawings.
struct StoryLayout {
  private let context: LayoutContext
  private let ground: AnchorGround
  private let column: (x: Double, width: Double)
  private let top: Double
  private var wrapping = Wrapping()
  private var placed: [(piece: Piece, y: Double)] = []
  private var y: Double

  /// - Parameters:
  ///   - context: of the layout.
  ///   - ground: what the places of its drawings count from.
  ///   - column: where it begins and how wide it is, in points.
  ///   - top: its upper end.
  init(
    _ context: LayoutContext, on ground: AnchorGround, column: (x: Double, width: Double),
    top: Double
  ) {
    self.context = context
    self.ground = ground
    self.column = column
    self.top = top
    y = top
  }

  /// Lays blocks out.
  ///
  /// - Parameters:
  ///   - blocks: what is laid out.
  ///   - marking: what it belongs to.
  ///   - numbers: of the page, where it is known.
  /// - Returns: the blocks, and what other text goes round.
  mutating func lay(
    _ blocks: some Sequence<FlowBlock>, _ marking: Marking, _ numbers: PageNumbers
  ) -> (stack: Stack, exclusions: [Exclusion]) {
    let mark = context.flowMark
    defer { context.letGo(behind: mark) }
    var layout = BlockLayout(context, width: column.width, marking, numbers, isInCell: isCell)
    layout.keepsFlows = true
    for block in blocks { layout.append(block) }
    let whole = layout.finish()
    var waiting: [Piece] = whole.pieces.reversed()
    while let next = waiting.popLast(), context.overrun == nil { put(next, &waiting) }
    var pieces = placed.map(\.piece)
    if isCell { settle(&pieces) }
    for index in pieces.indices { pieces[index].flow = nil }
    var stack = Stack(pieces, spaceAfter: whole.spaceAfter)
    if isCell {
      // A cell is as high as what stands in it.
      let low = wrapping.exclusions.reduce(top) { max($0, $1.area.bottom) }
      stack = Stack(pieces, spaceAfter: max(whole.spaceAfter, low - y))
    }
    return (stack, wrapping.exclusions)
  }

  private var isCell: Bool { if case .cell = ground { true } else { false } }

  private mutating func put(_ next: Piece, _ waiting: inout [Piece]) {
    var piece = next
    if !wrapping.isEmpty || piece.flow?.room != .whole {
      let around = Surroundings(exclusions: wrapping.exclusions, column: column)
      piece = context.fitted(
        piece, at: y + piece.spaceBefore - piece.gap, around, bottom: .infinity, &waiting)
      piece.spaceBefore += wrapping.place(
        &piece, at: y + piece.spaceBefore, in: column, bottom: .infinity, waiting)
    }
    let top = y + piece.spaceBefore
    placed.append((piece, top))
    y = top + piece.height
    guard wrapping.take(piece, x: column.x, y: top, ground, context) else { return }
    let around = Surroundings(exclusions: wrapping.exclusions, column: column)
    guard let first = around.firstMisfit(placed) else { return }
    let back = placed[first...].map(\.piece)
    placed.removeLast(back.count)
    wrapping.takeBack(back)
    y = placed.last.map { $0.y + $0.piece.height } ?? self.top
    waiting += back.reversed()
  }

  /// Notes where drawings stand, as seen from their lines: a cell does not know where it will be.
  private func settle(_ pieces: inout [Piece]) {
    for index in pieces.indices {
      guard case .line(var line) = pieces[index].content else { continue }
      let y = placed[index].y
      for place in line.anchors.indices where line.anchors[place].anchor.isPlacedInCell {
        let area = ground.area(of: line.anchors[place], x: column.x, line: y)
        line.anchors[place].offset = (area.x - column.x, area.y - y)
      }
      pieces[index].content = .line(line)
    }
  }
}
