/// The notes that are referred to more than once, because what refers to them was repeated.
struct CopiedNotes {
  struct Copy {
    var original: NoteID
    var id: Int
    /// What was gone through where the note is referred to.
    var frames: [Scope.Frame]
  }

  private var first: [NoteID: [Scope.Frame]] = [:]
  private(set) var copies: [Copy] = []

  /// The id for a reference to a note: its own the first time, then that of a copy.
  mutating func reference(
    to id: NoteID, _ frames: [Scope.Frame], _ names: inout CopiedNames
  ) -> Int {
    guard first[id] != nil else {
      first[id] = frames
      return id.number
    }
    let copy = Copy(original: id, id: names.newNote(), frames: frames)
    copies.append(copy)
    return copy.id
  }

  /// What was gone through where a note is first referred to.
  func frames(of id: NoteID) -> [Scope.Frame] { first[id] ?? [] }
}
