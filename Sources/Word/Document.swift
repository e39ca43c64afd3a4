/// A document as a person sees it on the page, with "No Markup": insertions in, deletions out, one
/// copy of everything, each piece with its place.
///
/// Stories are flat: the text of a story is one run of UTF-8 bytes, and paragraphs, cells, controls
/// and looks are ranges of it. So a value that runs over several paragraphs is one slice, and a
/// document costs a handful of allocations. Plain text becomes a `Document` too: a line a paragraph.
package struct Document: Sendable {
  /// The body first; then what hangs on it, in the order in which it is anchored.
  package var stories: [Story] = []
  /// What a person should know besides the text: tracked changes, macros, links that leave the file.
  package var notes: [DocumentNote] = []
  /// The custom properties of the file. (ECMA-376 Part 1, §22.3)
  package var customProperties: [String: String] = [:]

  package init() {}

  package var body: Story { stories[0] }

  /// About how many bytes it takes in memory, with what readers keep beside it.
  package var weight: Int {
    stories.reduce(0) { sum, story in
      sum + story.text.count + 200 * (story.paragraphs.count + story.cells.count)
    }
  }
}

/// A run of text of its own: the body, a header, a text box, a note. (ECMA-376 Part 1, "Stories")
package struct Story: Sendable {
  package enum Kind: Hashable, Sendable {
    case body, header, footer, textBox, footnote, endnote, comment
  }

  package var kind: Kind
  /// The part the story stands in; nil for plain text.
  package var part: PartName?
  /// Where it hangs: nil for the body, headers and footers.
  package var anchor: StoryAnchor?
  /// Who wrote it, of a comment.
  package var author: String?

  /// The visible text, UTF-8.
  ///
  /// Every paragraph ends with `\n`; tabs and breaks inside one are `\t` and
  /// `\n`. A box to tick is one of ☐ ☒; what cannot be put in words is U+FFFC and stands in ``objects``;
  /// a symbol that no table knows is U+FFFD.
  package var text: [UInt8] = []
  package var paragraphs: [Paragraph] = []
  package var tables: [Table] = []
  package var cells: [TableCell] = []
  /// Where runs look unlike the rest, in the order of the text; plain text has none.
  package var looks: [LookRange] = []
  package var controls: [ContentControl] = []
  package var legacyFields: [LegacyField] = []
  package var objects: [InlineObject] = []
  package var links: [Hyperlink] = []
  /// Text that is marked hidden, by the place where it would stand.
  package var hidden: [HiddenText] = []
  /// Where paragraphs stand in lists, by their index in ``paragraphs``; those without a label have none.
  package var listPlaces: [Int: ListPlace] = [:]
  /// The text that a comment or note hangs on, by its number in `Document.stories`.
  package var anchors: [AnchoredRange] = []

  package init(kind: Kind, part: PartName?) {
    self.kind = kind
    self.part = part
  }
}

/// Text that Word shows only when asked to: `w:vanish`. (ECMA-376 Part 1, §17.3.2.41)
package struct HiddenText: Hashable, Sendable {
  /// The offset in the story's text where it would stand.
  package var offset: Int
  package var text: String

  package init(offset: Int, text: String) {
    self.offset = offset
    self.text = text
  }
}

/// The paragraph that a text box, note or comment hangs on.
package struct StoryAnchor: Hashable, Sendable {
  /// Index in `Document.stories`.
  package var story: Int
  /// Index in the story's paragraphs.
  package var paragraph: Int

  package init(story: Int, paragraph: Int) {
    self.story = story
    self.paragraph = paragraph
  }
}

/// The text that a comment marks.
package struct AnchoredRange: Hashable, Sendable {
  /// Index in `Document.stories` of the comment or note.
  package var story: Int
  package var text: Range<Int>

  package init(story: Int, text: Range<Int>) {
    self.story = story
    self.text = text
  }
}

/// A `<w:p>`. (ECMA-376 Part 1, §17.3.1.22)
package struct Paragraph: Hashable, Sendable {
  /// Byte offsets in the story's text, without the closing `\n`.
  package var text: Range<Int>
  /// The innermost cell it stands in, an index in the story's cells.
  package var cell: Int?
  /// Counted from 1 within its story or cell; of plain text the line in the file.
  package var number: Int
  /// 1…9 for a heading, by its style or outline level.
  package var headingLevel: Int?
  /// It carries a list number or bullet (`w:numPr`), which is not in the text.
  package var list: ListLabel?
  /// It stands in a frame (`w:framePr`), which is read as a region of its own.
  package var isFramed = false
  /// Words of another message, in an answer to it: a `<blockquote>` of HTML.
  package var isQuoted = false
  package var role = ParagraphRole.text

  package init(text: Range<Int>, cell: Int? = nil, number: Int) {
    self.text = text
    self.cell = cell
    self.number = number
  }
}

/// What a paragraph is to the document, besides a heading: by its style, or the field that it stands in.
package enum ParagraphRole: UInt8, Sendable {
  case text, title, subtitle
  /// A line of a contents list, or the heading above it.
  case contents
}

