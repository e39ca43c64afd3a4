internal import Word

/// What stands on a page, sorted by what hides what.
struct PageLayers: Sendable {
  /// Behind the text.
  var behind: [DrawnItem] = []
  var shades: [DrawnItem] = []
  var rules: [DrawnItem] = []
  var items: [DrawnItem] = []
  /// Before the text.
  var front: [DrawnItem] = []
  var links: [LineBox.LineLink] = []
  var fields: [DrawnField] = []
  var anchors: [(anchor: LineAnchor, x: Double, y: Double)] = []
  var bookmarks: [(name: String, y: Double)] = []
  /// Paragraphs that show the number of their page.
  var places: [DocumentLocation] = []
  var headings: [(title: String, level: Int, y: Double)] = []

  init() {}

  /// Puts a stack in its place.
  mutating func place(_ stack: Stack, x: Double, y: Double) {
    var top = y
    var placed: [(piece: Piece, y: Double)] = []
    stack.forEach { piece in
      top += piece.spaceBefore
      placed.append((piece, top))
      top += piece.height
    }
    place(placed, x: x)
  }

  /// Puts pieces in their places, with what goes round and behind them.
  mutating func place(_ pieces: [(piece: Piece, y: Double)], x: Double) {
    decorate(pieces, x: x)
    for (index, (piece, y)) in pieces.enumerated() {
      switch piece.content {
      case .line(let line): place(line, x: x, y: y)
      case .row(let row):
        let isLast =
          index + 1 == pieces.count || !row.goesOn(with: pieces[index + 1].piece.content)
        row.place(in: &self, x: x, y: y, drawsBottom: isLast)
      }
    }
  }

  private mutating func place(_ line: LineBox, x: Double, y: Double) {
    shades += line.shades.map { Self.moved($0, x, y) }
    for item in line.items { items.append(Self.moved(item, x, y)) }
    for var link in line.links {
      link.area = link.area.moved(x, y)
      links.append(link)
    }
    fields += line.fields.map { $0.moved(x, y) }
    anchors += line.anchors.map { ($0, x, y) }
    bookmarks += line.bookmarks.map { ($0, y) }
    if let place = line.place { places.append(place) }
    if let heading = line.heading { headings.append((heading.title, heading.level, y)) }
  }

  static func moved(_ item: DrawnItem, _ x: Double, _ y: Double) -> DrawnItem {
    var item = item
    item.move(x, y)
    return item
  }

  // MARK: Round paragraphs

  private mutating func decorate(_ pieces: [(piece: Piece, y: Double)], x: Double) {
    var index = 0
    while index < pieces.count {
      guard let decoration = pieces[index].piece.decoration else {
        index += 1
        continue
      }
      var end = index
      while end + 1 < pieces.count, pieces[end + 1].piece.decoration == decoration { end += 1 }
      let top =
        pieces[index].y - (decoration.borders.top.map { $0.line == nil ? 0 : $0.space } ?? 0)
      let bottom =
        pieces[end].y + pieces[end].piece.height
        + (decoration.borders.bottom.map { $0.line == nil ? 0 : $0.space } ?? 0)
      let area = Rectangle(
        x: x + decoration.left, y: top, width: decoration.right - decoration.left,
        height: bottom - top)
      if let shade = decoration.shade {
        shades.append(DrawnItem(.fill(area, shade), .artifact(.layout)))
      }
      let borders = decoration.borders
      // Lines of several strokes stand outside of the text.
      func out(_ border: Border?, _ inner: (offset: Double, width: Double)?) -> Double {
        (border?.thickness ?? 0) / 2 - (inner?.width ?? 0) / 2
      }
      let left = area.x - out(borders.left, borders.left?.strokes.last)
      let right = area.right + out(borders.right, borders.right?.strokes.first)
      let upper = area.y - out(borders.top, borders.top?.strokes.last)
      let lower = area.bottom + out(borders.bottom, borders.bottom?.strokes.first)
      frame(
        borders,
        round: Rectangle(x: left, y: upper, width: right - left, height: lower - upper),
        on: decoration.shade)
      index = end + 1
    }
  }

  /// Tells of what cannot stand where it is.
  func tellDropped(_ context: LayoutContext) {
    for anchor in anchors {
      context.tell(
        "drawing-in-box", "A drawing that floats within a box of text is left out.",
        hint: "Put it in line with the text in Word.", at: anchor.anchor.anchor.drawing.place)
    }
  }
}
