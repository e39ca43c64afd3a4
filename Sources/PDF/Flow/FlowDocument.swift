internal import Fonts
internal import Pictures
internal import Word

/// A document as it flows: sections of blocks, every property worked out, nothing placed yet.
struct FlowDocument: Sendable {
  var facts: DocumentFacts
  var sections: [FlowSection] = []
  /// The looks of runs, by the numbers that inlines have.
  var looks = RunLooksTable()
  /// Footnotes by their ids.
  var notes: [Int: [FlowBlock]] = [:]
  /// Endnotes in the order in which they are referred to, and the marks before them.
  var endnotes: [FlowNote] = []
  var settings = FlowSettings()
  var fonts = FontTable()
  var findings: [LayoutFinding] = []
}

struct FlowNote: Sendable {
  var id: Int
  var mark: String
  var blocks: [FlowBlock]
}

struct FlowSettings: Hashable, Sendable {
  var hasEvenAndOdd = false
  /// In points.
  var defaultTab = 36.0
  /// Contents lists are to be made anew.
  var updatesFields = false
  var mirrorsMargins = false
  /// The room below a paragraph and that above the next add up; else the larger counts, as in HTML.
  var addsSpaces = false
  /// The edges of tables stand on the margin, not their text: so from Word 2013 on.
  var linesUpTables = false
}

/// Pages of one size, and what flows over them. (ECMA-376 Part 1, §17.6)
struct FlowSection: Sendable {
  enum Start: Hashable, Sendable { case continuous, column, page, evenPage, oddPage }

  enum Alignment: Hashable, Sendable { case top, middle, bottom }

  /// Which pages something is for.
  enum Pages: Hashable, Sendable { case first, even, odd }

  struct Columns: Hashable, Sendable {
    /// Widths and the gaps behind them, in points; none for one column of all the width.
    var widths: [Double] = []
    var gaps: [Double] = []
    var count = 1
    var gap = 36.0
    var hasLines = false
  }

  struct Borders: Hashable, Sendable {
    var sides: PDF.Borders
    /// Distances count from the edge of the page, not from the text.
    var isFromPage: Bool
    var isOnFirst: Bool
    var isOnOthers: Bool
  }

  var start = Start.page
  /// In points.
  var width = 612.0
  var height = 792.0
  var top = 72.0
  /// Text lies over the header where the header is higher than this.
  var isTopFixed = false
  var bottom = 72.0
  var isBottomFixed = false
  var left = 72.0
  var right = 72.0
  var gutter = 0.0
  /// From the edge of the page to the header and footer.
  var headerDistance = 36.0
  var footerDistance = 36.0
  var columns = Columns()
  var hasTitlePage = false
  var headers: [Pages: [FlowBlock]] = [:]
  var footers: [Pages: [FlowBlock]] = [:]
  var firstPageNumber: Int?
  var pageNumberFormat = "decimal"
  var borders: Borders?
  var alignment = Alignment.top
  var blocks: [FlowBlock] = []
  /// Where lines are set apart by a grid: their distance, in points.
  var linePitch: Double?
}

indirect enum FlowBlock: Sendable {
  case paragraph(FlowParagraph)
  case table(FlowTable)
}

/// A `<w:p>`.
struct FlowParagraph: Sendable {
  var format = ParagraphFormat()
  /// As Word's menu has it, in small letters; English for styles that every Word has.
  var styleName = ""
  /// From 1; nil for text.
  var headingLevel: Int?
  /// Of the end of the paragraph, which gives empty ones their height.
  var markLooks = 0
  var inlines: [FlowInline] = []
  var links: [FlowLink] = []
  var controls: [FlowControl] = []
  var label: FlowLabel?
  /// Names that stand at its beginning or in it.
  var bookmarks: [String] = []
  var place: DocumentLocation
  /// What comes next is an inline of its own, whatever it looks like.
  var isClosed = false
  /// The instruction of a contents list that has no entries yet.
  var emptyContents: String?
  /// It is an entry of a contents list.
  var isContentsEntry = false
  /// The number of the contents list whose field it stands in.
  var contents: Int?
}

