extension RowBox {
  /// The same, as no part of the document itself.
  var asArtifact: RowBox {
    var row = self
    row.headings = nil
    for index in row.cells.indices {
      row.cells[index].stack = row.cells[index].stack.asArtifact
    }
    return row
  }
}

extension Stack {
  var asArtifact: Stack {
    let pieces = pieces.map(\.asArtifact)
    let below = height - pieces.reduce(0) { $0 + $1.spaceBefore + $1.height }
    return Stack(pieces, spaceAfter: below)
  }
}

extension Piece {
  var asArtifact: Piece {
    var piece = self
    switch content {
    case .line(var line):
      line.items = line.items.map { item in
        var item = item
        if case .content = item.meaning { item.meaning = .artifact(.header) }
        return item
      }
      (line.links, line.notes, line.anchors, line.bookmarks, line.heading) = ([], [], [], [], nil)
      piece.content = .line(line)
    case .row(let row): piece.content = .row(row.asArtifact)
    }
    return piece
  }
}
