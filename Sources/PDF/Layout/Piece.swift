internal import Word

/// Something that stands on one page as a whole: a line, or a row of a table.
struct Piece: Sendable {
  enum Break: Hashable, Sendable {
    /// It stays with what is before it.
    case forbidden
    case allowed
    case column
    case page
  }

  enum Content: Sendable {
    case line(LineBox)
    case row(RowBox)
  }

  var content: Content
  /// The room above it, in points; at the head of a page only where it is kept.
  var spaceBefore = 0.0
  var height: Double
  /// Whether a page may end before it.
  var breakBefore = Break.allowed
  /// The line round and the colour behind its paragraph: neighbours of one number share them.
  var decoration: Decoration?
  /// It is a heading row told again at the head of a page.
  var isRepeated = false
  /// It is what is left of a row that was split.
  var isRest = false
  /// How its line was broken; nil where it need not be broken anew.
  var flow: LineFlow?

  /// The part of the room above it that things beside the text take, in points.
  var gap: Double { flow?.gap ?? 0 }

  /// Ids of the footnotes that it refers to.
  var notes: [Int] {
    switch content {
    case .line(let line): line.notes
    case .row(let row): row.notes
    }
  }
}

/// The borders and the shade of paragraphs.
///
/// A class, because it is larger than the rest of a piece, and most have none.
final class Decoration: Equatable, Sendable {
  let borders: Borders
  let shade: Colour?
  /// From the left edge of the column, in points.
  let left: Double
  let right: Double

  init(borders: Borders, shade: Colour?, left: Double, right: Double) {
    self.borders = borders
    self.shade = shade
    self.left = left
    self.right = right
  }

  static func == (one: Decoration, two: Decoration) -> Bool {
    one === two
      || (one.borders == two.borders && one.shade == two.shade && one.left == two.left
        && one.right == two.right)
  }
}

/// A line of a paragraph, measured and ready to be put somewhere.
struct LineBox: Sendable {
  /// From the left end of the column and the upper end of the line, in points.
  var items: [DrawnItem] = []
  var links: [LineLink] = []
  var fields: [DrawnField] = []
  /// Shades of runs, which go behind everything.
  var shades: [DrawnItem] = []
  var notes: [Int] = []
  var anchors: [LineAnchor] = []
  var bookmarks: [String] = []
  /// Of a paragraph that shows the number of its page.
  var place: DocumentLocation?
  /// For the outline: the words and the level of a heading that begins here.
  var heading: (title: String, level: Int)?
  /// Where text boxes within the line go.
  var boxes: [(x: Double, y: Double, box: BoxLayout)] = []

  /// Puts what stands in another part of the column on the same line.
  mutating func append(_ other: LineBox) {
    items += other.items
    links += other.links
    fields += other.fields
    shades += other.shades
    notes += other.notes
    anchors += other.anchors
    boxes += other.boxes
  }

  struct LineLink: Sendable {
    var area: Rectangle
    var target: FlowLink.Target
    var words: String
    var slot: StructureTree.Slot
  }
}

/// A drawing that hangs on a line.
struct LineAnchor: Sendable {
  var anchor: FlowAnchor
  var box: BoxLayout
  /// From the left end of the column, in points.
  var x: Double
  /// The upper end of its paragraph and of its line, from the upper end of the line.
  var paragraphTop: Double
  /// Where it stands, from the left end of the column and the upper end of the line; nil where its place counts from
  /// the page.
  var offset: (x: Double, y: Double)?
}

/// What a drawing comes to: items from its upper left corner.
struct BoxLayout: Sendable {
  var width: Double
  var height: Double
  var items: [DrawnItem] = []
  var links: [LineBox.LineLink] = []
  var fields: [DrawnField] = []
  /// Names of places in its text.
  var bookmarks: [(name: String, y: Double)] = []
}
