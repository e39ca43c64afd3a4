/// The notes that are referred to: as often as what refers to them was written.
///
/// They are numbered in the order of their references, in which they are written, too: LibreOffice takes the number
/// for the place.
struct CopiedNotes {
  struct Copy {
    var original: NoteID
    var id: Int
    /// What was gone through where the note is referred to.
    var frames: [Scope.Frame]
  }

  /// In the order of their references.
  private(set) var all: [Copy] = []
  private var next: [NoteID.Kind: Int] = [:]
  private let kept: Set<NoteID>

  /// - Parameter kept: separators, and notes that nothing refers to, whose numbers are taken.
  init(besides kept: Set<NoteID> = []) {
    self.kept = kept
  }

  /// The id for a reference to a note.
  mutating func reference(to id: NoteID, _ frames: [Scope.Frame]) -> Int {
    var new = NoteID(kind: id.kind, number: next[id.kind] ?? 1)
    while kept.contains(new) { new.number += 1 }
    next[id.kind] = new.number + 1
    all.append(Copy(original: id, id: new.number, frames: frames))
    return new.number
  }
}
