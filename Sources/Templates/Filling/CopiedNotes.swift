/// The notes that are referred to: as often as what refers to them was written.
struct CopiedNotes {
  struct Copy {
    var original: NoteID
    var id: Int
    /// What was gone through where the note is referred to.
    var frames: [Scope.Frame]
  }

  private var known: Set<NoteID> = []
  /// In the order of their references.
  private(set) var all: [Copy] = []

  /// The id for a reference to a note: its own the first time, then that of a copy.
  mutating func reference(
    to id: NoteID, _ frames: [Scope.Frame], _ names: inout CopiedNames
  ) -> Int {
    let copy = Copy(
      original: id, id: known.insert(id).inserted ? id.number : names.newNote(), frames: frames)
    all.append(copy)
    return copy.id
  }
}
