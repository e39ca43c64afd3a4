internal import Word

/// What a part of a template comes to: bytes to copy and things to do, in order.
///
/// A template is a tree while it is understood. Filling it is going through this list once, so that a document
/// costs about what copying it costs.
struct Code: Sendable {
  /// The bytes that ``Step/copy(_:isVisible:)`` and others name by their ranges.
  var bytes: [UInt8] = []
  var steps: [Step] = []
  /// Nothing is to be filled in: the part stays as it is.
  var isFixed = true
  /// The largest ids of the part, behind which new ones begin.
  var largestIDs = IDs()

  struct IDs: Sendable, Hashable {
    var drawing = 0
    var bookmark = 0
  }

  typealias Bytes = Range<Int>

  indirect enum Step: Sendable {
    /// `isVisible`: something of it is on the page.
    case copy(Bytes, isVisible: Bool)
    case value(ValueTag, Site, tag: Int)
    case picture(PictureTag, Site, tag: Int)
    /// The first branch whose condition holds.
    case choose([(condition: Condition?, steps: [Step])], tag: Int)
    case loop(Name, [Step], tag: Int)
    /// A paragraph; one that is droppable goes where nothing of it is on the page.
    case paragraph([Step], isDroppable: Bool)
    /// Another child of something that needs a paragraph at its end; a control may hold one.
    case block([Step], endsInParagraph: Bool)
    /// Something that needs a paragraph at its end, and the one that it gets where none is left.
    case container([Step], paragraph: Bytes)
    /// A table, which goes where none of its rows is left.
    case table([Step])
    case row([Step])
    case id(IDKind, Int)
    /// A name that must be unique, of a bookmark or a shape.
    case name(String)
    case control(Control)
    /// The end of a section, between two records in one file: behind the last one there is none.
    case sectionEnd(Bytes)
  }

  enum IDKind: Sendable { case drawing, bookmark, control }

  /// Where a value goes: what has to stand round it.
  struct Site: Sendable {
    /// The prefix of WordprocessingML there, with its colon.
    var prefix: String
    /// Ends the paragraph and begins one like it; empty where that cannot be done.
    var newParagraph: Bytes
  }

  /// A content control, filled where the data has a value of its name.
  struct Control: Sendable {
    enum Kind: Sendable {
      case text(before: Bytes, Site, after: Bytes)
      /// What it is when it is ticked, and when it is not.
      case checkBox(on: Bytes, off: Bytes)
    }

    var name: Name
    var kind: Kind
    /// What it is where the data has no such value.
    var otherwise: [Step]
  }
}
