/// What a page paints, each thing with the marked content that it stands in.
/// (ISO 32000-1, 14.6 "Marked Content")
struct PDFPageContent: Sendable {
  /// One marked-content sequence.
  struct Mark: Sendable {
    /// Its place among the page's sequences, counted from 0.
    let place: Int
    let tag: String
    /// nil where it has no property list (`BMC`).
    let properties: [String: PDFObject]?
    let mcid: Int?
    /// How deep in `BT` and `q` it begins.
    let textDepth: Int
    let stateDepth: Int

    var isArtifact: Bool { tag == "Artifact" }
  }

  /// One thing that is painted.
  struct Piece: Sendable {
    let operation: String
    /// The sequences around it, the outermost first.
    let marks: [Mark]
    /// What it shows, where it is text.
    let text: ShownText?

    /// The identifier that the structure tree knows it by.
    var mcid: Int? { marks.last { $0.mcid != nil }?.mcid }
  }

  /// Text that one operator shows, and where: in the page's own units.
  struct ShownText: Sendable {
    let font: String
    /// The number of the font's object; nil where the font was not found.
    let fontObject: Int?
    let codes: [Int]
    let text: String
    let size: Double
    let start: PDFPoint
    let end: PDFPoint
  }

  var pieces: [Piece] = []
  /// Every sequence with those around it, the outermost first, in the order in which they begin.
  var sequences: [[Mark]] = []
  /// What is wrong with the content, one sentence each.
  var problems: [String] = []

  /// Every MCID of the page in order, with those that come twice.
  var mcids: [Int] { sequences.compactMap { $0.last?.mcid } }
}

struct PDFPoint: Hashable, Sendable {
  var x: Double
  var y: Double
}

/// A transformation `[a b c d e f]`. (ISO 32000-1, 8.3.4 "Transformation Matrices")
struct PDFMatrix: Hashable, Sendable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  /// First `left`, then `right`.
  static func * (left: PDFMatrix, right: PDFMatrix) -> PDFMatrix {
    PDFMatrix(
      a: left.a * right.a + left.b * right.c, b: left.a * right.b + left.b * right.d,
      c: left.c * right.a + left.d * right.c, d: left.c * right.b + left.d * right.d,
      e: left.e * right.a + left.f * right.c + right.e,
      f: left.e * right.b + left.f * right.d + right.f)
  }

  static func translation(_ x: Double, _ y: Double) -> PDFMatrix { PDFMatrix(e: x, f: y) }

  /// nil for anything but six numbers.
  init?(_ operands: [PDFObject]) {
    let numbers = operands.compactMap(\.number)
    guard numbers.count == 6 else { return nil }
    self.init(
      a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
  }

  init(
    a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, e: Double = 0, f: Double = 0
  ) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }
}
