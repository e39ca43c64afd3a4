/// Footnotes, at the foot of the column that refers to them.
extension PageLayout {
  /// Of the line above footnotes, with the room round it.
  static let separatorHeight = 10.0

  mutating func noteRoom(for piece: Piece) -> Double {
    let new = piece.notes.filter { !laidNotes.contains($0) && document.notes[$0] != nil }
    guard !new.isEmpty else { return 0 }
    var room = notes.isEmpty && leftNotes.isEmpty ? Self.separatorHeight : 0
    for id in new { room += noteStack(id).height }
    // A note that is higher than a page goes on on the next.
    return min(room, (bottom - top) * 0.6)
  }

  mutating func noteStack(_ id: Int) -> Stack {
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

  mutating func takeNotes(of piece: Piece) {
    for id in piece.notes where document.notes[id] != nil && laidNotes.insert(id).inserted {
      if notes.isEmpty, leftNotes.isEmpty { noteHeight += Self.separatorHeight }
      let stack = noteStack(id)
      notes.append(stack)
      noteOrder.append(id)
      noteHeight = min(noteHeight + stack.height, (bottom - top) * 0.6)
    }
  }

  /// Takes back the notes of pieces that go to the next page.
  mutating func dropNotes(of pieces: [Piece]) {
    let dropped = Set(pieces.flatMap(\.notes).filter { laidNotes.remove($0) != nil })
    if !dropped.isEmpty {
      notes = zip(notes, noteOrder).filter { !dropped.contains($0.1) }.map(\.0)
      noteOrder.removeAll { dropped.contains($0) }
    }
    noteHeight = notes.reduce(leftHeight) { $0 + $1.height }
    if noteHeight > 0 { noteHeight += Self.separatorHeight }
    noteHeight = min(noteHeight, (bottom - top) * 0.6)
  }

  mutating func drawNotes(_ x: Double, _ width: Double) {
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

  mutating func takeLeftNotes() {
    noteHeight = 0
    guard !leftNotes.isEmpty else { return }
    noteHeight = min(Self.separatorHeight + leftHeight, (bottom - top) * 0.6)
  }

  /// How high the notes from the page before are, as far as a page goes.
  var leftHeight: Double {
    var height = 0.0
    for piece in leftNotes {
      height += piece.spaceBefore + piece.height
      if height > bottom - top { break }
    }
    return height
  }
}
