internal import Word

/// What a part of a template comes to: bytes to copy and things to do, in order.
///
/// A template is a tree while it is understood. Filling it is going through this list once, so that a document
/// costs about what copying it costs.
struct Code: Sendable {
  /// The bytes that ``Step/copy(_:isVisible:)`` and others name by their ranges.
  var bytes: [UInt8] = []
  var steps: [Step] = []
  /// It is written in the strict family of namespaces. (W2)
  var isStrict = false
  /// Nothing is to be filled in: the part stays as it is.
  var isFixed = true
  /// The ids and names of the part, which new ones must not have.
  var taken = TakenNames()

  typealias Bytes = Range<Int>

  /// The notes that it refers to; none where it does so whatever the data.
  var notes: Set<NoteID> { Set(Self.notes(steps)) }

  private static func notes(_ steps: [Step]) -> [NoteID] {
    steps.flatMap { step -> [NoteID] in
      if case .note(let id) = step { [id] } else { notes(step.inner) }
    }
  }

  /// The notes of the part.
  var noteBodies: [(id: NoteID, steps: [Step])] { Self.noteBodies(steps) }

  private static func noteBodies(_ steps: [Step]) -> [(id: NoteID, steps: [Step])] {
    steps.flatMap { step -> [(id: NoteID, steps: [Step])] in
      if case .noteBody(let id, let body) = step { [(id, body)] } else { noteBodies(step.inner) }
    }
  }

  /// The names that are given in something that is repeated, in small letters.
  var names: [String: NameHome] {
    var names: [String: NameHome] = [:]
    Self.gather(steps, in: [], &names)
    return names
  }

  /// It refers to names that something repeated gives.
  var hasReferences: Bool {
    let names = names
    return !names.isEmpty && Self.refers(steps, to: names)
  }

  private static func refers(_ steps: [Step], to names: [String: NameHome]) -> Bool {
    steps.contains { step in
      if case .sameName(let name) = step {
        names[name.lowercased()] != nil
      } else {
        refers(step.inner, to: names)
      }
    }
  }

  private static func gather(
    _ steps: [Step], in lists: [String], _ names: inout [String: NameHome]
  ) {
    for step in steps {
      var inner = lists
      switch step {
      case .name(let name):
        let key = name.lowercased()
        if names[key] == nil { names[key] = NameHome(name: name, lists: lists) }
      case .loop(let list, _, _): inner.append(list.text)
      default: break
      }
      gather(step.inner, in: inner, &names)
    }
  }

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
    /// Such a name where it is referred to.
    case sameName(String)
    /// What goes where nothing of it is on the page: a link.
    case droppable([Step])
    /// A reference to a note, which gets a note of its own with each copy.
    case note(NoteID)
    /// A note, to be written for each reference to it.
    case noteBody(NoteID, [Step])
    /// The id of the note that is written.
    case noteID
    /// Where such notes go, in the order of their references.
    case noteCopies(NoteID.Kind)
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
    var use = Use.run

    enum Use: Sendable {
      /// Text of a run.
      case run
      /// One line without looks: an attribute, or a text that is no run's.
      case plain
      /// A piece of an address, or of what an address asks for behind its question mark.
      case address(isQuery: Bool, isInField: Bool)
      /// Words between quotes in the instruction of a field.
      case fieldWords
    }
  }

  /// A content control, filled where the data has a value of its name.
  struct Control: Sendable {
    enum Kind: Sendable {
      case text(before: [Step], Site, after: Bytes, ControlText)
      /// What it is when it is ticked, and when it is not.
      case checkBox(on: [Step], off: [Step])
    }

    /// What the control makes of a value.
    struct ControlText: Sendable {
      /// Of a date control: how it shows days.
      var dateFormat: String?
      /// Of a list: what each value is shown as; empty where any text may be typed.
      var choices: [(value: String, shown: String)] = []
      var isClosed = false
    }

    /// The steps that are gone through where the data has such a value.
    var filled: [Step] {
      switch kind {
      case .text(let before, _, _, _): before
      case .checkBox(let on, let off): on + off
      }
    }

    var name: Name
    /// The index of its place among the tags.
    var tag: Int
    var kind: Kind
    /// What it is where the data has no such value.
    var otherwise: [Step]
  }
}

/// A note at the foot of a page or at the end, each of which are numbered by themselves.
struct NoteID: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case footnote, endnote }

  var kind: Kind
  var number: Int
}

/// Where a name is given that must be unique.
struct NameHome: Sendable {
  /// As it is written there.
  var name: String
  /// The lists that it is repeated with, the outermost first.
  var lists: [String]
}

extension Code.Step {
  /// The steps within it.
  var inner: [Code.Step] {
    switch self {
    case .choose(let branches, _): branches.flatMap(\.steps)
    case .loop(_, let inner, _), .paragraph(let inner, _), .block(let inner, _),
      .container(let inner, _), .table(let inner), .row(let inner), .droppable(let inner),
      .noteBody(_, let inner):
      inner
    case .control(let control): control.otherwise + control.filled
    case .copy, .value, .picture, .id, .name, .sameName, .note, .noteID, .noteCopies, .sectionEnd:
      []
    }
  }
}