/// Where a paragraph stands in a list. (ECMA-376 Part 1, §17.9)
package struct ListPlace: Hashable, Sendable {
  /// Paragraphs of one counter and level are counted on.
  package var counter: Int
  /// From 0.
  package var level: Int
  /// How its number is written, as `w:numFmt` has it: `decimal`, `lowerLetter`.
  package var format: String
  /// The number of the first paragraph.
  package var start: Int
}

/// What stands before a list paragraph. (ECMA-376 Part 1, §17.9)
package enum ListLabel: Hashable, Sendable {
  case bullet
  /// The bullet is an empty box to tick, as Google Docs writes a checklist (W88).
  case box
  case number
}

/// A `<w:tbl>` on its grid. (ECMA-376 Part 1, §17.4)
package struct Table: Hashable, Sendable {
  /// Counted from 1 within its story, or within the cell that it is nested in.
  package var number: Int
  /// The cell that it is nested in.
  package var parent: Int?
  /// Indices of its cells, row by row.
  package var cells: [Int] = []
  /// Where each row begins in ``cells``; one more at the end.
  package var rowStarts: [Int] = [0]
  package var paragraphs: Range<Int> = 0..<0
  /// It floats beside the text (`w:tblpPr`).
  package var isFloating = false

  package init(number: Int, parent: Int?) {
    self.number = number
    self.parent = parent
  }
}

/// A `<w:tc>`. (ECMA-376 Part 1, §17.4.66)
package struct TableCell: Hashable, Sendable {
  package var table: Int
  /// Row and cell, counted from 1 as a person counts.
  package var row: Int
  package var column: Int
  /// The first grid column it covers, from 0, and how many.
  package var gridColumn: Int
  package var gridSpan: Int
  /// It continues a cell above (`w:vMerge`); the index of that first cell, whose text is what is shown.
  package var continues: Int?
  package var paragraphs: Range<Int>
  package var text: Range<Int>

  package init(
    table: Int, row: Int, column: Int, gridColumn: Int, gridSpan: Int, continues: Int? = nil,
    paragraphs: Range<Int> = 0..<0, text: Range<Int> = 0..<0
  ) {
    self.table = table
    self.row = row
    self.column = column
    self.gridColumn = gridColumn
    self.gridSpan = gridSpan
    self.continues = continues
    self.paragraphs = paragraphs
    self.text = text
  }
}

/// How a run looks, as far as it can change what a reader takes from it.
@frozen @usableFromInline package struct Look: OptionSet, Hashable, Sendable {
  @usableFromInline package let rawValue: UInt16
  @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Struck through, once or twice.
  package static let struck = Look(rawValue: 1 << 0)
  package static let highlighted = Look(rawValue: 1 << 1)
  package static let shaded = Look(rawValue: 1 << 2)
  package static let bold = Look(rawValue: 1 << 3)
  package static let underlined = Look(rawValue: 1 << 4)
  package static let italic = Look(rawValue: 1 << 5)
  /// In a colour other than black, white or automatic.
  package static let coloured = Look(rawValue: 1 << 6)
  /// White without shading, or 2 points high and less: on the page, but not to be seen.
  package static let unseen = Look(rawValue: 1 << 7)
  /// Inserted under change tracking.
  package static let inserted = Look(rawValue: 1 << 8)

  /// `OptionSet` has these two as well; its own, called from another module, look their types up at run time.
  @inlinable package func contains(_ other: Look) -> Bool {
    rawValue & other.rawValue == other.rawValue
  }

  @inlinable package mutating func formUnion(_ other: Look) {
    self = Look(rawValue: rawValue | other.rawValue)
  }
}

extension Story {
  /// It holds no controls, fields, looks or objects to ask about.
  package var isOnlyText: Bool {
    controls.isEmpty && legacyFields.isEmpty && objects.isEmpty && links.isEmpty && anchors.isEmpty
      && looks.isEmpty
  }

  /// The looks that reach into a range, in the order of the text.
  package func looks(in range: Range<Int>) -> ArraySlice<LookRange> {
    guard !range.isEmpty else { return [] }
    var (low, high) = (0, looks.count)
    while low < high {
      let middle = (low + high) / 2
      if looks[middle].text.upperBound <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < looks.count, looks[end].text.lowerBound < range.upperBound { end += 1 }
    return looks[low..<end]
  }
}

/// A stretch of text with a look of its own.
package struct LookRange: Hashable, Sendable {
  package var text: Range<Int>
  package var look: Look

  package init(text: Range<Int>, look: Look) {
    self.text = text
    self.look = look
  }
}

/// A `<w:hyperlink>` or HYPERLINK field: the shown text and where it leads.
package struct Hyperlink: Hashable, Sendable {
  package var text: Range<Int>
  package var target: String

  package init(text: Range<Int>, target: String) {
    self.text = text
    self.target = target
  }
}
