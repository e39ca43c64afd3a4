/// A story while it is read: its text so far and what is open in it.
///
/// A text box opens a story in the middle of a paragraph; the frame of the story round it waits.
struct StoryFrame {
  /// Index in `Document.stories`.
  let index: Int
  var story: Story
  var mode = Mode.content
  /// What a section's properties stand in: the body, or a paragraph's properties.
  var sectionReturn = Mode.content
  var paragraph = ParagraphFrame()
  var run = RunFrame()
  var tables: [TableFrame] = []
  var controls: [ControlFrame] = []
  var fields: [FieldFrame] = []
  var links: [LinkFrame] = []
  var drawings: [DrawingFrame] = []
  /// Cells that are merged with the one below or above them.
  var mergedCells: Set<Int> = []
  /// Fields whose result has not begun: nothing in them is shown.
  var fieldsInInstruction = 0
  /// It hangs on a run that is not shown.
  var isHidden = false
  /// Paragraphs and tables directly in the story.
  var count = ContainerCount()
  /// The story's background may be coloured, so that white text can be seen.
  var isOnShade = false

  init(index: Int, story: Story) {
    self.index = index
    self.story = story
  }

  /// The paragraph that is open, or that will be next.
  var paragraphIndex: Int {
    paragraph.isOpen ? story.paragraphs.count - 1 : story.paragraphs.count
  }
}

/// What the elements that come next are children of, as far as it changes their meaning.
enum Mode: UInt8 {
  case content
  case paragraphProperties, markProperties, runProperties
  case tableProperties, rowProperties, cellProperties, sectionProperties
  case controlProperties, fieldData
  case drawing
}

/// How many paragraphs and tables a story or cell holds so far.
struct ContainerCount {
  var paragraphs = 0
  var tables = 0
}

/// The paragraph that is read.
struct ParagraphFrame {
  var isOpen = false
  /// Its mark is deleted: what comes next goes on in it. (W26)
  var isMarkDeleted = false
  /// Its `<w:p>` has ended, and what comes next goes on in it.
  var isWaiting = false
  var style: Int?
  var numbering: NumberingReference?
  var headingLevel: Int?
  var hasOwnLevel = false
  var isFramed = false
  var isShaded = false
  /// What its style makes of a run without formatting of its own.
  var plain: ResolvedRun?
}

/// The run that is read.
struct RunFrame {
  var direct = RunProperties()
  var style: Int?
  var hasProperties = false
  var resolved: ResolvedRun?
}

/// What a run's properties come to.
struct ResolvedRun {
  var look: Look
  var isHidden: Bool
  var font: SymbolFont?
}

/// A table that is read.
struct TableFrame {
  /// Index in the story's tables.
  let index: Int
  var level = Level.table
  /// Counted from 0: the row that is read.
  var row = 0
  var style: Int?
  var isShaded = false
  /// The cells of the row above, by the grid column that they begin at.
  var above: [Int] = []
  var current: [Int] = []
  var gridColumn = 0
  var isRowDeleted = false
  var cell = CellFrame()

  enum Level { case table, row, cell }

  init(index: Int) {
    self.index = index
  }

  /// The row that was read is the one above from now on.
  mutating func finishRow() {
    swap(&above, &current)
    current.removeAll(keepingCapacity: true)
  }
}

/// A table cell that is read.
struct CellFrame {
  /// Index in the story's cells; nil until its properties are read, and for one that is not shown.
  var index: Int?
  var span = 1
  var merge = Merge.none
  var isDeleted = false
  var isCovered = false
  var isShaded = false
  var hasBegun = false
  var count = ContainerCount()
  var text = 0
  var paragraph = 0

  enum Merge { case none, restart, down, along }
}

/// A `<w:sdt>` that is read.
struct ControlFrame {
  /// Index in the story's controls; nil for one that is not shown.
  var index: Int?
  var kind: ContentControl.Kind?
  var placeholderName: String?
  /// What the prefixes of its binding's path stand for.
  var prefixes = ""
  var entries: [ListItem] = []
  var isDropDown = false
  var isComboBox = false
  var date: (full: String?, format: String?, language: String?)?
  var check: (isOn: Bool, on: String, off: String)?
  var control: ContentControl
}

/// A complex field that is read.
struct FieldFrame {
  /// Counted from 0 within the part.
  let ordinal: Int
  var instruction: [UInt8] = []
  var hasResult = false
  /// It does something and shows nothing, whatever its result is.
  var isSilent = false
  var result = 0
  var paragraph = 0
  var form: FormData?
}

/// A `<w:ffData>`. (ECMA-376 Part 1, §17.16.17)
struct FormData {
  enum Kind { case text, checkBox, dropDown }
  var kind: Kind?
  var name: String?
  var initial: String?
  var isChecked: Bool?
  var entries: [String] = []
  var result: Int?
}

/// A hyperlink that is read.
struct LinkFrame {
  let start: Int
  let target: String?
}
