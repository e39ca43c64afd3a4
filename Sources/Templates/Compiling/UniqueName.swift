internal import Word
internal import XML

/// An attribute whose value may stand once in a document: what is copied gets a new one.
struct UniqueName {
  enum Kind {
    case id(Code.IDKind)
    case name
    /// The name of a bookmark or shape, where it is referred to.
    case sameName
    /// The id of a note, where it is referred to.
    case note(NoteID.Kind)
  }

  let kind: Kind
  let value: String
  private let node: XMLNode
  private let attribute: String
  private let isW: Bool
  /// What stands round the name in the attribute.
  private var before: Substring = ""
  private var after: Substring = ""

  /// Those of an element.
  static func all(of node: XMLNode) -> [UniqueName] {
    guard node.kind == .element else { return [] }
    func unique(_ kind: Kind, _ attribute: String, isW: Bool = false) -> UniqueName? {
      let value = isW ? node.attribute(attribute, in: WordNames.w) : node.attribute(attribute)
      return value.map {
        UniqueName(kind: kind, value: $0, node: node, attribute: attribute, isW: isW)
      }
    }
    let found: [UniqueName?] =
      if node.isElement("docPr", in: WordNames.wordDrawing) {
        [unique(.id(.drawing), "id")]
      } else if node.isW("bookmarkStart") {
        [unique(.id(.bookmark), "id", isW: true), unique(.name, "name", isW: true)]
      } else if node.isW("bookmarkEnd") {
        [unique(.id(.bookmark), "id", isW: true)]
      } else if node.isW("id"), node.parent?.isW("sdtPr") == true {
        [unique(.id(.control), "val", isW: true)]
      } else if node.namespace == "urn:schemas-microsoft-com:vml" {
        [unique(.name, "id")]
      } else if node.isElement("OLEObject", in: ["urn:schemas-microsoft-com:office:office"]) {
        [unique(.sameName, "ShapeID")]
      } else if node.isW("hyperlink"),
        node.attribute("id", in: WordNames.r) == nil
      {
        // With a relationship it names a place in another file.
        [unique(.sameName, "anchor", isW: true)]
      } else if node.isW("fldSimple") {
        [reference(node)]
      } else if node.isNoteReference {
        [unique(.note(node.isW("endnoteReference") ? .endnote : .footnote), "id", isW: true)]
      } else {
        []
      }
    return found.compactMap { $0 }
  }

  /// What becomes of it in a copy.
  var step: Code.Step {
    switch kind {
    case .name: .name(value)
    case .sameName: .sameName(value)
    case .note(let kind): .note(NoteID(kind: kind, number: Int(value) ?? 0))
    case .id(let kind): .id(kind, Int(value) ?? 0)
    }
  }

  /// The bookmark that a simple field refers to.
  private static func reference(_ field: XMLNode) -> UniqueName? {
    guard let instruction = field.attribute("instr", in: WordNames.w),
      let reference = BookmarkReference(instruction)
    else { return nil }
    var name = UniqueName(
      kind: .sameName, value: String(reference.name), node: field, attribute: "instr", isW: true)
    (name.before, name.after) = (reference.before, reference.after)
    return name
  }

  func set(to new: String) {
    let new = String(before + new + after)
    if isW {
      node.removeAttribute(attribute, in: WordNames.w)
      node.set(attribute, like: node, to: new)
    } else {
      node.set(attribute, to: new)
    }
  }
}

extension NoteID {
  /// The name of a note; nil for a separator, and for what is none.
  init?(_ note: XMLNode) {
    guard note.attribute("type", in: WordNames.w) == nil else { return nil }
    self.init(any: note)
  }

  /// The name of a note or separator.
  init?(any note: XMLNode) {
    guard note.isW("footnote") || note.isW("endnote"),
      let number = note.attribute("id", in: WordNames.w).flatMap({ Int($0) })
    else { return nil }
    self.init(kind: note.isW("endnote") ? .endnote : .footnote, number: number)
  }
}

extension XMLNode {
  /// It or something in it has a value that may stand once in a document.
  var holdsUniqueNames: Bool {
    kind == .element
      && (!UniqueName.all(of: self).isEmpty || hasTrackingIDs || bookmarkReference != nil
        || children.contains { $0.holdsUniqueNames })
  }

  /// It refers to a note at the foot of a page or at the end.
  var isNoteReference: Bool { isW("footnoteReference") || isW("endnoteReference") }

  /// Those in it.
  var noteReferences: [XMLNode] {
    children.filter { $0.kind == .element }.flatMap {
      $0.isNoteReference ? [$0] : $0.noteReferences
    }
  }

  /// The bookmark that the instruction of a field refers to.
  var bookmarkReference: BookmarkReference? {
    isW("instrText") ? BookmarkReference(text) : nil
  }

  private static let trackingIDs = ["paraId", "textId"]
  private static let anchorIDs = ["anchorId", "editId"]

  private var hasTrackingIDs: Bool {
    Self.trackingIDs.contains { attribute($0, in: WordNames.word2010) != nil }
      || Self.anchorIDs.contains { attribute($0, in: WordNames.wordDrawing2010) != nil }
      || isW(oneOf: ["commentRangeStart", "commentRangeEnd", "commentReference"])
  }

  /// Ids by which Word follows a paragraph or drawing from version to version; a copy has none.
  func dropTrackingIDs() {
    for name in Self.trackingIDs { removeAttribute(name, in: WordNames.word2010) }
    for name in Self.anchorIDs { removeAttribute(name, in: WordNames.wordDrawing2010) }
  }
}
