internal import PDF

/// Where the documents of a pack lie in it, and how much paper it takes.
struct PackPlan: Hashable {
  /// A document as it stands on the cover.
  struct Line: Hashable {
    var title: String
    var version: String?
    var copies: Int
    /// Of one copy.
    var pages: Int
    /// The first page of the first copy, counted from 1.
    var firstPage: Int
    /// Each copy begins a sheet.
    var startsOnFront: Bool
    /// Such as `A3`, where it is other paper than that of the first document.
    var paper: String?
  }

  private(set) var lines: [Line] = []
  /// All pages, empty ones among them.
  private(set) var pages = 0
  private(set) var emptyPages = 0
  /// Four pages of any size become a sheet of A4.
  let isBooklet: Bool
  private let startsOnFronts: Bool
  /// That of the first document.
  private var paper: PaperSize?
  private var last: PaperSize?

  /// - Parameters:
  ///   - startsOnFronts: each document begins on the front of a sheet.
  ///   - isBooklet: four pages of any size become a sheet of A4.
  init(startsOnFronts: Bool, isBooklet: Bool) {
    self.startsOnFronts = startsOnFronts
    self.isBooklet = isBooklet
  }

  /// Begins with a cover sheet, which shares no sheet of paper with what follows.
  mutating func addCover(pages count: Int) {
    pages += count
    last = nil
  }

  /// Puts a document behind the others.
  ///
  /// - Parameters:
  ///   - document: its pages.
  ///   - version: of the document, where it has any.
  ///   - copies: how many.
  mutating func add(_ document: DrawnDocument, version: String? = nil, copies: Int = 1) {
    let size = document.pages.first.map { PaperSize($0) }
    paper = paper ?? size
    // Copies are handed out one by one, and a sheet has one size.
    let startsOnFront = startsOnFronts || copies > 1 || !isBooklet && size != last
    var first: Int?
    for _ in 0..<copies {
      if startsOnFront, !pages.isMultiple(of: 2) {
        pages += 1
        emptyPages += 1
      }
      first = first ?? pages + 1
      pages += document.pages.count
    }
    last = document.pages.last.map { PaperSize($0) }
    lines.append(
      Line(
        title: document.facts.title, version: version, copies: copies,
        pages: document.pages.count, firstPage: first ?? 1, startsOnFront: startsOnFront,
        paper: isBooklet || size == paper ? nil : size?.name))
  }

  /// What its sheets are, but for documents that say otherwise.
  var sheetName: String { isBooklet ? "A4" : paper?.name ?? "A4" }

  /// Sheets of paper that are printed on both sides.
  var sheets: Int {
    let onEach = isBooklet ? 4 : 2
    return (pages + onEach - 1) / onEach
  }
}

/// The size of a sheet of paper, whichever way it is turned.
struct PaperSize: Hashable {
  /// In whole points.
  private let short: Int
  private let long: Int

  init(_ page: DrawnPage) {
    short = Int(min(page.width, page.height).rounded())
    long = Int(max(page.width, page.height).rounded())
  }

  /// As people ask for it: `A4`; else in millimetres.
  var name: String {
    // Word writes sizes in twentieths of a point, programs round them each its own way. (ISO 216)
    let known = Self.known.first { abs($0.short - short) <= 2 && abs($0.long - long) <= 2 }
    if let known { return known.name }
    func millimetres(_ points: Int) -> Int { Int((Double(points) / 72 * 25.4).rounded()) }
    return "\(millimetres(short)) × \(millimetres(long)) mm"
  }

  private struct Known {
    var name: String
    var short: Int
    var long: Int
  }

  private static let known = [
    Known(name: "A3", short: 842, long: 1191), Known(name: "A4", short: 595, long: 842),
    Known(name: "A5", short: 420, long: 595), Known(name: "A6", short: 298, long: 420),
    Known(name: "Letter", short: 612, long: 792),
  ]
}
