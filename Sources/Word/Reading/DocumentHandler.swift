internal import Archive
internal import XML

/// Makes a document of the parts that hold its stories, in one pass over each.
///
/// The state is a handful of structs and small stacks; an element costs a `switch` on its number.
/// (DESIGN, "Reading")
struct DocumentHandler: XMLHandler {
  let limits: ReadingLimits
  let styles: Styles?
  /// The part that is read, and where its `r:id`s lead.
  var part: PartName?
  var relationships = Relationships()

  /// Finished stories, and places kept for those that are still open.
  var stories: [Story] = []
  var notes: [PendingNote] = []
  var pendingLists: [PendingList] = []
  var placeholders: [PendingPlaceholder] = []
  var bindings: [PendingBinding] = []
  var marks = AnchorMarks()
  /// The headers and footers that sections name, in order.
  var edges: [String] = []

  var current: StoryFrame
  var suspended: [StoryFrame] = []
  /// The parent of the stories of a part of notes or comments: which of its children is open.
  var container: Container?
  /// Elements within one whose content does not matter.
  var skipped = 0
  var collecting = Collecting.nothing
  /// Alternates that are open. (ECMA-376 Part 3, "AlternateContent")
  var alternates: [AlternateFrame] = []
  var hasRoot = false
  var hasBody = false

  /// Levels of deleted and of inserted content that are open, and who did it.
  var deleted = 0
  var inserted = 0
  var insertedBy: String?
  /// The insertion that is read has shown no text yet.
  var isInsertionNew = false
  var deletedBy: String?
  var covered = 0
  var hidden = 0
  /// Tables that are open within what is not shown.
  var unseenTables = 0
  /// Text that is not shown, until it becomes a note.
  var unseenText = UnseenText()

  /// Complex fields of this part so far, and those without an end that are read as if they were not there.
  var fieldCount = 0
  var ignoredFields: Set<Int> = []
  var unclosedFields: Set<Int> = []

  /// Characters of all stories so far.
  var characters = 0
  var controlCount = 0
  var mergedColumns = 0
  /// What the root says in `mc:Ignorable` and `mc:ProcessContent`.
  private var ignorable = ""
  private var processed = ""
  /// The prefixes of elements that are skipped, worked out at the first name that is not known.
  private var ignoredPrefixes: Set<Substring>?
  var unknownNames: Set<String> = []
  var overrun: String?

  var failure: XMLFailure? { overrun.map { .tooLarge(limit: $0) } }

  init(limits: ReadingLimits, styles: Styles?) {
    self.limits = limits
    self.styles = styles
    current = StoryFrame(index: 0, story: Story(kind: .body, part: nil))
  }

  /// Whether what is read shows on the page.
  var isShown: Bool { deleted == 0 && covered == 0 && hidden == 0 }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard skipped == 0 else {
      skipped += 1
      return
    }
    if name.namespace == Namespace.compatibility.rawValue {
      startAlternate(name, attributes)
      return
    }
    guard name.namespace == Namespace.w.rawValue else {
      startForeign(name, attributes)
      return
    }
    guard let local = LocalName(rawValue: name.local) else {
      if current.mode == .content { noteUnknown(attributes) }
      return
    }
    switch current.mode {
    case .content: startContent(local, attributes)
    case .runProperties: startRunProperty(local, attributes)
    case .paragraphProperties, .markProperties: startParagraphProperty(local, attributes)
    case .cellProperties: startCellProperty(local, attributes)
    case .rowProperties: startRowProperty(local, attributes)
    case .tableProperties: startTableProperty(local, attributes)
    case .controlProperties: startControlProperty(local, attributes)
    case .fieldData: startFieldData(local, attributes)
    case .sectionProperties: startSectionProperty(local, attributes)
    case .drawing: startDrawn(local, attributes)
    }
  }

  mutating func end(_ name: XMLName) {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    if name.namespace == Namespace.compatibility.rawValue {
      endAlternate(name)
      return
    }
    guard name.namespace == Namespace.w.rawValue, let local = LocalName(rawValue: name.local) else {
      endForeign(name)
      return
    }
    switch current.mode {
    case .content: endContent(local)
    case .runProperties: if local == .rPr { current.mode = .content }
    case .markProperties: if local == .rPr { current.mode = .paragraphProperties }
    case .paragraphProperties: if local == .pPr { endParagraphProperties() }
    case .cellProperties: if local == .tcPr { endCellProperties() }
    case .rowProperties: if local == .trPr { endRowProperties() }
    case .tableProperties:
      if local == .tblPr || local == .tblPrEx { current.mode = .content }
    case .controlProperties: endControlProperty(local)
    case .fieldData: if local == .ffData { current.mode = .content }
    case .sectionProperties: if local == .sectPr { current.mode = current.sectionReturn }
    case .drawing: endDrawn(local)
    }
  }

  mutating func text(_ bytes: Span<UInt8>) {
    switch collecting {
    case .nothing: break
    case .text: appendText(bytes)
    case .instruction: appendInstruction(bytes)
    }
  }

  /// Skips the element that just opened, and all in it.
  @inline(__always)
  mutating func skip() { skipped = 1 }

  /// Records once that an element is not known; it is walked into. (R5)
  mutating func noteUnknown(_ attributes: XMLAttributes) {
    let name = attributes.elementName
    if let colon = name.firstIndex(of: ":"), isIgnorable(name[..<colon]) {
      skip()
      return
    }
    guard unknownNames.count < 100, unknownNames.insert(name).inserted else { return }
    note(.unknownElement(name))
  }

  /// Takes what a root says of elements that older programs may skip.
  mutating func ignore(_ prefixes: String, except processed: String) {
    ignorable = prefixes
    self.processed = processed
    ignoredPrefixes = nil
  }

  /// Whether elements with this prefix are skipped with all that is in them. (ECMA-376 Part 3)
  private mutating func isIgnorable(_ prefix: Substring) -> Bool {
    if let ignoredPrefixes { return ignoredPrefixes.contains(prefix) }
    let processed = processed.split(separator: " ").map { $0.prefix { $0 != ":" } }
    let ignored = Set(ignorable.split(separator: " ")).subtracting(processed)
    ignoredPrefixes = ignored
    return ignored.contains(prefix)
  }

  /// Keeps something to be said about the place that is read.
  mutating func note(_ kind: DocumentNote.Kind) {
    notes.append(
      PendingNote(kind: kind, story: current.index, paragraph: current.paragraphIndex))
  }
}