/// What stands before a paragraph of a list.
struct FlowLabel: Sendable {
  var text: String
  var looks: Int
  var suffix: ListDefinitions.Level.Suffix
  var alignment: ParagraphFormat.Alignment
  var list: Int
  var level: Int
  var format: String
}

struct FlowLink: Hashable, Sendable {
  enum Target: Hashable, Sendable {
    case address(String)
    case bookmark(String)
  }

  var target: Target
  var tip: String?
}

struct FlowInline: Sendable {
  enum Kind: Sendable {
    case text(String)
    case tab
    /// A tab that leads to a place of the margins, whatever the tabs of the paragraph. (§17.3.3.23)
    case marginTab(ParagraphFormat.Alignment, ParagraphFormat.Tab.Leader)
    case lineBreak
    case columnBreak
    case pageBreak
    case drawing(FlowDrawing)
    case anchor(FlowAnchor)
    case field(FlowField)
    /// A mark that refers to a footnote: its id and the sign.
    case note(Int, String)
    case endnote(Int, String)
  }

  var kind: Kind
  /// The number of its looks.
  var looks: Int
  /// The number of the link that it belongs to.
  var link: Int?
  /// The number of the control that it stands in.
  var control: Int?
}

/// What is known only when pages are made.
enum FlowField: Hashable, Sendable {
  /// The number of the page, in the format named or that of the section.
  case page(format: String?)
  case pages(format: String?)
  case sectionPages
  /// The page where a bookmark stands; what the file has for it until then.
  case pageOf(bookmark: String, cached: String)
}

/// How a run looks, every property worked out.
struct RunLooks: Hashable, Sendable {
  var latinFont = "Times New Roman"
  var eastAsianFont: String?
  var complexFont: String?
  /// In points.
  var size = 10.0
  var complexSize = 10.0
  var isBold = false
  var isItalic = false
  var isStruck = false
  var isDoubleStruck = false
  var isUnderlined: RunFormat.Underline?
  var ink = Ink.automatic
  /// What it stands on.
  var ground: Colour?
  /// In points, upwards.
  var raise = 0.0
  var spacing = 0.0
  var stretch = 1.0
  var isKerned = false
  var isCapitals = false
  var isSmallCapitals = false
  var isRightToLeft = false
  var isComplex = false
  var border: Border?
  /// BCP 47; nil for that of the document.
  var language: String?
}

/// The looks that occur in a document, each with a number.
struct RunLooksTable: Sendable {
  private(set) var all: [RunLooks] = []
  private var numbers: [RunLooks: Int] = [:]

  init() {}

  mutating func number(of looks: RunLooks) -> Int {
    if let known = numbers[looks] { return known }
    all.append(looks)
    numbers[looks] = all.count - 1
    return all.count - 1
  }

  subscript(number: Int) -> RunLooks { all[number] }
}

extension FlowBlock {
  /// Whether it holds drawings that text goes round, or is a table of that kind.
  var isGoneRound: Bool { hasWrappedDrawings || isFloating }

  /// Whether it holds drawings that text goes round.
  var hasWrappedDrawings: Bool { contains { $0.wrap != .none } }

  /// Whether it is a table that text goes round.
  var isFloating: Bool { if case .table(let table) = self { table.float != nil } else { false } }

  /// Whether it holds drawings with places of their own.
  var hasAnchors: Bool { contains { _ in true } }

  private func contains(_ isMeant: (FlowAnchor) -> Bool) -> Bool {
    guard case .paragraph(let paragraph) = self else { return false }
    return paragraph.inlines.contains { inline in
      if case .anchor(let anchor) = inline.kind { isMeant(anchor) } else { false }
    }
  }
}
