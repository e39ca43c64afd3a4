/// A paragraph as the lines that it flows into, wherever they come to stand.
struct ParagraphFlow {
  let paragraph: FlowParagraph
  let layout: ParagraphLayout
  let decoration: Decoration?
  /// The lines between it and the paragraph before.
  let rules: [DrawnItem]
  /// What the outline says of it.
  let heading: (title: String, level: Int)?
  /// Tables that hang on it.
  var floats: [LineAnchor] = []
  /// Its number among those that the context keeps; nil where its lines are not broken anew.
  var number: Int?

  /// Its lines.
  ///
  /// - Parameters:
  ///   - first: the line to begin with; nil for the first one.
  ///   - end: how far down they are wanted, in points from the upper end of the paragraph.
  ///   - room: what things beside the text leave of the column.
  /// - Returns: at least one piece, and how the last of them ends.
  func pieces(
    from first: LineFlow? = nil, upTo end: Double = .infinity, in room: ParagraphLayout.Room? = nil
  ) -> (pieces: [Piece], end: LineBreaker.End) {
    let lines = layout.lines(from: first, upTo: end, in: room)
    let before = first?.index ?? 0
    let isWhole = lines.last?.hasRest != true
    var top = first?.top ?? 0
    var pieces: [Piece] = []
    pieces.reserveCapacity(lines.count)
    for (place, line) in lines.enumerated() {
      let index = before + place
      var box = line.box
      if index == 0 { mark(&box) }
      for anchor in box.anchors.indices { box.anchors[anchor].paragraphTop = -top - line.gap }
      var piece = Piece(content: .line(box), height: line.height)
      piece.spaceBefore = line.gap
      piece.decoration = decoration
      piece.breakBefore = breakBefore(index, of: isWhole ? before + lines.count : Int.max)
      if place > 0 {
        switch lines[place - 1].end {
        case .pageBreak: piece.breakBefore = .page
        case .columnBreak: piece.breakBefore = .column
        default: break
        }
      }
      if let number {
        piece.flow = LineFlow(
          paragraph: number, index: index, cluster: line.cluster, top: top, room: line.room,
          gap: line.gap, height: layout.leastHeight,
          hasRest: place == lines.count - 1 && line.hasRest)
      }
      top += line.height + line.gap
      pieces.append(piece)
    }
    return (pieces, lines.last?.end ?? .text)
  }

  private func breakBefore(_ index: Int, of count: Int) -> Piece.Break {
    guard index > 0 else { return .allowed }
    if paragraph.format.keepsLines == true { return .forbidden }
    // Neither the first nor the last line stands alone. (ECMA-376 Part 1, §17.3.1.44)
    if paragraph.format.controlsWidows ?? true, index == 1 || index == count - 1 {
      return .forbidden
    }
    return .allowed
  }

  private func mark(_ box: inout LineBox) {
    box.bookmarks = paragraph.bookmarks + box.bookmarks
    if paragraph.showsPageNumbers { box.place = paragraph.place }
    box.heading = heading
    box.anchors = floats + box.anchors
    box.items.insert(contentsOf: rules, at: 0)
  }
}
