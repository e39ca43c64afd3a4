/// What text goes round in a column, and how often its lines were broken anew for that.
struct Wrapping: Sendable {
  private(set) var exclusions: [Exclusion]
  /// How often each drawing was found somewhere else than lines were broken for.
  private var moves: [Exclusion.Owner: Int] = [:]
  /// The table whose rows are moved beside a drawing, and how far to the right.
  var table: (number: Int, shift: Double)?
  /// Drawings that lines before their own were broken for, and that have not come yet.
  private(set) var expected: [Exclusion.Owner: FlowAnchor] = [:]

  /// How often the lines of a page are broken anew for a drawing that moves along with them.
  static let mostMoves = 5

  /// - Parameter exclusions: what text goes round from the beginning.
  init(_ exclusions: [Exclusion] = []) { self.exclusions = exclusions }

  var isEmpty: Bool { exclusions.isEmpty }

  /// Takes the drawings of a line that was put somewhere.
  ///
  /// - Parameters:
  ///   - piece: the line.
  ///   - x: of its column.
  ///   - y: its upper end.
  ///   - ground: what their places count from.
  ///   - context: of the layout.
  /// - Returns: whether text goes round something else now.
  mutating func take(
    _ piece: Piece, x: Double, y: Double, _ ground: AnchorGround, _ context: LayoutContext
  ) -> Bool {
    guard let flow = piece.flow, case .line(let line) = piece.content, !line.anchors.isEmpty else {
      return false
    }
    var isChanged = false
    for anchor in line.anchors where anchor.anchor.wrap != .none {
      if case .cell = ground, !anchor.anchor.isPlacedInCell {
        context.tell(
          "drawing-in-cell", "A picture that text goes round stands over the text of its cell.",
          hint: "Choose \"Layout in table cell\" in Word, among the options of its position.",
          at: anchor.anchor.drawing.place)
        continue
      }
      let owner = Exclusion.Owner(paragraph: flow.paragraph, anchor: anchor.anchor.number)
      expected[owner] = nil
      let area = ground.area(of: anchor, x: x, line: y)
      let new = Exclusion(anchor.anchor, at: area, owner: owner)
      guard let place = exclusions.firstIndex(where: { $0.owner == owner }) else {
        if exclusions.count < context.limits.wraps {
          exclusions.append(new)
          isChanged = true
        } else {
          context.tell(
            "wrap",
            "Text runs over drawings: there are more than \(context.limits.wraps) on a page.",
            hint: "Put drawings together to a picture.", at: anchor.anchor.drawing.place)
        }
        continue
      }
      guard !exclusions[place].area.isNear(new.area) else { continue }
      guard moves[owner, default: 0] < Self.mostMoves else {
        Self.tellMoving(anchor.anchor, context)
        continue
      }
      moves[owner, default: 0] += 1
      exclusions[place] = new
      isChanged = true
    }
    return isChanged
  }

  /// Takes lines and rows back, which are to be put anew.
  mutating func takeBack(_ pieces: [Piece]) {
    table = nil
    let first = pieces.first?.flow?.paragraph
    for piece in pieces {
      guard let flow = piece.flow, flow.paragraph != first, case .line(let line) = piece.content
      else { continue }
      for anchor in line.anchors where anchor.anchor.wrap != .none {
        let owner = Exclusion.Owner(paragraph: flow.paragraph, anchor: anchor.anchor.number)
        expected[owner] = anchor.anchor
      }
    }
  }

  /// Tells of drawings that lines were broken for and that came to stand on another page.
  func tellExpected(_ context: LayoutContext) {
    for anchor in expected.values { Self.tellMoving(anchor, context) }
  }

  private static func tellMoving(_ anchor: FlowAnchor, _ context: LayoutContext) {
    context.tell(
      "wrap-moving",
      "A drawing moves away from the lines that go round it, however they are broken.",
      hint: "Let its place count from the page in Word, not from the text.",
      at: anchor.drawing.place)
  }
}

extension Rectangle {
  fileprivate func isNear(_ other: Rectangle) -> Bool {
    abs(x - other.x) < 0.5 && abs(y - other.y) < 0.5 && abs(width - other.width) < 0.5
      && abs(height - other.height) < 0.5
  }
}

// MARK: Lines and rows

extension LayoutContext {
  /// A line, broken anew where other things stand beside it than it was broken for.
  ///
  /// - Parameters:
  ///   - piece: the line.
  ///   - y: its upper end, where nothing pushes it down.
  ///   - around: what stands beside it.
  ///   - bottom: of the column; lines far below it are broken when they are wanted.
  ///   - waiting: what comes behind it, the last first; lines of its paragraph are changed with it.
  /// - Returns: the line that stands there.
  func fitted(
    _ piece: Piece, at y: Double, _ around: Surroundings, bottom: Double,
    _ waiting: inout [Piece]
  ) -> Piece {
    guard let flow = piece.flow, let paragraph = paragraph(of: flow) else { return piece }
    let room = around.room(at: y, height: flow.height)
    guard flow.hasRest || !room.isNear(flow.room) else { return piece }
    let offset = y - flow.top
    var (pieces, _) = paragraph.pieces(from: flow, upTo: bottom - offset) { top, height in
      around.room(at: offset + top, height: height)
    }
    spend((pieces.last?.flow?.cluster ?? 0) - flow.cluster, runs: pieces.count)
    while waiting.last?.flow?.paragraph == flow.paragraph { waiting.removeLast() }
    pieces[0].spaceBefore += piece.spaceBefore - piece.gap
    pieces[0].breakBefore = piece.breakBefore
    waiting += pieces.dropFirst().reversed()
    return pieces[0]
  }
}

extension Wrapping {
  /// Moves a row to where its table stands beside what text goes round.
  ///
  /// - Parameters:
  ///   - piece: the row; it is moved to the side.
  ///   - y: its upper end.
  ///   - column: that it is in.
  ///   - bottom: of the column.
  ///   - waiting: what comes behind it, the last first.
  /// - Returns: how far the row is pushed down, in points.
  mutating func place(
    _ piece: inout Piece, at y: Double, in column: (x: Double, width: Double), bottom: Double,
    _ waiting: [Piece]
  ) -> Double {
    guard case .row(var row) = piece.content else { return 0 }
    var down = 0.0
    if table?.number != row.table {
      var height = piece.height
      for next in waiting.reversed() {
        guard case .row(let other) = next.content, other.table == row.table, y + height < bottom
        else { break }
        height += next.spaceBefore + next.height
      }
      let area = Rectangle(
        x: column.x + row.left, y: y, width: row.right - row.left, height: height)
      let shift = Surroundings(exclusions: exclusions, column: column).shift(
        of: area, bottom: bottom)
      down = shift.down
      table = (row.table, shift.right)
    }
    row.shift = table?.shift ?? 0
    piece.content = .row(row)
    return down
  }
}
